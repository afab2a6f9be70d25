// LiveHost: one switch: a highlight moves, the switch chooses; or the switch moves it.
// SPDX-License-Identifier: Apache-2.0

/// How long the highlight goes on where nobody presses.
package struct ScanRest: Sendable {
  let beginsAtRest: Bool
  /// Rounds without a choice, after which it rests at the top.
  let roundsAtTop: Int

  static let screen = ScanRest(beginsAtRest: false, roundsAtTop: 10)
  /// Each step is a line there, and a quiet show prints none.
  static let lines = ScanRest(beginsAtRest: true, roundsAtTop: 2)
}

/// Where the highlight is and when it moves. Only given times enter; nothing is asked of a switch
/// but that it can be pressed.
package struct Scanner: Sendable {
  /// A short pause before what keeps coming counts as over; keyboards begin to repeat a held key
  /// after up to 660 ms.
  static let restMilliseconds: Int64 = 700
  /// Rounds without a choice, after which a group is left.
  static let roundsInGroup = 2

  private(set) var settings: ScanSettings
  private let rest: ScanRest
  private var top: [ScanEntry] = []
  /// The ids of the groups that are open.
  private var path: [String] = []
  private(set) var index = 0
  private var since: Int64
  private var rounds = 0
  /// Whether the highlight is on its way: by itself, or since the switch was pressed.
  private(set) var isMoving: Bool
  private var lastPress: Int64?

  package init(_ settings: ScanSettings, at now: Int64, _ rest: ScanRest = .screen) {
    self.settings = settings
    self.rest = rest
    since = now
    isMoving = settings.mode == .auto && !rest.beginsAtRest
  }

  private var step: Int64 { Int64(settings.stepMilliseconds) }

  /// The cycle the highlight is in.
  package var cycle: [ScanEntry] {
    var entries = top
    for id in path {
      guard case .group(let inner)? = entries.first(where: { $0.id == id })?.content else {
        return entries
      }
      entries = inner
    }
    return entries
  }

  /// The group that is open; nil at the top.
  package var group: ScanEntry? {
    var entries = top
    var found: ScanEntry?
    for id in path {
      found = entries.first { $0.id == id }
      guard case .group(let inner)? = found?.content else { return nil }
      entries = inner
    }
    return found
  }

  /// What is highlighted; nil before the switch has moved anything.
  package var highlighted: ScanEntry? {
    guard isMoving, cycle.indices.contains(index) else { return nil }
    return cycle[index]
  }

  /// The screen offers something else now. The highlight stays on what it was on.
  mutating func use(_ entries: [ScanEntry], at now: Int64) {
    guard entries != top else { return }
    let current = cycle.indices.contains(index) ? cycle[index].id : nil
    top = entries
    while !isOpen(path) { path.removeLast() }
    if let place = cycle.firstIndex(where: { $0.id == current }) {
      index = place
    } else {
      // What the audience does sets nothing going.
      let wasMoving = isMoving
      begin(at: now)
      isMoving = isMoving && wasMoving
    }
  }

  /// Something else was said meanwhile: whoever listens gets the whole time from now on.
  mutating func wait(from now: Int64) {
    since = now
    if lastPress != nil { lastPress = now }
  }

  private func isOpen(_ path: [String]) -> Bool {
    var entries = top
    for id in path {
      guard case .group(let inner)? = entries.first(where: { $0.id == id })?.content else {
        return false
      }
      entries = inner
    }
    return true
  }

  private mutating func begin(at now: Int64) {
    index = 0
    rounds = 0
    since = now
    isMoving = settings.mode == .auto
    lastPress = nil
  }

  /// The switch was pressed.
  mutating func press(at now: Int64) -> KeyMeaning? {
    defer { lastPress = now }
    switch settings.mode {
    case .auto:
      guard isMoving else {
        // At rest: the first press sets it going.
        begin(at: now)
        return nil
      }
      return choose(at: now)
    case .step:
      advance(at: now)
      return nil
    case .inverse:
      if !isMoving || now - since >= step { advance(at: now) }
      return nil
    }
  }

  private mutating func advance(at now: Int64) {
    index = isMoving ? (index + 1) % max(1, cycle.count) : 0
    isMoving = true
    since = now
  }

  /// Time has come this far: the highlight moves on, or resting on something chooses it.
  mutating func pass(to now: Int64) -> KeyMeaning? {
    guard let due, now >= due else { return nil }
    guard settings.mode == .auto else { return choose(at: now) }
    since = now
    index += 1
    guard index >= cycle.count else { return nil }
    index = 0
    rounds += 1
    if !path.isEmpty, rounds >= Scanner.roundsInGroup {
      path.removeLast()
      begin(at: now)
    } else if path.isEmpty, rounds >= rest.roundsAtTop {
      isMoving = false
    }
    return nil
  }

  /// When something happens by itself; nil while the highlight rests.
  package var due: Int64? {
    guard isMoving, !cycle.isEmpty else { return nil }
    switch settings.mode {
    case .auto: return since + step
    case .step: return (lastPress ?? since) + step
    case .inverse: return (lastPress ?? since) + max(step, Scanner.restMilliseconds)
    }
  }

  private mutating func choose(at now: Int64) -> KeyMeaning? {
    guard let entry = highlighted else { return nil }
    switch entry.content {
    case .group:
      path.append(entry.id)
      begin(at: now)
      return nil
    case .leave:
      if !path.isEmpty { path.removeLast() }
      begin(at: now)
      return nil
    case .choice(let meaning, let isRepeated):
      let place = index
      if !isRepeated { path = [] }
      begin(at: now)
      // One step on from the same place: again, without going round.
      if isRepeated, settings.mode == .auto { index = place }
      return meaning
    }
  }
}
