// LiveHost: a connector that we start, watch, and start again.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import ConsoleUI
package import SessionEngine
package import SystemIO

/// `exec:COMMAND`: feed lines from a program's standard output; what is to be said in the chat goes
/// to its standard input. When it ends it is started again, after a pause that grows from a
/// quarter of a second to ten seconds while it keeps ending at once.
package final class ConnectorSource: AudienceSource {
  package let name: String
  private let command: [String]
  private var child: ChildProcess?
  private var stream: FeedStream?
  private var startedAt: Instant = Instant(milliseconds: .min)
  private var restartAt: Instant?
  private var pause = shortestPause
  /// Whether the host has been told that it is gone, and not yet that it is back.
  private var isMissed = false
  /// Whether it has sent anything since it was started.
  private var hasSpoken = false
  /// The end of what it wrote to its standard error.
  private var complaint: [UInt8] = []
  /// What it has not read yet.
  private var pending: [UInt8] = []

  private static let shortestPause: Duration = .milliseconds(250)
  private static let longestPause: Duration = .seconds(10)
  /// A connector that lived this long had begun well.
  private static let goodLife: Duration = .seconds(30)
  /// One that was gone is back when it has spoken and lived this long: of one that keeps ending,
  /// the host hears once.
  private static let firmLife: Duration = .seconds(5)
  /// Lines that a connector does not take are let go beyond this.
  private static let pendingLimit = 64 << 10

  /// - Parameters:
  ///   - name: how the host knows it.
  ///   - command: program and arguments; started at once.
  package init(name: String, _ command: [String], now: Instant) throws(SystemError) {
    self.name = name
    self.command = command
    try start(now)
  }

  package var numbers: [Int32] { stream.map { [$0.descriptor.number] } ?? [] }
  package var nextAt: Instant? { restartAt ?? backAt }

  /// When the host is told that it is back.
  private var backAt: Instant? {
    isMissed && hasSpoken ? startedAt + ConnectorSource.firmLife : nil
  }

  package var hasMore: Bool { stream?.hasMore ?? false }

  private func start(_ now: Instant) throws(SystemError) {
    let child = try ChildProcess(command, .watchedPipes)
    child.input?.setNonBlocking(true)
    child.errors?.setNonBlocking(true)
    self.child = child
    stream = FeedStream(child.output)
    startedAt = now
    restartAt = nil
    hasSpoken = false
    pending = []
    complaint = []
  }

  package func read(
    ready: Set<Int32>, now: Instant, lot: Int, _ body: (SourceItem) -> Bool
  ) {
    if let restartAt, now >= restartAt { restart(now) }
    flush()
    listen()
    guard let stream else { return }
    let isOpen = stream.read(ready: ready) { item in
      hasSpoken = true
      return body(item)
    }
    if isOpen, let backAt, now >= backAt {
      isMissed = false
      _ = body(.news(.back))
    }
    if !isOpen { end(now, body) }
  }

  /// Takes what it complains of, so that it never waits for us; the end of it is kept.
  private func listen() {
    guard let errors = child?.errors else { return }
    while case .bytes? = try? errors.read(into: &complaint, limit: 4096) {
      complaint = complaint.suffix(512)
    }
  }

  /// The last line it complained with; empty when it said nothing.
  private var lastWords: String {
    let lines = complaint.split { $0 == 0x0A || $0 == 0x0D }
    return lines.last.map { String(decoding: $0.prefix(200), as: UTF8.self) } ?? ""
  }

  private func restart(_ now: Instant) {
    do throws(SystemError) {
      try start(now)
    } catch {
      wait(now)
    }
  }

  private func end(_ now: Instant, _ body: (SourceItem) -> Bool) {
    listen()
    // It may have closed its output and live on.
    child?.end()
    child = nil
    stream = nil
    if now.since(startedAt) >= ConnectorSource.goodLife { pause = ConnectorSource.shortestPause }
    wait(now)
    if !isMissed { _ = body(.news(.interrupted(lastWords: lastWords))) }
    isMissed = true
  }

  private func wait(_ now: Instant) {
    restartAt = now + pause
    pause = min(pause * 2, ConnectorSource.longestPause)
  }

  // MARK: What is said in the chat

  package func say(_ line: [UInt8]) -> Bool {
    guard child?.input != nil, pending.count + line.count <= ConnectorSource.pendingLimit else {
      return false
    }
    pending += line
    flush()
    return true
  }

  private func flush() {
    guard !pending.isEmpty, let input = child?.input else { return }
    // Gone or full: what is left goes later, or with the child.
    guard let count = try? input.writeOnce(pending[...]) else { return }
    pending.removeFirst(count)
  }
}
