// LiveHost: the words about claims, questions and what is muted.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

extension Words {
  func claimRejection(_ rejection: Rejection, in plan: SessionPlan) -> String {
    switch rejection {
    case .unknownClaim(let id): self(.rejectClaim, id)
    case .heldInPart(let id, let goods, 0, let wanted):
      self(.rejectWaits, id, quantity(wanted, of: plan.catalogue.goods(id: goods)))
    case .heldInPart(let id, let goods, let held, let wanted):
      self(
        .rejectHeldInPart, id, String(held), quantity(held, of: plan.catalogue.goods(id: goods)),
        quantity(wanted, of: plan.catalogue.goods(id: goods)))
    case .nothingHeld(let id): self(.rejectNothingHeld, id)
    case .holdsStay: self(.rejectHoldsStay)
    case .nobodyWaits: self(.rejectNobodyWaits)
    case .noQuestions: self(.rejectNoQuestions)
    case .unknownQuestion(let number): self(.rejectQuestion, String(number))
    default: self(.rejectNothingToMute)
    }
  }

  /// How sure the grammar is of a claim, and what it goes by.
  func certainty(_ claim: Claim) -> String {
    let sure: Phrase = claim.isSure ? .claimSure : .claimLikely
    guard let why = claim.why else { return self(sure) }
    return self(.because, self(sure), self(reason(why)))
  }

