// LiveHost: the reader of JSON texts, held against Foundation's.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import Foundation
import JSONLines
import Testing
import TestSupport

struct JSONTapeTests {
  @Test func validTextsReadAsFoundationReadsThem() {
    for seed in Budget.seeds(4000) {
      var maker = TextMaker(seed: seed)
      let text = maker.text()
      let note = "seed \(seed): \(String(decoding: text, as: UTF8.self))"
      guard case .success(let view) = parsed(text) else {
        Issue.record("refused: \(note)")
        continue
      }
      if hasExtremeNumber(view) { continue }
      #expect(Value(view) == Value.judged(text), "\(note)")
    }
  }

  @Test func mutatedTextsAreRefusedWhereFoundationRefusesThem() {
    var (tried, refused) = (0, 0)
    for seed in Budget.seeds(1000) {
      var maker = TextMaker(seed: seed)
      let text = maker.text()
      for _ in 0..<25 {
        let bytes = maker.mutated(text)
        if hasTwinNames(bytes) { continue }
        let judged = Value.judged(bytes)
        let note = "seed \(seed): \(bytes)"
        tried += 1
        switch parsed(bytes) {
        case .success(let view):
          if hasExtremeNumber(view) { continue }
          #expect(Value(view) == judged, "read otherwise: \(note)")
        case .failure(let problem):
          refused += 1
          // Foundation also reads UTF-16, UTF-32 and a byte order mark; our files are UTF-8.
          let isOtherEncoding = bytes.prefix(4).contains(0) || (bytes.first ?? 0) >= 0xEF
          #expect(judged == nil || isOtherEncoding, "only we refuse \(problem) \(note)")
          #expect((0...bytes.count).contains(problem.offset), "\(note)")
        }
      }
    }
    #expect(refused > tried / 4, "the fuzz is too tame: \(refused) of \(tried)")
  }

  @Test func noInputTrapsTheReader() {
    var (tried, sum) = (0, 0)
    let tape = JSONTape()
    for seed in Budget.seeds(2500) {
      var maker = TextMaker(seed: seed &* 977)
      let text = maker.text()
      for _ in 0..<40 {
        tried += 1
        let bytes = maker.mutated(text)
        if let view = try? tape.parse(bytes) { sum += askEverything(view) }
      }
    }
    #expect(tried >= 100_000 && sum > 0)
  }

  @Test func everyBeginningOfATextIsRefusedWithoutATrap() {
    for seed in Budget.seeds(60) {
      var maker = TextMaker(seed: seed)
      let text = [0x5B] + maker.text() + [0x5D]
      for end in 0..<text.count {
        guard case .failure(let problem) = parsed(Array(text[..<end])) else {
          Issue.record("seed \(seed): \(end) bytes of \(text) were taken")
          continue
        }
        #expect(problem.offset <= end, "seed \(seed), \(end) bytes")
      }
    }
  }

  @Test func aTapeIsUsableAfterARefusal() throws {
    let tape = JSONTape()
    for text in ["[1,2", "{\"a\":", "\"\u{1}\"", "", "[[[["] {
      #expect(throws: JSONProblem.self) { try tape.parse(text) }
      #expect(try tape.parse(#"{"a":[1,{"b":"x"}]}"#)["a"]?.elements[1]["b"]?.string == "x")
    }
  }

