// LiveHost: one switch in plain lines: what is printed, when, and what a press takes.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ConsoleUI
@testable import SessionEngine

/// A switch beside a console of lines; commands are carried out at once.
private final class LineHost {
  let driver: LinearDriver
  private let scanning = LinearSwitch { "s-switch" }
  var now: Int64 = 0

  init(_ mode: ScanSettings.Mode = .auto) throws {
    driver = try LinearDriver()
    driver.settings.scanning.isOn = true
    driver.settings.scanning.mode = mode
    _ = scanning.restLine(view)
  }

  var view: ShowView {
    var view = driver.view
    view.isLinear = true
    return view
  }

  var due: Int64? { scanning.due }
  var isMoving: Bool { scanning.isMoving }

  private func perform(_ intents: [Intent]) -> [String] {
    for intent in intents {
      switch intent {
      case .command(let command): driver.perform(command)
      case .change(let settings): driver.settings = settings
      case .speech, .leave: break
      }
    }
    return scanning.takeLines(view)
  }

  func press() -> [String] { perform(scanning.press(view, at: now, as: .press)) }

  func pass(_ milliseconds: Int64) -> [String] {
    now += milliseconds
    return perform(scanning.pass(to: now, view))
  }

  func others() -> [String] { scanning.repeatHighlight(at: now) }

  func asked() -> [String] { scanning.takeAsked() }
}

@Suite struct LinearSwitchTests {
  @Test func itRestsUntilItIsPressedAndAgainAfterTwoRounds() throws {
    let host = try LineHost()
    for _ in 0..<100 { #expect(host.pass(1000) == []) }
    #expect(host.press() == ["1. sell one"])
    var lines: [String] = []
    while host.isMoving, lines.count < 50 { lines += host.pass(1800) }
    #expect(lines.filter { $0.hasPrefix("1. ") }.count == 1)
    #expect(lines.last == "The switch rests; Space starts it.")
    for _ in 0..<100 { #expect(host.pass(60_000) == []) }
  }

  /// What the audience does sets nothing going that rests.
  @Test func theAudienceDoesNotWakeIt() throws {
    let host = try LineHost()
    _ = host.pass(10)
    host.driver.audience(.enter, "Ana")
    host.driver.audience(.chat, "Ana", "2 of lot 1")
    #expect(host.pass(10) == [])
    #expect(!host.isMoving && host.due == nil)
  }

  /// Other lines get between; then the choice is said again and waits its whole time, but once.
  @Test(arguments: ScanSettings.Mode.allCases)
  func theLastLineIsWhatAPressTakes(_ mode: ScanSettings.Mode) throws {
    let host = try LineHost(mode)
    _ = host.pass(10)
    #expect(host.press() == ["1. sell one"])
    let due = try #require(host.due)
    host.now += 1000
    #expect(host.others() == ["1. sell one"])
    #expect(host.due == due + 1000)
    host.now += 500
    #expect(host.others() == ["1. sell one"])
    #expect(host.due == due + 1000)
  }

  @Test func whatAScreenShowsCanBeAskedFor() throws {
    let host = try LineHost()
    _ = host.pass(10)
    _ = host.press()
    for label in ["more…", "show…", "where the show stands"] {
      var last = ""
      for _ in 0..<20 where !last.hasSuffix(". " + label) { last = host.pass(1800).last ?? last }
      #expect(last.hasSuffix(". " + label))
      _ = host.press()
    }
    #expect(host.asked() == ["status"])
  }

  /// Nothing is offered that only changes a screen, or has to be typed.
  @Test func onlyWhatLinesCanDoIsOffered() throws {
    let host = try LineHost()
    let offered = Offer.here(.show, host.view).map(\.meaning)
    for action in [ShowAction.larger, .theme, .page, .presenter, .command, .caption, .help] {
      #expect(!offered.contains(.action(action)), "\(action)")
    }
    for action in [ShowAction.sell, .sales, .end, .pause, .keys, .language, .voice] {
      #expect(offered.contains(.action(action)), "\(action)")
    }
  }
}
