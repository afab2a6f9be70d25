// LiveHost: what can be wrong with a JSON text, and where.
// SPDX-License-Identifier: Apache-2.0

/// Why a text is not JSON, with the byte where it stops being so.
package struct JSONProblem: Error, Equatable, Sendable {
  /// The kinds of damage a reader can meet; names follow RFC 8259.
  package enum Reason: Equatable, Sendable {
    case empty, truncated, tooDeep, tooLong
    case unexpectedByte(UInt8)
    case badEscape, badNumber, badUTF8, rawControlCharacter
    case trailingText
  }

  package let reason: Reason
  /// Offset in bytes from the start of the text.
  package let offset: Int

  package init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}
