// LiveHost: a whole show with one key and a virtual clock (T16).
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

/// A host with one switch, who waits for what is wanted and presses: never anything else.
final class SwitchHost {
  let driver: ConsoleDriver
  private(set) var now: Int64 = 0
  private(set) var presses = 0
  /// What the model says it takes, choice by choice.
  private(set) var modelMilliseconds: Int64 = 0
  /// The longest cycle it came through.
  private(set) var longestCycle = 0
  private(set) var choices = 0
  private let step: Int64
  private let mode: ScanSettings.Mode

  init(_ mode: ScanSettings.Mode = .auto, step: Int = 1800, columns: Int = 80, rows: Int = 24)
    throws
  {
    driver = try ConsoleDriver(columns: columns, rows: rows)
    driver.display.scanning.isOn = true
    driver.display.scanning.mode = mode
    driver.display.scanning.stepMilliseconds = step
    self.step = Int64(step)
    self.mode = mode
    driver.pass(to: 0)
  }

  private var scanner: Scanner? { driver.compositor.scanner }
  var label: String { driver.compositor.scannedLabel(driver.view) ?? "" }

  private func press() {
    presses += 1
    driver.press(.character(" "), at: now)
  }

  /// Comes to a place of the cycle and chooses it.
  func choose(_ id: @escaping (ScanEntry) -> Bool) throws {
    driver.pass(to: now)
    let cycle = try #require(scanner?.cycle)
    let place = try #require(cycle.firstIndex(where: id), "\(cycle.map(\.label))")
    modelMilliseconds += SwitchHost.model(mode, place: place, step: step)
    longestCycle = max(longestCycle, cycle.count)
    choices += 1
    switch mode {
    case .auto: try waitAndPress(place)
    case .step:
      for _ in 0...place {
        press()
        now += SwitchHost.pressMilliseconds
      }
      rest()
    case .inverse:
      repeat {
        press()
        now += SwitchHost.pressMilliseconds
      } while scanner?.index != place || scanner?.highlighted == nil
      rest()
    }
  }

  /// How fast this host can press again and again.
  static let pressMilliseconds: Int64 = 200

  /// The time of one choice. By itself the highlight takes a step a place, and the press comes
  /// within one. With steps of one's own each place is a press, then one rests for a step. Moving
  /// while one presses, it takes a step a place; presses come now and then between, and resting is
  /// never shorter than the pause before a keyboard repeats.
  static func model(_ mode: ScanSettings.Mode, place: Int, step: Int64) -> Int64 {
    let places = Int64(place + 1)
    return switch mode {
    case .auto: places * step
    case .step: places * pressMilliseconds + step
    case .inverse: places * (step + pressMilliseconds) + max(step, Scanner.restMilliseconds)
    }
  }

  private func waitAndPress(_ place: Int) throws {
    for _ in 0...20 where scanner?.index != place {
      now = try #require(driver.compositor.due)
      driver.pass(to: now)
    }
    // A person is a moment later than the highlight.
    now += step * 65 / 100
    press()
  }

  private func rest() {
    while let due = driver.compositor.due, scanner?.highlighted != nil {
      now = due
      driver.pass(to: now)
    }
  }

  /// Through the groups, and out of them where they do not lead there.
  func ask(_ action: ShowAction) throws { try ask(.action(action)) }

  func ask(_ meaning: KeyMeaning) throws {
    for _ in 0..<6 {
      driver.pass(to: now)
      let cycle = try #require(scanner?.cycle)
      if cycle.contains(where: { $0.does(meaning) }) {
        return try choose { $0.does(meaning) }
      }
      if cycle.contains(where: { $0.leads(to: meaning) }) {
        try choose { $0.leads(to: meaning) }
      } else {
        try choose { $0.content == .leave }
      }
    }
    Issue.record("\(meaning) is not found")
  }
}

extension ScanEntry {
  func does(_ meaning: KeyMeaning) -> Bool {
    if case .choice(meaning, _) = content { true } else { false }
  }

