// LiveHost: a look at a feed line that costs a fraction of reading it.
// SPDX-License-Identifier: Apache-2.0

import JSONLines
import SessionEngine

/// What is seen of a chat line without taking it apart: who speaks, and where the words are.
///
/// Lines that are out of the ordinary in any way (escapes, control characters, values within
/// values, doubled or missing fields, another kind) show nothing at a glance and have to be read.
/// What does show is what `FeedDecoder` would read.
package struct FeedGlance {
  /// The hash of the viewer's id (`ViewerTable.hash`).
  package private(set) var viewer: UInt64 = 0
  /// The words, counted from the start of the line.
  package private(set) var text = 0..<0

  private var index = 0
  private var seen: Field = []

  private struct Field: OptionSet {
    let rawValue: UInt8
    static let version = Field(rawValue: 1)
    static let kind = Field(rawValue: 2)
    static let user = Field(rawValue: 4)
    static let text = Field(rawValue: 8)
    static let id = Field(rawValue: 16)
    static let backlog = Field(rawValue: 32)
    static let userID = Field(rawValue: 64)
    static let name = Field(rawValue: 128)
    static let needed: Field = [.version, .kind, .user, .text, .userID]
  }

  /// Nil when the line has to be read.
  package init?(_ line: Span<UInt8>) {
    guard members(line, { $0.member($1, line) }) else { return nil }
    skipSpace(line)
    guard index == line.count, seen.isSuperset(of: .needed) else { return nil }
  }

  /// The last eight bytes of a word in one number; of a shorter word all of them.
  @inline(__always)
  private static func packed(_ line: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var value: UInt64 = 0
    for index in range.suffix(8) { value = value << 8 | UInt64(line[index]) }
    return value
  }

  /// The members of an object; each is told by its packed name.
  @inline(__always)
  private mutating func members(
    _ line: Span<UInt8>, _ member: (inout FeedGlance, UInt64) -> Bool
  ) -> Bool {
    guard accept(0x7B, line) else { return false }
    while true {
      skipSpace(line)
      guard let name = string(line) else { return false }
      skipSpace(line)
      guard accept(0x3A, line) else { return false }
      skipSpace(line)
      guard member(&self, FeedGlance.packed(line, name)) else { return false }
      skipSpace(line)
      if accept(0x7D, line) { return true }
      guard accept(0x2C, line) else { return false }
    }
  }

  private mutating func member(_ name: UInt64, _ line: Span<UInt8>) -> Bool {
    switch name {
    case 0x76:  // v
      return isNew(.version) && accept(0x31, line) && isAtEnd(line)
    case 0x6B69_6E64:  // kind
      guard isNew(.kind), let value = string(line) else { return false }
      return FeedGlance.packed(line, value) == 0x6368_6174  // chat
    case 0x7573_6572:  // user
      return isNew(.user) && members(line) { $0.userMember($1, line) }
    case 0x7465_7874:  // text
      guard isNew(.text), let value = string(line) else { return false }
      text = value
      return value.count <= FeedDecoder.textLimit
    case 0x6964:  // id
      return isNew(.id) && string(line) != nil
    case 0x6261_636B_6C6F_67:  // backlog
      return isNew(.backlog) && accept(0x66, line) && literal("alse", line)
    case 0x744D_6573_7361_6765:  // firstMessage, by its end
      // The first words of anybody are read.
      return index < line.count && line[index] != 0x74 && skipValue(line)
    default: return skipValue(line)
    }
  }

  private mutating func userMember(_ name: UInt64, _ line: Span<UInt8>) -> Bool {
    switch name {
    case 0x6964: return isNew(.userID) && userID(line)
    case 0x6E61_6D65: return isNew(.name) && string(line) != nil
    default: return skipValue(line)
    }
  }

  /// A text, or a whole number as it is written.
  private mutating func userID(_ line: Span<UInt8>) -> Bool {
    guard index < line.count else { return false }
    let value: Range<Int>
    if line[index] == 0x22 {
      guard let found = string(line) else { return false }
      value = found
    } else {
      guard let found = digits(line) else { return false }
      value = found
    }
    guard (1...FeedDecoder.nameLimit).contains(value.count) else { return false }
    var hash = ViewerTable.emptyHash
    for index in value { hash = ViewerTable.hash(hash, line[index]) }
    viewer = hash
    return true
  }

  private mutating func isNew(_ field: Field) -> Bool { seen.insert(field).inserted }

  // MARK: Values

  private mutating func skipValue(_ line: Span<UInt8>) -> Bool {
    guard index < line.count else { return false }
    switch line[index] {
    case 0x22: return string(line) != nil
    case 0x74: return literal("true", line)
    case 0x66: return literal("false", line)
    case 0x6E: return literal("null", line)
    default: return digits(line) != nil
    }
  }

  private mutating func literal(_ word: StaticString, _ line: Span<UInt8>) -> Bool {
    for byte in word.description.utf8 where !accept(byte, line) { return false }
    return true
  }

  private mutating func digits(_ line: Span<UInt8>) -> Range<Int>? {
    let start = index
    while index < line.count, line[index] &- 0x30 < 10 { index += 1 }
    let count = index - start
    guard (1...18).contains(count), count == 1 || line[start] != 0x30, isAtEnd(line) else {
      return nil
    }
    return start..<index
  }

  /// Whether a number ends here.
  private func isAtEnd(_ line: Span<UInt8>) -> Bool {
    guard index < line.count else { return false }
    switch line[index] {
    case 0x2C, 0x7D, 0x20: return true
    default: return false
    }
  }

  /// The bytes between two quotes, when they stand for themselves.
  @inline(__always)
  private mutating func string(_ line: Span<UInt8>) -> Range<Int>? {
    guard accept(0x22, line) else { return nil }
    let start = index
    while index < line.count {
      let byte = line[index]
      if byte == 0x22 {
        index += 1
        return start..<index - 1
      }
      if byte < 0x80 {
        guard byte >= 0x20, byte != 0x5C, byte != 0x7F else { return nil }
        index += 1
      } else {
        // Behind 0xC2 stand the other control characters.
        let length = byte == 0xC2 ? 0 : UTF8Rules.sequenceLength(line, at: index)
        guard length > 0 else { return nil }
        index += length
      }
    }
    return nil
  }

  @inline(__always)
  private mutating func accept(_ byte: UInt8, _ line: Span<UInt8>) -> Bool {
    guard index < line.count, line[index] == byte else { return false }
    index += 1
    return true
  }

  @inline(__always)
  private mutating func skipSpace(_ line: Span<UInt8>) {
    while index < line.count, line[index] == 0x20 { index += 1 }
  }
}
