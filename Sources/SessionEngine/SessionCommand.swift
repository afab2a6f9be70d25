// LiveHost: what can be asked of a session.
// SPDX-License-Identifier: Apache-2.0

/// A wish of the host, the audience or the clock. It can be rejected; nothing has happened yet.
package enum SessionCommand: Sendable {
  case open
  case pause
  case resume
  /// Says the closing line; sales are still taken.
  case close
  case end
  /// Goes on after the process was away; the gap counts for nothing.
  case recover(lastSeen: Instant)

  case recordSale(SaleDraft)
  case undo
  case voidSale(number: Int, reason: String)
  case returnSale(number: Int, quantity: Int?, reason: String)

  case next
  case previous
  case feature(goods: String)
  case hold
  case release
  case moveItem(from: Int, to: Int)
  case setLength(item: Int, Duration)
  case setStock(goods: String, onHand: Int)

  /// Welcomes those who wait: all, or one by name.
  case greet(name: String?)
  case say(String)
  /// What is being said aloud, typed by the host or a helper; empty takes the last one down.
  case caption(String)
  case setAutoGreeting(Bool)
  /// A question has been answered, aloud or with this text; nil is the one most people ask.
  case answerQuestion(Int? = nil, text: String? = nil)
  case setMuted(MuteTarget, Bool)
  /// Turns a claim, or so much of it, into a sale with this id; nil is the foremost claim.
  case acceptClaim(String?, quantity: Int? = nil, saleID: String)
  /// Turns everything that is held for this claim's viewer into sales, at once and undone at once.
  case acceptAllOf(String?, saleID: String)
  case declineClaim(String?)
  /// Keeps goods longer for a claim; nil is the one whose time ends first.
  case extendClaim(String?)

  case audience(AudienceMessage)
  /// Plain chat lines that the loop has counted instead of taking them.
  case skipChat(count: Int)
  /// Time has passed: cycles the goods, paces the greetings.
  case tick
  /// After this nothing more can happen.
  package var isLast: Bool { if case .end = self { true } else { false } }
}
