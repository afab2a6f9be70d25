// LiveHost: the command line of the screen: the same words as the linear console.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// One line of command at the bottom, with completion.
struct CommandLine: Layer {
  private var field = TextField()
  private var answers: [String] = []
  /// What Tab goes through, and where it is.
  private var completions: [String] = []
  private var completion = -1
  private var choice = NumberedChoice()

  var isOverlay: Bool { true }
  var place: KeyPlace { .text }

  init() {}

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    switch key {
    case .escape: context.isClosed = true
    case .tab: complete(context.view)
    case .backspace where field.isEmpty: context.isClosed = true
    case .enter: run(&context)
    default:
      completions = []
      completion = -1
      _ = field.handle(key)
    }
    return true
  }

  /// Without letters: through everything that can be typed here.
  mutating func change(by step: Int, _ context: inout LayerContext) -> Bool {
    complete(context.view, step)
    return true
  }

  /// Verbs first, then names of goods and of those in the room; several are listed.
  private mutating func complete(_ view: ShowView, _ step: Int = 1) {
    if completions.isEmpty {
      let typed = field.text
      let start = typed.lastIndex(of: " ").map { typed.index(after: $0) } ?? typed.startIndex
      let head = String(typed[..<start])
      let word = String(typed[start...])
      let found =
        head.isEmpty
        ? CommandWords.completions(word, view.words) : CommandLine.names(word, view)
      completions = found.map { head + $0 }
      completion = -1
      answers = found.count > 1 ? [found.joined(separator: view.words(.listJoin))] : []
    }
    guard !completions.isEmpty else { return }
    completion = (max(completion, step < 0 ? 0 : -1) + step + completions.count) % completions.count
    field.set(completions[completion] + " ")
  }

  private static func names(_ start: String, _ view: ShowView) -> [String] {
    guard !start.isEmpty else { return [] }
    let wanted = start.lowercased()
    let goods = view.session.plan.catalogue.goods.map(view.words.name)
    let viewers = view.session.viewers.named(start, limit: 5).map(\.viewer.name)
    return (goods + viewers).filter { $0.lowercased().hasPrefix(wanted) }
  }

  private mutating func run(_ context: inout LayerContext) {
    answers = []
    defer { context.answers += answers }
    let words = context.words
    let line = field.text
    field.set("")
    let parsed: ParsedCommand
    do throws(CommandProblem) {
      parsed = try CommandParser.parse(line, words)
    } catch {
      if error == .empty {
        context.isClosed = true
      } else if case .unknownVerb = error, case .again(let text) = choice.take(nil, words) {
        answers = [text] + choice.lines
      } else {
        answers = [choice.leave(words), error.sentence(words)].compactMap { $0 }
      }
      return
    }
    switch choice.take(parsed, words) {
    case .unasked: resolve(parsed, &context)
    case .chosen(let chosen): resolve(chosen, &context)
    case .again(let text): answers = [text] + choice.lines
    case .left(let text):
      context.answers.append(text)
      resolve(parsed, &context)
    }
  }

  private mutating func resolve(_ command: ParsedCommand, _ context: inout LayerContext) {
    let makeID = context.newSaleID()
    let resolver = CommandResolver(view: context.view, newSaleID: { makeID })
    switch resolver.resolve(command) {
    case .session(let command):
      context.run(command)
      context.isClosed = true
    case .problem(let text): answers = [text]
    case .askReason(let sale):
      context.opened = VoidPrompt.ask(sale, context.words)
      context.isClosed = true
    case .choose(let options):
      answers = choice.ask(options, context.words)
    case .confirm(let question, let command):
      answers = choice.confirm(question, command)
    case .change(let settings, let text, let also):
      if let also { context.run(also) }
      context.change(saying: { _ in text }) { $0 = settings }
      context.isClosed = true
    case .show(let command): show(command, &context)
    }
  }

  /// What only shows opens its screen; the rest answers above the line.
  private mutating func show(_ command: ParsedCommand, _ context: inout LayerContext) {
    let report = LinearReport(context.view)
    let screen: (any Layer)? =
      switch command {
      case .plain(.sales): SalesList(context.view)
      case .plain(.goods): GoodsList()
      case .plain(.rundown): RundownList(context.view)
      case .plain(.claims): ClaimsList(context.view)
      case .plain(.help): HelpScreen()
      case .plain(.end): ReviewPage.end(context.words)
      default: nil
      }
    if let screen {
      context.opened = screen
      context.isClosed = true
      return
    }
    if let reply = context.view.speechReply(to: command) {
      context.carryOut(reply)
      context.isClosed = true
      return
    }
    // What changes the screen is done by the screen.
    if case .plain(let verb) = command,
      let action = ShowAction.allCases.first(where: { $0.verb == verb })
    {
      context.chosen = action == .menu ? .menu : .action(action)
      context.isClosed = true
      return
    }
    switch command {
    case .plain(.status): answers = report.status
    case .plain(.muted): answers = report.muted
    case .plain(.settings): answers = report.settings
    case .text(.help, let topic): answers = report.help(topic)
    case .chat(let count): answers = report.chat(min(count, 12))
    default: answers = [context.words(.nothingToConfirm)]
    }
  }

  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    let frame = Frame(buffer)
    let row = Frame.inputRow(buffer)
    // Where there is room the answer stands apart from what is above it.
    let room = Frame.isSmall(buffer) ? row : row - 1
    let shown = answers.flatMap { SafeText.wrap($0, min(80, frame.width)) }.suffix(max(0, room))
    let top = row - shown.count
    buffer.clear(Rect(x: 0, y: top - 1, width: buffer.width, height: buffer.height - top + 1))
    for (index, line) in shown.enumerated() {
      buffer.put(line, x: frame.left, y: top + index, width: frame.width)
    }
    buffer.put(":", x: frame.left, y: row, .key)
    let column = field.draw(into: &buffer, x: frame.left + 1, y: row, width: frame.width - 1)
    view.drawKeys(.commandKeys, in: place, into: &buffer)
    return CursorPosition(x: column, y: row)
  }
}