  /// `7 ask`.
  package func askers(_ count: Int) -> String { self.count(count, .askedOne, .askers) }

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
    "意向 %1 要 %4，只留了 %3。先卖 %3：接受 %1 %2（意向列表里按 p）；或等有货。",
    "Only %3 of %4 are held for claim %1. accept %1 %2 (p in the list) sells those; or wait for stock."
  )
  static let rejectWaits = Phrase(
    "意向 %1 在等货：要 %2，一点也没留到。先补库存，或谢绝。",
    "Claim %1 waits for stock: %2 wanted, none held. Set the stock first, or decline it.")
  static let rejectNothingHeld = Phrase(
    "意向 %1 还没有留货，不用延长；有货会留给它。",
    "Nothing is held for claim %1 yet; it gets what comes in.")
  static let rejectHoldsStay = Phrase(
    "这场的留货不会到时；不用延长。", "Held goods stay held in this show; nothing needs extending.")
  static let rejectNobodyWaits = Phrase(
    "没有留货快到时：没有人在等。", "Nothing runs out: nobody waits for what is held.")
  static let rejectQuestion = Phrase(
    "没有第 %1 个提问；用 提问 看列表。", "There is no question %1; questions lists them.")
  static let rejectNothingToMute = Phrase(
    "请写要屏蔽的名字或词。", "Write whom or which word to mute.")

  // What becomes of claims, questions and what is muted.
  static let claimReducedNow = Phrase("意向 %1 还要 %2。", "Claim %1 goes on: %2 more wanted.")
  static let claimWarnedNow = Phrase(
    "给%1留的 %3 号 %2，%4 秒后让给下一位；{keepLonger} 可以多留一会儿。",
    "Kept for %1: %2 × lot %3. To the next in %4 seconds; {keepLonger} keeps longer.")
  static let claimExtendedNow = Phrase("意向 %1 从现在起再留 %2。", "Claim %1 is kept for %2 from now.")
  static let claimLapsedNow = Phrase(
    "给%1留的 %2 号让给下一位了；意向 %3 排到最后。",
    "Lot %2 kept for %1 went to the next; claim %3 waits at the end.")
  static let claimPromotedNow = Phrase(
    "轮到%1了：%3 号留了 %2，意向 %4。", "It is the turn of %1: %2 × lot %3 kept, claim %4.")
  static let answeredWith = Phrase("已回答：%1", "Answered: %1")
  static let mutedNow = Phrase(
    "已屏蔽%1：不再显示，下的单照收。", "%1 is muted: not shown any more; orders still count.")
  static let unmutedNow = Phrase("%1不再屏蔽。", "%1 is shown again.")
  static let mutedWordNow = Phrase(
    "已屏蔽带“%1”的聊天；意向和订单照收。", "Lines with “%1” are muted; claims and orders still count.")
  static let unmutedWordNow = Phrase("带“%1”的聊天又显示了。", "Lines with “%1” are shown again.")

  static let savedTogether = Phrase("已保存：%3 %1，共 %2。", "Saved: %1 to %3, %2 in all.")
  static let savedTogetherShort = Phrase("已保存：%1，%2。", "Saved: %1, %2.")
  static let undoneTogether = Phrase("%1已一起撤销。", "%1 taken back together.")
  static let claimDue = Phrase(
    "%1，%2 秒后让给下一位；{keepLonger} 延长", "%1 goes to the next in %2 s; {keepLonger} keeps it")
  static let claimDueShort = Phrase("%1 秒 %2，{keepLonger} 延长", "%1 s %2, {keepLonger} keeps")
  static let claimDueSoon = Phrase(
    "%1，快让给下一位；{keepLonger} 延长", "%1 goes to the next soon; {keepLonger} keeps it")
  static let claimDueSoonShort = Phrase("快让了 %1，{keepLonger} 延长", "soon %1, {keepLonger} keeps")
  static let markFirst = Phrase("初", "first")
  static let hiddenLines = Phrase("屏蔽 %1 行", "%1 muted")

  // The list of claims.
  static let heldAll = Phrase("已留", "held")
  static let heldPart = Phrase("留 %1，等 %2", "%1 held, %2 wait")
  static let heldNone = Phrase("等货 %1", "waits for %1")
  static let heldPartFor = Phrase("留 %1/%2，还有 %3", "%1 of %2, %3 left")
  /// It was taken back while the list was open.
  static let goneMark = Phrase("没有了", "gone")
  static let heldFor = Phrase("%1，还有 %2", "%1, %2 left")

  // Questions.
  static let questionsTitle = Phrase("提问", "Questions")
  static let questionsKeys = Phrase(
    "{up}{down} 选择   {do} 回答   {back} 返回", "{up}{down} choose   {do} answer   {back} back")
  static let answersTitle = Phrase("回答：%1", "Answer: %1")
  static let answersKeys = Phrase(
    "{up}{down} 选择   {do} 说这句   {back} 返回", "{up}{down} choose   {do} say this   {back} back")
  static let answerAloud = Phrase("我已经口头回答了", "I have answered it aloud")
  static let askers = Phrase("%1 人问", "%1 ask")
  static let askedOne = Phrase("1 人问", "1 asks")
  static let answerPrice = Phrase("%1 号%2，%3。", "Lot %1, %2: %3.")
  static let pricePerUnit = Phrase("每%2 %1", "%1 per %2")
  static let answerStock = Phrase("%1 号%2，还有 %3。", "Lot %1, %2: %3 left.")
  static let answerAllHeld = Phrase(
    "%1 号%2，都有人要了，还可以排队。", "Lot %1, %2: all are spoken for, but you can wait in line.")
  static let answerSoldOut = Phrase("%1 号%2卖完了。", "Lot %1, %2: sold out.")
  static let answerPoint = Phrase("%1 号%2：%3", "Lot %1, %2: %3")
  static let linearQuestion = Phrase("提问 %1：%2，%3", "Question %1: %2, %3")
  static let linearAnswer = Phrase("；可答：%1", "; answer: %1")
  static let noAnswerKnown = Phrase(
    "商品资料里没有答案。回答 %1 内容 可以自己写；口头回答后输入 已答 %1。",
    "Nothing known of the goods answers it. answer %1 TEXT says your own words; answered %1 after you said it aloud."
  )

  // Viewers and what is muted.
  static let viewersTitle = Phrase("观众", "Viewers")
  static let viewersKeys = Phrase(
    "{up}{down} 选择   {do} 屏蔽或取消   {back} 返回", "{up}{down} choose   {do} mute or not   {back} back")
  static let mutedMark = Phrase("已屏蔽", "muted")
  static let mutedWordMark = Phrase("屏蔽的词", "muted word")
  static let awayMark = Phrase("离开了", "has left")
  static let linearMuted = Phrase(
    "屏蔽的人：%1；词：%2；没显示 %3 行", "Muted viewers: %1; words: %2; %3 lines not shown")
  static let mutedForEver = Phrase(
    "带“%1”的聊天以后都不显示。", "Lines with “%1” are never shown from now on.")
  static let unmutedForEver = Phrase(
    "带“%1”的聊天以后都显示。", "Lines with “%1” are always shown from now on.")

  // How sure a claim is, and why.
  static let claimSure = Phrase("确定", "sure")
  static let claimLikely = Phrase("可能", "likely")
  static let because = Phrase("%1：%2", "%1: %2")
  static let whyWanted = Phrase("说了要", "they said so")
  static let whyNamed = Phrase("说了名字", "named the goods")
  static let whyCounted = Phrase("说了号数或份数", "lot or quantity")
  static let whySignal = Phrase("打了 1", "typed the signal 1")
  static let whyNumber = Phrase("只有一个号数", "only a number")
  static let whyOrder = Phrase("平台订单", "platform order")
}
