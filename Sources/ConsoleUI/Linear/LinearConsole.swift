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

  private var choice = NumberedChoice()
  /// `end` was typed; the next line answers the review.
  private var asksEnd = false
  /// The sale whose void waits for its reason: the next line.
  private var asksReason: Int?
  /// The line that was printed last; nothing before the first.
  private var newest: [String] = []
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
    return keep([
      words(view.isTraining ? .linearRehearsal : .linearShow, title),
      words(.linearMode, origin), words(.linearHelp),
    ])
  }

  package func handle(_ line: String, _ view: ShowView) -> Response {
    let response = respond(line, view)
    _ = keep(response.lines)
    return response
  }

  private func keep(_ lines: [String]) -> [String] {
    if let last = lines.last { newest = [last] }
    return lines
  }

  private func respond(_ line: String, _ view: ShowView) -> Response {
    if let sale = asksReason { return answerReason(line, sale, view) }
    let parsed: ParsedCommand
    do throws(CommandProblem) {
      parsed = try CommandParser.parse(line, view.words)
    } catch {
      return problem(error, view.words)
    }
    if asksEnd { return answerEnd(parsed, view) }
    switch choice.take(parsed, view.words) {
    case .unasked: return carryOut(parsed, view)
    case .chosen(let chosen): return carryOut(chosen, view)
    case .again(let text): return Response(lines: [text])
    case .left(let text):
      return parsed == .plain(.no) ? Response(lines: [text]) : carryOut(parsed, view, after: text)
    }
  }

  /// A command is never a reason: whoever types one has something else in mind (rule T18).
  private func answerReason(_ line: String, _ sale: Int, _ view: ShowView) -> Response {
    asksReason = nil
    let reason = line.trimmed
    let unchanged = view.words(.notVoided, String(sale))
    if reason.isEmpty { return Response(lines: [unchanged]) }
    guard CommandParser.isCommand(reason, view.words) else {
      return Response(commands: [.voidSale(number: sale, reason: reason)])
    }
    var next = respond(line, view)
    next.lines.insert(unchanged, at: 0)
    return next
  }

  private func problem(_ problem: CommandProblem, _ words: Words) -> Response {
    if problem == .empty { return Response() }
    if asksEnd { return Response(lines: [words(.endQuestion)]) }
    if case .usage = problem {
      let left = choice.leave(words)
      return Response(lines: (left.map { [$0] } ?? []) + [problem.sentence(words)])
    }
    if case .again(let text) = choice.take(nil, words) { return Response(lines: [text]) }
    return Response(lines: [problem.sentence(words)])
  }

  private func answerEnd(_ answer: ParsedCommand, _ view: ShowView) -> Response {
    asksEnd = false
    if answer == .plain(.yes) { return Response(commands: [.end]) }
    if answer == .plain(.no) { return Response(lines: [view.words(.endCancelled)]) }
    return carryOut(answer, view, after: view.words(.endCancelled))
  }

  /// A command that was typed instead of an answer: the sentence about the question goes first.
  private func carryOut(
    _ command: ParsedCommand, _ view: ShowView, after sentence: String
  ) -> Response {
    var response = carryOut(command, view)
    response.lines.insert(sentence, at: 0)
    return response
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
      return Response(lines: choice.ask(options, view.words))
    case .confirm(let question, let command):
      return Response(lines: choice.confirm(question, command))
    case .change(let settings, let text, let also):
      return Response(lines: [text], commands: also.map { [$0] } ?? [], settings: settings)
    case .show(let command): return show(command, view)
    }
  }

  private func show(_ command: ParsedCommand, _ view: ShowView) -> Response {
    // Without a voice, what was printed last is what can be repeated.
    if command == .plain(.again), !view.settings.speech.isOn { return Response(lines: newest) }
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
    case .text(.help, let topic): report.help(topic)
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
    keep(lines(outcome, view))
  }

  private func lines(_ outcome: CommandOutcome, _ view: ShowView) -> [String] {
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
    for line in watch.look(view) where line.kind == .undo {
      let sale = view.session.undoable(at: view.now)?.entry.number
      pacer.add(UnaskedLine(.vital, line.text, about: sale.map { .undo(sale: $0) }))
    }
    let current = LinearReport(view).current
    if onlyVital {
      defer { _ = keep(pacer.takeNewest()) }
      return pacer.take(
        at: now, limit: settings.linesPerMinute, view.words, fold: { view.folded($0) },
        current: current)
    }
    let room = { (text: String) in
      self.pacer.hasRoomForDigest(
        of: view.folded(text).count, at: now, limit: settings.linesPerMinute)
    }
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
    defer { _ = keep(pacer.takeNewest()) }
    return pacer.take(
      at: now, limit: settings.linesPerMinute, view.words, fold: { view.folded($0) },
      current: current, counted: { digest.count($0) })
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
