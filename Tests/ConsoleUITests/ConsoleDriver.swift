// LiveHost: a scripted host: presses keys, and what the console asks for happens at once.
// SPDX-License-Identifier: Apache-2.0

import SessionFiles
import Testing
import TextScreen
import Training

@testable import ConsoleUI
@testable import SessionEngine

/// A console without a terminal or a disk.
final class ConsoleDriver {
  private(set) var session: Session
  var now = Instant(milliseconds: 1_767_225_600_000)
  var display: HostSettings
  var size: (columns: Int, rows: Int)
  /// What the disk says to the next commands; nil when all is well.
  var diskError: String?
  /// Without an installed font, so that pictures are the same everywhere.
  var face = LargeFace(places: [])
  private(set) var commands: [SessionCommand] = []
  private var chatPause: ChatPause?
  let compositor: Compositor

  init(
    _ language: Language = .english, large: Int = 0, columns: Int = 80, rows: Int = 24
  ) throws {
    session = Session(try DemoStall.plan(language, policy: .init()))
    display = HostSettings(language: language, large: large)
    size = (columns, rows)
    var next = 0
    compositor = Compositor {
      next += 1
      return "s-\(next)"
    }
    perform(.open)
    wait(10)
  }

  /// In the middle of a show that was prepared once.
  init(_ busy: BusyShow, large: Int = 0, size: (columns: Int, rows: Int)) {
    session = busy.session
    now = busy.now
    display = HostSettings(language: busy.language, large: large)
    self.size = size
    var next = 100
    compositor = Compositor {
      next += 1
      return "s-\(next)"
    }
  }

  var view: ShowView {
    ShowView(
      session: session, now: now, settings: display, isTraining: true, zoneSeconds: 0,
      face: face, chatPause: chatPause)
  }

  /// Time passes, a second at a time.
  func wait(_ seconds: Int) {
    for _ in 0..<seconds {
      now = now + .seconds(1)
      apply((try? session.decide(.tick, at: now)) ?? [])
    }
  }

  /// Where the console is, to come back to.
  struct Mark {
    fileprivate let session: Session
    fileprivate let display: HostSettings
    fileprivate let layers: [any Layer]
    fileprivate let now: Instant
    let commandCount: Int
  }

  func mark() -> Mark {
    Mark(
      session: session, display: display, layers: compositor.layers, now: now,
      commandCount: commands.count)
  }

  func restore(_ mark: Mark) {
    (session, display, now) = (mark.session, mark.display, mark.now)
    compositor.layers = mark.layers
    commands.removeLast(commands.count - mark.commandCount)
  }

  /// The clock is moved; what has come due by then comes due.
  func jump(hours: Int) {
    now = now + .seconds(hours * 3600)
    for _ in 0..<200 {
      guard let events = try? session.decide(.tick, at: now), !events.isEmpty else { return }
      apply(events)
    }
  }

  private func apply(_ events: [SessionEvent]) {
    for event in events { session.evolve(event, at: now) }
  }

  func press(_ keys: Key...) {
    for key in keys { perform(compositor.handle(key, view)) }
  }

  /// The keyboard repeats a key.
  func hold(_ key: Key, as verdict: KeyGate.Verdict = .repeated) {
    perform(compositor.handle(key, view, as: verdict))
  }

  /// Opens a screen, whatever its key is.
  func perform(opening action: ShowAction) {
    let meaning = action == .menu ? KeyMeaning.menu : .action(action)
    perform(compositor.carryOut(meaning, view, at: 0).1)
  }

  /// One switch: presses at a time of the keys' clock, or time that only passes.
  func press(_ key: Key, at time: Int64) { perform(compositor.handle(key, view, at: time)) }

  func pass(to time: Int64) { perform(compositor.pass(to: time, view)) }

  /// Presses and releases the button of the pointer.
  func click(_ x: Int, _ y: Int) {
    _ = draw()
    press(.press(x: x, y: y), .release(x: x, y: y))
  }

