// LiveHost: the words about claims, questions and what is muted.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

extension Words {
  func claimRejection(_ rejection: Rejection) -> String {
    switch rejection {
    case .unknownClaim(let id): self(.rejectClaim, id)
    case .heldInPart(let id, let held, let wanted):
      self(.rejectHeldInPart, id, String(held), String(wanted))
    case .nothingHeld(let id): self(.rejectNothingHeld, id)
    case .holdsStay: self(.rejectHoldsStay)
    case .noQuestions: self(.rejectNoQuestions)
    case .unknownQuestion(let number): self(.rejectQuestion, String(number))
    default: self(.rejectNothingToMute)
    }
  }

  /// How sure the grammar is of a claim, and what it goes by.
  func certainty(_ claim: Claim) -> String {
    let sure: Phrase = claim.confidence >= 90 ? .claimSure : .claimLikely
    guard let why = claim.why else { return self(sure) }
    return self(.claimBecause, self(sure), self(reason(why)))
  }

  private func reason(_ why: ClaimReason) -> Phrase {
    switch why {
    case .wanted: .whyWanted
    case .named: .whyNamed
    case .counted: .whyCounted
    case .signal: .whySignal
    case .number: .whyNumber
    case .order: .whyOrder
    }
  }
}

// One line a phrase: Chinese, then English.
extension Phrase {
  static let rejectHeldInPart = Phrase(
    "意向 %1 要 %3 份，只留了 %2 份。先卖 %2 份：接受 %1 %2；或等有货。",
    "Only %2 of %3 are held for claim %1. accept %1 %2 sells those; or wait for stock.")
  static let rejectNothingHeld = Phrase(
    "意向 %1 还没有留货，不用延长；有货会留给它。",
    "Nothing is held for claim %1 yet; it gets what comes in.")
  static let rejectHoldsStay = Phrase(
    "这场的留货不会到时；不用延长。", "Held goods stay held in this show; nothing needs extending.")
  static let rejectQuestion = Phrase(
    "没有第 %1 个提问；用 questions 看列表。", "There is no question %1; questions lists them.")
  static let rejectNothingToMute = Phrase(
    "请写要屏蔽的名字或词。", "Write whom or which word to mute.")

  // What becomes of claims, questions and what is muted.
  static let claimReducedNow = Phrase("意向 %1 还要 %2 份。", "Claim %1 goes on: %2 more wanted.")
  static let claimWarnedNow = Phrase(
    "给%1留的 %3 号 %2 份，%4 秒后让给下一位；延长 可以多留一会儿。",
    "%2 × lot %3 kept for %1 go to the next in %4 seconds; extend keeps them longer.")
  static let claimExtendedNow = Phrase("意向 %1 再留 %2。", "Claim %1 is kept for another %2.")
  static let claimLapsedNow = Phrase(
    "给%1留的 %2 号让给下一位了；意向 %3 排到最后。",
    "Lot %2 kept for %1 went to the next; claim %3 waits at the end.")
  static let claimPromotedNow = Phrase(
    "轮到%1了：%3 号留了 %2 份，意向 %4。", "It is the turn of %1: %2 × lot %3 kept, claim %4.")
  static let answeredWith = Phrase("已回答：%1", "Answered: %1")
  static let mutedNow = Phrase(
    "已屏蔽%1：不再显示，下的单照收。", "%1 is muted: not shown any more; orders still count.")
  static let unmutedNow = Phrase("%1不再屏蔽。", "%1 is shown again.")
  static let mutedWordNow = Phrase(
    "已屏蔽带“%1”的聊天；意向和订单照收。", "Lines with “%1” are muted; claims and orders still count.")
  static let unmutedWordNow = Phrase("带“%1”的聊天又显示了。", "Lines with “%1” are shown again.")

  // How sure a claim is, and why.
  static let claimSure = Phrase("确定", "sure")
  static let claimLikely = Phrase("可能", "likely")
  static let claimBecause = Phrase("%1：%2", "%1: %2")
  static let whyWanted = Phrase("说了要", "they said so")
  static let whyNamed = Phrase("说了名字", "named the goods")
  static let whyCounted = Phrase("说了号数或份数", "lot or quantity")
  static let whySignal = Phrase("打了 1", "typed the signal 1")
  static let whyNumber = Phrase("只有一个号数", "only a number")
  static let whyOrder = Phrase("平台订单", "platform order")
}
