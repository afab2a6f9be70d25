// LiveHost: a chat line cut into the words of live selling.
// SPDX-License-Identifier: Apache-2.0

/// Finds the words of the table, the names of the goods and numbers, longest first.
struct ClaimTokenizer: Sendable {
  /// Scalars of a word, and what it means.
  private struct Entry {
    let word: [UInt32]
    let token: ClaimToken
  }

  /// A part of a line between marks.
  struct Clause {
    /// Nil when it holds anything that is not known.
    var tokens: [ClaimToken]?
    var isQuestion = false
  }

  /// By the first scalar; longer words first.
  private typealias Table = [UInt32: [Entry]]
  private static let words = table(ClaimWords.table.map { ($0.word, $0.token) })
  private let names: Table
  /// The lots there are; nil for any.
  let lots: Set<Int>?

  init(_ catalogue: Catalogue?) {
    lots = catalogue.map { Set($0.goods.map(\.lot)) }
    names = ClaimTokenizer.table(
      ClaimNames.all(catalogue?.goods ?? []).map { ($0.key, .name($0.value)) })
  }

  private static func table(_ words: [(String, ClaimToken)]) -> Table {
    var table: Table = [:]
    for (word, token) in words {
      let scalars = word.unicodeScalars.map(\.value)
      guard let first = scalars.first else { continue }
      table[first, default: []].append(Entry(word: scalars, token: token))
    }
    return table.mapValues { $0.sorted { $0.word.count > $1.word.count } }
  }

  // MARK: Plain text

  /// Full-width forms become plain ones, letters small; pictures become spaces.
  static func plain(_ text: String) -> [UInt32] {
    withoutSigns(folded(text))
  }

  /// `[爱心]` is how some platforms write a picture.
  private static func withoutSigns(_ text: [UInt32]) -> [UInt32] {
    guard text.contains(0x5B) else { return text }
    var plain: [UInt32] = []
    var index = 0
    while index < text.count {
      let inner = text[(index + 1)...].prefix(signLength).prefix { $0 != 0x5D }
      let end = index + 1 + inner.count
      if text[index] == 0x5B, end < text.count, text[end] == 0x5D {
        plain.append(0x20)
        index = end + 1
      } else {
        plain.append(text[index])
        index += 1
      }
    }
    while plain.last == 0x20 { plain.removeLast() }
    return Array(plain.drop { $0 == 0x20 })
  }

  /// The most scalars in such a picture.
  static let signLength = 8

