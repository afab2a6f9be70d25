// LiveHost: what has happened in a session.
// SPDX-License-Identifier: Apache-2.0

/// A fact of a session, in the past tense. Facts are journaled, then applied; nothing else ever
/// changes the state.
package enum SessionEvent: Equatable, Sendable {
  case sessionOpened(opening: String)
  case wentLive
  case sessionPaused
  case sessionResumed
  case sessionRecovered(away: Duration)
  case closingStarted(closing: String)
  case sessionEnded

  case viewerArrived(Viewer, isReturning: Bool, hasBought: Bool)
  case viewerLeft(Viewer)
  case viewerCameBack(Viewer)
  case followed(Viewer)
  case liked(Viewer?, count: Int, message: String?)
  case giftGiven(Viewer?, count: Int, message: String?)
  /// - Parameter isFirstEver: the platform says that the viewer has never written before.
  case chatReceived(
    Viewer, text: String, mark: ChatMark, message: String?, isFirstEver: Bool = false)
  /// So many chat lines came too fast; they were counted and not kept.
  case chatSkipped(count: Int)
  case systemNoted(text: String, message: String?, alarm: AlarmNews? = nil)
  /// - Parameter question: nil, in journals of before they had numbers, is the oldest.
  case questionAnswered(question: Int? = nil, text: String? = nil)
  case viewerMuted(Viewer)
  case viewerUnmuted(Viewer)
  case wordMuted(String)
  case wordUnmuted(String)

  case greeted([Viewer], others: Int, text: String)
  case thanked(Viewer, text: String)
  case said(text: String)
  case captioned(text: String)
  case autoGreetingSet(Bool)

  case featured(goods: String, item: Int, cause: FeatureCause)
  case cycleHeld
  case cycleReleased
  case itemMoved(from: Int, to: Int)
  case itemLengthSet(item: Int, length: Duration)
  case stockSet(goods: String, onHand: Int)

  case claimReceived(Claim, message: String?)
  case claimClosed(claim: String, outcome: ClaimOutcome)
  /// Some of it was sold; it goes on for the rest.
  case claimReduced(claim: String, quantity: Int)
  /// Others wait, and its time is nearly over.
  case claimWarned(claim: String)
  case claimExtended(claim: String, left: Duration)
  /// Its time is over: its goods go to the next, and it goes to the end of the line.
  case claimLapsed(claim: String, text: String)
  /// Stock has come to a claim that waited.
  case claimPromoted(claim: String, held: Int, text: String)
  case saleRecorded(Sale)
  case saleVoided(sale: String, reason: String, isUndo: Bool)
  case saleReturned(sale: String, quantity: Int, refund: Money, reason: String)

  /// Whether somebody was promised that it is kept: such events are on the disk before they are
  /// shown. The others ride with the next of these, or within a second.
  package var mustBeDurable: Bool {
    switch self {
    case .viewerArrived, .viewerLeft, .viewerCameBack, .followed, .liked, .giftGiven, .chatReceived,
      .chatSkipped, .systemNoted,
      .greeted, .thanked, .said, .captioned, .featured, .claimReceived, .wentLive,
      .questionAnswered, .claimWarned, .claimLapsed, .claimPromoted:
      false
    default: true
    }
  }
}
