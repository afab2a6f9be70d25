// LiveHost: a sale without a form, for one key and one switch.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

/// One of the goods on air, to the one who asked for it last, else to a walk-in.
enum QuickSale {
  /// Nil when nothing is on air.
  static func command(_ session: Session, id: String) -> SessionCommand? {
    guard let goods = session.featured else { return nil }
    let newest = session.claims.open.last { $0.claim.goods == goods.id }?.claim
    // A claim for one is served by that; of a larger one the rest stays open.
    if let newest, newest.quantity == 1 { return .acceptClaim(newest.id, saleID: id) }
    var draft = SaleDraft(id: id, goods: goods.id)
    draft.buyer = newest?.viewer
    return .recordSale(draft)
  }
}
