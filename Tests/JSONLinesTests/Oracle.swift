// LiveHost: Foundation's reader as the judge of ours, and texts to judge by.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import Foundation
import JSONLines
import TestSupport

/// A JSON value, read by either reader.
indirect enum Value: Equatable, Decodable {
  case object([String: Value])
  case array([Value])
  case string(String)
  case number(Double)
  case boolean(Bool)
  case null

  init(from decoder: any Decoder) throws {
    if let members = try? decoder.container(keyedBy: Name.self) {
      var object: [String: Value] = [:]
      for key in members.allKeys {
        object[key.stringValue] = try members.decode(Value.self, forKey: key)
      }
      self = .object(object)
      return
    }
    if var list = try? decoder.unkeyedContainer() {
      var elements: [Value] = []
      while !list.isAtEnd { elements.append(try list.decode(Value.self)) }
      self = .array(elements)
      return
    }
    let single = try decoder.singleValueContainer()
    if single.decodeNil() {
      self = .null
    } else if let value = try? single.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? single.decode(String.self) {
      self = .string(value)
    } else {
      self = .number(try single.decode(Double.self))
    }
  }

  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Foundation's reading; nil when it refuses.
  static func judged(_ bytes: [UInt8]) -> Value? {
    try? JSONDecoder().decode(Value.self, from: Data(bytes))
  }

  /// Our reading of a value: touches everything a reader can touch.
  init(_ view: JSONView) {
    switch view.kind {
    case .object:
      self = .object(
        Dictionary(view.members.map { ($0.name, Value($0.value)) }) { first, _ in first })
    case .array: self = .array(view.elements.map { Value($0) })
    case .string: self = .string(view.string ?? "?")
    case .number: self = .number(Double(view.numberText ?? "?") ?? .nan)
    case .boolean: self = .boolean(view.boolean ?? false)
    case .null: self = view.isNull ? .null : .string("?")
    }
  }
}

/// Walks a value and asks everything; what is asked of another kind must be nil, not a trap.
func askEverything(_ view: JSONView) -> Int {
  var sum = view.offset + view.source.count + (view.string?.utf8.count ?? 0)
  sum += (view.numberText?.utf8.count ?? 0) + (view.integer == nil ? 0 : 1)
  sum += (view.boolean == nil ? 0 : 1) + (view["a"] == nil ? 0 : 1)
  for member in view.members { sum += member.name.utf8.count + askEverything(member.value) }
  for element in view.elements { sum += askEverything(element) }
  return sum
}

/// Whether a number has an exponent that Double does not hold; Foundation refuses those, and
/// zeros with an exponent (`0E5`) too. Ours are numbers all the same: whoever needs one asks.
func hasExtremeNumber(_ view: JSONView) -> Bool {
  if let text = view.numberText, text.lowercased().contains("e") {
    let number = Double(text) ?? 0
    return number == 0 || !number.isFinite || number.isSubnormal
  }
  return view.members.contains { hasExtremeNumber($0.value) }
    || view.elements.contains { hasExtremeNumber($0) }
}

/// Whether a name that the text maker made stands there twice.
func hasTwinNames(_ bytes: [UInt8]) -> Bool {
  var seen: Set<[UInt8]> = []
  for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "k") {
    let digits = bytes[(index + 1)...].prefix { (0x30...0x39).contains($0) }
    if !seen.insert(Array(digits)).inserted { return true }
  }
  return false
}

func parsed(_ bytes: [UInt8]) -> Result<JSONView, JSONProblem> {
  do throws(JSONProblem) {
    return .success(try JSONTape().parse(bytes))
  } catch {
    return .failure(error)
  }
}

func problem(_ text: String) -> JSONProblem? {
  if case .failure(let problem) = parsed(Array(text.utf8)) { return problem }
  return nil
}

/// Texts out of a seed.
struct TextMaker {
  var dice: SeededGenerator
  private var names = 0

  init(seed: UInt64) { dice = SeededGenerator(seed: seed) }

  mutating func text() -> [UInt8] {
    var bytes: [UInt8] = []
    value(depth: 0, &bytes)
    return bytes
  }

  private mutating func value(depth: Int, _ out: inout [UInt8]) {
    space(&out)
    switch dice.below(depth > 4 ? 5 : 8) {
    case 0: out += Array(dice.pick(["true", "false", "null"]).utf8)
    case 1, 2: out += Array(number().utf8)
    case 3, 4: string(&out)
    case 5: list(depth, &out)
    default: object(depth, &out)
    }
    space(&out)
  }

  private mutating func space(_ out: inout [UInt8]) {
    if dice.chance(150) { out += Array(dice.pick([" ", "\t", "\n", "\r\n", "  "]).utf8) }
  }

  private mutating func number() -> String {
    let whole = dice.pick(["0", "7", "12", "409", "9007199254740993", "123456789012345678"])
    let fraction = dice.pick(["", "", ".0", ".5", ".0625", ".123456789012345678"])
    let exponent = dice.pick(["", "", "", "e0", "E5", "e+7", "e-12", "E-0"])
    return (dice.chance(300) ? "-" : "") + whole + fraction + exponent
  }

  private mutating func string(_ out: inout [UInt8]) {
    out.append(0x22)
    for _ in 0..<dice.below(8) {
      out += Array(
        dice.pick([
          "a", "tea", "红薯", "é", "🍠", #"\n"#, #"\""#, #"\\"#, #"\/"#, #"\u00e9"#, #"\u7ea2"#,
          #"\uD83C\uDF60"#, #"\b\f\r\t"#, "\u{7F}", "\u{2028}", "\u{FFFF}", #"\u0000"#,
        ]).utf8)
    }
    out.append(0x22)
  }

  private mutating func list(_ depth: Int, _ out: inout [UInt8]) {
    out.append(0x5B)
    let count = dice.below(4)
    for index in 0..<count {
      if index > 0 { out.append(0x2C) }
      value(depth: depth + 1, &out)
    }
    if count == 0 { space(&out) }
    out.append(0x5D)
  }

  private mutating func object(_ depth: Int, _ out: inout [UInt8]) {
    out.append(0x7B)
    for index in 0..<dice.below(4) {
      if index > 0 { out.append(0x2C) }
      space(&out)
      // Each name differs: of two equal names the judge looks at one only.
      names += 1
      out += Array(#""k\#(names)""#.utf8)
      space(&out)
      out.append(0x3A)
      value(depth: depth + 1, &out)
    }
    out.append(0x7D)
  }

  /// The text with a few small accidents.
  mutating func mutated(_ text: [UInt8]) -> [UInt8] { Mutator.mutated(text, &dice) }
}
