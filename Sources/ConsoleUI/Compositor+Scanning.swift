// LiveHost: one switch: every screen is run with a single key.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

extension Compositor {
  /// What the highlight is on, for the voice and the linear record; nil without one switch.
  package func scannedLabel(_ view: ShowView) -> String? {
    scanner.map { ScanBar(scanner: $0, words: view.words).label }
  }

  /// When something happens without a key: the highlight moves, or a test says "Now". Milliseconds
  /// of the clock that keys are timed by.
  package var due: Int64? {
    let times = [scanner?.due, layers.last?.due].compactMap { $0 }
    return times.min()
  }

  /// Time has come this far.
  package func pass(to now: Int64, _ view: ShowView) -> [Intent] {
    followScanSettings(view, at: now)
    layers[layers.count - 1].pass(to: now)
    guard scanner != nil else { return [] }
    scanner?.use(scanEntries(view), at: now)
    guard let chosen = scanner?.pass(to: now) else { return [] }
    return choose(chosen, view, at: now)
  }

  /// Whether a key is the switch, and what it led to.
  func pressSwitch(
    _ key: Key, _ view: ShowView, at now: Int64, _ verdict: KeyGate.Verdict
  ) -> [Intent]? {
    followScanSettings(view, at: now)
    guard scanner != nil, key == view.settings.scanning.switchKey else { return nil }
    // A key that is held is one press; only inverse scanning listens to its repeating.
    let isHeld = verdict == .repeated || verdict == .doubtful && isSoonerThanAnyPress(view)
    if isHeld, view.settings.scanning.mode != .inverse { return [] }
    // What is chosen is what was seen, even if it is of no use any more: then it says why.
    guard let chosen = scanner?.press(at: now) else { return [] }
    return choose(chosen, view, at: now)
  }

  /// A highlight that moves by itself is answered with a reaction of 0.65 of its step, by the rule
  /// that set it; a second press within 700 ms is none where that takes longer.
  private func isSoonerThanAnyPress(_ view: ShowView) -> Bool {
    let settings = view.settings.scanning
    let reaction = Int64(settings.stepMilliseconds) * ReactionRule.hundredths / 100
    return settings.mode == .auto && reaction >= KeyGate.firstRepeatMilliseconds
  }

  /// The switch is switched on, off, or to other settings while the show runs.
  private func followScanSettings(_ view: ShowView, at now: Int64) {
    let settings = view.settings.scanning
    let isNeeded = settings.isOn && layers.last?.takesSwitch != true
    if !isNeeded {
      scanner = nil
    } else if scanner?.settings != settings {
      scanner = Scanner(settings, at: now, scanRest)
      scanner?.use(scanEntries(view), at: now)
    }
  }

  /// What takes back comes first on every screen.
  private func scanEntries(_ view: ShowView) -> [ScanEntry] {
    let urgent = Offer.here(.show, view).filter { $0.kind == .urgent }
    let own = layers.last?.offers(view).filter { $0.kind != .urgent } ?? []
    return ScanTree.entries(urgent + own, view.words)
  }

  private func choose(_ meaning: KeyMeaning, _ view: ShowView, at now: Int64) -> [Intent] {
    acknowledge(at: view.now)
    return carryOut(meaning, view, at: now).1
  }
}
