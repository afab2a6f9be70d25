// LiveHost: the screen console: keys in, frames out.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
package import ConsoleUI
package import CursesTerminal
import SessionEngine
package import SessionFiles
package import SystemIO
import TextScreen

/// How a console came to its end.
package enum ConsoleEnding: Equatable, Sendable {
  /// The show ended.
  case ended
  /// The host left, or a signal came; the session can be gone on with.
  case left
  /// The show was to end and the disk did not take it; the session can be gone on with.
  case notSaved
}

/// Runs a show on the screen: keys first, then acknowledgements, then the audience, then paint at
/// most 30 times a second and only when something changed.
package final class ScreenConsole {
  /// Between two frames, on the average: 30 a second.
  private static let frameMilliseconds: Int64 = 33
  /// Frames that may follow at once after a rest: the key's echo, then "Saved".
  private static let frameBurst: Int64 = 3

  private let runtime: ShowRuntime
  private let terminal: CursesTerminal
  private let compositor: Compositor
  private var gate = KeyGate()
  private let signals: SignalInbox
  private let speech: SpeechDesk
  private var display: HostSettings
  private var face = LargeFace()
  private let limit: Duration?
  /// Nobody chose a theme: the terminal is asked for the colour of its ground.
  private let findsTheme: Bool
  private let settingsPath: String
  private var settings: SettingsDocument
  /// Something the host did or has to know.
  private var isDirty = true
  /// A letter was typed, and nothing else has changed.
  private var isTyped = false
  /// The audience did something.
  private var isStale = false
  /// The last frame that was drawn as a whole.
  private var lastPaint: Int64 = 0
  /// Between two frames that only the audience asks for: a chat that jumps cannot be read.
  private static let audienceMilliseconds: Int64 = 200
  private var chatPause: ChatPause?
  /// Set when the console is to end, and how.
  private var leaving: ConsoleEnding?
  /// Whether the last frame said that something is being saved.
  private var showsSaving = false
  private var lastInterrupt: Int64 = .min
  /// When the next frame would be due if all were 33 ms apart.
  private var paintDue: Int64 = 0
  private var lastSecond: Int64 = .min
  /// What changes by itself, without a key, is held to little (accessibility rule T10).
  private var meter = ChangeMeter()
  private var shown: CellBuffer?
  private var lastKey: Int64 = .min / 2
  /// What a key led to is painted at once.
  private static let keyMilliseconds: Int64 = 1000
  private var heldUntil: Int64 = .min
  private var focus = FocusWatch()
  /// What was answered to the last key; it is said before where the focus went.
  private var answers: [String] = []
  private var pressed: Key?

  package init(
    runtime: ShowRuntime, terminal: CursesTerminal, signals: SignalInbox, speech: SpeechDesk,
    display: HostSettings, settings: SettingsDocument, settingsPath: String,
    findsTheme: Bool = false, limit: Duration?, makeID: @escaping () -> String
  ) {
    self.runtime = runtime
    self.findsTheme = findsTheme
    self.terminal = terminal
    self.signals = signals
    self.speech = speech
    self.display = display
    self.settings = settings
    self.settingsPath = settingsPath
    self.limit = limit
    runtime.replySettings = display.replies
    compositor = Compositor(makeID: makeID)
  }

  private var view: ShowView {
    var view = ShowView(
      session: runtime.session, now: runtime.clock.now, settings: display,
      isTraining: runtime.document.isTraining, zoneSeconds: runtime.zoneSeconds, face: face,
      chatPause: chatPause, isSaving: isSaving)
    view.rejectedLines = runtime.rejectedLines
    return view
  }

  /// Long enough to be worth a word.
  private var isSaving: Bool { (runtime.savingMilliseconds ?? 0) > 100 }

  /// - Parameter notices: what to say first.
  package func run(notices: [Notice]) -> ConsoleEnding {
    for notice in notices { compositor.show(notice, view) }
    if display.takesPointer { terminal.usePointer(true) }
    findLetters()
    // A host who chose no theme gets the one of the terminal; 200 ms are the design's limit.
    if findsTheme, terminal.isGroundLight(within: 200) == true {
      display.theme = .light
      terminal.use(.light)
    }
    handleKeys()
    answers = notices.map(\.text)
    speak()
    paint()
    defer { speech.finish(view, milliseconds: 300) }
    while true {
      let blocked = (terminal.outputNumber.map { [$0] } ?? []) + speech.writing
      let ready = Set(Poller.ready(reading: polled, writing: blocked, timeout: timeout))
      if terminal.outputNumber != nil { terminal.flush() }
      if !handleSignals(ready) { return .left }
      if ready.contains(terminal.inputNumber) {
        handleKeys()
        // A letter is seen before anybody else is heard.
        if isTyped, !isDirty { paintWhenDue() }
      }
      if runtime.clock.isVirtual { runtime.clock.advance(by: .milliseconds(250)) }
      runtime.turn(ready: ready)
      handleOutputs()
      speak()
      if runtime.session.phase == .ended { return .ended }
      if let leaving { return leaving }
      endWhenDue()
      moveHighlight()
      paintWhenDue()
    }
  }

  /// Letters that the terminal enlarges are used only where they were found, at each start anew:
  /// the next terminal may be another one.
  private func findLetters() {
    let shapes = display.shapes
    let isFound: Bool
    switch shapes {
    case .halfBlocks, .sextants, .reverse: return
    case .doubleHeight: isFound = terminal.canDoubleLines
    case .scaled: isFound = terminal.enlargesLetters(within: 200)
    }
    if isFound {
      face.terminalLetters = shapes
    } else {
      let outer = CursesTerminal.multiplexer
      let text = outer.map { display.words(.noLettersInside, $0) } ?? display.words(.noLetters)
      compositor.show(Notice(text), view)
    }
  }

  private var polled: [Int32] {
    [terminal.inputNumber, signals.number] + runtime.numbers + speech.reading
  }

  /// Until the next thing that is due: a frame, a step of the audience, the next second.
  private var timeout: Int64 {
    if runtime.clock.isVirtual { return 0 }
    let monotonic = MachineClock.monotonicMilliseconds()
    let now = runtime.clock.now
    let second = Instant(milliseconds: (now.milliseconds / 1000 + 1) * 1000)
    let next = min(second, runtime.nextAt ?? second)
    var wait = runtime.clock.milliseconds(until: next)
    if runtime.savingMilliseconds != nil { wait = min(wait, 50) }
    if let highlight = compositor.due { wait = min(wait, max(0, highlight - monotonic)) }
    if let voice = speech.milliseconds(view) { wait = min(wait, voice) }
    guard let frameDue, terminal.outputNumber == nil else { return wait }
    return min(wait, max(waitsForAnswer ? 1 : 0, frameDue - monotonic))
  }

  /// - Returns: false when the process is asked to end.
  private func handleSignals(_ ready: Set<Int32>) -> Bool {
    guard ready.contains(signals.number) else { return true }
    for signal in signals.drain() {
      switch signal {
      case .quit(let number):
        guard number == ConsoleSignal.interrupt, !isInterruptedTwice else { return false }
      case .stopped:
        guard terminal.stop(unless: { signals.isAskedToQuit }) else { return false }
        isDirty = true
      case .resized, .continued:
        terminal.resize()
        shown = nil
        isDirty = true
      }
    }
    return true
  }

  /// One slip must not take a host off the air: Ctrl-C leaves when it is pressed again.
  private var isInterruptedTwice: Bool {
    let now = MachineClock.monotonicMilliseconds()
    defer { lastInterrupt = now }
    if lastInterrupt != .min, now - lastInterrupt < 5000 { return true }
    compositor.show(Notice(view.leaveNotice, .problem), view)
    isDirty = true
    return false
  }

  private func handleKeys() {
    let keys = terminal.keys()
    if keys.isEmpty, terminal.isGone { leaving = .left }
    for key in keys {
      let now = MachineClock.monotonicMilliseconds()
      let debounce = display.keys.effectiveDebounceMilliseconds
      let verdict = gate.judge(key, at: now, debounce: debounce)
      if verdict == .bounced { continue }
      perform(compositor.handle(key, view, at: now, as: verdict))
      answers += compositor.takeAnswers()
      (pressed, lastKey, heldUntil) = (key, now, .min)
      if compositor.isTyping { isTyped = true } else { isDirty = true }
      // What a key asked for is decided before the next key is looked at, or anybody is heard.
      runtime.decide()
      handleOutputs()
      sayFocus()
    }
  }

  /// Where the focus went, behind what was answered: as one line, so that neither cuts the other.
  private func sayFocus() {
    defer { (answers, pressed) = ([], nil) }
    guard display.speech.isOn, display.speech.kinds.contains(.focus),
      let line = focus.line(after: pressed, compositor, view)
    else { return speech.answer(answers, view) }
    speech.answer(answers + [line], view, answers.isEmpty ? .focus : .notices)
  }

  /// What happens by the host's own time, not the show's: the highlight of one switch moves.
  private func moveHighlight() {
    let now = MachineClock.monotonicMilliseconds()
    let isDue = compositor.due.map { now >= $0 } ?? false
    guard isDue || display.scanning.isOn else { return }
    let before = compositor.scannedLabel(view)
    perform(compositor.pass(to: now, view))
    if isDue || compositor.scannedLabel(view) != before { isDirty = true }
  }

  /// The voice has its turn after keys, answers and audience.
  private func speak() {
    sayFocus()
    speech.turn(view)
    for news in speech.takeNews() {
      compositor.show(view.speechNotice(news), view)
      isDirty = true
    }
  }

  private func perform(_ intents: [Intent]) {
    for intent in intents {
      switch intent {
      case .command(let command): runtime.submit(command)
      case .change(let changed): change(to: changed)
      case .speech(let request): speech.perform(request, view)
      case .leave: leaving = .left
      }
    }
  }

  private func change(to changed: HostSettings) {
    if changed.takesPointer != display.takesPointer { terminal.usePointer(changed.takesPointer) }
    if changed.theme != display.theme { terminal.use(changed.theme) }
    settings.keep(from: display, to: changed)
    if display.isChatStopped != changed.isChatStopped {
      chatPause = changed.isChatStopped ? ChatPause(runtime.session) : nil
    }
    display = changed
    runtime.replySettings = changed.replies
    runtime.replace(settingsPath, with: settings.bytes)
  }

  private func handleOutputs() {
    for output in runtime.takeOutputs() {
      if case .observed = output { isStale = true } else { isDirty = true }
      speech.hear(output, view)
      switch output {
      case .outcome(.rejected(.audience(let message), let rejection)):
        compositor.show(Notice(view.refusedNotice(message, rejection), .alarm), view)
      case .outcome(let outcome):
        perform(compositor.receive(outcome, view))
        // The time is over and the disk is full: the session can be gone on with.
        if case .notSaved(.end, _) = outcome, limit != nil { leaving = .notSaved }
      case .observed(let events): announce(events)
      case .rejectedLine(let problem, let count):
        compositor.show(
          Notice(view.rejectedNotice(problem.sentence(in: display.language), count), .aside), view)
      case .source(let name, let news):
        compositor.show(view.sourceNotice(name, news), view)
      }
    }
  }

  /// A sale that the platform made is as much news as one of the host's; so are goods that go to
  /// the next, and a microphone that is lost.
  private func announce(_ events: [SessionEvent]) {
    for event in events {
      switch event {
      case .saleRecorded, .claimWarned, .claimLapsed, .claimPromoted,
        .systemNoted(_, _, .some(_)):
        isDirty = true
        perform(compositor.receive(.done(.tick, [event]), view))
      default: break
      }
    }
  }

  private func endWhenDue() {
    guard let limit, runtime.session.isRunning,
      runtime.session.elapsed(at: runtime.clock.now) >= limit, runtime.isIdle
    else { return }
    runtime.submit(.end)
  }

  private func paintWhenDue() {
    let second = runtime.clock.now.milliseconds / 1000
    if second != lastSecond {
      lastSecond = second
      isDirty = true
    }
    if isSaving != showsSaving { isDirty = true }
    let now = MachineClock.monotonicMilliseconds()
    // A terminal that is behind gets the newest frame once it has taken the last one.
    guard let frameDue, !waitsForAnswer, terminal.outputNumber == nil else { return }
    if now >= frameDue { paint() }
  }

  /// When the next frame is to be drawn; nil while nothing has changed.
  private var frameDue: Int64? {
    if isDirty || isTyped { return max(nextPaint, heldUntil) }
    let due = max(lastPaint + ScreenConsole.audienceMilliseconds, heldUntil)
    return isStale ? max(nextPaint, due) : nil
  }

  /// A disk at work answers within a few milliseconds: the frame then shows the answer already.
  private var waitsForAnswer: Bool { (runtime.savingMilliseconds ?? .max) < 4 }

  private var nextPaint: Int64 {
    paintDue - ScreenConsole.frameBurst * ScreenConsole.frameMilliseconds
  }

  private func paint() {
    let (columns, rows) = terminal.size
    let now = MachineClock.monotonicMilliseconds()
    // A letter waits for nothing but the line it is typed in; the audience has its own pace.
    let isStaleDue = isStale && now >= lastPaint + ScreenConsole.audienceMilliseconds
    let keepsGround = isTyped && !isDirty && !isStaleDue
    var buffer = CellBuffer(width: columns, height: rows)
    let cursor = compositor.draw(into: &buffer, view, keepsGround: keepsGround)
    guard mayShow(buffer) else { return }
    terminal.present(buffer, cursor: cursor)
    shown = buffer
    isTyped = false
    if !keepsGround {
      (isDirty, isStale) = (false, false)
      lastPaint = now
    }
    showsSaving = isSaving
    paintDue = max(now, paintDue) + ScreenConsole.frameMilliseconds
  }

  /// Whether so much may change now without a key; else the frame waits until it may.
  private func mayShow(_ buffer: CellBuffer) -> Bool {
    let now = MachineClock.monotonicMilliseconds()
    guard now - lastKey >= ScreenConsole.keyMilliseconds, let shown,
      shown.width == buffer.width, shown.height == buffer.height
    else { return true }
    let changed = buffer.changedCells(since: shown)
    if meter.allows(changed, of: buffer.cells.count, at: now) { return true }
    heldUntil = meter.freeAt
    return false
  }
}
