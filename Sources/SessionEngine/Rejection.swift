// LiveHost: why a wish cannot be granted, and what can be done instead.
// SPDX-License-Identifier: Apache-2.0

/// A command the session cannot carry out. Each has a sentence with a way out in every language.
package enum Rejection: Error, Equatable, Sendable {
  case notOpen
  case alreadyOpen
  case alreadyEnded
  case alreadyPaused
  case notPaused
  case unknownGoods(String)
  case ambiguousGoods(String, candidates: [String])
  case unknownItem(Int)
  case badQuantity(Int, limit: Int)
  case badPrice
  case priceTooLarge
  case discountTooLarge
  /// Only `available` are left; the host may say yes to selling `wanted` all the same.
  case notEnoughStock(goods: String, wanted: Int, available: Int)
  case unknownSale(Int)
  case noSaleToUndo
  /// The undo window of this sale is over; it can still be voided, with a reason.
  case undoWindowOver(sale: Int)
  case alreadyVoided(sale: Int)
  case alreadyReturned(sale: Int)
  case returnTooLarge(sale: Int, goods: String, left: Int)
  case reasonMissing
  case nobodyToGreet
  case unknownViewer(String)
  case nothingToSay
  case noClaims
  case unknownClaim(String)
  /// Only so much of a claim is held for it; that can be sold, or all when stock comes.
  case heldInPart(claim: String, goods: String, held: Int, wanted: Int)
  /// Nothing is held for this claim that could be kept longer.
  case nothingHeld(claim: String)
  /// Holds do not run out in this show.
  case holdsStay
  /// Nothing runs out: nobody waits for what is held.
  case nobodyWaits
  case noQuestions
  case unknownQuestion(Int)
  case nothingToMute
  case notHeld
  case alreadyHeld
  case everythingSoldOut
  case badLength
  case badStock
}
