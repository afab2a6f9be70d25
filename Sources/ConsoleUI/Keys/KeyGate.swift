// LiveHost: keys pressed twice by a trembling hand, or by a keyboard that repeats.
// SPDX-License-Identifier: Apache-2.0

package import TextScreen

/// Looks at each key and its time before anything else does (accessibility rule T17). A terminal
/// says only that a key came, never that it was let go; so time is all there is to judge by.
package struct KeyGate: Sendable {
  /// What a key is taken for.
  package enum Verdict: Equatable, Sendable {
    case press
    /// Perhaps the first repeat of a key that is held: must not record or end anything.
    case doubtful
    /// Most likely the keyboard's own repeating: that neither, and it is no press of one switch.
    case repeated
    /// A second touch of the same press.
    case bounced
  }

  /// Keyboards repeat every 20 to 100 ms; nobody presses the same key on purpose so fast.
  package static let repeatMilliseconds: Int64 = 150
  /// They begin to repeat after 250 to 660 ms; what comes later was pressed on purpose. After the
  /// first repeat the others come fast, so one key in this time is in doubt, and never two.
  package static let firstRepeatMilliseconds: Int64 = 700

  private var last: (key: Key, at: Int64, verdict: Verdict)?

  package init() {}

  /// - Parameters:
  ///   - now: milliseconds of any clock that never goes back.
  ///   - debounce: two presses of one key within it are one; 0 is off.
  package mutating func judge(_ key: Key, at now: Int64, debounce: Int) -> Verdict {
    switch key {
    case .paste, .press, .release, .wheel: return .press
    default: break
    }
    let verdict = verdict(key, at: now, debounce: debounce)
    last = (key, now, verdict)
    return verdict
  }

  private func verdict(_ key: Key, at now: Int64, debounce: Int) -> Verdict {
    guard let last, last.key == key else { return .press }
    let gap = now - last.at
    if gap < Int64(debounce) { return .bounced }
    // Who asks for bounces to be ignored holds keys down longer, too.
    let window = debounce > 0 ? KeyGate.firstRepeatMilliseconds : KeyGate.repeatMilliseconds
    if gap < window { return .repeated }
    let mayBeFirst = last.verdict == .press && gap < KeyGate.firstRepeatMilliseconds
    return mayBeFirst ? .doubtful : .press
  }
}
