// LiveHost: keys pressed twice by a trembling hand, or by a keyboard that repeats.
// SPDX-License-Identifier: Apache-2.0

package import TextScreen

/// Looks at each key and its time before anything else does (accessibility rule T17). A terminal
/// says only that a key came, never that it was let go; so time is all there is to judge by.
package struct KeyGate: Sendable {
  /// What a key is taken for.
  package enum Verdict: Equatable, Sendable {
    case press
    /// Most likely the keyboard's own repeating: may move, must not record or end anything.
    case repeated
    /// A second touch of the same press.
    case bounced
  }

  /// Keyboards repeat every 20 to 100 ms; nobody presses the same key on purpose so fast.
  package static let repeatMilliseconds: Int64 = 150
  /// They begin to repeat after 250 to 660 ms. Who asks for bounces to be ignored holds keys down
  /// longer, too.
  package static let firstRepeatMilliseconds: Int64 = 700

  private var last: (key: Key, at: Int64)?

  package init() {}

  /// - Parameters:
  ///   - now: milliseconds of any clock that never goes back.
  ///   - debounce: two presses of one key within it are one; 0 is off.
  package mutating func judge(_ key: Key, at now: Int64, debounce: Int) -> Verdict {
    switch key {
    case .paste, .press, .release, .wheel: return .press
    default: break
    }
    defer { last = (key, now) }
    guard let last, last.key == key else { return .press }
    let gap = now - last.at
    if gap < Int64(debounce) { return .bounced }
    let window = debounce > 0 ? KeyGate.firstRepeatMilliseconds : KeyGate.repeatMilliseconds
    return gap < window ? .repeated : .press
  }
}
