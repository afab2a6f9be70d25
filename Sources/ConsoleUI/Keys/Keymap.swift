// LiveHost: the keys as this host has them: a layout, and what was bound otherwise.
// SPDX-License-Identifier: Apache-2.0

package import TextScreen

/// What a key comes to.
package enum KeyMeaning: Equatable, Sendable {
  /// The key as the screens know it, whatever the layout.
  case key(Key)
  /// The value that has the focus, one more or one less.
  case change(Int)
  case action(ShowAction)
  /// A command that only tells something; in plain lines, where no screen shows it.
  case ask(Verb)
  /// What can be done here, to choose from.
  case menu
}

/// One key for two things in the same place.
package struct KeyConflict: Error, Equatable, Sendable {
  package let key: Key
  package let first: KeyTarget
  package let second: KeyTarget
}

/// Which key does what. Everything that names a key asks here.
package struct Keymap: Equatable, Sendable {
  package let layout: KeyLayout
  /// What the host bound otherwise.
  package let overrides: [KeyTarget: Key]
  /// Whether single characters do something outside of fields.
  package let hasLetters: Bool
  private let bound: [KeyTarget: [Key]]
  private let meanings: [KeyPlace: [Key: KeyTarget]]
  package let conflicts: [KeyConflict]

  /// Those that the host's own bindings made.
  package var ownConflicts: [KeyConflict] {
    conflicts.filter { overrides[$0.first] != nil || overrides[$0.second] != nil }
  }

  package init(
    _ layout: KeyLayout = .right, overrides: [KeyTarget: Key] = [:], hasLetters: Bool = true
  ) {
    self.layout = layout
    self.overrides = overrides
    self.hasLetters = hasLetters
    var bound: [KeyTarget: [Key]] = [:]
    for binding in BindingTable.all {
      bound[binding.target] = overrides[binding.target].map { [$0] } ?? binding.keys(layout)
    }
    var meanings: [KeyPlace: [Key: KeyTarget]] = [:]
    var conflicts: [KeyConflict] = []
    for place in KeyPlace.allCases {
      for target in place.targets(layout) {
        for key in bound[target] ?? [] where !Keymap.types(key, target, place, layout) {
          if let other = meanings[place]?[key] {
            // In a list, what its rows need goes before the keys of the show screen.
            if case .show = target, place != .show { continue }
            conflicts.append(KeyConflict(key: key, first: other, second: target))
          } else {
            meanings[place, default: [:]][key] = target
          }
        }
      }
    }
    self.bound = bound
    self.meanings = meanings
    self.conflicts = conflicts
  }

  /// The overrides that these names and keys stand for; what stands for nothing is left out.
  static func overrides(_ bindings: [String: String]) -> [KeyTarget: Key] {
    var overrides: [KeyTarget: Key] = [:]
    for binding in BindingTable.all {
      guard let name = bindings[binding.target.name], let key = Key(named: name) else { continue }
      overrides[binding.target] = key
    }
    return overrides
  }

  private static func types(
    _ key: Key, _ target: KeyTarget, _ place: KeyPlace, _ layout: KeyLayout
  ) -> Bool {
    guard case .place(let action) = target else { return place.types(key, nil, layout) }
    return place.types(key, action, layout)
  }

  /// The keys of a target that work now, the one to be shown first.
  package func keys(of target: KeyTarget) -> [Key] {
    let all = bound[target] ?? []
    return hasLetters ? all : all.filter { !$0.isCharacter }
  }

  /// The key to be shown for an action; nil when only the menu leads to it.
  package func key(of action: ShowAction) -> Key? { keys(of: .show(action)).first }

  package func key(of action: PlaceAction) -> Key? { keys(of: .place(action)).first }

  /// The key to be shown for a target where the focus is. Keys that every layout passes on count,
  /// such as Enter in a line that is typed in.
  func key(of target: KeyTarget, in place: KeyPlace) -> Key? {
    let wanted = meaning(of: target, in: place)
    let all = keys(of: target) + Keymap.standard.keys(of: target)
    return all.first { meaning(of: $0, in: place) == wanted }
  }

  /// What a key means where the focus is; nil when it means nothing there.
  package func meaning(of key: Key, in place: KeyPlace) -> KeyMeaning? {
    let isOff = !hasLetters && key.isCharacter && !place.types(key, nil, layout)
    if !isOff, let target = meanings[place]?[key] { return meaning(of: target, in: place) }
    if place.types(key, nil, layout) { return .key(key) }
    switch key {
    case .function(1): return .action(.help)
    case .function(5) where place == .show: return .action(.presenter)
    case .function(9): return .menu
    case .function(10): return .key(.escape)
    case .character: return place.takesOtherCharacters && !isOff ? .key(key) : nil
    default: return .key(key)
    }
  }

  static let standard = Keymap()

  /// What a target comes to in a place.
  func meaning(of target: KeyTarget, in place: KeyPlace) -> KeyMeaning {
    switch target {
    case .show(.help): .action(.help)
    case .show(.menu): .menu
    case .show(let action) where place == .show: .action(action)
    case .place(.more): .change(1)
    case .place(.less): .change(-1)
    case .place(.choices): .menu
    default: Keymap.asKnown(target)
    }
  }

  /// Screens know the first key of the layout `right`.
  private static func asKnown(_ target: KeyTarget) -> KeyMeaning {
    .key(BindingTable.binding(of: target)?.keys(.right).first ?? .escape)
  }
}
