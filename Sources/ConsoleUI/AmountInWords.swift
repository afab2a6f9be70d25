// LiveHost: amounts of money in words, for what cannot be taken back.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine

/// An amount in words: a wrong digit is easily overlooked, a wrong word is not (rule T18).
package enum AmountInWords {
  package static func text(_ money: Money, _ language: Language) -> String {
    let scale = UInt64(money.currency.scale)
    let (whole, part) = money.minorUnits.magnitude.quotientAndRemainder(dividingBy: scale)
    let isNegative = money.minorUnits < 0
    switch language {
    case .chinese:
      return (isNegative ? "负" : "") + chinese(whole, part, money.currency)
    case .english:
      return (isNegative ? "minus " : "") + english(whole, part, money.currency)
    }
  }

  // MARK: Chinese

  private static let digits = Array("零一二三四五六七八九").map(String.init)

  /// `一百一十六元整`, `十元零五分`; other currencies by their code, `三点五零 EUR`.
  private static func chinese(_ whole: UInt64, _ part: UInt64, _ currency: Currency) -> String {
    guard currency == .yuan else {
      guard part > 0 else { return chinese(whole) + " " + currency.code }
      let places = decimals(part, currency.places).map { digits[$0] }.joined()
      return chinese(whole) + "点" + places + " " + currency.code
    }
    let (jiao, fen) = (Int(part / 10), Int(part % 10))
    if part == 0 { return chinese(whole) + "元整" }
    var text = whole > 0 ? chinese(whole) + "元" : ""
    if jiao > 0 { text += digits[jiao] + "角" }
    // A missing ten is said, so that nobody hears five fen as five jiao.
    if jiao == 0, whole > 0 { text += "零" }
    if fen > 0 { text += digits[fen] + "分" }
    return text
  }

  /// A whole number: sections of four digits, a silent gap said once as `零`.
  static func chinese(_ number: UInt64) -> String {
    guard number > 0 else { return digits[0] }
    let names = ["", "万", "亿", "万亿"]
    var sections: [UInt64] = []
    var rest = number
    while rest > 0 {
      sections.append(rest % 10_000)
      rest /= 10_000
    }
    precondition(sections.count <= names.count)
    var text = ""
    var isGap = false
    for (index, section) in sections.enumerated().reversed() {
      guard section > 0 else {
        isGap = true
        // 一万亿零五: the 亿 is said by the section over it.
        continue
      }
      if !text.isEmpty, isGap || section < 1000 { text += digits[0] }
      isGap = false
      text += self.section(section)
      // 万亿 is said as 万 when the section of 亿 follows with its own name.
      let hasLower = index == 3 && sections[2] > 0
      text += hasLower ? "万" : names[index]
    }
    return text.hasPrefix("一十") ? String(text.dropFirst()) : text
  }

  private static func section(_ number: UInt64) -> String {
    let names = ["千", "百", "十", ""]
    var text = ""
    var isGap = false
    for (name, unit) in zip(names, [1000, 100, 10, 1] as [UInt64]) {
      let digit = Int(number / unit % 10)
      if digit == 0 {
        isGap = !text.isEmpty
        continue
      }
      text += (isGap ? digits[0] : "") + digits[digit] + name
      isGap = false
    }
    return text
  }

  // MARK: English

  private static let small = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
  ]
  private static let tens = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]

  /// `one hundred sixteen yuan`, `ten yuan and five fen`, `three point five zero EUR`.
  private static func english(_ whole: UInt64, _ part: UInt64, _ currency: Currency) -> String {
    guard currency == .yuan else {
      guard part > 0 else { return english(whole) + " " + currency.code }
      let places = decimals(part, currency.places).map { small[$0] }.joined(separator: " ")
      return english(whole) + " point " + places + " " + currency.code
    }
    if part == 0 { return english(whole) + " yuan" }
    return (whole > 0 ? english(whole) + " yuan and " : "") + english(part) + " fen"
  }

  /// A whole number below a thousand million million.
  static func english(_ number: UInt64) -> String {
    guard number > 0 else { return small[0] }
    let names = ["", " thousand", " million", " billion", " trillion"]
    var parts: [String] = []
    var rest = number
    for name in names where rest > 0 {
      let group = Int(rest % 1000)
      if group > 0 { parts.insert(hundreds(group) + name, at: 0) }
      rest /= 1000
    }
    return parts.joined(separator: " ")
  }

  private static func hundreds(_ number: Int) -> String {
    var parts: [String] = []
    if number >= 100 { parts.append(small[number / 100] + " hundred") }
    let rest = number % 100
    if rest >= 20 {
      parts.append(tens[rest / 10] + (rest % 10 > 0 ? "-" + small[rest % 10] : ""))
    } else if rest > 0 {
      parts.append(small[rest])
    }
    return parts.joined(separator: " ")
  }

  /// The digits behind the point.
  private static func decimals(_ part: UInt64, _ places: Int) -> [Int] {
    var rest = part
    var found: [Int] = []
    for _ in 0..<places {
      found.insert(Int(rest % 10), at: 0)
      rest /= 10
    }
    return found
  }
}
