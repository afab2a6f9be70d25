// LiveHost: where the audience comes from.
// SPDX-License-Identifier: Apache-2.0

package import AudienceFeed
package import ConsoleUI
package import SessionEngine
package import SystemIO

/// Something that came from a source.
package enum SourceItem {
  case message(AudienceMessage)
  /// A feed line, not read yet.
  case line(ArraySlice<UInt8>)
  /// The first bytes of a line that was too long.
  case tooLong(ArraySlice<UInt8>)
  case news(SourceNews)
}

/// One feed of the audience.
package protocol AudienceSource: AnyObject {
  var name: String { get }
  /// What to poll.
  var numbers: [Int32] { get }
  /// When there is something without polling; nil when never.
  var nextAt: Instant? { get }
  /// Whether there is more than the loop has taken.
  var hasMore: Bool { get }
  /// Hands over what there is, at most one turn's worth, until `body` says that it is enough.
  func read(ready: Set<Int32>, now: Instant, lot: Int, _ body: (SourceItem) -> Bool)
  /// Takes a line for the platform's chat; false when there is no way back, or it is full.
  func say(_ line: [UInt8]) -> Bool
}

extension AudienceSource {
  package var hasMore: Bool { false }
  package func say(_ line: [UInt8]) -> Bool { false }
}

/// The simulated audience.
package final class SimulatedSource: AudienceSource {
  private var audience: SimulatedAudience

  package let name = "simulated"
  package var numbers: [Int32] { [] }
  package var nextAt: Instant? { audience.nextAt }

  package init(_ audience: SimulatedAudience) {
    self.audience = audience
  }

  package func read(
    ready: Set<Int32>, now: Instant, lot: Int, _ body: (SourceItem) -> Bool
  ) {
    for message in audience.advance(to: now, lot: lot) { _ = body(.message(message)) }
  }
}

/// Feed lines from a descriptor: at most 64 KiB a turn, so that no feed can hold up a key. Lines
/// that the loop has no time for wait here, and what comes behind them in the pipe.
final class FeedStream {
  private static let turn = 64 << 10

  let descriptor: Descriptor
  private var lines = FeedLines()
  private var hasEnded = false
  /// Whether lines wait here.
  private(set) var hasMore = false

  init(_ descriptor: Descriptor) {
    self.descriptor = descriptor
    descriptor.setNonBlocking(true)
  }

  deinit {
    // Standard input is shared with whoever started us.
    descriptor.setNonBlocking(false)
  }

  /// - Returns: false when the stream is over.
  func read(ready: Set<Int32>, _ body: (SourceItem) -> Bool) -> Bool {
    if !hasMore, !hasEnded {
      guard ready.contains(descriptor.number) else { return true }
      do throws(SystemError) {
        let outcome = try lines.fill { (buffer) throws(SystemError) in
          try descriptor.read(into: &buffer, limit: FeedStream.turn)
        }
        hasEnded = outcome == .endOfFile
      } catch {
        _ = body(.news(.failed(reason: error.reason)))
        return false
      }
    }
    while let piece = lines.next() {
      hasMore = true
      if !hand(piece, body) { return true }
    }
    hasMore = false
    if hasEnded, let piece = lines.last() { _ = hand(piece, body) }
    return !hasEnded
  }

  private func hand(_ piece: FeedLines.Piece, _ body: (SourceItem) -> Bool) -> Bool {
    switch piece {
    case .line(let line): body(.line(line))
    case .tooLong(let start): body(.tooLong(start))
    }
  }
}

/// Standard input, or any other single stream.
package final class StreamSource: AudienceSource {
  package let name: String
  private let stream: FeedStream
  private var isOpen = true

  package init(name: String, _ descriptor: Descriptor) {
    self.name = name
    stream = FeedStream(descriptor)
  }

  package var numbers: [Int32] { isOpen ? [stream.descriptor.number] : [] }
  package var nextAt: Instant? { nil }
  package var hasMore: Bool { isOpen && stream.hasMore }

  package func read(
    ready: Set<Int32>, now: Instant, lot: Int, _ body: (SourceItem) -> Bool
  ) {
    guard isOpen else { return }
    isOpen = stream.read(ready: ready, body)
    if !isOpen { _ = body(.news(.ended)) }
  }
}

/// A socket that any number of connectors may write to.
package final class SocketSource: AudienceSource {
  /// More connectors at once are left waiting.
  private static let limit = 32
  private let listener: UnixListener
  private var streams: [FeedStream] = []
  /// Who is heard first; each turn another one, so that no one drowns the others.
  private var first = 0

  package init(path: String) throws(SystemError) {
    listener = try UnixListener(path: path)
  }

  package var name: String { "unix:" + listener.path }
  package var numbers: [Int32] { [listener.number] + streams.map(\.descriptor.number) }
  package var nextAt: Instant? { nil }
  package var hasMore: Bool { streams.contains(where: \.hasMore) }

  package func read(
    ready: Set<Int32>, now: Instant, lot: Int, _ body: (SourceItem) -> Bool
  ) {
    if ready.contains(listener.number), streams.count < SocketSource.limit,
      let connection = listener.accept()
    {
      streams.append(FeedStream(connection))
    }
    first += 1
    var goesOn = true
    var gone: [Int32] = []
    for step in streams.indices where goesOn {
      let stream = streams[(first + step) % streams.count]
      let isOpen = stream.read(ready: ready) { item in
        goesOn = body(item)
        return goesOn
      }
      if !isOpen { gone.append(stream.descriptor.number) }
    }
    if !gone.isEmpty { streams.removeAll { gone.contains($0.descriptor.number) } }
  }
}