  private static func folded(_ text: String) -> [UInt32] {
    var plain: [UInt32] = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: plain.append(small(scalar.value - 0xFEE0))
      case 0x3000: plain.append(0x20)
      // Telephones write this apostrophe by themselves.
      case 0x2019: plain.append(0x27)
      // ① to ⑳
      case 0x2460...0x2473:
        let number = scalar.value - 0x245F
        if number >= 10 { plain.append(0x30 + number / 10) }
        plain.append(0x30 + number % 10)
      // What makes a digit a picture.
      case 0xFE0F, 0x20E3: break
      case 0x2190...0x2BFF, 0x1F000...: plain.append(0x20)
      case let value: plain.append(small(value))
      }
    }
    while plain.last == 0x20 { plain.removeLast() }
    return Array(plain.drop { $0 == 0x20 })
  }

  private static func small(_ value: UInt32) -> UInt32 {
    (0x41...0x5A).contains(value) ? value + 0x20 : value
  }

  // MARK: Clauses

  private static let marks = Set(",，。!！;；~～…\n".unicodeScalars.map(\.value))
  private static let questionMarks = Set("?？".unicodeScalars.map(\.value))

  func clauses(_ line: [UInt32]) -> [Clause] {
    var clauses: [Clause] = []
    var start = 0
    for index in 0...line.count {
      let isQuestion = index < line.count && ClaimTokenizer.questionMarks.contains(line[index])
      let isEnd = index == line.count || isQuestion || isMark(line, index)
      guard isEnd else { continue }
      if index > start { clauses += parts(line[start..<index], isQuestion: isQuestion) }
      start = index + 1
    }
    return clauses
  }

  /// A clause; where a Chinese one is not understood, a space in it may be a mark.
  private func parts(_ clause: ArraySlice<UInt32>, isQuestion: Bool) -> [Clause] {
    let whole = Clause(tokens: tokens(clause), isQuestion: isQuestion)
    let words = clause.split(separator: 0x20)
    guard whole.tokens == nil, words.count > 1, clause.contains(where: { $0 > 0x2E80 }) else {
      return [whole]
    }
    var isAfterBlocker = false
    return words.enumerated().map { index, word in
      var piece = Clause(tokens: tokens(word), isQuestion: isQuestion && index == words.count - 1)
      let found = piece.tokens ?? []
      // `送出 玫瑰 x10`: what is counted is what stands before, and that is not ours.
      let isCountOnly = !found.contains { $0.isWish }
      if isCountOnly, isAfterBlocker || index > 0 && found.first == .times { piece.tokens = nil }
      if found.contains(.blocker) { isAfterBlocker = true }
      return piece
    }
  }

  private func isMark(_ line: [UInt32], _ index: Int) -> Bool {
    if ClaimTokenizer.marks.contains(line[index]) { return true }
    // A dot ends a clause, except in a number or after "no".
    guard line[index] == 0x2E else { return false }
    let after = index + 1 < line.count ? line[index + 1] : 0x20
    let isNumbering = index >= 2 && line[index - 2] == 0x6E && line[index - 1] == 0x6F
    return !ClaimTokenizer.isDigit(after) && !isNumbering
  }

  private static func isDigit(_ value: UInt32) -> Bool { (0x30...0x39).contains(value) }
  private static func isLetter(_ value: UInt32) -> Bool { (0x61...0x7A).contains(value) }

  // MARK: Tokens

  /// Nil when the clause holds anything the tables do not know.
  private func tokens(_ whole: ArraySlice<UInt32>) -> [ClaimToken]? {
    let clause = Array(withoutAddress(whole))
    var tokens: [ClaimToken] = []
    var index = 0
    var numberEnd = -1
    while index < clause.count {
      if clause[index] == 0x20 || ClaimWords.joints.contains(clause[index]) {
        index += 1
        continue
      }
      let (number, word) = (number(clause, index), word(clause, index))
      // `一下` is a word, not a number.
      if let number, number.1 >= word?.1 ?? 0 {
        // `25一盒` is a price; `3 4` are two numbers.
        tokens.append(numberEnd == index ? .blocker : number.0)
        index += number.1
        numberEnd = index
      } else if let word {
        // `来两盒送隔壁奶奶`: who they are for is nothing to us.
        if word.0 == .tail, ClaimTokenizer.isWhole(tokens), isHarmless(clause, from: index) {
          break
        }
        tokens.append(word.0)
        index += word.1
      } else {
        return nil
      }
    }
    return ones(settled(tokens.map { $0 == .tail ? .filler : $0 }))
  }

  /// Says that something is wanted, and what or how many.
  private static func isWhole(_ tokens: [ClaimToken]) -> Bool {
    tokens.contains { [.want, .request, .verb, .sold].contains($0) }
      && tokens.contains { $0.isNumber || $0.isName }
  }

  /// Whether the rest of a clause has neither number nor refusal nor question in it.
  private func isHarmless(_ clause: [UInt32], from start: Int) -> Bool {
    var index = start
    while index < clause.count {
      let isInWord = index > 0 && ClaimTokenizer.isLetter(clause[index - 1])
      if number(clause, index) != nil { return false }
      guard !isInWord, let (token, length) = word(clause, index) else {
        index += 1
        continue
      }
      if [.blocker, .negation, .withdraw, .anymore].contains(token) { return false }
      index += length
    }
    return true
  }

  /// The first lot that is named, whatever else stands in the line.
  func mentionedLot(_ line: [UInt32]) -> Int? {
    var index = 0
    var marksLot = false
    while index < line.count {
      // Latin words are looked at from their beginning only.
      let isInWord = index > 0 && ClaimTokenizer.isLetter(line[index - 1])
      if let (token, length) = number(line, index) {
        let isMarked = index + length < line.count && word(line, index + length)?.0 == .lotAfter
        if case .number(let lot) = token, marksLot || isMarked, lots?.contains(lot) ?? true {
          return lot
        }
        index += length
        marksLot = false
      } else if !isInWord, let (token, length) = word(line, index) {
        if case .name(let lot) = token { return lot }
        marksLot = token == .lotBefore || token == .hash
        index += length
      } else {
        if line[index] != 0x20 { marksLot = false }
        index += 1
      }
    }
    return nil
  }

  /// `#` stands before its number, or behind it.
  private func settled(_ tokens: [ClaimToken]) -> [ClaimToken] {
    tokens.enumerated().map { index, token in
      guard token == .hash else { return token }
      return index + 1 < tokens.count && tokens[index + 1].isNumber ? .lotBefore : .lotAfter
    }
  }

  /// `1 1 1` is wanting it very much.
  private func ones(_ tokens: [ClaimToken]) -> [ClaimToken] {
    let isSignal = tokens.allSatisfy { [.number(1), .ones, .plus].contains($0) }
    return isSignal && tokens.count { $0 != .plus } > 1 ? [.ones] : tokens
  }

  /// Without `@somebody` at its head.
  private func withoutAddress(_ clause: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
    let head = clause.drop { $0 == 0x20 }
    guard head.first == 0x40 else { return head }
    return head.drop { $0 != 0x20 }
  }

  /// A number of at most three digits; more is a telephone number, a price or a year.
  private func number(_ clause: [UInt32], _ start: Int) -> (ClaimToken, Int)? {
    let digits = clause[start...].prefix(while: ClaimTokenizer.isDigit)
    if !digits.isEmpty {
      if digits.count > 2, digits.allSatisfy({ $0 == 0x31 }) { return (.ones, digits.count) }
      let end = start + digits.count
      let isOrdered = end < clause.count && (clause[end] == 0x2E || clause[end] == 0x3A)
      guard digits.count <= 3, !isOrdered else { return (.blocker, digits.count) }
      return (.number(digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }), digits.count)
    }
    let numerals = clause[start...].prefix { ClaimWords.numerals[$0] != nil }
    guard !numerals.isEmpty else { return nil }
    let values = numerals.compactMap { ClaimWords.numerals[$0] }
    return (ClaimTokenizer.numeral(values).map { .number($0) } ?? .blocker, numerals.count)
  }

  /// `三`, `十二`, `三十`, `三十五`; digits in a row (`三四份`) are a guess or a telephone number.
  private static func numeral(_ digits: [Int]) -> Int? {
    guard let ten = digits.firstIndex(of: 10) else { return digits.count == 1 ? digits[0] : nil }
    let (tens, ones) = (digits[..<ten], digits[(ten + 1)...])
    guard tens.count <= 1, ones.count <= 1, tens.first != 0, !ones.contains(where: { $0 % 10 == 0 })
    else { return nil }
    return (tens.first ?? 1) * 10 + (ones.first ?? 0)
  }

  private func word(_ clause: [UInt32], _ start: Int) -> (ClaimToken, Int)? {
    let named = longest(names, clause, start)
    let known = longest(ClaimTokenizer.words, clause, start)
    guard let named else { return known }
    return named.1 >= known?.1 ?? 0 ? named : known
  }

  private func longest(
    _ table: Table, _ clause: [UInt32], _ start: Int
  ) -> (ClaimToken, Int)? {
    for entry in table[clause[start]] ?? [] {
      guard clause[start...].starts(with: entry.word) else { continue }
      if let length = wholeLength(clause, start, entry.word) { return (entry.token, length) }
    }
    return nil
  }

  /// Latin words end where the letters end, but for the last one held long (`mineee`).
  private func wholeLength(_ clause: [UInt32], _ start: Int, _ word: [UInt32]) -> Int? {
    var end = start + word.count
    guard let last = word.last, ClaimTokenizer.isLetter(last) else { return word.count }
    // `x2` and `2x`: this one touches numbers.
    while word.count > 2, end < clause.count, clause[end] == last { end += 1 }
    guard end < clause.count else { return end - start }
    let isCut = ClaimTokenizer.isLetter(clause[end]) || clause[end] == 0x27
    return isCut ? nil : end - start
  }
}

