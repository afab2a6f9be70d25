// LiveHost: the screen of the voice: whether it speaks, how fast, and of what.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// What is spoken is a choice of kinds; each is switched here for itself.
struct VoiceScreen: Layer {
  private enum Row: Equatable {
    case speech, rate
    case kind(SpeechKind)
  }

  private static let rows: [Row] = [.speech, .rate] + SpeechKind.allCases.map { .kind($0) }

  private var state = ListState()

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    if state.handle(key, count: VoiceScreen.rows.count) { return true }
    switch key {
    case .escape: context.isClosed = true
    case .enter, .right: _ = change(by: 1, &context)
    case .left: _ = change(by: -1, &context)
    default: return false
    }
    return true
  }

  mutating func change(by step: Int, _ context: inout LayerContext) -> Bool {
    let row = VoiceScreen.rows[state.selection]
    context.change(saying: { VoiceScreen.line(row, $0) }) { settings in
      switch row {
      case .speech: settings.speech.isOn.toggle()
      case .rate:
        // One key goes all the way round.
        let next = settings.speech.rate + step * SpeechSettings.rateStep
        settings.speech.rate = next > 100 ? -100 : (next < -100 ? 100 : next)
      case .kind(let kind): settings.speech.kinds.formSymmetricDifference([kind])
      }
    }
    return true
  }

  mutating func choose(_ row: Int, _ context: inout LayerContext) {
    state.select(row)
    _ = change(by: 1, &context)
  }

  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    let rows = VoiceScreen.rows.map { row in
      ListRow(
        left: VoiceScreen.name(row, view.words), right: VoiceScreen.value(row, view),
        detail: view.words(VoiceScreen.detail(row)))
    }
    return ListFrame.draw(
      title: .voiceTitle, rows: rows, state: state, keys: .voiceKeys, into: &buffer, view)
  }

  private static func name(_ row: Row, _ words: Words) -> String {
    switch row {
    case .speech: words(.switchSpeech)
    case .rate: words(.voiceRate)
    case .kind(let kind): words(kind.phrase)
    }
  }

  private static func detail(_ row: Row) -> Phrase {
    switch row {
    case .speech: .switchSpeechDoes
    case .rate: .voiceRateDoes
    case .kind(let kind): kind.explanation
    }
  }

  private static func value(_ row: Row, _ view: ShowView) -> String {
    let speech = view.settings.speech
    return switch row {
    case .speech: view.words(speech.isOn ? .settingOn : .settingOff)
    case .rate: String(speech.rate)
    case .kind(let kind):
      view.words(speech.kinds.contains(kind) ? .settingOn : .settingOff)
    }
  }

  private static func line(_ row: Row, _ view: ShowView) -> String {
    view.words(.switchLine, name(row, view.words), value(row, view))
  }

  /// The same in plain lines.
  static func lines(_ view: ShowView) -> [String] { rows.map { line($0, view) } }
}
