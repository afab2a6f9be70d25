// LiveHost: claims: a viewer's word that they want something.
// SPDX-License-Identifier: Apache-2.0

/// What became of a claim. Raw values stand in the journal.
package enum ClaimOutcome: String, Sendable {
  case accepted, declined, withdrawn, replaced, ended
}

/// Why a line was taken for a claim. Raw values stand in the journal.
package enum ClaimReason: String, Sendable {
  /// They said so: `要`, `mine`.
  case wanted
  /// They named the goods, and how many.
  case named
  /// A lot, or a quantity: `3号两份`.
  case counted
  /// The signal of wanting what is on air: `1`, `+1`.
  case signal
  /// A number alone, taken for a lot.
  case number
  /// Ordered on the platform.
  case order
}

/// A claim as it was made.
package struct Claim: Equatable, Sendable {
  /// Counts from 1 in a session: `c-7`.
  package let id: String
  package let viewer: Viewer
  package let goods: String
  /// How many they still want: less than at first when some of it was sold to them.
  package internal(set) var quantity: Int
  /// The words, or the platform's order.
  package let text: String
  /// 0…100: how sure the grammar is.
  package let confidence: Int
  /// Nil in journals of before there were reasons.
  package let why: ClaimReason?

  /// Whether the grammar is sure of it; else it is likely.
  package var isSure: Bool { confidence >= 90 }

  package init(
    id: String, viewer: Viewer, goods: String, quantity: Int, text: String, confidence: Int,
    why: ClaimReason? = nil
  ) {
    self.id = id
    self.viewer = viewer
    self.goods = goods
    self.quantity = quantity
    self.text = text
    self.confidence = confidence
    self.why = why
  }
}
