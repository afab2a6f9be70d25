// LiveHost: reading a claim out of a chat line.
// SPDX-License-Identifier: Apache-2.0

/// What a chat line says about buying.
package enum ClaimReading: Equatable, Sendable {
  /// Which goods are meant.
  package enum Target: Equatable, Sendable {
    case featured, next
    case lot(Int)
  }

  case none
  case claim(Target, quantity: Int, confidence: Int)
  /// They no longer want it.
  case withdrawal
}

/// The grammar of live selling. A line is a claim only when *all* of it is understood: an unknown
/// word, a question, a negation, a price, a time or a telephone number makes it talk.
package enum ClaimGrammar {
  /// Longer lines are talk; nobody orders in a paragraph.
  static let longestLine = 60

  package static func read(_ text: String) -> ClaimReading {
    let line = normalized(text)
    guard !line.isEmpty, line.count <= longestLine, !QuestionRules.isQuestion(text),
      let tokens = tokens(line)
    else { return .none }
    if tokens.contains(.withdraw) {
      return tokens.contains(.blocker) ? .none : .withdrawal
    }
    if tokens.contains(.blocker) || tokens.contains(.negation) { return .none }
    return reading(tokens)
  }

  /// Full-width forms become plain ones, letters small, closing marks go.
  private static func normalized(_ text: String) -> [Character] {
    var plain = text.unicodeScalars.map { scalar -> Character in
      let isFullWidth = (0xFF01...0xFF5E).contains(scalar.value)
      let mapped = isFullWidth ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
      switch mapped {
      case "\u{3000}": return " "
      // Telephones write this one by themselves.
      case "\u{2019}": return "'"
      default: return Character(mapped.properties.lowercaseMapping)
      }
    }
    let marks: Set<Character> = ["!", ".", "。", "~", "～", ",", "，", " ", "、", "\u{FE0F}"]
    while let last = plain.last, marks.contains(last) || isPicture(last) { plain.removeLast() }
    while let first = plain.first, first == " " { plain.removeFirst() }
    return plain
  }

  private static func isPicture(_ character: Character) -> Bool {
    // Digits are emoji too, for Unicode: pictures begin with the arrows.
    character.unicodeScalars.allSatisfy {
      $0.value >= 0x1F000 || ($0.value >= 0x2190 && $0.properties.isEmoji)
    }
  }

  /// Nil when the line holds anything the table does not know.
  private static func tokens(_ line: [Character]) -> [ClaimToken]? {
    var tokens: [ClaimToken] = []
    var index = 0
    while index < line.count {
      let character = line[index]
      if character == " " || character == "," || character == "，" {
        index += 1
      } else if let (number, length) = number(line, at: index) {
        tokens.append(number)
        index += length
      } else if character == "+" {
        tokens.append(.plus)
        index += 1
      } else if character == "×" || character == "*" {
        tokens.append(.times)
        index += 1
      } else if let (token, length) = word(line, at: index) {
        tokens.append(token)
        index += length
      } else {
        return nil
      }
    }
    return tokens
  }

  /// A number of at most three digits; more is a telephone number, a price or a year.
  private static func number(_ line: [Character], at start: Int) -> (ClaimToken, Int)? {
    var end = start
    while end < line.count, line[end].isASCII, line[end].isNumber { end += 1 }
    if end > start {
      let digits = String(line[start..<end])
      let isOrdered = end < line.count && (line[end] == "." || line[end] == ":")
      guard end - start <= 3, !isOrdered, let value = Int(digits) else {
        return (.blocker, end - start)
      }
      return (.number(value), end - start)
    }
    while end < line.count, ClaimWords.numerals[line[end]] != nil { end += 1 }
    guard end > start else { return nil }
    let digits = line[start..<end].compactMap { ClaimWords.numerals[$0] }
    return (numeral(digits).map { .number($0) } ?? .blocker, end - start)
  }

  /// `三`, `十二`, `三十`, `三十五`; digits in a row (`三四份`) are a guess or a telephone number.
  private static func numeral(_ digits: [Int]) -> Int? {
    guard let ten = digits.firstIndex(of: 10) else { return digits.count == 1 ? digits[0] : nil }
    let (tens, ones) = (digits[..<ten], digits[(ten + 1)...])
    guard tens.count <= 1, ones.count <= 1, tens.first != 0, !ones.contains(where: { $0 % 10 == 0 })
    else { return nil }
    return (tens.first ?? 1) * 10 + (ones.first ?? 0)
  }

  private static func word(_ line: [Character], at start: Int) -> (ClaimToken, Int)? {
    var best: (ClaimToken, Int)?
    for (word, token) in ClaimWords.table {
      let length = word.count
      guard start + length <= line.count, length > (best?.1 ?? 0),
        line[start..<(start + length)].elementsEqual(word), endsWord(line, start, length)
      else { continue }
      best = (token, length)
    }
    return best
  }

  /// Latin words end where the letters end; `x` may touch a number.
  private static func endsWord(_ line: [Character], _ start: Int, _ length: Int) -> Bool {
    let end = start + length
    guard line[end - 1].isASCII, line[end - 1].isLetter, end < line.count else { return true }
    return !(line[end].isASCII && (line[end].isLetter || line[end] == "'"))
  }

  /// What understood words mean together.
  private static func reading(_ tokens: [ClaimToken]) -> ClaimReading {
    var lots: [Int] = []
    var quantities: [Int] = []
    var bare: [Int] = []
    for (index, token) in tokens.enumerated() {
      guard case .number(let value) = token else { continue }
      let before = index > 0 ? tokens[index - 1] : .filler
      let after = index + 1 < tokens.count ? tokens[index + 1] : .filler
      switch (before, after) {
      case (_, .lotAfter), (.lotBefore, _): lots.append(value)
      case (.sold, .times) where counts(tokens, at: index + 2): lots.append(value)
      case (_, .times) where counts(tokens, at: index + 2): bare.append(value)
      case (_, .unit), (_, .times), (.times, _): quantities.append(value)
      case (.plus, _): quantities.append(value)
      case (.sold, _): lots.append(value)
      default: bare.append(value)
      }
    }
    guard lots.count <= 1, quantities.count <= 1, bare.count <= 1 else { return .none }
    return combine(tokens, lot: lots.first, quantity: quantities.first, bare: bare.first)
  }

  /// Whether a number stands there: then the "×" before it is its own, as in `sold 4 x2`.
  private static func counts(_ tokens: [ClaimToken], at index: Int) -> Bool {
    guard index < tokens.count, case .number = tokens[index] else { return false }
    return true
  }

  private static func combine(
    _ tokens: [ClaimToken], lot: Int?, quantity: Int?, bare: Int?
  ) -> ClaimReading {
    let isWanted = tokens.contains(.want) || tokens.contains(.sold)
    let isNext = tokens.contains(.next)
    var target: ClaimReading.Target = isNext ? .next : .featured
    if let lot { target = .lot(lot) }
    // A bare number with a lot beside it, or after "want", counts; alone it is the signal "扣 1".
    var count = quantity ?? 1
    if let bare {
      if quantity == nil, isWanted || lot != nil { count = bare }
      if !isWanted, lot == nil {
        guard tokens.count == 1, bare == 1 else {
          return tokens.count == 1 ? .claim(.lot(bare), quantity: 1, confidence: 70) : .none
        }
      }
      if quantity != nil, lot == nil { target = .lot(bare) }
    }
    let isSignal = isWanted || lot != nil || quantity != nil || bare != nil
    guard isSignal, count > 0, tokens != [.lotAfter], tokens != [.plus] else { return .none }
    let confidence = isWanted ? 95 : (lot != nil ? 90 : 80)
    return .claim(target, quantity: count, confidence: confidence)
  }
}
