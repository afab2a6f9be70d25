// LiveHost: looking at a value on a tape without copying it.
// SPDX-License-Identifier: Apache-2.0

/// A value of a parsed JSON text. Valid until its tape parses another text.
package struct JSONView {
  let tape: JSONTape
  let index: Int

  private var token: JSONToken { tape.tokens[index] }

  package var kind: JSONKind { token.kind }

  /// Where the value starts, in bytes from the start of the text.
  package var offset: Int { token.start }

  /// The text of a string, escapes decoded; nil for any other kind.
  package var string: String? {
    let token = token
    guard token.kind == .string else { return nil }
    if token.hasEscapes { return JSONView.decoded(token, tape) }
    return String(decoding: tape.bytes[token.start..<token.end], as: UTF8.self)
  }

  /// The bytes of a number as written; nil for any other kind.
  package var numberText: String? {
    let token = token
    guard token.kind == .number else { return nil }
    return String(decoding: tape.bytes[token.start..<token.end], as: UTF8.self)
  }

  /// A whole number that fits 64 bits and was written as one; nil for anything else.
  package var integer: Int64? {
    let token = token
    guard token.kind == .number else { return nil }
    var value: Int64 = 0
    var isNegative = false
    for (step, byte) in tape.bytes[token.start..<token.end].enumerated() {
      if step == 0, byte == UInt8(ascii: "-") {
        isNegative = true
        continue
      }
      guard byte &- 0x30 < 10 else { return nil }
      let digit = Int64(byte &- 0x30)
      let (shifted, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (added, overflow) =
        isNegative
        ? shifted.subtractingReportingOverflow(digit) : shifted.addingReportingOverflow(digit)
      if tooLarge || overflow { return nil }
      value = added
    }
    return value
  }

  package var boolean: Bool? {
    let token = token
    guard token.kind == .boolean else { return nil }
    return tape.bytes[token.start] == UInt8(ascii: "t")
  }

  package var isNull: Bool { token.kind == .null }

  /// The bytes of the whole value as they were written.
  package var source: ArraySlice<UInt8> {
    let token = token
    return token.kind == .string
      ? tape.bytes[(token.start - 1)...token.end] : tape.bytes[token.start..<token.end]
  }

  /// The member of an object with this name (the first, should it stand there twice).
  package subscript(_ name: StaticString) -> JSONView? {
    guard token.kind == .object else { return nil }
    var cursor = index + 1
    let end = token.next
    while cursor < end {
      let key = tape.tokens[cursor]
      if matches(key, name) { return JSONView(tape: tape, index: cursor + 1) }
      cursor = tape.tokens[cursor + 1].next
    }
    return nil
  }

  private func matches(_ key: JSONToken, _ name: StaticString) -> Bool {
    if key.hasEscapes { return JSONView.decoded(key, tape) == name.description }
    guard key.end - key.start == name.utf8CodeUnitCount else { return false }
    return tape.bytes[key.start..<key.end].elementsEqual(name.description.utf8)
  }

  private static func decoded(_ token: JSONToken, _ tape: JSONTape) -> String {
    UTF8Rules.decodeEscapes(Array(tape.bytes[token.start..<token.end]))
  }

  /// The elements of an array, in order; empty for any other kind.
  package var elements: [JSONView] {
    guard token.kind == .array else { return [] }
    var found: [JSONView] = []
    var cursor = index + 1
    while cursor < token.next {
      found.append(JSONView(tape: tape, index: cursor))
      cursor = tape.tokens[cursor].next
    }
    return found
  }

  /// The members of an object, in order; empty for any other kind.
  package var members: [(name: String, value: JSONView)] {
    guard token.kind == .object else { return [] }
    var found: [(name: String, value: JSONView)] = []
    var cursor = index + 1
    while cursor < token.next {
      let name = JSONView(tape: tape, index: cursor).string ?? ""
      found.append((name, JSONView(tape: tape, index: cursor + 1)))
      cursor = tape.tokens[cursor + 1].next
    }
    return found
  }
}