  /// Clicks on a text where it stands; false when it is not on the screen.
  @discardableResult
  func click(on text: String) -> Bool {
    let buffer = draw().buffer
    for y in 0..<buffer.height {
      let cells = (0..<buffer.width).map { Character(buffer[$0, y].base) }
      for x in cells.indices where String(cells[x...].prefix(text.count)) == text {
        click(x, y)
        return true
      }
    }
    return false
  }

  func type(_ text: String) {
    for scalar in text.unicodeScalars {
      _ = draw()
      press(.character(scalar))
      if compositor.isTyping { checkTypedFrame() }
    }
  }

  /// What is drawn without looking under the line that is typed in is what is drawn otherwise.
  private func checkTypedFrame() {
    var quick = CellBuffer(width: size.columns, height: size.rows)
    let cursor = compositor.draw(into: &quick, view, keepsGround: true)
    let whole = draw()
    #expect(quick == whole.buffer && cursor == whole.cursor)
  }

  private func perform(_ intents: [Intent]) {
    for intent in intents {
      switch intent {
      case .command(let command): perform(command)
      case .change(let settings):
        if settings.isChatStopped != display.isChatStopped {
          chatPause = settings.isChatStopped ? ChatPause(session) : nil
        }
        display = settings
      case .speech, .leave: break
      }
    }
  }

  func perform(_ command: SessionCommand) {
    commands.append(command)
    let outcome: CommandOutcome
    do throws(Rejection) {
      let events = try session.decide(command, at: now)
      if let diskError {
        outcome = .notSaved(command, reason: diskError)
      } else {
        apply(events)
        outcome = .done(command, events)
      }
    } catch {
      outcome = .rejected(command, error)
    }
    perform(compositor.receive(outcome, view))
  }

  func audience(_ kind: AudienceMessage.Kind, _ name: String, _ text: String = "") {
    let message = AudienceMessage(
      kind: kind, id: nil, viewer: Viewer(id: "u-" + name, name: name), text: text)
    apply((try? session.decide(.audience(message), at: now)) ?? [])
  }

  /// A few minutes of a show, the same every time.
  func busyShow() {
    audience(.enter, "小明")
    audience(.enter, "Li Hua")
    wait(3)
    audience(.chat, "小明", "宁波来的，你好")
    audience(.chat, "Tomas", "is it sweet?")
    audience(.chat, "Ana", "is it very sweet?")
    audience(.chat, "陈芳", "1号来两份")
    audience(.chat, "Mei", "greetings from the class!")
    wait(30)
    let keys = display.keys
    display.keys = KeySettings()
    press(.character("s"), .character("2"), .enter)
    display.keys = keys
    audience(.enter, "Old Wang")
    audience(.chat, "Old Wang", "can you ship to Lhasa?")
    wait(6)
  }

  func draw() -> (buffer: CellBuffer, cursor: CursorPosition) {
    var buffer = CellBuffer(width: size.columns, height: size.rows)
    let cursor = compositor.draw(into: &buffer, view)
    return (buffer, cursor)
  }

  var picture: String { draw().buffer.picture }

  /// The row the cursor stands on.
  var focusedRow: String {
    let (buffer, cursor) = draw()
    return buffer.row(cursor.y)
  }
}

/// A show after its first minute, made once for each language: many tests begin there.
struct BusyShow: Sendable {
  let language: Language
  let session: Session
  let now: Instant

  private init(_ language: Language) throws {
    let driver = try ConsoleDriver(language)
    driver.busyShow()
    (self.language, session, now) = (language, driver.session, driver.now)
  }

  private static let english = try? BusyShow(.english)
  private static let chinese = try? BusyShow(.chinese)

  static func of(_ language: Language) throws -> BusyShow {
    try #require(language == .english ? english : chinese)
  }
}
