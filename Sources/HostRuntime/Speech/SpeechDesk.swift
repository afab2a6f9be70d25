// LiveHost: the voice at work: from what happens to a server that speaks it.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
package import ConsoleUI
import SessionEngine
import SystemIO

/// Speaks for either console. It never waits: what cannot be spoken now waits in a queue that
/// stays small, a server that is gone is called again after a pause that grows, and the host is
/// told once.
package final class SpeechDesk {
  private enum Line {
    /// Not wanted.
    case off
    /// To be called at this time.
    case away(until: Int64)
    case open(any SpeechVoice)
  }

  private static let shortestPause: Int64 = 250
  private static let longestPause: Int64 = 30_000
  private static let goodLife: Int64 = 3000
  /// A server that was started gets so many calls before it counts as not there.
  private static let startCalls = 12
  /// No line is taken to last longer than this, whatever its length.
  private static let longestLine: Int64 = 120_000

  private var announcer = Announcer()
  private var line = Line.off
  private var settings = SpeechSettings()
  private let place: SpeechPlace
  private let isPossible: Bool
  /// What was handed to the voice and has not come to its end, with when it must have.
  private var spoken: [(ticket: Int, utterance: Utterance, until: Int64)] = []
  private var tickets = 0
  private var pause = shortestPause
  private var calls = 0
  private var openedAt: Int64 = 0
  private var starter: ChildProcess?
  private var hasStarted = false
  private var canStart = false
  private var isMissed = false
  private var isToldOfProgram = false
  private var news: [SpeechNews] = []

  /// - Parameter isPossible: nobody can follow a voice while time flies (`--speed max`).
  package init(place: SpeechPlace = .current(), isPossible: Bool) {
    self.place = place
    self.isPossible = isPossible
  }

  private var voice: (any SpeechVoice)? {
    if case .open(let voice) = line { voice } else { nil }
  }

  private var isOff: Bool { if case .off = line { true } else { false } }

  // MARK: For the loop

  package var reading: [Int32] { voice?.reading ?? [] }
  package var writing: [Int32] { voice?.writing ?? [] }

  /// Milliseconds until something is due without anything to poll; nil when nothing is.
  package func milliseconds(_ view: ShowView) -> Int64? {
    let now = MachineClock.monotonicMilliseconds()
    var due: [Int64] = spoken.map(\.until)
    switch line {
    case .off: return nil
    case .away(let until): due.append(until)
    case .open(let voice):
      due += voice.nextAt.map { [$0] } ?? []
      if spoken.isEmpty, let next = announcer.queue.nextAt(view.now) {
        due.append(now + next.since(view.now).milliseconds)
      }
    }
    return due.min().map { max(0, $0 - now) }
  }

  /// What the host has to be told of the voice.
  package func takeNews() -> [SpeechNews] {
    defer { news = [] }
    return news
  }

  /// One turn: what the server said, what is due, what is next.
  package func turn(_ view: ShowView) {
    let now = MachineClock.monotonicMilliseconds()
    follow(view.settings.speech, now)
    announcer.look(view)
    if starter?.ended() != nil { starter = nil }
    switch line {
    case .off: return
    case .away(let until):
      if now >= until { call(view, now) }
    case .open(let voice): listen(voice, view, now)
    }
    guard let voice else { return }
    while let next = announcer.next(view, speaking: spoken.map(\.utterance.line).max(by: order)) {
      hand(next, to: voice, now)
    }
  }

  private func order(_ left: SpokenLine, _ right: SpokenLine) -> Bool {
    left.priority < right.priority
  }

  private func hand(_ utterance: Utterance, to voice: any SpeechVoice, _ now: Int64) {
    tickets += 1
    spoken.append((tickets, utterance, now + length(of: utterance.line)))
    voice.speak(utterance.line, ticket: tickets)
  }

  /// More than any voice needs; a server that does not tell the end is not waited for for ever.
  private func length(of line: SpokenLine) -> Int64 {
    let slowness: Int64 = settings.rate < 0 ? 3 : 1
    let span = 5000 + 400 * slowness * Int64(line.text.unicodeScalars.count)
    return min(span, SpeechDesk.longestLine)
  }

  private func listen(_ voice: any SpeechVoice, _ view: ShowView, _ now: Int64) {
    let fates = voice.turn(at: now)
    for fate in fates ?? [] { settle(fate, view) }
    guard fates != nil else { return lose(view, now) }
    if voice.isProven, now - openedAt >= SpeechDesk.goodLife { welcome(view) }
    for late in spoken where now >= late.until { settle(.said(late.ticket), view) }
  }

  /// A voice that has lasted is one to rely on; one that comes and goes is not worth a word.
  private func welcome(_ view: ShowView) {
    pause = SpeechDesk.shortestPause
    guard isMissed else { return }
    isMissed = false
    news.append(.back)
  }

  private func settle(_ fate: SpeechFate, _ view: ShowView) {
    let ticket =
      switch fate {
      case .said(let ticket), .cutOff(let ticket), .refused(let ticket): ticket
      }
    guard let place = spoken.firstIndex(where: { $0.ticket == ticket }) else { return }
    let utterance = spoken.remove(at: place).utterance
    if case .cutOff = fate {
      announcer.cutOff(utterance, view)
    } else {
      announcer.said(utterance, view)
    }
  }

  // MARK: What happens

  package func hear(_ output: RuntimeOutput, _ view: @autoclosure () -> ShowView) {
    // A flood costs nothing while nobody listens.
    guard !isOff else { return }
    let view = view()
    switch output {
    case .outcome(let outcome): announcer.hear(outcome, view)
    case .observed(let events): announcer.observe(events, view)
    case .rejectedLine(let problem, let count):
      announcer.unreadable(problem.sentence(in: view.settings.language), count, view)
    case .source(let name, let news): announcer.source(name, news, view)
    }
  }

  /// Says what the host was told in answer to a key or a line.
  package func answer(_ lines: [String], _ view: ShowView, _ kind: SpeechKind = .notices) {
    announcer.answer(view.spoken(lines), view, kind)
  }

  package func perform(_ request: SpeechRequest, _ view: ShowView) {
    switch request {
    case .quiet:
      announcer.quiet(view)
      spoken = []
      voice?.cancel()
    case .again: announcer.again(view)
    }
  }

  // MARK: Settings

  private func follow(_ wanted: SpeechSettings, _ now: Int64) {
    var wanted = wanted
    wanted.isOn = wanted.isOn && isPossible
    guard wanted != settings || isOff == wanted.isOn else { return }
    settings = wanted
    voice?.setRate(wanted.rate)
    if wanted.isOn, isOff { line = .away(until: now) }
    if !wanted.isOn, !isOff {
      voice?.cancel()
      announcer.forget()
      spoken = []
      line = .off
      calls = 0
      isMissed = false
    }
  }

  // MARK: Calling the server

  private func call(_ view: ShowView, _ now: Int64) {
    guard case .socket(let path) = place else { return useProgram(view, now) }
    if let voice = try? SocketVoice(path: path) {
      voice.setRate(settings.rate)
      calls = 0
      openedAt = now
      line = .open(voice)
      return
    }
    calls += 1
    if !hasStarted { canStart = start(path) }
    if canStart, calls <= SpeechDesk.startCalls {
      line = .away(until: now + SpeechDesk.shortestPause)
    } else {
      useProgram(view, now)
    }
  }

  /// As its other clients do; it ends by itself some time after the last of them.
  private func start(_ path: String) -> Bool {
    hasStarted = true
    let command = [
      "speech-dispatcher", "--spawn", "--communication-method", "unix_socket", "--socket-path",
      path,
    ]
    guard ThisProcess.hasCommand(command[0]) else { return false }
    starter = try? ChildProcess(command, .quietPipes)
    return starter != nil
  }

  private func useProgram(_ view: ShowView, _ now: Int64) {
    guard ThisProcess.hasCommand(ProgramVoice.program), !isMissed else { return wait(view, now) }
    let voice = ProgramVoice()
    voice.setRate(settings.rate)
    openedAt = now
    line = .open(voice)
    if !isToldOfProgram { news.append(.byProgram) }
    isToldOfProgram = true
  }

  private func wait(_ view: ShowView, _ now: Int64) {
    if !isMissed {
      let hasAny = ThisProcess.hasCommand("speech-dispatcher")
      news.append(hasAny ? .lost : .absent)
    }
    isMissed = true
    line = .away(until: now + pause)
    pause = min(pause * 2, SpeechDesk.longestPause)
  }

  /// What was being said is said again when there is a voice again.
  private func lose(_ view: ShowView, _ now: Int64) {
    for lost in spoken.reversed() { announcer.cutOff(lost.utterance, view, isLost: true) }
    spoken = []
    // A server that died may be started anew.
    hasStarted = false
    calls = 0
    wait(view, now)
  }

  // MARK: The end

  /// Hands over what is owed, so that the server still says it when we are gone.
  /// - Parameter milliseconds: gives up after so long.
  package func finish(_ view: ShowView, milliseconds: Int64) {
    let end = MachineClock.monotonicMilliseconds() + milliseconds
    turn(view)
    guard let voice else { return }
    while let next = announcer.next(view, speaking: nil), next.line.priority >= .message {
      hand(next, to: voice, MachineClock.monotonicMilliseconds())
    }
    while voice.isBusy, case let left = end - MachineClock.monotonicMilliseconds(), left > 0 {
      _ = Poller.ready(reading: voice.reading, writing: voice.writing, timeout: min(left, 20))
      if voice.turn(at: MachineClock.monotonicMilliseconds()) == nil { return }
    }
  }
}
