// LiveHost: the linear console: plain lines in, plain lines out.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine

/// The console without a screen, a full peer of it (accessibility rule T2): labelled lines,
/// numbered choices, nothing that moves, no colour, no box.
package final class LinearConsole {
  /// What a line led to.
  package struct Response: Sendable {
    package var lines: [String] = []
    package var commands: [SessionCommand] = []
    /// The host wants these from now on.
    package var settings: HostSettings?
    package var wait: Duration?
    package var speech: SpeechRequest?
  }

  private var choices: [ParsedCommand] = []
  /// `end` was typed; the next line answers the review.
  private var asksEnd = false
  /// The sale whose void waits for its reason: the next line.
  private var asksReason: Int?
  private let makeID: () -> String
  private var digest = AudienceDigest()
  private var pacer = LinearPacer()
  private var watch = ShowWatch()
  /// When something was printed last.
  private var lastLine: Instant?

  package init(makeID: @escaping () -> String) {
    self.makeID = makeID
  }

  /// The first lines: which mode this is, how it was set, what to type.
  package func greeting(_ view: ShowView, origin: String) -> [String] {
    let words = view.words
    let title = view.session.plan.title.text(in: words.language)
    return [
      words(view.isTraining ? .linearRehearsal : .linearShow, title),
      words(.linearMode, origin), words(.linearHelp),
    ]
  }

  package func handle(_ line: String, _ view: ShowView) -> Response {
    if let sale = asksReason {
      asksReason = nil
      let reason = line.trimmed
      if reason.isEmpty { return Response(lines: [view.words(.notVoided, String(sale))]) }
      return Response(commands: [.voidSale(number: sale, reason: reason)])
    }
    let parsed: ParsedCommand
    do throws(CommandProblem) {
      parsed = try CommandParser.parse(line, view.words)
    } catch {
      if asksEnd, error != .empty { return Response(lines: [view.words(.endQuestion)]) }
      return problem(error, view.words)
    }
    if asksEnd { return answerEnd(parsed, view) }
    if case .choice(let number) = parsed, choices.indices.contains(number - 1) {
      let chosen = choices[number - 1]
      choices = []
      return carryOut(chosen, view)
    }
    choices = []
    return carryOut(parsed, view)
  }

  private func problem(_ problem: CommandProblem, _ words: Words) -> Response {
    switch problem {
    case .empty: Response()
    case .unknownVerb(let verb): Response(lines: [words(.unknownCommand, verb)])
    case .usage(let verb):
      Response(lines: [words(.usage, CommandWords.usage(of: verb, words))])
    }
  }

  private func answerEnd(_ answer: ParsedCommand, _ view: ShowView) -> Response {
    asksEnd = false
    if answer == .plain(.yes) { return Response(commands: [.end]) }
    let goesOn = Response(lines: [view.words(.endCancelled)])
    if answer == .plain(.no) { return goesOn }
    var next = carryOut(answer, view)
    next.lines = goesOn.lines + next.lines
    return next
  }

  private func carryOut(_ command: ParsedCommand, _ view: ShowView) -> Response {
    let resolver = CommandResolver(view: view, isLinear: true, newSaleID: makeID)
    switch resolver.resolve(command) {
    case .session(let command): return Response(commands: [command])
    case .problem(let text): return Response(lines: [text])
    case .askReason(let sale):
      asksReason = sale
      return Response(lines: [view.words(.askVoidReasonLate, String(sale))])
    case .choose(let options):
      choices = options.map(\.command)
      let numbered = options.enumerated().map { "\($0 + 1). \($1.label)" }
      return Response(lines: [view.words(.chooseNumber)] + numbered)
    case .change(let settings, let text, let also):
      return Response(lines: [text], commands: also.map { [$0] } ?? [], settings: settings)
    case .show(let command): return show(command, view)
    }
  }

  private func show(_ command: ParsedCommand, _ view: ShowView) -> Response {
    if let reply = view.speechReply(to: command) { return carryOut(reply, view) }
    if case .wait(let seconds) = command { return Response(wait: .seconds(seconds)) }
    if command == .plain(.end) { asksEnd = true }
    return Response(lines: lines(command, LinearReport(view)))
  }

  private func lines(_ command: ParsedCommand, _ report: LinearReport) -> [String] {
    switch command {
    case .chat(let count): report.chat(count)
    case .plain(.end): report.review
    case .plain(.status): report.status
    case .plain(.sales): report.sales
    case .plain(.goods): report.goods
    case .plain(.rundown): report.rundown
    case .plain(.claims): report.claims
    case .plain(.questions): report.questions
    case .plain(.muted): report.muted
    case .plain(.viewers): report.viewers
    case .plain(.phrase): report.phrases
    case .plain(.settings): report.settings
    case .plain(.voice): VoiceScreen.lines(report.view)
    case .plain(.help), .plain(.menu), .plain(.keys): report.help
    case .plain(.page), .plain(.presenter): [report.words(.onlyOnScreen)]
    case .choice: [report.words(.noChoice)]
    default: [report.words(.nothingToConfirm)]
    }
  }

  private func carryOut(_ reply: SpeechReply, _ view: ShowView) -> Response {
    switch reply {
    case .request(let request): return Response(speech: request)
    case .say(let text): return Response(lines: [text])
    case .change(let speech, let text):
      var settings = view.settings
      settings.speech = speech
      return Response(lines: [text], settings: settings)
    }
  }

  /// The line for what became of a command. A sale's line is made only after it is on disk.
  package func outcome(_ outcome: CommandOutcome, _ view: ShowView) -> [String] {
    switch outcome {
    case .done(_, let events):
      let lines = events.compactMap { LinearReport(view).line(for: $0, isAsked: true) }
      return lines.isEmpty && events.isEmpty ? [view.words(.alreadyDone)] : lines
    case .rejected(_, let rejection):
      return [view.sentence(rejection)]
    case .notSaved(_, let reason): return [view.words(.notSavedLinear, reason)]
    }
  }

  // MARK: What nobody asked for

  /// Hears what happened; `unasked` says it when there is room.
  package func observe(_ events: [SessionEvent], _ view: ShowView) {
    for event in events {
      guard let line = LinearReport(view).unasked(event) else {
        if view.settings.linear.digestSeconds > 0 { digest.count(event) }
        continue
      }
      if view.settings.linear.digestDetail == .brief, line.isCountable, line.kind != .turn {
        digest.count(line)
      } else {
        pacer.add(line)
      }
    }
  }

  /// Trouble: said before anything else.
  package func observe(trouble text: String) {
    pacer.add(UnaskedLine(.vital, text))
  }

  /// The lines that may be said now, never more than the pace allows (part 3 of issue 4).
  /// - Parameters:
  ///   - now: the time of the listener; only a virtual clock makes it the show's.
  ///   - onlyVital: whoever listens to choices is told the rest afterwards.
  package func unasked(
    at now: Instant, _ view: ShowView, onlyVital: Bool = false
  ) -> [String] {
    let settings = view.settings.linear
    // What is said aloud can also be read (accessibility rule T11).
    for line in watch.look(view) where line.priority == .important {
      pacer.add(UnaskedLine(.vital, line.text))
    }
    if onlyVital {
      return pacer.take(
        at: now, limit: settings.linesPerMinute, view.words, fold: { view.folded($0) })
    }
    let room = { self.pacer.hasRoomForDigest(at: now, limit: settings.linesPerMinute) }
    // A chat that stands still says no lines; what comes meanwhile is in the next digest.
    if !view.settings.isChatStopped,
      let text = digest.take(at: now, settings, view.words, hasRoom: room)
    {
      pacer.add(UnaskedLine(.digest, text))
    }
    if isSilent(at: now, settings), view.session.isRunning {
      pacer.add(UnaskedLine(.digest, LinearReport(view).heartbeat))
      lastLine = now
    }
    return pacer.take(
      at: now, limit: settings.linesPerMinute, view.words, fold: { view.folded($0) },
      counted: { digest.count($0) })
  }

  private func isSilent(at now: Instant, _ settings: LinearSettings) -> Bool {
    guard settings.heartbeatSeconds > 0, let lastLine else { return false }
    return now.since(lastLine) >= .seconds(settings.heartbeatSeconds)
  }

  /// Something was printed: the heartbeat waits from here.
  package func noteLine(at now: Instant) { lastLine = now }

  /// What is vital and was not said yet, at the end.
  package func rest(_ view: ShowView) -> [String] {
    pacer.rest(view.words).flatMap { view.folded($0) }
  }
}
