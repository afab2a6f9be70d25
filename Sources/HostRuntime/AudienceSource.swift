// LiveHost: where the audience comes from.
// SPDX-License-Identifier: Apache-2.0

package import AudienceFeed
package import ConsoleUI
package import SessionEngine
package import SystemIO

/// Something that came from a source.
package enum SourceItem {
  case message(AudienceMessage)
  /// A line that cannot be read, with its first bytes.
  case rejected(FeedProblem, line: [UInt8])
  case news(SourceNews)
}

/// One feed of the audience.
package protocol AudienceSource: AnyObject {
  var name: String { get }
  /// What to poll.
  var numbers: [Int32] { get }
  /// When there is something without polling; nil when never.
  var nextAt: Instant? { get }
  /// Hands over what there is, at most one turn's worth.
  func read(ready: Set<Int32>, now: Instant, lot: Int, _ body: (SourceItem) -> Void)
  /// Takes a line for the platform's chat; false when there is no way back, or it is full.
  func say(_ line: [UInt8]) -> Bool
}

extension AudienceSource {
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
    ready: Set<Int32>, now: Instant, lot: Int, _ body: (SourceItem) -> Void
  ) {
    for message in audience.advance(to: now, lot: lot) { body(.message(message)) }
  }
}

/// Feed lines from a descriptor: at most 64 KiB a turn, so that no feed can hold up a key.
final class FeedStream {
  private static let turn = 64 << 10

  let descriptor: Descriptor
  private var lines = FeedLines()
  private let decoder = FeedDecoder()
  private var buffer: [UInt8] = []

  init(_ descriptor: Descriptor) {
    self.descriptor = descriptor
    descriptor.setNonBlocking(true)
  }

  deinit {
    // Standard input is shared with whoever started us.
    descriptor.setNonBlocking(false)
  }

  /// - Returns: false when the stream is over.
  func read(_ body: (SourceItem) -> Void) -> Bool {
    buffer.removeAll(keepingCapacity: true)
    let outcome: ReadOutcome
    do throws(SystemError) {
      outcome = try descriptor.read(into: &buffer, limit: FeedStream.turn)
    } catch {
      body(.news(.failed(reason: error.reason)))
      return false
    }
    switch outcome {
    case .wouldBlock: return true
    case .bytes:
      lines.consume(buffer[...]) { take($0, body) }
      return true
    case .endOfFile:
      lines.finish { take($0, body) }
      return false
    }
  }

  private func take(_ piece: FeedLines.Piece, _ body: (SourceItem) -> Void) {
    switch piece {
    case .tooLong(let start): body(.rejected(FeedProblem(.tooLong), line: Array(start)))
    case .line(let line):
      do throws(FeedProblem) {
        body(.message(try decoder.decode(line)))
      } catch {
        body(.rejected(error, line: Array(line.prefix(2000))))
      }
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

  package func read(
    ready: Set<Int32>, now: Instant, lot: Int, _ body: (SourceItem) -> Void
  ) {
    guard isOpen, ready.contains(stream.descriptor.number) else { return }
    isOpen = stream.read(body)
    if !isOpen { body(.news(.ended)) }
  }
}

/// A socket that any number of connectors may write to.
package final class SocketSource: AudienceSource {
  /// More connectors at once are left waiting.
  private static let limit = 32
  private let listener: UnixListener
  private var streams: [FeedStream] = []

  package init(path: String) throws(SystemError) {
    listener = try UnixListener(path: path)
  }

  package var name: String { "unix:" + listener.path }
  package var numbers: [Int32] { [listener.number] + streams.map(\.descriptor.number) }
  package var nextAt: Instant? { nil }

  package func read(
    ready: Set<Int32>, now: Instant, lot: Int, _ body: (SourceItem) -> Void
  ) {
    if ready.contains(listener.number), streams.count < SocketSource.limit,
      let connection = listener.accept()
    {
      streams.append(FeedStream(connection))
    }
    streams.removeAll { stream in
      ready.contains(stream.descriptor.number) && !stream.read(body)
    }
  }
}
