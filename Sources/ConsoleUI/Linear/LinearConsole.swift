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
    package var wait: Duration?
  }

  private var choices: [ParsedCommand] = []
  /// `end` was typed; the next line answers the review.
  private var asksEnd = false
  /// The sale whose void waits for its reason: the next line.
  private var asksReason: Int?
  private let makeID: () -> String
  private var digest = ChatDigest()

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
      parsed = try CommandParser.parse(line)
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
      Response(lines: [words(.usage, LinearConsole.usage(verb, words))])
    }
  }

  private static func usage(_ verb: Verb, _ words: Words) -> String {
    CommandWords.all.first { $0.verb == verb }?.usage.text(in: words.language) ?? ""
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
    switch CommandResolver(view: view, newSaleID: makeID).resolve(command) {
    case .session(let command): return Response(commands: [command])
    case .problem(let text): return Response(lines: [text])
    case .askReason(let sale):
      asksReason = sale
      return Response(lines: [view.words(.askVoidReasonLate, String(sale))])
    case .choose(let options):
      choices = options.map(\.command)
      let numbered = options.enumerated().map { "\($0 + 1). \($1.label)" }
      return Response(lines: [view.words(.chooseNumber)] + numbered)
    case .show(let command): return show(command, view)
    }
  }

  private func show(_ command: ParsedCommand, _ view: ShowView) -> Response {
    let report = LinearReport(view)
    switch command {
    case .wait(let seconds): return Response(wait: .seconds(seconds))
    case .chat(let count): return Response(lines: report.chat(count))
    case .plain(.end):
      asksEnd = true
      return Response(lines: report.review)
    case .plain(.status): return Response(lines: report.status)
    case .plain(.sales): return Response(lines: report.sales)
    case .plain(.goods): return Response(lines: report.goods)
    case .plain(.rundown): return Response(lines: report.rundown)
    case .plain(.claims): return Response(lines: report.claims)
    case .plain(.viewers): return Response(lines: report.viewers)
    case .plain(.help): return Response(lines: report.help)
    case .plain(.menu): return Response(lines: report.help)
    case .plain(.larger), .plain(.smaller), .plain(.theme), .plain(.language), .plain(.page):
      return Response(lines: [view.words(.onlyOnScreen)])
    case .choice: return Response(lines: [view.words(.noChoice)])
    default: return Response(lines: [view.words(.nothingToConfirm)])
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

  /// Lines nobody asked for: what comes on air, greetings, claims, orders; chat as a digest.
  package func observe(_ events: [SessionEvent], _ view: ShowView) -> [String] {
    var lines: [String] = []
    for event in events {
      let line = LinearReport(view).line(for: event, isAsked: false)
      digest.count(event, hasLine: line != nil)
      if let line { lines.append(line) }
    }
    return lines
  }

  /// The digest of the chat, when it is due.
  package func digest(_ view: ShowView) -> [String] {
    digest.take(at: view.now, view.words).map { [$0] } ?? []
  }
}
