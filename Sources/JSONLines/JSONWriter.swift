// LiveHost: writing JSON with the keys in the order given, on one line or indented.
// SPDX-License-Identifier: Apache-2.0

/// Builds one JSON text. Keys come out in the order they are written, so equal input gives equal
/// bytes; Foundation's encoder does not promise that.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  private let isIndented: Bool
  private var depth = 0
  private var needsComma = false
  private var isAfterKey = false

  /// - Parameter indented: two spaces a level, for documents that people read.
  package init(indented: Bool = false) {
    isIndented = indented
  }

  /// The text so far.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    container(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  package mutating func array(_ body: (inout JSONWriter) -> Void) {
    container(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  private mutating func container(
    _ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void
  ) {
    beginValue()
    bytes.append(open)
    depth += 1
    needsComma = false
    let start = bytes.count
    body(&self)
    depth -= 1
    if bytes.count > start { breakLine() }
    bytes.append(close)
    needsComma = true
  }

  /// A value right after its key needs nothing; any other starts a place of its own.
  private mutating func beginValue() {
    if !isAfterKey { beginPlace() }
    isAfterKey = false
    needsComma = true
  }

  private mutating func beginPlace() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    if depth > 0 { breakLine() }
  }

  private mutating func breakLine() {
    guard isIndented else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: depth * 2))
  }

  /// The name of the next value.
  package mutating func key(_ name: String) {
    beginPlace()
    JSONWriter.append(quoted: name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    if isIndented { bytes.append(0x20) }
    isAfterKey = true
  }

  package mutating func string(_ value: String) {
    beginValue()
    JSONWriter.append(quoted: value, to: &bytes)
  }

  package mutating func integer(_ value: Int64) {
    beginValue()
    bytes.append(contentsOf: Array(String(value).utf8))
  }

  package mutating func boolean(_ value: Bool) {
    beginValue()
    bytes.append(contentsOf: value ? Array("true".utf8) : Array("false".utf8))
  }

  package mutating func null() {
    beginValue()
    bytes.append(contentsOf: Array("null".utf8))
  }

  package mutating func field(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  package mutating func field(_ name: String, _ value: Int64) {
    key(name)
    integer(value)
  }

  package mutating func field(_ name: String, _ value: Int) {
    field(name, Int64(value))
  }

  package mutating func field(_ name: String, _ value: Bool) {
    key(name)
    boolean(value)
  }

  /// A string, or null where there is none.
  package mutating func field(_ name: String, orNull value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }

  /// A member that is an object.
  package mutating func group(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }

  /// A member that is an array.
  package mutating func list(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    array(body)
  }

  /// Appends a JSON string: only what must be escaped is.
  package static func append(quoted value: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x0A: bytes.append(contentsOf: [0x5C, UInt8(ascii: "n")])
      case 0x0D: bytes.append(contentsOf: [0x5C, UInt8(ascii: "r")])
      case 0x09: bytes.append(contentsOf: [0x5C, UInt8(ascii: "t")])
      case 0..<0x20:
        bytes.append(contentsOf: Array("\\u00".utf8))
        for nibble in [byte >> 4, byte & 0xF] {
          bytes.append(nibble < 10 ? nibble + 0x30 : nibble - 10 + UInt8(ascii: "a"))
        }
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
