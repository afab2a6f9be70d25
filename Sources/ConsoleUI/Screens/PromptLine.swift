// LiveHost: a question with one line for the answer.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// Asks one thing. The answer becomes a command, another question, or a complaint.
struct PromptLine: Layer {
  /// What an answer leads to.
  enum Reply {
    case run(SessionCommand)
    /// Another question, or a page to review.
    case open(any Layer)
    /// The question stays for the next answer.
    case again(SessionCommand)
    case change(saying: Phrase, (inout HostSettings) -> Void)
    case problem(Phrase)
    /// The same, said with what is so now.
    case wrong(String)
  }

  /// What is asked for; each can be chosen as well as typed.
  enum Kind {
    case count
    case minutes
    /// With answers to choose from.
    case reason([String])
    /// Only typed.
    case sentence(Phrase)

    /// Stands beside what is typed: a braille line reads this row and no other.
    var label: Phrase {
      switch self {
      case .count: .labelCount
      case .minutes: .labelMinutes
      case .reason: .labelReason
      case .sentence(let label): label
      }
    }
  }

  private let question: String
  private let kind: Kind
  private var field: TextField
  private let empty: Phrase?
  private let answer: (String) -> Reply
  private var problem: String?
  private var isUntouched = true
  /// The focus is on "done": for layouts whose keys all type in a line.
  private var isOnDone = false

  var isOverlay: Bool { true }

  var place: KeyPlace {
    if isOnDone { return .choice }
    switch kind {
    case .count: return .number
    case .minutes: return .amount
    case .reason, .sentence: return .text
    }
  }

  /// - Parameter empty: what is said when Enter is pressed on nothing; nil when nothing is an
  ///   answer too.
  init(
    question: String, initial: String = "", kind: Kind, empty: Phrase?,
    _ answer: @escaping (String) -> Reply
  ) {
    self.question = question
    self.kind = kind
    field = TextField(initial)
    self.empty = empty
    self.answer = answer
  }

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    switch key {
    case .escape: context.isClosed = true
    case .backspace where field.isEmpty: context.isClosed = true
    case .tab, .backTab: isOnDone.toggle()
    case .up: return change(by: 1, &context)
    case .down: return change(by: -1, &context)
    case .enter: finish(&context)
    default:
      isOnDone = false
      problem = nil
      // A proposed answer is replaced by the first thing that is typed.
      if isUntouched, case .character = key { field.set("") }
      isUntouched = false
      _ = field.handle(key)
    }
    return true
  }

  private mutating func finish(_ context: inout LayerContext) {
    let text = field.text.trimmed
    if text.isEmpty, let empty {
      problem = context.words(empty)
      return
    }
    switch answer(text) {
    case .run(let command):
      context.run(command)
      context.isClosed = true
    case .again(let command):
      context.run(command)
      field.set("")
    case .change(let phrase, let change):
      context.change(saying: { $0.words(phrase) }, change)
      context.isClosed = true
    case .open(let next):
      context.opened = next
      context.isClosed = true
    case .problem(let phrase): problem = context.words(phrase)
    case .wrong(let text): problem = text
    }
  }

  mutating func change(by step: Int, _ context: inout LayerContext) -> Bool {
    problem = nil
    switch kind {
    case .count, .minutes:
      let whole = Int(field.text.prefix { $0 != "." }) ?? 0
      field.set(String(min(9999, max(0, whole + step))))
    case .sentence: return true
    case .reason(let reasons):
      let index = reasons.firstIndex(of: field.text)
      let next = index.map { ($0 - step + reasons.count) % reasons.count }
      field.set(reasons[next ?? (step < 0 ? 0 : reasons.count - 1)])
    }
    isUntouched = true
    return true
  }

  func offers(_ view: ShowView) -> [Offer] {
    let words = view.words
    var offers = [Offer(label: words(.offerAnswer, field.text), meaning: .key(.enter), kind: .act)]
    if case .sentence = kind {
      // There is nothing to step through.
    } else {
      offers.append(Offer(label: words(.offerMore), meaning: .change(1), kind: .move))
      offers.append(Offer(label: words(.offerLess), meaning: .change(-1), kind: .move))
    }
    return offers + [Offer(label: words(.offerBack), meaning: .key(.escape), kind: .back)]
  }

  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    let frame = Frame(buffer)
    let row = Frame.inputRow(buffer)
    let label = problem.map { Notice.sign + $0 } ?? question
    let asked = SafeText.wrap(label, min(80, frame.width)).prefix(max(1, row))
    let top = max(0, row - asked.count)
    buffer.clear(Rect(x: 0, y: top, width: buffer.width, height: buffer.height - top))
    for (index, line) in asked.enumerated() {
      buffer.put(
        line, x: frame.left, y: top + index, width: frame.width,
        problem == nil ? .heading : .alarm)
    }
    let x = frame.left + buffer.put(view.words(kind.label), x: frame.left, y: row, .label) + 2
    let column = field.draw(into: &buffer, x: x, y: row, width: frame.right - x)
    view.drawKeys(.promptKeys, in: place, into: &buffer)
    guard isOnDone else {
      buffer.paint(.selected, x: x, y: row, width: frame.right - x)
      return CursorPosition(x: column, y: row)
    }
    let done = "> " + view.words(.offerAnswer, field.text)
    let used = buffer.put(done, x: frame.left, y: row + 1, width: frame.width)
    buffer.paint(.selected, x: frame.left, y: row + 1, width: used)
    return CursorPosition(x: frame.left, y: row + 1)
  }
}

extension String {
  /// Without spaces at the ends.
  var trimmed: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
