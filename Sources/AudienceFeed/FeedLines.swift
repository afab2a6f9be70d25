// LiveHost: bytes of a feed, cut into lines of limited length.
// SPDX-License-Identifier: Apache-2.0

/// Cuts a stream of bytes into lines. A line that is too long is dropped as it comes, unread, and
/// reported once.
package struct FeedLines: Sendable {
  /// The longest line that is read, without its newline (contract §3).
  package static let limit = 64 << 10

  /// A line, or what became of one.
  package enum Piece: Equatable, Sendable {
    case line(ArraySlice<UInt8>)
    /// The first bytes of a line that was too long.
    case tooLong(ArraySlice<UInt8>)
  }

  private var carry: [UInt8] = []
  private var isSkipping = false
  private let limit: Int

  /// - Parameter limit: bytes of the longest line, without its newline; 200 at least.
  package init(limit: Int = FeedLines.limit) {
    precondition(limit >= 200)
    self.limit = limit
  }

  package mutating func consume(_ bytes: ArraySlice<UInt8>, _ body: (Piece) -> Void) {
    var rest = bytes
    while let end = rest.firstIndex(of: 0x0A) {
      let part = rest[rest.startIndex..<end]
      rest = rest[(end + 1)...]
      if isSkipping {
        isSkipping = false
      } else if carry.isEmpty {
        emit(part, body)
      } else {
        carry.append(contentsOf: part)
        emit(carry[...], body)
      }
      carry.removeAll(keepingCapacity: true)
    }
    keep(rest, body)
  }

  private mutating func keep(_ rest: ArraySlice<UInt8>, _ body: (Piece) -> Void) {
    if isSkipping { return }
    carry.append(contentsOf: rest)
    // The carriage return before a newline that is still to come is no part of the line.
    guard carry.count > limit + (carry.last == 0x0D ? 1 : 0) else { return }
    body(.tooLong(carry.prefix(200)))
    carry.removeAll(keepingCapacity: false)
    isSkipping = true
  }

  private func emit(_ line: ArraySlice<UInt8>, _ body: (Piece) -> Void) {
    let text = line.last == 0x0D ? line.dropLast() : line
    // Blank lines are nothing: connectors use them to keep a pipe alive.
    if text.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return }
    body(text.count > limit ? .tooLong(text.prefix(200)) : .line(text))
  }

  /// The stream has ended; a last line without a newline still counts.
  package mutating func finish(_ body: (Piece) -> Void) {
    if !isSkipping, !carry.isEmpty { emit(carry[...], body) }
    carry = []
    isSkipping = false
  }
}
