// LiveHost: bytes of a feed, cut into lines of limited length.
// SPDX-License-Identifier: Apache-2.0

import SystemIO

/// Cuts a stream of bytes into lines, which are taken one by one: what is not taken yet waits here,
/// two reads' worth at most. A line that is too long is dropped as it comes, unread, and reported
/// once.
package struct FeedLines: Sendable {
  /// The longest line that is read, without its newline (contract §3).
  package static let limit = 64 << 10

  /// A line, or what became of one.
  package enum Piece: Equatable, Sendable {
    case line(ArraySlice<UInt8>)
    /// The first bytes of a line that was too long.
    case tooLong(ArraySlice<UInt8>)
  }

  private var buffer: [UInt8] = []
  /// The first byte that was not handed out.
  private var start = 0
  /// Before this one there is no newline any more.
  private var searched = 0
  private var isSkipping = false
  /// Whether a line was handed out: a mark of the byte order can only stand before the first.
  private var hasBegun = false
  private let limit: Int

  /// - Parameter limit: bytes of the longest line, without its newline; 200 at least.
  package init(limit: Int = FeedLines.limit) {
    precondition(limit >= 200)
    self.limit = limit
  }

  /// Lets `body` append more bytes to those that wait.
  package mutating func fill<Outcome, Failure: Error>(
    _ body: (inout [UInt8]) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome {
    buffer.removeSubrange(..<start)
    searched -= start
    start = 0
    return try body(&buffer)
  }

  /// The next line that is there as a whole; nil when more bytes are needed.
  package mutating func next() -> Piece? {
    while let end = ByteSearch.newline(in: buffer.span, from: searched) {
      let line = buffer[start..<end]
      (start, searched) = (end + 1, end + 1)
      if isSkipping {
        isSkipping = false
      } else if let piece = piece(line) {
        return piece
      }
    }
    searched = buffer.count
    return isSkipping || isTooLong ? skip() : nil
  }

  /// The carriage return before a newline that is still to come is no part of the line.
  private var isTooLong: Bool {
    buffer.count - start > limit + (buffer.last == 0x0D ? 1 : 0)
  }

  private mutating func skip() -> Piece? {
    let beginning = Array(buffer[start...].prefix(200))
    let isNew = !isSkipping
    isSkipping = true
    start = buffer.count
    return isNew ? .tooLong(beginning[...]) : nil
  }

  private mutating func piece(_ line: ArraySlice<UInt8>) -> Piece? {
    var text = line.last == 0x0D ? line.dropLast() : line
    if !hasBegun, text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    hasBegun = true
    // Blank lines are nothing: connectors use them to keep a pipe alive.
    if text.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return nil }
    return text.count > limit ? .tooLong(text.prefix(200)) : .line(text)
  }

  /// The stream has ended, and `next` has nothing more: a last line without a newline still counts.
  package mutating func last() -> Piece? {
    defer { self = FeedLines(limit: limit) }
    return isSkipping || start == buffer.count ? nil : piece(buffer[start...])
  }

  /// Takes all lines that `bytes` complete.
  package mutating func consume(_ bytes: ArraySlice<UInt8>, _ body: (Piece) -> Void) {
    fill { $0.append(contentsOf: bytes) }
    while let piece = next() { body(piece) }
  }

  /// Takes what is left at the end of the stream.
  package mutating func finish(_ body: (Piece) -> Void) {
    if let piece = last() { body(piece) }
  }
}
