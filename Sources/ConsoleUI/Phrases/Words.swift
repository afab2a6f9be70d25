// LiveHost: a phrase in every language, and how numbers, money and times are said.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine

/// One phrase, Chinese and English side by side. `%1`, `%2` … are filled in when it is said.
package struct Phrase: Sendable, Equatable {
  package let chinese: String
  package let english: String

  package init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  func text(in language: Language) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }
}

/// Says phrases in one language.
package struct Words: Sendable, Equatable {
  /// The language of texts that a plan gives in Chinese and English.
  package let language: Language
  /// A further language for the phrases of the console.
  package let translation: Translation?
  /// The keys that phrases name; nil where there are none, as in the linear console.
  let keymap: Keymap?

  package init(
    _ language: Language, _ translation: Translation? = nil, keymap: Keymap? = nil
  ) {
    self.language = language
    self.translation = translation
    self.keymap = keymap
  }

  /// A language that writes without spaces between words, and without plurals.
  /// The language for a voice: a BCP 47 tag.
  var tag: String { translation?.code ?? language.rawValue }

  var isChinese: Bool { language == .chinese && translation == nil }

  func text(_ phrase: Phrase) -> String {
    translation?.phrases[phrase.english] ?? phrase.text(in: language)
  }

  /// A word of command in English spelling, should it be one of a further language.
  func verb(_ word: String) -> String { translation?.verbs[word] ?? word }

  package func callAsFunction(_ phrase: Phrase, _ values: String...) -> String {
    var text = text(phrase)
    if text.utf8.contains(UInt8(ascii: "{")) { text = KeyTokens.filled(text, self) }
    if values.isEmpty { return text }
    var filled = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "%") {
      filled += rest[..<mark]
      let after = rest.index(after: mark)
      guard after < rest.endIndex, let number = rest[after].wholeNumberValue,
        values.indices.contains(number - 1)
      else {
        filled += "%"
        rest = rest[after...]
        continue
      }
      filled += values[number - 1]
      rest = rest[rest.index(after: after)...]
    }
    return filled + rest
  }

  package func name(_ goods: Goods) -> String { goods.name.text(in: language) }

  /// `1,204.60`: grouped in threes.
  package func amount(_ money: Money) -> String {
    let decimal = money.decimal
    let whole = decimal.prefix { $0 != "." }
    let digits = whole.drop { $0 == "-" }
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped += "," }
      grouped.append(digit)
    }
    return (whole.first == "-" ? "-" : "") + grouped + decimal.dropFirst(whole.count)
  }

  /// `25.60 yuan`, `25.60 元`, `25.60 EUR`.
  package func money(_ money: Money) -> String {
    amount(money) + " " + currency(money.currency)
  }

  /// `¥25.60`, where there is little room; a currency without a sign of its own keeps its code.
  package func shortMoney(_ money: Money) -> String {
    let signs = ["CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£"]
    guard let sign = signs[money.currency.code] else { return self.money(money) }
    return (money.minorUnits < 0 ? "-" : "") + sign + amount(money).drop { $0 == "-" }
  }

  /// `24 Nov 2026`, `2026年11月24日`.
  package func date(_ instant: Instant, zoneSeconds: Int) -> String {
    let seconds = instant.milliseconds / 1000 + Int64(zoneSeconds)
    let (year, month, day) = Words.civil(days: (seconds - Words.modulo(seconds, 86_400)) / 86_400)
    let names = self(.monthNames).split(separator: " ")
    return self(.date, String(year), String(names[month - 1]), String(day))
  }

  private static func modulo(_ value: Int64, _ divisor: Int64) -> Int64 {
    ((value % divisor) + divisor) % divisor
  }

  /// Days since 1970-01-01 as year, month, day, by 400-year cycles from the first of March.
  private static func civil(days: Int64) -> (year: Int64, month: Int, day: Int64) {
    let shifted = days + 719_468
    let cycle = (shifted - modulo(shifted, 146_097)) / 146_097
    let day = shifted - cycle * 146_097
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
    let rest = day - (365 * year + year / 4 - year / 100)
    let month = (5 * rest + 2) / 153
    let real = month < 10 ? month + 3 : month - 9
    return (year + cycle * 400 + (real <= 2 ? 1 : 0), Int(real), rest - (153 * month + 2) / 5 + 1)
  }

  package func currency(_ currency: Currency) -> String {
    guard currency.code == "CNY" else { return currency.code }
    return self(.yuan)
  }

  /// `25.60 CNY`, as the linear console promises it.
  package func code(_ money: Money) -> String {
    money.decimal + " " + money.currency.code
  }

  /// `2:10`, from a minute on also `1:02:10`.
  package func clock(_ span: Duration) -> String {
    let seconds = max(0, span.wholeSeconds)
    let minutes = seconds / 60 % 60
    if seconds >= 3600 {
      return "\(seconds / 3600):" + Words.two(minutes) + ":" + Words.two(seconds % 60)
    }
    return "\(minutes):" + Words.two(seconds % 60)
  }

  /// `00:12:40`.
  package func longClock(_ span: Duration) -> String {
    let seconds = max(0, span.wholeSeconds)
    return Words.two(seconds / 3600) + ":" + Words.two(seconds / 60 % 60) + ":"
      + Words.two(seconds % 60)
  }

  /// The hour on the wall, `12:31`.
  package func wallTime(_ instant: Instant, zoneSeconds: Int) -> String {
    let local = instant.milliseconds / 1000 + Int64(zoneSeconds)
    let day = ((local % 86_400) + 86_400) % 86_400
    return Words.two(day / 3600) + ":" + Words.two(day / 60 % 60)
  }

  private static func two(_ value: Int64) -> String {
    value < 10 ? "0\(value)" : String(value)
  }

  /// `1 sale`, `3 sales`; Chinese has one form.
  package func count(_ number: Int, _ one: Phrase, _ many: Phrase) -> String {
    self(number == 1 ? one : many, String(number))
  }

  package func sales(_ count: Int) -> String { self.count(count, .oneSale, .manySales) }

  package func units(_ count: Int) -> String { self.count(count, .oneUnit, .manyUnits) }

  /// `价格（元）`, over a number without a unit.
  func priceLabel(_ goods: Goods) -> String {
    self(.largeUnit, self(.largePrice), currency(goods.price.currency))
  }

  func stockLabel(_ goods: Goods) -> String {
    guard isChinese else { return self(.largeStock) }
    return self(.largeUnit, self(.largeStock), goods.measure(in: language))
  }

  /// `2 罐`: Chinese counts goods with their own measure word, or with 份; in sentences like
  /// `2 × Green tea`, other languages need none.
  package func quantity(_ count: Int, of goods: Goods?) -> String {
    guard isChinese else { return String(count) }
    return String(count) + " " + (goods?.unit ?? Goods.anyUnit).text(in: language)
  }

  package func payment(_ payment: Payment) -> String {
    switch payment {
    case .cash: self(.payCash)
    case .wechat: self(.payWechat)
    case .alipay: self(.payAlipay)
    case .card: self(.payCard)
    case .transfer: self(.payTransfer)
    case .cod: self(.payCod)
    case .unpaid: self(.payUnpaid)
    }
  }

  package func category(_ category: Category) -> String {
    switch category {
    case .handicraft: self(.handicraft)
    case .agricultural: self(.agricultural)
    case .food: self(.foodGoods)
    }
  }

  package func buyer(_ viewer: Viewer?) -> String { viewer?.name ?? self(.walkIn) }

  package func status(_ status: SaleStatus) -> String {
    switch status {
    case .recorded: self(.statusRecorded)
    case .voided: self(.statusVoided)
    case .returned: self(.statusReturned)
    }
  }
}
