// LiveHost: what can be done where the focus is, as a list to choose from.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

/// One thing that can be done now, without knowing its key: for the menu, and for one switch.
package struct Offer: Equatable, Sendable {
  /// How it is grouped for one switch.
  package enum Kind: Equatable, Sendable {
    /// Take back, be quiet: first in every cycle.
    case urgent
    case action(ActionGroup)
    /// Moves the focus or changes a value: one does it several times in a row.
    case move
    /// Does something with what has the focus.
    case act
    case back
  }

  package let label: String
  package let meaning: KeyMeaning
  package let kind: Kind

  /// What the table says of a place.
  static func here(_ place: KeyPlace, _ view: ShowView) -> [Offer] {
    place == .show ? onShow(view) : inForm(place, view)
  }

  private static func onShow(_ view: ShowView) -> [Offer] {
    (view.isLinear ? asked(view.words) : []) + actions(view)
  }

  /// What a screen shows all the time.
  private static func asked(_ words: Words) -> [Offer] {
    [(Verb.status, Phrase.askStatus), (.chat, .askChat)].map { verb, label in
      Offer(label: words(label), meaning: .ask(verb), kind: .action(.show))
    }
  }

  private static func actions(_ view: ShowView) -> [Offer] {
    ActionGroup.allCases.flatMap { group in
      ShowAction.allCases.filter { $0.group == group && $0 != .menu }.compactMap { action in
        let isOpen = action.isOffered(view) && action.disabledReason(view) == nil
        // What cannot be done now is not offered; the numbers of the menu do not matter.
        guard isOpen, let binding = BindingTable.binding(of: action) else { return nil }
        return Offer(
          label: view.words(binding.label), meaning: .action(action),
          kind: action == .undo || action == .quiet ? .urgent : .action(group))
      }
    }
  }

  private static func inForm(_ place: KeyPlace, _ view: ShowView) -> [Offer] {
    // Without a hand of its own: all that any layout can do there. What Enter does is not offered
    // once more for the letter that does it too.
    let confirm = view.words(place.confirmLabel)
    return place.targets(.right).compactMap { target in
      guard let binding = BindingTable.binding(of: target) else { return nil }
      let meaning = Keymap.standard.meaning(of: target, in: place)
      switch target {
      case .show(.undo):
        guard ShowAction.undo.disabledReason(view) == nil else { return nil }
        return Offer(label: view.words(binding.label), meaning: meaning, kind: .urgent)
      case .show(.sell):
        return Offer(label: view.words(binding.label), meaning: meaning, kind: .act)
      // The key that opened a list closes it; here is "back" for that.
      case .show: return nil
      case .place(let action):
        guard let kind = kind(of: action) else { return nil }
        let label = action == .confirm ? confirm : view.words(binding.label)
        if action != .confirm, label == confirm { return nil }
        return Offer(label: label, meaning: meaning, kind: kind)
      }
    }
  }

  private static func kind(of action: PlaceAction) -> Kind? {
    switch action {
    case .up, .down, .left, .right, .nextField, .formerField, .more, .less: .move
    case .back: .back
    case .choices: nil
    default: .act
    }
  }
}
