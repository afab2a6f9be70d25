// LiveHost: how many of everything there are, and for whom.
// SPDX-License-Identifier: Apache-2.0

/// The stock of one kind of goods.
package struct Stock: Equatable, Sendable {
  /// In the shop; below zero when more was sold than there was, by the host's explicit yes.
  package internal(set) var onHand: Int
  /// Promised to open claims.
  package internal(set) var held = 0

  /// What can be sold to anybody; never below zero.
  package var available: Int { max(0, onHand - held) }
}

/// The stock of all goods, in the catalogue's order.
package struct StockBook: Sendable {
  private let indexByID: [String: Int]
  package internal(set) var entries: [Stock]

  init(_ catalogue: Catalogue) {
    indexByID = Dictionary(catalogue.goods.enumerated().map { ($1.id, $0) }) { first, _ in first }
    entries = catalogue.goods.map { Stock(onHand: $0.stock) }
  }

  package subscript(id: String) -> Stock {
    get { indexByID[id].map { entries[$0] } ?? Stock(onHand: 0) }
    set {
      guard let index = indexByID[id] else { return }
      entries[index] = newValue
    }
  }

  /// Sold-out goods are skipped by the rundown; held ones are not sold yet.
  package func isSellable(_ id: String) -> Bool {
    self[id].onHand > 0
  }
}
