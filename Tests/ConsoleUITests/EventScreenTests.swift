// LiveHost: whatever happens can be seen, kind by kind (T11, the screen's half).
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen
import Training

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct EventScreenTests {
  /// A show without a host's keys: what changes on the screen when one event comes.
  private struct Watch {
    var session: Session
    var now = Instant(milliseconds: 1_767_225_600_000)
    let settings: HostSettings
    /// The kinds that came, and those after which something was to be seen.
    var (come, seen): (Set<String>, Set<String>) = ([], [])

    init(_ language: Language) throws {
      session = Session(try DemoStall.plan(language, policy: .init()))
      settings = HostSettings(language: language)
    }

    mutating func run(_ commands: SessionCommand...) throws {
      for command in commands {
        for event in try session.decide(command, at: now) {
          let before = view
          session.evolve(event, at: now)
          let name = SpeechWordsTests.name(event)
          come.insert(name)
          if !seen.contains(name), isSeen(event, of: command, since: before) { seen.insert(name) }
        }
      }
    }

    mutating func wait(_ seconds: Int) throws {
      for _ in 0..<seconds {
        now = now + .seconds(1)
        try run(.tick)
      }
    }

    mutating func audience(
      _ kind: AudienceMessage.Kind, _ name: String, _ text: String = ""
    ) throws {
      let viewer = Viewer(id: "u-" + name, name: name)
      try run(.audience(AudienceMessage(kind: kind, id: nil, viewer: viewer, text: text)))
    }

    private var view: ShowView {
      ShowView(
        session: session, now: now, settings: settings, isTraining: true, zoneSeconds: 0,
        face: LargeFace(places: []))
    }

    /// In a place of the console, or in the notice of this event alone.
    private func isSeen(
      _ event: SessionEvent, of command: SessionCommand, since before: ShowView
    ) -> Bool {
      let notice: CommandOutcome = .done(command, [event])
      return EventScreenTests.places.contains { keys in
        picture(keys, before) != picture(keys, view)
      } || picture("", view) != picture("", view, notice)
    }

    private func picture(_ keys: String, _ view: ShowView, _ outcome: CommandOutcome? = nil)
      -> String
    {
      let compositor = Compositor { "new" }
      for key in Key.list(keys) { _ = compositor.handle(key, view) }
      if let outcome { _ = compositor.receive(outcome, view) }
      var buffer = CellBuffer(width: 80, height: 24)
      _ = compositor.draw(into: &buffer, view)
      return buffer.picture
    }
  }

  /// The show screen, and what is one key away.
  private static let places = ["", "l", "i", "r", "c", "f", "j", "q", "F6"]

  /// What changes nothing on the screen, and why.
  private static let silent = [
    "sessionRecovered": "the notices of the start say how long it was away",
    "thanked": "it comes with the sale or the follow it is for, which are seen",
  ]

  /// A show in which each kind of event comes.
  private func show(_ watch: inout Watch) throws {
    try watch.run(.open)
    try watch.wait(10)
    for name in ["Ana", "Ben", "Mei"] { try watch.audience(.enter, name) }
    try watch.audience(.chat, "Ana", "is it sweet?")
    try watch.audience(.follow, "Ben")
    try watch.audience(.like(count: 3), "Ben")
    try watch.audience(.gift(count: 2), "Ben")
    try watch.audience(.system, "", "60 watch")
    try watch.audience(.leave, "Mei")
    try watch.audience(.enter, "Mei")
    let goods = watch.session.plan.catalogue.goods[0].id
    try watch.run(
      .greet(name: nil), .say("Hi"), .caption("Sweet"), .setAutoGreeting(true),
      .setAutoGreeting(false), .answerQuestion(), .setMuted(.word("spam"), true),
      .setMuted(.word("spam"), false), .skipChat(count: 7), .next, .hold, .release,
      .moveItem(from: 2, to: 3), .setLength(item: 0, .seconds(900)),
      .setStock(goods: goods, onHand: 3))
    let ana = MuteTarget.viewer(Viewer(id: "u-Ana", name: "Ana"))
    try watch.run(.setMuted(ana, true), .setMuted(ana, false))
    for name in ["Ana", "Ben", "Mei"] { try watch.audience(.chat, name, "1号来两份") }
    try watch.run(.acceptClaim(nil, quantity: 1, saleID: "s-1"), .extendClaim(nil))
    for _ in 0..<3600 where !watch.come.isSuperset(of: ["claimLapsed", "claimPromoted"]) {
      try watch.wait(1)
    }
    try watch.audience(.chat, "Mei", "不要了")
    try watch.run(.setStock(goods: goods, onHand: 9))
    for id in ["s-2", "s-3"] {
      try watch.run(.recordSale(SaleDraft(id: id, goods: goods, quantity: 2)))
    }
    try watch.run(.undo, .returnSale(number: 2, quantity: 1, reason: "broken"))
    try watch.run(.pause, .resume, .recover(lastSeen: watch.now), .close, .end)
  }

  @Test(arguments: Language.allCases) func everyEventCanBeSeen(_ language: Language) throws {
    var watch = try Watch(language)
    try show(&watch)
    // A new kind does not compile there, and has to come here.
    let kinds = Set(SpeechWordsTests.events.map(SpeechWordsTests.name))
    #expect(kinds.subtracting(watch.come).sorted() == [], "these did not come")
    let missing = watch.come.subtracting(watch.seen).sorted()
    #expect(missing == EventScreenTests.silent.keys.sorted(), "of these nothing is seen")
  }
}
