// LiveHost: how long one switch takes for what a show is made of (T16).
// SPDX-License-Identifier: Apache-2.0

import SessionFiles
import Testing
import TextScreen
import Training

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct ScanTimeTests {
  static let paces = [300, 1000, 1800, 5000, 10_000]
  /// What must be near, and how many choices away it is.
  static let core: [(action: ShowAction, choices: Int)] = [
    (.undo, 1), (.quiet, 1), (.sellOne, 1), (.greet, 1), (.next, 1), (.end, 2),
  ]

  private func host(_ mode: ScanSettings.Mode, _ step: Int) throws -> SwitchHost {
    let host = try SwitchHost(mode, step: step)
    host.driver.display.speech.isOn = true
    host.driver.press(.character("s"), .enter)
    host.driver.audience(.enter, "小明")
    host.driver.audience(.chat, "陈芳", "1号来一份")
    host.driver.pass(to: 0)
    return host
  }

  /// Each core task, in each way, at each pace: within the model's time and one cycle.
  @Test(arguments: ScanSettings.Mode.allCases, paces) func coreTasksTakeNoLongerThanTheModel(
    _ mode: ScanSettings.Mode, _ step: Int
  ) throws {
    for (action, choices) in ScanTimeTests.core {
      let host = try host(mode, step)
      try host.ask(action)
      let limit = host.modelMilliseconds + Int64(host.longestCycle * step)
      #expect(host.now <= limit, "\(action): \(host.now) of \(limit) ms")
      #expect(host.choices == choices, "\(action)")
      #expect(host.longestCycle <= ScanTree.longest + 2)
    }
  }

  /// In whole seconds, at the pace one starts with and the highlight moving by itself. It stands
  /// on "sell one" when the sale that can be taken back comes in front of it.
  @Test func coreTasksAreNear() throws {
    var seconds: [ShowAction: Int64] = [:]
    for (action, _) in ScanTimeTests.core {
      let host = try host(.auto, 1800)
      try host.ask(action)
      seconds[action] = host.now / 1000
    }
    let expected: [ShowAction: Int64] = [
      .sellOne: 1, .greet: 2, .next: 4, .undo: 10, .quiet: 11, .end: 13,
    ]
    #expect(seconds == expected)
  }

  /// A new cycle begins with what takes back, then comes what silences: so near is each of them
  /// once something else was chosen, at every pace.
  @Test(arguments: ScanSettings.Mode.allCases, paces) func takingBackIsFirstInEveryNewCycle(
    _ mode: ScanSettings.Mode, _ step: Int
  ) throws {
    for (place, action) in [ShowAction.undo, .quiet].enumerated() {
      let host = try host(mode, step)
      try host.ask(.greet)
      let before = host.now
      try host.ask(action)
      let limit = SwitchHost.model(mode, place: place, step: Int64(step))
      #expect(host.now - before <= limit, "\(action): \(host.now - before) of \(limit) ms")
    }
  }

  @Test func aWholeEndIsTwoChoicesAndItsReview() throws {
    for mode in ScanSettings.Mode.allCases {
      let host = try host(mode, 1800)
      try host.ask(.end)
      try host.choose { $0.does(.key(.right)) }
      try host.choose { $0.does(.key(.enter)) }
      #expect(host.driver.session.phase == .ended)
      #expect(host.choices == 4)
      #expect(host.now <= host.modelMilliseconds + Int64(host.longestCycle) * 1800)
    }
  }

  @Test func thePaceIsWithinItsBounds() throws {
    #expect(ScanSettings().stepMilliseconds == 1800)
    let plan = try DemoStall.plan(.english, policy: .init())
    func read(_ step: Int) throws(DocumentProblem) {
      let text = #"{"schema":"livehost.settings/1","switch":{"stepMilliseconds":\#(step)}}"#
      try DocumentReader.settings.check(Array(text.utf8), plan)
    }
    for step in [300, 1800, 10_000] { try read(step) }
    for step in [0, 299, 10_001] { #expect(throws: DocumentProblem.self) { try read(step) } }
  }

  /// Reaction ÷ 0.65, up to the next tenth of a second, the middle of five.
  @Test(arguments: [(195, 300), (650, 1000), (651, 1100), (1170, 1800), (6500, 10_000)])
  func theReactionSetsThePace(_ reaction: Int64, _ step: Int) {
    let others = [reaction - 100, reaction - 50, reaction + 400, reaction + 3000]
    #expect(ReactionRule.stepMilliseconds([reaction] + others) == step)
  }
}
