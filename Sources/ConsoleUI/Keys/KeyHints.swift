// LiveHost: the line of keys: fewer of them in small windows, each with its word.
// SPDX-License-Identifier: Apache-2.0

import TextScreen

/// One part of a line of keys: a key, or several, and what they do.
struct KeyHint: Equatable {
  /// Where not all fit, those that are needed most stay: this is their order.
  enum Need: Int {
    /// The key that shows all the others; else a function key, which no hand lies on.
    case help, act, back, farHelp, other, move
  }

  let text: String
  var need = Need.other
  /// What is pressed first, as it is named.
  var key: Substring { text.prefix { $0 != " " } }

  /// A key with its word. A key without one says nothing to those who do not know it yet.
  init(_ text: String, _ need: Need = .other) {
    self.text = text
    self.need = need
  }
}

extension [KeyHint] {
  /// As many as fit, in the order they have, and the columns between two of them.
  func fitting(_ columns: Int) -> (hints: [KeyHint], gap: Int) {
    let least = columns < 34 ? 1 : columns < 60 ? 2 : 3
    let needed = indices.sorted { (self[$0].need.rawValue, $0) < (self[$1].need.rawValue, $1) }
    var kept: [Int] = []
    var used = 0
    for index in needed {
      let more = DisplayWidth.columns(of: self[index].text) + (kept.isEmpty ? 0 : least)
      guard used + more <= columns else {
        // Nothing is shown that is needed less than what is left out.
        if self[index].need == .other { break }
        continue
      }
      kept.append(index)
      used += more
    }
    let gap = Swift.min(3, least + (columns - used) / Swift.max(1, kept.count - 1))
    return (kept.sorted().map { self[$0] }, gap)
  }

  /// Draws them in the last row. The blanks between two belong to neither, so that the pointer
  /// tells them apart where there is one blank only.
  func draw(into buffer: inout CellBuffer) {
    let frame = Frame(buffer)
    let (hints, gap) = fitting(frame.width)
    var x = frame.left
    for hint in hints {
      x += buffer.put(hint.text, x: x, y: Frame.keysRow(buffer), .key) + gap
    }
  }
}

extension ShowView {
  /// Draws the keys of a place, and the one that shows all the others.
  func drawKeys(_ phrase: Phrase, in place: KeyPlace, into buffer: inout CellBuffer) {
    let text = words.text(phrase)
    var hints = KeyTokens.hints(text, keymap, in: place)
    if !text.contains("{help}") { hints.append(help(in: place, buffer)) }
    hints.draw(into: &buffer)
  }

  /// What leads to all the keys, or to all that can be done, where the focus is.
  func help(in place: KeyPlace, _ buffer: CellBuffer) -> KeyHint {
    let choices = place == .show ? KeyTarget.show(.menu) : .place(.choices)
    let ways = [KeyTarget.show(.help), choices].compactMap { target -> (KeyTarget, Key)? in
      let meaning = keymap.meaning(of: target, in: place)
      let key = keymap.keys(of: target).first { keymap.meaning(of: $0, in: place) == meaning }
      return key.map { (target, $0) }
    }
    let (target, key) = ways.first ?? (.show(.help), .function(1))
    let label = buffer.width < 60 ? nil : BindingTable.binding(of: target)?.label
    let isFar = if case .function = key { true } else { false }
    return KeyHint(key.name + " " + words(label ?? .moreKeys), isFar ? .farHelp : .help)
  }
}
