// LiveHost: a question with one line for the answer.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// Asks one thing. The answer becomes a command, another question, or a complaint.
struct PromptLine: Layer {
  /// What an answer leads to.
  enum Reply {
    case run(SessionCommand)
    case ask(PromptLine)
    case problem(Phrase)
  }

  private let question: String
  private var field: TextField
  private let empty: Phrase
  private let answer: (String) -> Reply
  private var problem: Phrase?
  private var isUntouched = true

  var isOverlay: Bool { true }
  var place: KeyPlace { .text }

  /// - Parameter empty: what is said when Enter is pressed on nothing.
  init(
    question: String, initial: String = "", empty: Phrase, _ answer: @escaping (String) -> Reply
  ) {
    self.question = question
    field = TextField(initial)
    self.empty = empty
    self.answer = answer
  }

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    switch key {
    case .escape: context.isClosed = true
    case .enter:
      let text = field.text.trimmed
      guard !text.isEmpty else {
        problem = empty
        return true
      }
      switch answer(text) {
      case .run(let command):
        context.run(command)
        context.isClosed = true
      case .ask(let next):
        context.opened = next
        context.isClosed = true
      case .problem(let phrase): problem = phrase
      }
    default:
      problem = nil
      // A proposed answer is replaced by the first thing that is typed.
      if isUntouched, case .character = key { field.set("") }
      isUntouched = false
      _ = field.handle(key)
    }
    return true
  }

  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    let frame = Frame(buffer)
    // Two rows stay free below the line that is typed in, for input methods.
    let row = max(0, buffer.height - 4)
    buffer.clear(Rect(x: 0, y: row - 1, width: buffer.width, height: 5))
    let label = problem.map { view.words($0) } ?? question
    buffer.put(
      label, x: frame.left, y: max(0, row - 1), width: frame.width,
      problem == nil ? .heading : .alarm)
    let column = field.draw(into: &buffer, x: frame.left, y: row, width: frame.width)
    buffer.paint(.selected, x: frame.left, y: row, width: frame.width)
    buffer.put(
      view.words(.promptKeys), x: frame.left, y: Frame.keysRow(buffer), width: frame.width, .key)
    return CursorPosition(x: column, y: row)
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