/// The names that people use for goods: the whole name, its end, and single words of it, as far as
/// they mean one thing only.
enum ClaimNames {
  static func all(_ goods: [Goods]) -> [String: Int] {
    var lots: [String: Set<Int>] = [:]
    for one in goods {
      for name in chinese(one.name.chinese) + english(one.name.english) {
        lots[name, default: []].insert(one.lot)
      }
    }
    return lots.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  /// Other words for the same thing, as far as they are the same everywhere.
  private static let synonyms: [(end: String, words: [String])] = [
    ("红薯", ["地瓜", "番薯", "甘薯"]), ("蜜", ["蜂蜜"]), ("芋头", ["芋艿"]), ("土豆", ["马铃薯", "洋芋"]),
    ("西红柿", ["番茄"]), ("番茄", ["西红柿"]), ("花生", ["落花生"]), ("玉米", ["苞米", "苞谷"]),
    ("提篮", ["篮子"]), ("茶杯", ["杯子"]), ("茶壶", ["壶"]), ("苹果", ["果子"]),
    ("辣酱", ["辣椒酱"]),
  ]

  /// The name, its last two and three characters, and other words for it.
  private static func chinese(_ name: String) -> [String] {
    guard name.unicodeScalars.contains(where: { $0.value > 0x2E80 }) else { return [] }
    let others = synonyms.filter { name.hasSuffix($0.end) }.flatMap(\.words)
    return [name] + [2, 3].filter { $0 < name.count }.map { String(name.suffix($0)) } + others
  }

  /// Its words of three letters and more and the whole, each as one and as several.
  private static func english(_ name: String) -> [String] {
    let small = name.lowercased()
    let words = small.split(separator: " ").map(String.init).filter { $0.utf8.count >= 3 }
    return ([small] + words).flatMap { word -> [String] in
      if word.hasSuffix("s") { return [word, String(word.dropLast())] }
      return [word, word + (word.hasSuffix("o") ? "es" : "s")]
    }
  }
}
