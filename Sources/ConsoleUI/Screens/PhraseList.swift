// LiveHost: phrases for the chat and for the camera.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

extension ShowView {
  /// The host's own phrases, then those that come with LiveHost; in the language of the show,
  /// because the audience reads them.
  var phrases: [String] {
    (settings.phrases + BuiltInPhrases.all).map { $0.text(in: session.plan.language) }
  }
}

/// The phrases: one key sends one to the chat, another shows it large for the camera.
struct PhraseList: Layer {
  private var state = ListState()

  init() {}

  var place: KeyPlace { .phrases }

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    let phrases = context.view.phrases
    if state.handle(key, count: phrases.count) { return true }
    state.clamp(phrases.count)
    switch key {
    case .escape, .function(6): context.isClosed = true
    case .enter: context.send(phrases[state.selection])
    case .character("v"): context.opened = PhraseCard(state)
    case .character("n"): add(&context)
    case .delete: remove(&context)
    default: return false
    }
    return true
  }

  private func add(_ context: inout LayerContext) {
    let limit = HostSettings.phraseLimit
    guard context.view.settings.phrases.count < limit else {
      context.notice = Notice(context.words(.cardsFull, String(limit)), .problem)
      return
    }
    context.opened = PromptLine(
      question: context.words(.askCard), kind: .sentence(.cardLabel), empty: .needCard
    ) { answer in
      .change(saying: .cardAdded) { $0.phrases.append(LocalizedText(answer)) }
    }
  }

  private func remove(_ context: inout LayerContext) {
    let index = state.selection
    guard context.view.settings.phrases.indices.contains(index) else {
      context.notice = Notice(context.words(.cardBuiltIn))
      return
    }
    context.change(saying: { $0.words(.cardRemoved) }) { $0.phrases.remove(at: index) }
  }

  mutating func choose(_ row: Int, _ context: inout LayerContext) { state.select(row) }

  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    let own = view.settings.phrases.count
    let rows = view.phrases.enumerated().map { index, phrase in
      ListRow(
        left: (index + 1).padded(2) + "  " + phrase,
        right: index < own ? view.words(.ownMark) : "")
    }
    return ListFrame.draw(
      title: .cardsTitle, rows: rows, state: state, keys: .cardsKeys, in: place, into: &buffer, view
    )
  }
}

/// One phrase as large as the window allows, to be held into the camera.
struct PhraseCard: Layer {
  private var state: ListState

  init(_ state: ListState) {
    self.state = state
  }

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    let phrases = context.view.phrases
    if state.handle(key, count: phrases.count) { return true }
    state.clamp(phrases.count)
    switch key {
    case .escape: context.isClosed = true
    case .enter: context.send(phrases[state.selection])
    default: return false
    }
    return true
  }

  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    let frame = Frame(buffer)
    let phrases = view.phrases
    let text = phrases[min(state.selection, phrases.count - 1)]
    // The same words as text: what a braille line and a screen reader read.
    buffer.put(text, x: frame.left, y: 0, width: frame.width, .heading)
    let top = buffer.height >= 12 ? 2 : 1
    let rows = Frame.noticeRow(buffer) - top
    if let lines = view.face.lines(text, columns: frame.width, rows: rows) {
      let height = lines.reduce(0) { $0 + $1.rows }
      var row = top + max(0, (rows - height) / 2)
      for line in lines {
        buffer.put(line, x: frame.left, y: row, width: frame.width, .text)
        row += line.rows
      }
    } else {
      let wrapped = SafeText.wrap(text, frame.width).prefix(max(0, rows))
      for (index, line) in wrapped.enumerated() {
        buffer.put(line, x: frame.left, y: top + index, width: frame.width, .heading)
      }
    }
    view.drawKeys(.cardKeys, in: place, into: &buffer)
    return CursorPosition(x: frame.left, y: 0)
  }
}

/// The line in which the host or a helper types what is being said.
enum CaptionPrompt {
  static func ask(_ words: Words) -> PromptLine {
    PromptLine(question: words(.askCaption), kind: .sentence(.captionLabel), empty: nil) {
      .again(.caption($0))
    }
  }
}
