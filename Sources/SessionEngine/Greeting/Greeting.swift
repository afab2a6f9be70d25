// LiveHost: welcoming viewers: what is said, to whom, and how often.
// SPDX-License-Identifier: Apache-2.0

/// How viewers are addressed. `{name} {names} {count} {goods} {quantity} {unit}` are filled in.
package struct GreetingTemplates: Equatable, Sendable {
  package var first: LocalizedText
  package var returning: LocalizedText
  package var follower: LocalizedText
  package var buyer: LocalizedText
  /// Several at once: the names that fit …
  package var several: LocalizedText
  /// … and the number of those that do not.
  package var many: LocalizedText
  package var thanksSale: LocalizedText
  package var thanksFollow: LocalizedText
  /// To somebody whose goods went to the next …
  package var holdLapsed: LocalizedText
  /// … and to the next.
  package var holdPromoted: LocalizedText

  package init(
    first: LocalizedText, returning: LocalizedText, follower: LocalizedText,
    buyer: LocalizedText, several: LocalizedText, many: LocalizedText,
    thanksSale: LocalizedText, thanksFollow: LocalizedText, holdLapsed: LocalizedText,
    holdPromoted: LocalizedText
  ) {
    self.first = first
    self.returning = returning
    self.follower = follower
    self.buyer = buyer
    self.several = several
    self.many = many
    self.thanksSale = thanksSale
    self.thanksFollow = thanksFollow
    self.holdLapsed = holdLapsed
    self.holdPromoted = holdPromoted
  }

  /// What is said where the plan gives no words of its own.
  package static let standard = GreetingTemplates(
    first: both("欢迎{name}！", "Welcome, {name}!"),
    returning: both("{name}，欢迎回来！", "Welcome back, {name}!"),
    follower: both("欢迎{name}，谢谢你的关注！", "Welcome, {name}, and thank you for following!"),
    buyer: both("{name}，欢迎回来，谢谢你上次的支持！", "Welcome back, {name}, and thanks for buying before!"),
    several: both("欢迎{names}！", "Welcome, {names}!"),
    many: both("欢迎{names}和另外 {count} 位！", "Welcome, {names} and {count} more!"),
    thanksSale: both(
      "谢谢{name}，{goods} {quantity} {unit}已记下！", "Thank you, {name}: {quantity} × {goods}!"),
    thanksFollow: both("谢谢{name}的关注！", "Thank you for following, {name}!"),
    holdLapsed: both(
      "{name}，{goods} 的保留时间到了，先给下一位；你还在排队。",
      "{name}, the {goods} kept for you went to the next in line; you still wait for more."),
    holdPromoted: both(
      "{name}，轮到你了：{goods} {quantity} {unit}已为你留好。",
      "{name}, it is your turn: {quantity} × {goods} kept for you."))

  private static func both(_ chinese: String, _ english: String) -> LocalizedText {
    LocalizedText(chinese: chinese, english: english) ?? LocalizedText(english)
  }
}

/// Why somebody is greeted in their own way.
package enum GreetingKind: String, Sendable {
  case first, returning, follower, buyer
}

/// Those who have not been welcomed yet, in order of arrival. Bounded: a flood is counted.
package struct GreetingQueue: Sendable {
  static let namedLimit = 500

  package private(set) var waiting: [Viewer]
  /// Arrivals beyond the names that are kept.
  package private(set) var unnamed: Int
  /// Welcomes said in the last minute.
  private(set) var recent: [Instant]
  package internal(set) var last: (text: String, at: Instant)?

  package var count: Int { waiting.count + unnamed }

  init(waiting: [Viewer] = [], unnamed: Int = 0, recent: [Instant] = []) {
    self.waiting = waiting
    self.unnamed = unnamed
    self.recent = recent
  }

  mutating func add(_ viewer: Viewer) {
    if waiting.count < GreetingQueue.namedLimit { waiting.append(viewer) } else { unnamed += 1 }
  }

  /// Somebody is not greeted.
  mutating func forget(_ viewer: Viewer) {
    waiting.removeAll { $0.id == viewer.id }
  }

  mutating func remove(_ viewers: [Viewer], said text: String, at now: Instant) {
    let gone = Set(viewers.map(\.id))
    waiting.removeAll { gone.contains($0.id) }
    if waiting.isEmpty { unnamed = 0 }
    last = (text, now)
    recent.removeAll { now.since($0) >= .seconds(60) }
    recent.append(now)
  }

  /// Whether the pace allows another greeting (cool-down, and at most so many a minute).
  func isDue(at now: Instant, _ policy: SessionPolicy) -> Bool {
    guard count > 0 else { return false }
    if let last, now.since(last.at) < policy.greetingCoolDown { return false }
    return recent.filter { now.since($0) < .seconds(60) }.count < policy.greetingsPerMinute
  }
}

