// LiveHost: a small stall, and the words "given", "when" for tests of the engine.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SessionEngine

/// Noon of a day, in milliseconds; every test begins there.
let noon = Instant(milliseconds: 1_767_225_600_000)

func at(_ seconds: Double) -> Instant {
  Instant(milliseconds: noon.milliseconds + Int64(seconds * 1000))
}

func yuan(_ text: String) -> Money {
  Money(decimal: text, .yuan) ?? .zero(.yuan)
}

enum Fixture {
  static let makers = ["wang", "li"].map {
    Maker(id: $0, name: LocalizedText($0), place: nil, story: nil)
  }

  static let goods = [
    make(
      "tea", "绿茶", "Green tea", .agricultural, "25.60", 10, "wang", 1,
      unit: LocalizedText(chinese: "罐", english: "tin")),
    make("towel", "毛巾", "Cotton towel", .handicraft, "19.99", 3, "wang", 2),
    make("jam", "梅子酱", "Plum jam", .food, "0.05", 100, "li", 3),
    make("comb", "木梳", "Wooden comb", .handicraft, "88", 5, "li", 9),
  ]

  private static func make(
    _ id: String, _ chinese: String, _ english: String, _ category: SessionEngine.Category,
    _ price: String, _ stock: Int, _ maker: String, _ lot: Int,
    unit: LocalizedText? = nil
  ) -> Goods {
    let name = LocalizedText(chinese: chinese, english: english) ?? LocalizedText(english)
    return Goods(
      id: id, name: name, category: category, price: yuan(price), stock: stock, unit: unit,
      maker: maker, points: [], photo: nil, lot: lot)
  }

  /// Three items of 100 seconds: tea, towel, jam. The comb is not in the rundown.
  static func plan(
    _ language: Language = .english, commission: Int64 = 1000, goal: Money? = nil,
    greeting: GreetingTemplates = .standard,
    _ change: (inout SessionPolicy) -> Void = { _ in }
  ) -> SessionPlan {
    var policy = SessionPolicy()
    change(&policy)
    return SessionPlan(
      title: LocalizedText("Stall"), host: LocalizedText("Ye"), language: language,
      currency: .yuan, catalogue: Catalogue(makers: makers, goods: goods),
      rundown: ["tea", "towel", "jam"].map { RundownItem(goods: $0, length: .seconds(100)) },
      opening: LocalizedText("Hello"), closing: LocalizedText("Bye"), greeting: greeting,
      goal: goal, commission: commission, policy: policy)
  }

  static let opening: [SessionEvent] = [
    .sessionOpened(opening: "Hello"), .featured(goods: "tea", item: 0, cause: .opening),
  ]
}

/// A session to which `events` have happened at noon.
func given(_ events: [SessionEvent], _ plan: SessionPlan = Fixture.plan()) -> Session {
  var session = Session(plan)
  for event in events { session.evolve(event, at: noon) }
  return session
}

/// A session that is live since noon.
func live(_ plan: SessionPlan = Fixture.plan(), regulars: [String: Bool] = [:]) -> Session {
  var session = Session(plan, regulars: regulars)
  for event in Fixture.opening + [.wentLive] { session.evolve(event, at: noon) }
  return session
}

extension Session {
  /// Decides and applies, as the loop does; returns what happened.
  @discardableResult
  mutating func run(
    _ command: SessionCommand, at now: Instant = noon
  ) throws(Rejection) -> [SessionEvent] {
    let events = try decide(command, at: now)
    for event in events { evolve(event, at: now) }
    return events
  }

  @discardableResult
  mutating func say(
    _ viewer: String, _ text: String, id: String? = nil, at now: Instant = noon
  ) throws(Rejection) -> [SessionEvent] {
    try run(.audience(message(.chat, viewer, text, id: id)), at: now)
  }

  @discardableResult
  mutating func enter(_ viewer: String, at now: Instant = noon) throws(Rejection) -> [SessionEvent]
  {
    try run(.audience(message(.enter, viewer)), at: now)
  }

  @discardableResult
  mutating func sell(
    _ id: String, _ goods: String, _ quantity: Int = 1, at now: Instant = noon,
    _ change: (inout SaleDraft) -> Void = { _ in }
  ) throws(Rejection) -> [SessionEvent] {
    var draft = SaleDraft(id: id, goods: goods, quantity: quantity)
    change(&draft)
    return try run(.recordSale(draft), at: now)
  }
}

func person(_ id: String) -> Viewer { Viewer(id: id, name: id.capitalizedFirst) }

func message(
  _ kind: AudienceMessage.Kind, _ viewer: String?, _ text: String = "", id: String? = nil,
  isBacklog: Bool = false, isFirstEver: Bool = false
) -> AudienceMessage {
  AudienceMessage(
    kind: kind, id: id, viewer: viewer.map(person), text: text, isBacklog: isBacklog,
    isFirstEver: isFirstEver)
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// The texts of all greetings among `events`.
func greetings(_ events: [SessionEvent]) -> [String] {
  events.compactMap { event in
    if case .greeted(_, _, let text) = event { return text }
    return nil
  }
}

/// SplitMix64, so that a seed repeats a test.
struct TestGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