  func leads(to meaning: KeyMeaning) -> Bool {
    guard case .group(let inner) = content else { return false }
    return inner.contains { $0.does(meaning) || $0.leads(to: meaning) }
  }
}

@Suite struct ScanningTests {
  /// Under the highlight stands what else there is, never half a name of it.
  @Test(arguments: [(20, 6), (40, 12)], Language.allCases)
  func theCycleShowsWholeNames(_ size: (Int, Int), _ language: Language) throws {
    for scene in Scene.all {
      let driver = try scene.driver(language, size: size)
      driver.display.scanning.isOn = true
      driver.pass(to: 0)
      guard let cycle = driver.compositor.scanner?.cycle else { continue }
      let labels = cycle.map { $0.label.trimmed }
      for _ in labels {
        let shown = (driver.rows.last ?? "").split(separator: "  ").map(String.init)
        for text in shown.dropFirst() {
          #expect(
            labels.contains(String(text.drop { " >".contains($0) })), "\(scene.name): \(shown)")
        }
        driver.pass(to: driver.compositor.due ?? 0)
      }
    }
  }

  /// Greet, next, sell one to the newest claimer and one to a walk-in, undo, void, end.
  @Test(arguments: ScanSettings.Mode.allCases) func aWholeShowWithOneKey(
    _ mode: ScanSettings.Mode
  ) throws {
    let host = try SwitchHost(mode)
    let driver = host.driver
    driver.audience(.enter, "小明")
    driver.audience(.chat, "陈芳", "1号来一份")
    driver.pass(to: 0)
    try host.ask(.greet)
    #expect(driver.session.greetings.count == 0)
    try host.ask(.sellOne)
    #expect(driver.session.sales.entries.last?.sale.buyer?.name == "陈芳")
    #expect(driver.session.claims.open.isEmpty)
    try host.ask(.sellOne)
    #expect(driver.session.sales.entries.last?.sale.buyer == nil)
    #expect(driver.session.sales.entries.count == 2)
    try host.ask(.undo)
    #expect(driver.session.sales.entries.last?.isVoided == true)
    try host.ask(.next)
    #expect(driver.session.featured?.lot == 2)
    try host.ask(.sell)
    try host.ask(.change(1))
    try host.ask(.change(1))
    try host.ask(.key(.enter))
    #expect(driver.session.sales.entries.last?.sale.quantity == 3)
    try host.ask(.end)
    // The page begins with the way back; ending is two choices further.
    #expect(driver.picture.contains("> Go on"))
    try host.choose { $0.does(.key(.right)) }
    #expect(driver.session.phase == .live)
    try host.choose { $0.does(.key(.enter)) }
    #expect(driver.session.phase == .ended)
  }

  @Test func whatTakesBackIsFirstInEveryCycle() throws {
    let host = try SwitchHost()
    host.driver.press(.character("s"), .enter)
    host.driver.pass(to: 1)
    func check(_ entries: [ScanEntry]) {
      #expect(entries.first?.does(.action(.undo)) == true, "\(entries.map(\.label))")
      for case .group(let inner) in entries.map(\.content) { check(inner) }
    }
    check(try #require(host.driver.compositor.scanner?.cycle))
    for action in [ShowAction.sell, .goods, .rundown, .sales, .end, .help, .keys] {
      host.driver.perform(opening: action)
      host.driver.pass(to: 2)
      check(try #require(host.driver.compositor.scanner?.cycle))
      host.driver.press(.escape)
    }
  }

  /// Every action of every screen is somewhere in cycles of at most five, and what is urgent.
  @Test func everyActionIsFoundInShortCycles() throws {
    let host = try SwitchHost()
    host.driver.busyShow()
    host.driver.pass(to: 1)
    let top = try #require(host.driver.compositor.scanner?.cycle)
    #expect(top.count <= ScanTree.longest)
    func check(_ entries: [ScanEntry]) {
      let urgent = entries.filter { $0.does(.action(.undo)) }.count
      #expect(entries.count - urgent <= ScanTree.longest, "\(entries.map(\.label))")
      for case .group(let inner) in entries.map(\.content) { check(inner) }
    }
    check(top)
    for action in ShowAction.allCases where action != .menu {
      let view = host.driver.view
      guard action.isOffered(view), action.disabledReason(view) == nil else { continue }
      let isFound = top.contains { $0.does(.action(action)) || $0.leads(to: .action(action)) }
      #expect(isFound, "\(action)")
    }
  }

  /// Pressing as fast as one can, at any pace, never ends or voids anything.
  @Test func aSwitchThatIsHitAgainAndAgainEndsNothing() throws {
    for gap in [Int64(0), 30, 150, 400, 1000, 1700] {
      for start in [ShowAction?.none, .end, .sales, .sell] {
        let host = try SwitchHost()
        host.driver.busyShow()
        if let start { host.driver.perform(opening: start) }
        for turn in 0..<200 {
          host.driver.pass(to: Int64(turn) * gap)
          host.driver.press(.character(" "), at: Int64(turn) * gap)
        }
        #expect(host.driver.session.phase != .ended, "every \(gap) ms")
        let irreversible = host.driver.commands.contains { command in
          switch command {
          case .end, .voidSale, .returnSale: true
          default: false
          }
        }
        #expect(!irreversible)
      }
    }
  }

  @Test func theHighlightMovesByItsTimeAndOnlyThen() throws {
    let host = try SwitchHost(step: 2000)
    let first = host.label
    host.driver.pass(to: 1999)
    #expect(host.label == first)
    host.driver.pass(to: 2000)
    #expect(host.label != first)
    #expect(host.driver.compositor.due == 4000)
  }

  /// After ten rounds it rests, and the screen is quiet; a press sets it going and chooses nothing.
  @Test func itRestsWhenNobodyPresses() throws {
    let host = try SwitchHost(step: 300)
    var changes = 0
    while let due = host.driver.compositor.due, changes < 1000 {
      host.driver.pass(to: due)
      changes += 1
    }
    #expect(changes < 100)
    #expect(host.label.contains("resting; Space starts"))
    host.driver.press(.character(" "), at: 1_000_000)
    #expect(host.driver.commands.count == 1)
    #expect(host.driver.compositor.due != nil)
  }

  @Test(arguments: [(20, 6), (40, 12), (80, 24), (120, 40)]) func theBarIsWhereTheCursorIs(
    _ columns: Int, _ rows: Int
  ) throws {
    let host = try SwitchHost(columns: columns, rows: rows)
    host.driver.busyShow()
    for action in [ShowAction?.none, .sell, .sales, .end, .help, .keys] {
      if let action { host.driver.perform(opening: action) }
      for time in 0..<8 {
        host.driver.pass(to: Int64(time) * 1800)
        let (buffer, cursor) = host.driver.draw()
        #expect(cursor.y == rows - 2)
        let shown = host.label.prefix(columns > 30 ? 20 : 12)
        #expect(buffer.row(cursor.y).contains(shown), "\(buffer.picture)")
        #expect(buffer[cursor.x, cursor.y].role == .selected)
      }
      host.driver.press(.escape)
    }
  }

  /// Other keys work on, for whoever helps.
  @Test func otherKeysStillWork() throws {
    let host = try SwitchHost()
    host.driver.press(.character("s"), .character("2"), .enter)
    #expect(host.driver.session.sales.entries.last?.sale.quantity == 2)
  }

  @Test func aHeldSwitchIsOnePress() throws {
    let host = try SwitchHost()
    host.driver.press(.character(" "), at: 100)
    let cycle = host.driver.compositor.scanner?.cycle.map(\.label)
    for _ in 0..<50 { host.driver.hold(.character(" ")) }
    #expect(host.driver.compositor.scanner?.cycle.map(\.label) == cycle)
  }
}