/// Puts names into templates.
struct GreetingComposer {
  let templates: GreetingTemplates
  let language: Language

  func greeting(to viewer: Viewer, _ kind: GreetingKind) -> String {
    let template =
      switch kind {
      case .first: templates.first
      case .returning: templates.returning
      case .follower: templates.follower
      case .buyer: templates.buyer
      }
    return fill(template, ["name": viewer.name])
  }

  /// One greeting for several: the first `limit` by name, the rest as a number.
  func greeting(to viewers: [Viewer], unnamed: Int, limit: Int) -> String {
    let named = viewers.prefix(limit).map(\.name)
    let others = viewers.count - named.count + unnamed
    let names = joined(named, closed: others == 0)
    if others == 0 { return fill(templates.several, ["names": names]) }
    return fill(templates.many, ["names": names, "count": String(others)])
  }

  /// `小明、小红和小李` / `Ana, Mei and Tomas`; open lists leave the last join to the template.
  private func joined(_ names: [String], closed: Bool) -> String {
    let comma = language == .chinese ? "、" : ", "
    guard closed, names.count > 1, let last = names.last else {
      return names.joined(separator: comma)
    }
    let and = language == .chinese ? "和" : " and "
    return names.dropLast().joined(separator: comma) + and + last
  }

  /// What somebody ordered before the connector was there, as a line of chat.
  func oldOrder(_ goods: Goods?, _ id: String, quantity: Int, isPaid: Bool) -> String {
    let isChinese = language == .chinese
    let name = goods.map { isChinese ? "\($0.lot) 号" : "lot \($0.lot)" } ?? id
    let paid = isPaid ? (isChinese ? "，已付" : ", paid") : ""
    return isChinese ? "下过单：\(name) × \(quantity)\(paid)" : "ordered \(quantity) × \(name)\(paid)"
  }

  func thanks(_ viewer: Viewer, goods: Goods, quantity: Int) -> String {
    fill(templates.thanksSale, values(viewer, goods, quantity))
  }

  func lapse(_ viewer: Viewer, goods: Goods) -> String {
    fill(
      templates.holdLapsed, ["name": viewer.name, "goods": goods.name.text(in: language)])
  }

  func promotion(_ viewer: Viewer, goods: Goods, quantity: Int) -> String {
    fill(templates.holdPromoted, values(viewer, goods, quantity))
  }

  private func values(_ viewer: Viewer, _ goods: Goods, _ quantity: Int) -> [String: String] {
    [
      "name": viewer.name, "goods": goods.name.text(in: language),
      "quantity": String(quantity), "unit": goods.measure(in: language),
    ]
  }

  func thanksForFollowing(_ viewer: Viewer) -> String {
    fill(templates.thanksFollow, ["name": viewer.name])
  }

  /// Fills each `{word}` once; what a name itself contains is never filled again.
  private func fill(_ template: LocalizedText, _ values: [String: String]) -> String {
    var filled = ""
    var rest = template.text(in: language)[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let word = String(rest[rest.index(after: open)..<close])
      filled += rest[..<open]
      filled += values[word] ?? "{\(word)}"
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }
}
