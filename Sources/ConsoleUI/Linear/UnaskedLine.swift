// LiveHost: lines nobody asked for, sorted by what they are.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

/// A line that the host did not ask for, and how much it matters.
struct UnaskedLine: Equatable, Sendable {
  /// What it is about.
  enum Kind: Equatable, Sendable {
    /// Money, trouble, the life of the show: said first, and never left out.
    case vital
    /// A sale of the platform; many that wait become one line.
    case order(OrderSum)
    /// Only the newest matters.
    case onAir
    // What can be counted instead.
    case claim(lot: Int)
    case counted(AudienceTally.Matter)
    /// A claim whose time runs out, or whose turn it is.
    case turn
    case digest
  }

  /// What a line is about that is true only for a while.
  enum Matter: Equatable, Sendable {
    /// The undo of a sale closes.
    case undo(sale: Int)
    /// Held goods are about to go to the next.
    case hold(claim: String)
    case claim(String)
    /// Something is lost.
    case alarm(Alarm)
  }

  let kind: Kind
  let text: String
  /// Looked at again when the line is said; nil when it stays true.
  let matter: Matter?

  init(_ kind: Kind, _ text: String, about matter: Matter? = nil) {
    self.kind = kind
    self.text = text
    self.matter = matter
  }

  /// Hurried lines are said before all others: they would be of no use later.
  var isHurried: Bool {
    switch matter {
    case .undo, .hold, .alarm: true
    case .claim, nil: false
    }
  }

  /// Whether a digest can count it instead.
  var isCountable: Bool {
    switch kind {
    case .claim, .counted, .turn: true
    default: false
    }
  }

  var isVital: Bool {
    switch kind {
    case .vital, .order: true
    default: false
    }
  }
}

/// Sales of the platform, summed up.
struct OrderSum: Equatable, Sendable {
  var count: Int
  var units: Int
  var total: Money
  /// Numbers of the first and the last of them.
  var first: Int
  var last: Int

  /// Both together; nil when they are in two currencies.
  func adding(_ other: OrderSum) -> OrderSum? {
    guard other.total.currency == total.currency else { return nil }
    return OrderSum(
      count: count + other.count, units: units + other.units,
      total: Money(minorUnits: total.minorUnits + other.total.minorUnits, total.currency),
      first: min(first, other.first), last: max(last, other.last))
  }

  func line(_ words: Words) -> String {
    words(
      .ordersSummed, String(first), String(last), words.sales(count), words.units(units),
      words.money(total))
  }
}
