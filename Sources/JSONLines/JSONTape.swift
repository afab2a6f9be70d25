// LiveHost: a JSON text as a flat tape of tokens, made in one pass and reused from line to line.
// SPDX-License-Identifier: Apache-2.0

/// What a JSON value is.
package enum JSONKind: UInt8, Sendable {
  case object, array, string, number, boolean, null
}

/// One value on the tape: its bytes, and the index of the token after its whole subtree.
struct JSONToken: Sendable {
  var kind: JSONKind
  /// Strings only: whether a backslash has to be decoded.
  var hasEscapes = false
  var start: Int
  var end: Int
  var next: Int
}

/// A parsed JSON text. Make one and parse line after line into it: its buffers are kept.
///
/// Every index is checked; no input can trap it. Depth and length are limited because both come
/// from strangers: 64 levels, and whatever length the caller sets (a feed line has 64 KiB).
package final class JSONTape {
  private(set) var bytes: [UInt8] = []
  private(set) var tokens: [JSONToken] = []

  package static let maximumDepth = 64

  package init() {}

  /// Reads one JSON text; the former content is gone, whatever the outcome.
  package func parse(_ text: some Collection<UInt8>) throws(JSONProblem) -> JSONView {
    bytes.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: text)
    var builder = JSONTapeBuilder(tokens: tokens)
    // The builder owns the tokens while it works, so that no copy is made.
    tokens = []
    defer { tokens = builder.tokens }
    try builder.document(bytes.span)
    return JSONView(tape: self, index: 0)
  }

  /// Reads one JSON text from a string.
  package func parse(_ text: String) throws(JSONProblem) -> JSONView {
    try parse(text.utf8)
  }
}

/// The scanner: walks the bytes once and writes tokens.
struct JSONTapeBuilder {
  var tokens: [JSONToken]
  private var position = 0

  init(tokens: [JSONToken]) {
    self.tokens = tokens
  }

  mutating func document(_ text: Span<UInt8>) throws(JSONProblem) {
    skipSpace(text)
    guard position < text.count else { throw JSONProblem(.empty, at: 0) }
    try value(text, depth: 0)
    skipSpace(text)
    guard position == text.count else { throw JSONProblem(.trailingText, at: position) }
  }

