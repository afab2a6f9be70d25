// LiveHost: a host at the linear console: lines in, lines out, a clock that is told.
// SPDX-License-Identifier: Apache-2.0

import SessionFiles
import Testing
import TextScreen
import Training

@testable import ConsoleUI
@testable import SessionEngine

/// A linear console without streams or a disk.
final class LinearDriver {
  private(set) var session: Session
  private(set) var now = Instant(milliseconds: 1_767_225_600_000)
  var settings: HostSettings
  private var chatPause: ChatPause?
  private let console: LinearConsole
  private(set) var lines: [String] = []
  /// When each line nobody asked for was said.
  private(set) var unaskedAt: [Instant] = []

  init(_ language: Language = .english, _ change: (inout HostSettings) -> Void = { _ in }) throws {
    session = Session(try DemoStall.plan(language, policy: .init()))
    settings = HostSettings(language: language)
    change(&settings)
    var next = 0
    console = LinearConsole {
      next += 1
      return "s-\(next)"
    }
    say(console.greeting(view, origin: "--linear"))
    perform(.open)
    wait(10)
  }

  var rejectedLines = 0
  var terminalColumns = 0

  var view: ShowView {
    var view = ShowView(
      session: session, now: now, settings: settings, isTraining: true, zoneSeconds: 0,
      face: LargeFace(places: []), chatPause: chatPause)
    view.isLinear = true
    view.rejectedLines = rejectedLines
    view.terminalColumns = terminalColumns
    return view
  }

  private func say(_ new: [String]) {
    lines += new.flatMap { view.folded($0) }
    if !new.isEmpty { console.noteLine(at: now) }
  }

  /// Types a line; returns what is answered.
  @discardableResult
  func type(_ line: String) -> [String] {
    let before = lines.count
    let response = console.handle(line, view)
    if let changed = response.settings {
      if changed.isChatStopped != settings.isChatStopped {
        chatPause = changed.isChatStopped ? ChatPause(session) : nil
      }
      settings = changed
    }
    say(response.lines)
    for command in response.commands { perform(command) }
    if let wait = response.wait { self.wait(Int(wait.wholeSeconds)) }
    return Array(lines[before...])
  }

  func perform(_ command: SessionCommand) {
    do throws(Rejection) {
      let events = try session.decide(command, at: now)
      apply(events)
      say(console.outcome(.done(command, events), view))
    } catch {
      say(console.outcome(.rejected(command, error), view))
    }
  }

  func apply(_ events: [SessionEvent]) {
    for event in events { session.evolve(event, at: now) }
  }

  func audience(
    _ kind: AudienceMessage.Kind, _ name: String, _ text: String = "", saleID: String? = nil
  ) {
    var message = AudienceMessage(
      kind: kind, id: nil, viewer: Viewer(id: "u-" + name, name: name), text: text)
    message.saleID = saleID
    tell(message)
  }

  /// A line of the feed.
  func tell(_ message: AudienceMessage) {
    let events = (try? session.decide(.audience(message), at: now)) ?? []
    apply(events)
    console.observe(events, view)
    listen()
  }

  func listen() {
    let said = console.unasked(at: now, view)
    lines += said
    unaskedAt += Array(repeating: now, count: said.count)
    if !said.isEmpty { console.noteLine(at: now) }
  }

  /// Time passes, a second at a time.
  func wait(_ seconds: Int) {
    for _ in 0..<seconds {
      now = now + .seconds(1)
      let events = (try? session.decide(.tick, at: now)) ?? []
      apply(events)
      console.observe(events, view)
      listen()
    }
  }

  func rest() { lines += console.rest(view) }

  func trouble(_ text: String) { console.observe(trouble: text) }

  /// The most unasked lines in any 60 seconds.
  var busiestMinute: Int {
    unaskedAt.indices.map { start in
      unaskedAt[start...].prefix { $0.since(unaskedAt[start]) < .seconds(60) }.count
    }.max() ?? 0
  }
}
