// LiveHost: whether we are an operator of the channel.
// SPDX-License-Identifier: Apache-2.0

/// Our own rank in the channel, as the server's mode lines and lists of names tell it.
package struct ChannelRank: Sendable {
  /// Modes and symbols of ranks, highest first; every server has these two (`PREFIX` of 005).
  private var modes: [Character] = ["o", "v"]
  private var symbols: [Character] = ["@", "+"]
  /// Modes with a parameter always, and only when they are set (`CHANMODES` of 005).
  private var alwaysWithParameter: Set<Character> = ["b", "e", "I", "k"]
  private var setWithParameter: Set<Character> = ["l"]
  private var held: Set<Character> = []

  package init() {}

  /// Operator or above: founder, administrator.
  package var isOperator: Bool {
    guard let place = modes.firstIndex(of: "o") else { return false }
    return !held.isDisjoint(with: modes[...place])
  }

  /// One word of a 005 line.
  package mutating func learn(_ name: Substring, _ value: Substring) {
    switch name {
    case "PREFIX":
      let halves = value.split(separator: ")")
      guard halves.count == 2, value.first == "(" else { return }
      modes = Array(halves[0].dropFirst())
      symbols = Array(halves[1])
    case "CHANMODES":
      let groups = value.split(separator: ",", omittingEmptySubsequences: false)
      guard groups.count >= 3 else { return }
      alwaysWithParameter = Set(groups[0] + groups[1])
      setWithParameter = Set(groups[2])
    default: break
    }
  }

  /// A name of the channel's list without the symbols in front.
  package func bare(_ name: Substring) -> Substring {
    name.drop(while: symbols.contains).prefix { $0 != "!" }
  }

  /// Our own name in the channel's list.
  package mutating func take(listed name: Substring) {
    let marks = name.prefix(while: symbols.contains)
    held = Set(zip(modes, symbols).filter { marks.contains($1) }.map(\.0))
  }

  /// A change of modes: `+o-v`, and what the modes apply to.
  package mutating func take(
    modes changes: String, _ parameters: ArraySlice<String>, isUs: (String) -> Bool
  ) {
    var parameters = parameters
    var isSet = true
    for mode in changes {
      if mode == "+" || mode == "-" {
        isSet = mode == "+"
      } else if modes.contains(mode) {
        guard isUs(parameters.popFirst() ?? "") else { continue }
        if isSet { held.insert(mode) } else { held.remove(mode) }
      } else if alwaysWithParameter.contains(mode) || (isSet && setWithParameter.contains(mode)) {
        _ = parameters.popFirst()
      }
    }
  }
}