  private mutating func skipSpace(_ text: Span<UInt8>) {
    while position < text.count {
      switch text[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private mutating func value(_ text: Span<UInt8>, depth: Int) throws(JSONProblem) {
    guard depth < JSONTape.maximumDepth else { throw JSONProblem(.tooDeep, at: position) }
    guard position < text.count else { throw JSONProblem(.truncated, at: position) }
    switch text[position] {
    case UInt8(ascii: "{"): try object(text, depth: depth)
    case UInt8(ascii: "["): try array(text, depth: depth)
    case UInt8(ascii: "\""): try string(text)
    case UInt8(ascii: "t"): try literal(text, "true", .boolean)
    case UInt8(ascii: "f"): try literal(text, "false", .boolean)
    case UInt8(ascii: "n"): try literal(text, "null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number(text)
    case let byte: throw JSONProblem(.unexpectedByte(byte), at: position)
    }
  }

  private mutating func object(_ text: Span<UInt8>, depth: Int) throws(JSONProblem) {
    let token = open(.object)
    skipSpace(text)
    if try accept(UInt8(ascii: "}"), text) { return close(token) }
    while true {
      skipSpace(text)
      try expect(UInt8(ascii: "\""), text, consume: false)
      try string(text)
      skipSpace(text)
      try expect(UInt8(ascii: ":"), text)
      skipSpace(text)
      try value(text, depth: depth + 1)
      skipSpace(text)
      if try accept(UInt8(ascii: "}"), text) { return close(token) }
      try expect(UInt8(ascii: ","), text)
    }
  }

  private mutating func array(_ text: Span<UInt8>, depth: Int) throws(JSONProblem) {
    let token = open(.array)
    skipSpace(text)
    if try accept(UInt8(ascii: "]"), text) { return close(token) }
    while true {
      skipSpace(text)
      try value(text, depth: depth + 1)
      skipSpace(text)
      if try accept(UInt8(ascii: "]"), text) { return close(token) }
      try expect(UInt8(ascii: ","), text)
    }
  }

  private mutating func open(_ kind: JSONKind) -> Int {
    tokens.append(JSONToken(kind: kind, start: position, end: position, next: 0))
    position += 1
    return tokens.count - 1
  }

  private mutating func close(_ token: Int) {
    tokens[token].end = position
    tokens[token].next = tokens.count
  }

  private mutating func accept(_ byte: UInt8, _ text: Span<UInt8>) throws(JSONProblem) -> Bool {
    guard position < text.count else { throw JSONProblem(.truncated, at: position) }
    guard text[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func expect(
    _ byte: UInt8, _ text: Span<UInt8>, consume: Bool = true
  ) throws(JSONProblem) {
    guard position < text.count else { throw JSONProblem(.truncated, at: position) }
    guard text[position] == byte else {
      throw JSONProblem(.unexpectedByte(text[position]), at: position)
    }
    if consume { position += 1 }
  }

  private mutating func literal(
    _ text: Span<UInt8>, _ word: StaticString, _ kind: JSONKind
  ) throws(JSONProblem) {
    let start = position
    for scalar in word.description.utf8 {
      try expect(scalar, text)
    }
    append(kind, from: start)
  }

  private mutating func append(_ kind: JSONKind, from start: Int, hasEscapes: Bool = false) {
    tokens.append(
      JSONToken(
        kind: kind, hasEscapes: hasEscapes, start: start, end: position, next: tokens.count + 1))
  }

  private mutating func number(_ text: Span<UInt8>) throws(JSONProblem) {
    let start = position
    if text[position] == UInt8(ascii: "-") { position += 1 }
    let leadingZero = position < text.count && text[position] == UInt8(ascii: "0")
    let digits = skipDigits(text)
    guard digits > 0, !(leadingZero && digits > 1) else { throw JSONProblem(.badNumber, at: start) }
    if position < text.count, text[position] == UInt8(ascii: ".") {
      position += 1
      guard skipDigits(text) > 0 else { throw JSONProblem(.badNumber, at: start) }
    }
    if position < text.count, text[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < text.count, text[position] == UInt8(ascii: "+") || text[position] == 0x2D {
        position += 1
      }
      guard skipDigits(text) > 0 else { throw JSONProblem(.badNumber, at: start) }
    }
    append(.number, from: start)
  }

  private mutating func skipDigits(_ text: Span<UInt8>) -> Int {
    let start = position
    while position < text.count, text[position] &- 0x30 < 10 { position += 1 }
    return position - start
  }

  /// A string's token covers the bytes between the quotes.
  private mutating func string(_ text: Span<UInt8>) throws(JSONProblem) {
    position += 1
    let start = position
    var hasEscapes = false
    while position < text.count {
      let byte = text[position]
      if byte == UInt8(ascii: "\"") {
        append(.string, from: start, hasEscapes: hasEscapes)
        position += 1
        return
      }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        try escape(text)
      } else if byte < 0x20 {
        throw JSONProblem(.rawControlCharacter, at: position)
      } else if byte < 0x80 {
        position += 1
      } else {
        let length = UTF8Rules.sequenceLength(text, at: position)
        guard length > 0 else { throw JSONProblem(.badUTF8, at: position) }
        position += length
      }
    }
    throw JSONProblem(.truncated, at: position)
  }

  private mutating func escape(_ text: Span<UInt8>) throws(JSONProblem) {
    let start = position
    guard position + 1 < text.count else { throw JSONProblem(.truncated, at: text.count) }
    switch text[position + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 2
    case UInt8(ascii: "u"):
      guard let unit = UTF8Rules.hexQuad(text, at: position + 2) else {
        throw JSONProblem(.badEscape, at: start)
      }
      position += 6
      guard unit & 0xF800 == 0xD800 else { return }
      // A high surrogate must be followed by its low half, else the text is no Unicode at all.
      guard unit < 0xDC00, position + 1 < text.count, text[position] == UInt8(ascii: "\\"),
        text[position + 1] == UInt8(ascii: "u"),
        let low = UTF8Rules.hexQuad(text, at: position + 2), low & 0xFC00 == 0xDC00
      else { throw JSONProblem(.badEscape, at: start) }
      position += 6
    default:
      throw JSONProblem(.badEscape, at: start)
    }
  }
}
