// LiveHost: frames for a terminal without colours said twice.
// SPDX-License-Identifier: Apache-2.0

/// Leaves out of a frame what changes no cell: a ground that is set again with every ink, an ink
/// for blanks, and the plain look at the end of each frame (accessibility rule T3).
///
/// Looks are kept back until a byte comes that shows them. What is not known to be one of the
/// usual looks ends this for good: from there on everything passes as it came.
package struct InkThrift {
  /// How the terminal writes; colours as their codes, such as `38;5;75`.
  private struct Ink: Equatable {
    var ink: [UInt8] = Array("39".utf8)
    var ground: [UInt8] = Array("49".utf8)
    /// The codes of bold, underlined and reversed.
    var attributes: Set<UInt8> = []

    /// Whether blanks written in both look the same.
    func blanksLook(like other: Ink) -> Bool {
      ground == other.ground && attributes == other.attributes
        && (ink == other.ink || !attributes.contains(7))
    }
  }

  /// What the next letter is to look like.
  private var wanted = Ink()
  /// What the terminal was told; nil when that is not known.
  private var told: Ink?
  private var isOff = false
  private var output: [UInt8] = []

  package init() {}

  /// Others have written to the terminal.
  package mutating func forget() { told = nil }

  /// The look that was kept back, for others to go on from.
  package mutating func rest() -> [UInt8] {
    tell()
    return take()
  }

  /// The same frame in fewer bytes.
  package mutating func frame(_ bytes: [UInt8]) -> [UInt8] {
    var index = 0
    while index < bytes.count, !isOff {
      let byte = bytes[index]
      if byte == 0x1B {
        let end = InkThrift.end(of: bytes, from: index)
        pass(bytes[index..<end])
        index = end
        continue
      }
      // A line feed may scroll; the other controls only move.
      if byte == 0x20 { tellForBlanks() } else if byte > 0x20 || byte == 0x0A { tell() }
      output.append(byte)
      index += 1
    }
    output += bytes[index...]
    return take()
  }

  private mutating func take() -> [UInt8] {
    defer { output = [] }
    return output
  }

  /// Behind the escape sequence that begins here.
  private static func end(of bytes: [UInt8], from start: Int) -> Int {
    var index = start + 1
    guard index < bytes.count else { return bytes.count }
    let isControl = bytes[index] == UInt8(ascii: "[")
    if isControl { index += 1 }
    let last: ClosedRange<UInt8> = isControl ? 0x40...0x7E : 0x30...0x7E
    while index < bytes.count, !last.contains(bytes[index]) { index += 1 }
    return min(bytes.count, index + 1)
  }

  private mutating func pass(_ code: ArraySlice<UInt8>) {
    let isControl = code.dropFirst().first == UInt8(ascii: "[")
    switch (isControl, code.last) {
    case (true, UInt8(ascii: "m")):
      if read(code.dropFirst(2).dropLast()) { return }
      tell()
      isOff = true
    // Moves, and which letters are meant, show nothing.
    case (true, .some(let last)) where "ABCDGHd".utf8.contains(last): break
    case (false, _) where "()".utf8.contains(code.dropFirst().first ?? 0): break
    case (true, .some(let last)) where "@JKPX".utf8.contains(last): tellForBlanks()
    default: tell()
    }
    output += code
  }

  /// - Returns: false for a look that is not known here.
  private mutating func read(_ codes: ArraySlice<UInt8>) -> Bool {
    guard codes.allSatisfy({ $0 == UInt8(ascii: ";") || (0x30...0x39).contains($0) }) else {
      return false
    }
    let parts = codes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    var ink = wanted
    var index = 0
    while index < parts.count {
      let part = Array(parts[index])
      switch Int(String(decoding: part, as: UTF8.self)) ?? 0 {
      case 0: ink = Ink()
      case let code where [1, 4, 7].contains(code): ink.attributes.insert(UInt8(code))
      case 22: ink.attributes.remove(1)
      case 24: ink.attributes.remove(4)
      case 27: ink.attributes.remove(7)
      case 30...37, 39, 90...97: ink.ink = part
      case 40...47, 49, 100...107: ink.ground = part
      case let code where code == 38 || code == 48:
        guard index + 2 < parts.count, parts[index + 1].elementsEqual("5".utf8) else {
          return false
        }
        let whole = Array(parts[index...(index + 2)].joined(separator: ";".utf8))
        if code == 38 { ink.ink = whole } else { ink.ground = whole }
        index += 2
      default: return false
      }
      index += 1
    }
    wanted = ink
    return true
  }

  private mutating func tellForBlanks() {
    if let told, told.blanksLook(like: wanted) { return }
    tell()
  }

  private mutating func tell() {
    guard told != wanted, !isOff else { return }
    var known = told ?? Ink()
    var codes: [[UInt8]] = []
    if told == nil || !known.attributes.isSubset(of: wanted.attributes) {
      codes.append(Array("0".utf8))
      known = Ink()
    }
    for code in wanted.attributes.subtracting(known.attributes).sorted() {
      codes.append(Array(String(code).utf8))
    }
    if wanted.ink != known.ink { codes.append(wanted.ink) }
    if wanted.ground != known.ground { codes.append(wanted.ground) }
    output += [0x1B, UInt8(ascii: "[")] + codes.joined(separator: ";".utf8) + [UInt8(ascii: "m")]
    told = wanted
  }
}
