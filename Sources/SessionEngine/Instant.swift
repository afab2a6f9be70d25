// LiveHost: instants, and spans as milliseconds.
// SPDX-License-Identifier: Apache-2.0

/// A moment of a session: milliseconds since 1970-01-01T00:00:00Z, as the loop stamped it.
package struct Instant: Comparable, Hashable, Sendable {
  package let milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// Ends at the last instant there is: spans may come from a damaged journal.
  package static func + (instant: Instant, span: Duration) -> Instant {
    let (sum, overflow) = instant.milliseconds.addingReportingOverflow(span.milliseconds)
    return Instant(milliseconds: overflow ? (span < .zero ? .min : .max) : sum)
  }

  /// The span from `earlier` to `self`; zero when the clock went back, never negative.
  package func since(_ earlier: Instant) -> Duration {
    guard milliseconds > earlier.milliseconds else { return .zero }
    let (span, overflow) = milliseconds.subtractingReportingOverflow(earlier.milliseconds)
    return .milliseconds(overflow ? .max : span)
  }
}

extension Duration {
  /// Whole milliseconds, rounded toward zero.
  package var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }

  /// Whole seconds, rounded toward zero.
  package var wholeSeconds: Int64 { components.seconds }
}