  @Test func depthIsLimitedTo64Levels() throws {
    func nested(_ depth: Int, _ open: String, _ close: String) -> String {
      String(repeating: open, count: depth) + String(repeating: close, count: depth)
    }
    #expect(problem(nested(64, "[", "]")) == nil)
    #expect(problem(nested(65, "[", "]")) == JSONProblem(.tooDeep, at: 64))
    let objects = String(repeating: #"{"a":"#, count: 63) + "1" + String(repeating: "}", count: 63)
    #expect(problem(objects) == nil)
    #expect(problem(String(repeating: "[", count: 1_000_000))?.reason == .tooDeep)
  }

  @Test(arguments: [
    ("", JSONProblem(.empty, at: 0)), ("  \n", JSONProblem(.empty, at: 0)),
    ("{", JSONProblem(.truncated, at: 1)), ("tru", JSONProblem(.truncated, at: 3)),
    (#"{"a" 1}"#, JSONProblem(.unexpectedByte(0x31), at: 5)),
    ("[1,]", JSONProblem(.unexpectedByte(0x5D), at: 3)),
    (#"{"a":1,}"#, JSONProblem(.unexpectedByte(0x7D), at: 7)),
    ("1 2", JSONProblem(.trailingText, at: 2)),
    ("\"a\nb\"", JSONProblem(.rawControlCharacter, at: 2)),
    (#""\x""#, JSONProblem(.badEscape, at: 1)), (#""\u12g4""#, JSONProblem(.badEscape, at: 1)),
    ("nulL", JSONProblem(.unexpectedByte(0x4C), at: 3)),
    ("'a'", JSONProblem(.unexpectedByte(0x27), at: 0)),
    ("// x\n1", JSONProblem(.unexpectedByte(0x2F), at: 0)),
    ("NaN", JSONProblem(.unexpectedByte(0x4E), at: 0)),
  ])
  func damageIsNamedWithItsPlace(_ text: String, _ expected: JSONProblem) {
    #expect(problem(text) == expected)
  }

  @Test(arguments: [
    "01", "-", "-01", "1.", ".5", "1.e3", "1e", "1e+", "+1", "0x10", "1_000", "--1", "00", "-.5",
  ])
  func numbersThatJSONDoesNotKnowAreRefused(_ text: String) {
    #expect(problem(text) != nil)
    #expect(Value.judged(Array(text.utf8)) == nil)
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
      ("17", 17), ("-1", -1),
    ] as [(String, Int64)])
  func wholeNumbersAreReadExactly(_ text: String, _ expected: Int64) throws {
    #expect(try JSONTape().parse(text).integer == expected)
  }

  @Test(arguments: [
    "9223372036854775808", "-9223372036854775809", "1e400", "1.0", "1e2", "12.5",
    "99999999999999999999999999999999999999",
  ])
  func whatIsNoWholeNumberOf64BitsIsNil(_ text: String) throws {
    let view = try JSONTape().parse(text)
    #expect(view.integer == nil)
    #expect(view.numberText == text)
  }

  @Test func escapesAndSurrogatesAreDecoded() throws {
    let cases = [
      #"\"\\\/\b\f\n\r\t"#: "\"\\/\u{8}\u{C}\n\r\t", #"\u0041\u00e9\u7EA2"#: "Aé红",
      #"\uD83C\uDF60x"#: "🍠x", #"\uDBFF\uDFFF"#: "\u{10FFFF}", #"a\u0000b"#: "a\u{0}b",
      #"红\u7ea2红"#: "红红红", #"\ufffe\uffff"#: "\u{FFFE}\u{FFFF}",
    ]
    for (text, expected) in cases {
      #expect(try JSONTape().parse("\"\(text)\"").string == expected)
    }
  }

  @Test(arguments: [
    #""\uD800""#, #""\uDC00""#, #""\uD800\uD800""#, #""\uD800x""#, #""\uD83C\u0041""#,
    #""\uD83C\n""#, #""\uD83C\uDF6""#, #""\u""#, #""\"#, #""\u123"#,
  ])
  func halfSurrogatesAndBrokenEscapesAreRefused(_ text: String) {
    #expect(problem(text) != nil)
  }

  @Test func everyPairOfLeadAndNextByteFollowsTheRulesOfUTF8() {
    for first in UInt8(0x80)...0xFF {
      for second in UInt8.min...0xFF where second != 0x22 && second != 0x5C {
        for tail in [[], [0x80], [0x80, 0x80], [0xBF, 0xBF], [0x41]] as [[UInt8]] {
          let bytes = [first, second] + tail
          let isText = String(validating: bytes, as: UTF8.self) != nil
          let hasControl = bytes.contains { $0 < 0x20 }
          let isTaken = (try? parsed([0x22] + bytes + [0x22]).get()) != nil
          #expect(isTaken == (isText && !hasControl), "\(bytes)")
        }
      }
    }
  }

  @Test func membersAreFoundByNameAlsoThroughEscapes() throws {
    let view = try JSONTape().parse(#"{"x":{"a":9},"\u0061":1,"a":2,"ab":3}"#)
    #expect(view["a"]?.integer == 1)
    #expect(view["ab"]?.integer == 3)
    #expect(view["b"] == nil)
    #expect(view["a"]?["b"] == nil)
    #expect(view.members.map(\.name) == ["x", "a", "a", "ab"])
  }

  @Test func sourceIsTheBytesAsWritten() throws {
    let view = try JSONTape().parse(#" {"a" : "x\n", "b":[1, 2] } "#)
    #expect(Array(view.source) == Array(#"{"a" : "x\n", "b":[1, 2] }"#.utf8))
    #expect(view["a"].map { Array($0.source) } == Array(#""x\n""#.utf8))
    #expect(view["b"].map { Array($0.source) } == Array("[1, 2]".utf8))
  }
}
