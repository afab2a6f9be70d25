// LiveHost: one switch in plain lines: the last line is what it takes.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// The screens of the console without a screen. The same tree of choices, one line a step: what
/// is highlighted is printed, and after it what has the focus, when that has changed. It rests
/// until the switch is pressed, so that a quiet show stays quiet.
package final class LinearSwitch {
  private let compositor: Compositor
  /// What was printed of the highlight, and of what has the focus.
  private var highlight = ""
  private var group: String?
  private var focus = ""
  private var layers = 1
  /// The highlight has waited once for other lines already.
  private var hasWaited = false
  /// The windows that no one sees: as wide as a line of speech, high enough for every form.
  private static let size = (columns: 80, rows: 24)

  package init(makeID: @escaping () -> String) {
    compositor = Compositor(makeID: makeID)
    compositor.scanRest = .lines
  }

  /// When something happens without a press, on the clock that presses are timed by.
  package var due: Int64? { compositor.due }

  /// Whether a press chooses what was printed last: lines that can wait should.
  package var isMoving: Bool { compositor.scanner?.highlighted != nil }

  package func press(
    _ view: ShowView, at now: Int64, as verdict: KeyGate.Verdict
  ) -> [Intent] {
    compositor.handle(view.settings.scanning.switchKey, view, at: now, as: verdict)
  }

  package func pass(to now: Int64, _ view: ShowView) -> [Intent] { compositor.pass(to: now, view) }

  package func receive(_ outcome: CommandOutcome, _ view: ShowView) -> [Intent] {
    compositor.receive(outcome, view)
  }

  /// Commands that tell something.
  package func takeAsked() -> [String] {
    defer { compositor.asked = [] }
    return compositor.asked.map { CommandWords.spelling(of: $0, Words(.english)) }
  }

  /// What there is to say now: answers, what came up, what has the focus, what is highlighted.
  package func takeLines(_ view: ShowView) -> [String] {
    guard view.session.phase != .ended else { return [] }
    let before = highlight
    let lines = compositor.takeAnswers() + focusLines(view) + highlightLines(view)
    if highlight != before { hasWaited = false }
    return lines
  }

  /// Other lines were printed: the highlighted one is printed again, as the last line is what the
  /// switch takes, and stays for its whole time; once, or a rush would hold it for ever.
  package func repeatHighlight(at now: Int64) -> [String] {
    guard isMoving, !highlight.isEmpty else { return [] }
    if !hasWaited { compositor.scanner?.wait(from: now) }
    hasWaited = true
    return [highlight]
  }

  /// Before the first press, and where the highlight has come to rest.
  package func restLine(_ view: ShowView) -> String {
    highlight = view.words(.scanLinesRest, key(view))
    return highlight
  }

  /// Enter always is the switch here; a terminal hands over single characters, too.
  private func key(_ view: ShowView) -> String {
    let key = view.settings.scanning.switchKey
    return key.isCharacter ? key.name : Key.enter.name
  }

  /// The group that was opened, and what is highlighted in it.
  private func highlightLines(_ view: ShowView) -> [String] {
    let opened = compositor.scanner?.group?.label
    let line = highlightLine(view)
    defer { (group, highlight) = (opened, line) }
    let title = opened == group ? nil : opened
    // Where only its number has changed, it is the same choice.
    let isSame = line.drop { $0 != " " } == highlight.drop { $0 != " " }
    return [title, isSame || line.isEmpty ? nil : line].compactMap { $0 }
  }

  private func highlightLine(_ view: ShowView) -> String {
    guard let scanner = compositor.scanner else { return "" }
    guard let entry = scanner.highlighted else {
      // Where presses move it, it rests after each choice, and that is no news.
      return scanner.settings.mode == .auto ? view.words(.scanLinesRest, key(view)) : ""
    }
    return "\(scanner.index + 1). " + entry.label
  }

  // MARK: What has the focus

  /// A form is told as it opens, a list by its title; after that, what has the focus.
  private func focusLines(_ view: ShowView) -> [String] {
    let count = compositor.layers.count
    defer { layers = count }
    guard count > 1 else {
      focus = ""
      return []
    }
    var buffer = CellBuffer(width: LinearSwitch.size.columns, height: LinearSwitch.size.rows)
    let top = compositor.layers[count - 1]
    let cursor = top.draw(into: &buffer, view)
    var line = LinearSwitch.line(buffer, cursor.y)
    // The row that is printed last has the focus and needs no mark; of two answers in one row, the
    // mark tells which.
    if top.place != .review, line.hasPrefix(Frame.mark) {
      line = String(line.dropFirst(Frame.mark.count)).trimmed
    }
    defer { focus = line }
    if count != layers {
      let isList = top.place.isList && !top.takesSwitch
      let last = Frame.noticeRow(buffer)
      let rows = isList ? [0] : Array(0..<last).filter { $0 != cursor.y }
      return (rows.map { LinearSwitch.line(buffer, $0) } + [line]).filter { !$0.isEmpty }
    }
    return line == focus || line.isEmpty ? [] : [line]
  }

  /// A row without the keys that nobody has here; wide gaps are two blanks.
  private static func line(_ buffer: CellBuffer, _ y: Int) -> String {
    var buffer = buffer
    for x in 0..<buffer.width where buffer[x, y].role == .key {
      buffer.clear(Rect(x: x, y: y, width: 1, height: 1))
    }
    var line = ""
    for word in buffer.row(y).split(separator: " ", omittingEmptySubsequences: false) {
      let gap = word.isEmpty && !line.hasSuffix("  ")
      line += gap ? " " : (line.isEmpty || line.hasSuffix("  ") ? "" : " ") + word
    }
    return line.trimmed
  }
}
