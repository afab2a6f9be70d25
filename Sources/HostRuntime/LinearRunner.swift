// LiveHost: the linear console at work: commands from a stream, lines to another.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
package import ConsoleUI
import SessionEngine
package import SessionFiles
package import SystemIO
import TextScreen

/// Runs a show in plain lines. Under a virtual clock, time passes only while a command waits for
/// it, so that equal commands give equal output.
package final class LinearRunner {
  private let runtime: ShowRuntime
  private let console: LinearConsole
  private let scanning: LinearSwitch
  private var gate = KeyGate()
  private let signals: SignalInbox
  private let speech: SpeechDesk
  private let input: Descriptor
  private let lineEnd: LineEnd?
  private let isInputTerminal: Bool
  private let output: OutputThread
  /// As the host has it now.
  package private(set) var display: HostSettings
  private var settings: SettingsDocument
  private let settingsPath: String
  private let limit: Duration?
  private let face = LargeFace(places: [])
  private var buffer: [UInt8] = []
  private var pending: [String] = []
  private var isInputOver = false
  /// Commands wait until then.
  private var waitUntil: Instant?
  private var chatPause: ChatPause?
  private var terminalColumns = LinearRunner.columnsOfTerminal
  /// Set when the console is to end, and how.
  private var leaving: ConsoleEnding?
  /// A signal came.
  private var isAskedToLeave = false

  package init(
    runtime: ShowRuntime, signals: SignalInbox, speech: SpeechDesk, input: Descriptor,
    output: OutputThread, display: HostSettings, settings: SettingsDocument, settingsPath: String,
    limit: Duration?, makeID: @escaping () -> String
  ) {
    self.runtime = runtime
    self.signals = signals
    self.speech = speech
    self.input = input
    isInputTerminal = input.isTerminal
    lineEnd = LineEnd(input)
    self.output = output
    self.display = display
    self.settings = settings
    self.settingsPath = settingsPath
    self.limit = limit
    runtime.replySettings = display.replies
    console = LinearConsole(makeID: makeID)
    scanning = LinearSwitch(makeID: makeID)
  }

  private var view: ShowView {
    var view = ShowView(
      session: runtime.session, now: runtime.clock.now, settings: display,
      isTraining: runtime.document.isTraining, zoneSeconds: runtime.zoneSeconds, face: face,
      chatPause: chatPause)
    view.isLinear = true
    view.rejectedLines = runtime.rejectedLines
    view.terminalColumns = terminalColumns
    return view
  }

  /// - Parameters:
  ///   - origin: how linear mode was chosen, in words.
  ///   - notices: what to say first.
  package func run(origin: String, notices: [String]) -> ConsoleEnding {
    defer { lineEnd?.restore() }
    let ending = show(origin: origin, notices: notices)
    print(console.rest(view))
    // Who asks us to leave does not wait for a reader that has stopped reading.
    output.finish(milliseconds: isAskedToLeave ? 100 : nil)
    return ending
  }

  private func show(origin: String, notices: [String]) -> ConsoleEnding {
    let start = display.scanning.isOn ? [scanning.restLine(view)] : []
    let greeting = console.greeting(view, origin: origin) + notices + start
    print(greeting)
    speech.answer(greeting, view)
    speech.turn(view)
    defer { speech.finish(view, milliseconds: isAskedToLeave ? 100 : 300) }
    while true {
      followSwitch()
      turn([])
      if !runtime.isIdle { waitForJournal() }
      if runtime.session.phase == .ended { return .ended }
      output.look()
      if let leaving { return leaving }
      if output.isGone || isAskedToLeave { return .left }
      if runtime.isIdle {
        handleNextCommand()
        // What was asked goes to the journal at once, not at the next tick.
        if !runtime.isIdle { continue }
      }
      if runtime.clock.isVirtual, moveVirtualTime() { continue }
      let ready = Set(Poller.ready(reading: polled, writing: speech.writing, timeout: timeout))
      if ready.contains(signals.number) { handleSignals() }
      if ready.contains(input.number) { readInput() }
      turn(ready)
    }
  }

  private var polled: [Int32] {
    let keys = isInputOver || !pending.isEmpty ? [] : [input.number]
    return keys + [signals.number, output.wakeNumber] + runtime.numbers + speech.reading
  }

  /// A terminal breaks words that do not fit, which is hard to read on a braille line of 40 cells.
  package static var columnsOfTerminal: Int {
    ThisProcess.terminalSize(.standardOutput)?.columns ?? 0
  }

  private func handleSignals() {
    for signal in signals.drain() {
      switch signal {
      case .quit: isAskedToLeave = true
      case .stopped:
        lineEnd?.restore()
        ThisProcess.stop()
      case .resized, .continued: terminalColumns = LinearRunner.columnsOfTerminal
      }
    }
  }

  private var timeout: Int64? {
    let isReady = runtime.isIdle && waitUntil == nil && (!pending.isEmpty || isInputOver)
    if runtime.hasMore { return 0 }
    // Under a virtual clock nothing happens by itself; only input is waited for.
    if runtime.clock.isVirtual { return isReady || !runtime.isIdle ? 0 : nil }
    if isReady, limit == nil || !pending.isEmpty { return 0 }
    let now = runtime.clock.now
    let second = Instant(milliseconds: (now.milliseconds / 1000 + 1) * 1000)
    let next = [second, runtime.nextAt ?? second, waitUntil ?? second].min() ?? second
    let wait = min(runtime.clock.milliseconds(until: next), speech.milliseconds(view) ?? .max)
    guard let due = scanning.due else { return wait }
    return min(wait, max(0, due - listenerNow.milliseconds))
  }

  /// A commit is on its way: its answer comes first.
  private func waitForJournal() {
    let ready = Set(Poller.readable(runtime.numbers, timeout: runtime.clock.isVirtual ? 0 : 50))
    turn(ready)
  }

  private func turn(_ ready: Set<Int32>) {
    runtime.turn(ready: ready)
    for output in runtime.takeOutputs() {
      hear(output)
      speech.hear(output, view)
      // Nobody is left to try again: the session stays unfinished and can be gone on with.
      if case .outcome(.notSaved(.end, _)) = output, isInputOver || isLimitReached {
        leaving = .notSaved
      }
    }
    let unasked = console.unasked(at: listenerNow, view, onlyVital: scanning.isMoving)
    print(folded: unasked)
    moveHighlight(after: unasked)
    speech.turn(view)
    for news in speech.takeNews() { console.observe(trouble: view.speechNotice(news).text) }
    if let waitUntil, runtime.clock.now >= waitUntil { self.waitUntil = nil }
    if isLimitReached, runtime.isIdle { runtime.submit(.end) }
  }

  /// The answer to what was asked is printed at once; the rest waits for its turn.
  private func hear(_ output: RuntimeOutput) {
    switch output {
    case .outcome(.rejected(.audience(let message), let rejection)):
      console.observe(trouble: view.refusedNotice(message, rejection))
    case .outcome(.notSaved(.audience, _)):
      if case .outcome(let outcome) = output {
        for line in console.outcome(outcome, view) { console.observe(trouble: line) }
      }
    case .outcome(let outcome):
      print(console.outcome(outcome, view))
      perform(scanning.receive(outcome, view))
    case .observed(let events): console.observe(events, view)
    case .rejectedLine(let problem, let count):
      // Once is enough; the count is in rejected.jsonl.
      guard count == 1 else { return }
      console.observe(
        trouble: view.rejectedNotice(problem.sentence(in: display.language), count))
    case .source(let name, let news): console.observe(trouble: view.sourceNotice(name, news).text)
    }
  }

  /// The time of whoever listens: a rehearsal that runs faster speaks no faster.
  private var listenerNow: Instant {
    runtime.clock.isVirtual
      ? runtime.clock.now : Instant(milliseconds: MachineClock.monotonicMilliseconds())
  }

  private var isLimitReached: Bool {
    guard let limit, runtime.session.isRunning else { return false }
    return runtime.session.elapsed(at: runtime.clock.now) >= limit
  }

  // MARK: Commands

  private func handleNextCommand() {
    guard waitUntil == nil else { return }
    guard !pending.isEmpty else {
      guard isInputOver else { return }
      // A show that could not be opened cannot be ended either.
      if !runtime.session.isRunning { leaving = .left }
      // The end of input ends the show, unless a length was given.
      if limit == nil, runtime.session.isRunning { runtime.submit(.end) }
      return
    }
    let line = pending.removeFirst()
    if display.scanning.isOn, line.allSatisfy(\.isWhitespace) { return pressSwitch() }
    carryOut(line)
  }

  private func carryOut(_ line: String) {
    let response = console.handle(line, view)
    if let changed = response.settings { change(to: changed) }
    print(response.lines)
    speech.answer(response.lines, view)
    if let request = response.speech { speech.perform(request, view) }
    for command in response.commands { runtime.submit(command) }
    if let wait = response.wait { waitUntil = runtime.clock.now + wait }
  }

  private func readInput() {
    let outcome = try? input.read(into: &buffer, limit: 4096)
    if outcome == .wouldBlock { return }
    while let end = buffer.firstIndex(of: 0x0A) {
      pending.append(String(decoding: buffer[..<end], as: UTF8.self).filter { $0 != "\r" })
      buffer.removeFirst(end + 1)
    }
    takePresses()
    // A closed terminal is no wish to end the show.
    if outcome == nil || outcome == .endOfFile, isInputTerminal, !input.isTerminal {
      isAskedToLeave = true
    } else if outcome == nil || outcome == .endOfFile {
      if !buffer.isEmpty { pending.append(String(decoding: buffer, as: UTF8.self)) }
      buffer = []
      isInputOver = true
    }
  }

  /// Lets virtual time pass where a command waits for it, or where the input is over and a length
  /// was given.
  /// - Returns: whether it moved.
  private func moveVirtualTime() -> Bool {
    guard runtime.isIdle else { return false }
    let runsToLimit = limit != nil && isInputOver && pending.isEmpty
    guard waitUntil != nil || runsToLimit else { return false }
    let step = Duration.milliseconds(250)
    let rest = waitUntil.map { $0.since(runtime.clock.now) } ?? step
    let due = scanning.due.map { Duration.milliseconds($0 - listenerNow.milliseconds) } ?? step
    runtime.clock.advance(by: min(step, max(.milliseconds(1), min(rest, due))))
    return true
  }

  private func change(to changed: HostSettings) {
    settings.keep(from: display, to: changed)
    if display.isChatStopped != changed.isChatStopped {
      chatPause = changed.isChatStopped ? ChatPause(runtime.session) : nil
    }
    display = changed
    runtime.replySettings = changed.replies
    runtime.replace(settingsPath, with: settings.bytes)
  }

  // MARK: One switch

  /// A terminal hands over a line when Enter ends it; the key that is the switch ends one, too.
  private func followSwitch() {
    let key = display.scanning.isOn ? display.scanning.switchKey : nil
    if case .character(let scalar)? = key, scalar.isASCII {
      lineEnd?.add(UInt8(scalar.value))
    } else {
      lineEnd?.restore()
    }
  }

  /// A line that begins with the switch is no line, but presses.
  private func takePresses() {
    let end = lineEnd?.added
    guard end != nil, !buffer.isEmpty, buffer.allSatisfy({ $0 == end }) else { return }
    pending += Array(repeating: "", count: buffer.count)
    buffer = []
  }

  private func pressSwitch() {
    let now = listenerNow.milliseconds
    let debounce = display.keys.effectiveDebounceMilliseconds
    let verdict = gate.judge(.enter, at: now, debounce: debounce)
    if verdict == .bounced { return }
    perform(scanning.press(view, at: now, as: verdict))
  }

  /// - Parameter others: lines that were printed just now.
  private func moveHighlight(after others: [String]) {
    perform(scanning.pass(to: listenerNow.milliseconds, view))
    for line in scanning.takeAsked() { carryOut(line) }
    let own = scanning.takeLines(view)
    let lines =
      own.isEmpty && !others.isEmpty
      ? scanning.repeatHighlight(at: listenerNow.milliseconds) : own
    guard !lines.isEmpty else { return }
    print(lines)
    speech.answer(lines, view)
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

  // MARK: Lines

  private func print(_ lines: [String]) {
    let view = view
    print(folded: lines.flatMap { view.folded($0) })
  }

  private func print(folded lines: [String]) {
    guard !lines.isEmpty else { return }
    console.noteLine(at: listenerNow)
    output.write(Array(lines.map { $0 + "\n" }.joined().utf8))
  }
}
