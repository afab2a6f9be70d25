// LiveHost: what keys do in forms and lists, and in which of them.
// SPDX-License-Identifier: Apache-2.0

import TextScreen

/// What a key can be bound to in forms and lists. Raw values are the names in `settings.json`.
package enum PlaceAction: String, CaseIterable, Sendable {
  case up, down, left, right, nextField, formerField
  case confirm = "do"
  case back, more, less, choices
  // With the row of a list; the show screen has actions of similar names.
  case void = "voidThis"
  case giveBack = "returnThis"
  case accept = "acceptThis"
  case decline = "declineThis"
  case acceptPart = "acceptPartOfThis"
  case acceptAll = "acceptAllOfBuyer"
  case extend = "extendThis"
  case stock = "stockThis"
  case minutes = "minutesThis"
  case earlier, later
  case showLarge = "largeThis"
  case add = "addNew"
  case remove = "deleteThis"
  case sure
}

/// What a binding is for.
package enum KeyTarget: Hashable, Sendable {
  case show(ShowAction)
  case place(PlaceAction)

  /// Its name in `settings.json`.
  package var name: String {
    switch self {
    case .show(let action): action.rawValue
    case .place(let action): action.rawValue
    }
  }
}

/// Where the focus is: what a key means depends on it.
package enum KeyPlace: CaseIterable, Sendable {
  case show
  /// The lists, each with what can be done with a row of it …
  case sales, goods, rundown, claims, phrases
  /// … and any other: keys that are bound nowhere come to it as they are.
  case list
  /// A question between two answers.
  case review
  /// A field whose values are chosen, not typed; a field for a whole number; one for a price or
  /// for minutes; a line to type in.
  case choice, number, amount, text
  /// Whether to sell more than there is.
  case oversell
  /// What is pressed is taken as it is: it is measured, or becomes the key of an action.
  case raw

  /// What can be pressed here.
  package func targets(_ layout: KeyLayout) -> [KeyTarget] {
    let list: [PlaceAction] = [.up, .down, .confirm, .back]
    // Five keys have none to spare: up and down change the value there.
    let moves: [PlaceAction] = layout == .five ? [] : [.up, .down]
    // Where there are keys enough, the one that opened a list closes it.
    func own(_ action: ShowAction) -> [ShowAction] { layout == .right ? [action] : [] }
    let undo: [ShowAction] = layout == .five ? [] : [.undo]
    let field: [PlaceAction] = moves + [.nextField, .formerField, .confirm, .back]
    switch self {
    case .show: return ShowAction.allCases.map { .show($0) }
    case .sales:
      return with(list + [.choices, .void, .giveBack], undo + own(.sales) + [.help])
    case .goods: return with(list + [.choices, .stock], [.sell] + own(.goods) + [.help])
    case .rundown:
      return with(
        list + [.choices, .stock, .earlier, .later, .minutes], own(.rundown) + [.help])
    case .claims:
      return with(
        list + [.choices, .accept, .decline, .extend, .acceptPart, .acceptAll],
        own(.claims) + [.help])
    case .phrases:
      return with(list + [.choices, .showLarge, .add, .remove], own(.phrases) + [.help])
    case .list: return with(list, [.help])
    case .review:
      return with(list + [.left, .right, .nextField, .formerField], [.help])
    case .choice: return with(field + [.left, .right, .more, .less], [])
    case .number, .amount, .text: return with(field + [.more, .less], [])
    case .oversell: return with(field + [.less, .sure], [])
    case .raw: return with([.back], [])
    }
  }

  private func with(_ actions: [PlaceAction], _ others: [ShowAction]) -> [KeyTarget] {
    actions.map { .place($0) } + others.map { .show($0) }
  }

  /// Whether a key types here, whatever it is bound to elsewhere.
  func types(_ key: Key, _ target: PlaceAction?, _ layout: KeyLayout) -> Bool {
    switch self {
    case .text:
      return key.isCharacter && !KeyPlace.isNeeded(target, layout)
    case .amount:
      return key.isDigit || (key.isOfAmount && !KeyPlace.isNeeded(target, layout))
    case .number, .oversell: return key.isDigit
    // Help and the way out are one key away there, too (rule T23).
    case .raw: return ![.escape, .function(1), .function(10)].contains(key)
    default: return false
    }
  }

  /// Nobody needs these signs of a number pad in a text; its hand has no other keys to move on.
  private static func isNeeded(_ target: PlaceAction?, _ layout: KeyLayout) -> Bool {
    layout == .numpad && (target == .nextField || target == .more || target == .less)
  }

  /// Whether there are rows to go through.
  var isList: Bool {
    switch self {
    case .sales, .goods, .rundown, .claims, .phrases, .list: true
    default: false
    }
  }

  /// What Enter does here.
  var confirmLabel: Phrase {
    switch self {
    case .choice, .number, .amount, .oversell: .confirmSave
    case .goods, .rundown: .confirmFeature
    case .claims: .confirmAccept
    case .phrases: .confirmSend
    default: .confirmChosen
    }
  }

  /// Whether characters that are bound to nothing come to the screen as they are.
  var takesOtherCharacters: Bool {
    switch self {
    case .list, .text: true
    default: false
    }
  }
}

extension Key {
  /// Beside digits: `25.60`, `-10%`, `9折`.
  fileprivate var isOfAmount: Bool {
    guard case .character(let scalar) = self else { return false }
    return ".,-%折".unicodeScalars.contains(scalar)
  }
}
