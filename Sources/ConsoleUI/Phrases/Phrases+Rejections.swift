// LiveHost: why something cannot be done, and what can be done instead.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine

extension Words {
  /// A line of the audience that the session cannot take: who, what, and what to do.
  package func refused(
    _ message: AudienceMessage, _ rejection: Rejection, in plan: SessionPlan
  ) -> String {
    guard case .order(let goods, let quantity, let payment) = message.kind else {
      return self.rejection(rejection, in: plan)
    }
    return self(
      .refusedOrder, message.viewer?.name ?? "", goods, String(quantity),
      payment == nil ? "" : self(.paidMark), self.rejection(rejection, in: plan))
  }

  /// The sentence of a rejection: the reason, then the way out.
  package func rejection(_ rejection: Rejection, in plan: SessionPlan) -> String {
    switch rejection {
    case .notOpen: self(.rejectNotOpen)
    case .alreadyOpen: self(.rejectAlreadyOpen)
    case .alreadyEnded: self(.rejectEnded)
    case .alreadyPaused: self(keymap == nil ? .rejectPausedLines : .rejectPaused)
    case .notPaused: self(.rejectNotPaused)
    case .unknownItem(let item): self(.rejectItem, String(item))
    case .nobodyToGreet: self(.rejectNobody)
    case .unknownViewer(let name): self(.rejectViewer, name)
    case .nothingToSay: self(.rejectNothingToSay)
    case .noClaims: self(.rejectNoClaims)
    case .unknownClaim, .heldInPart, .nothingHeld, .holdsStay, .nobodyWaits, .noQuestions,
      .unknownQuestion,
      .nothingToMute:
      claimRejection(rejection, in: plan)
    case .notHeld: self(.rejectNotHeld)
    case .alreadyHeld: self(keymap == nil ? .rejectHeldLines : .rejectHeld)
    case .everythingSoldOut: self(.rejectSoldOut)
    case .badLength: self(.rejectLength)
    case .badStock: self(.rejectStockNumber)
    default: saleRejection(rejection, in: plan)
    }
  }

  private func saleRejection(_ rejection: Rejection, in plan: SessionPlan) -> String {
    switch rejection {
    case .unknownGoods(let text): self(.rejectGoods, text)
    case .ambiguousGoods(let text, let candidates):
      self(.rejectAmbiguous, text, candidates.joined(separator: self(.listJoin)))
    case .badQuantity(_, let limit): self(.rejectQuantity, String(limit))
    case .badPrice: self(.rejectPrice)
    case .priceTooLarge: self(.rejectPriceTooLarge)
    case .discountTooLarge: self(.rejectDiscount)
    case .notEnoughStock(let id, let wanted, let available):
      self(
        .rejectStock, plan.catalogue.goods(id: id).map(name) ?? id,
        quantity(available, of: plan.catalogue.goods(id: id)),
        quantity(wanted, of: plan.catalogue.goods(id: id)))
    case .unknownSale(let number): self(.rejectSale, String(number))
    case .noSaleToUndo: self(.rejectNoUndo)
    case .undoWindowOver(let number): self(.rejectUndoOver, String(number))
    case .alreadyVoided(let number): self(.rejectVoided, String(number))
    case .alreadyReturned(let number): self(.rejectReturned, String(number))
    case .returnTooLarge(let number, let goods, let left):
      self(
        .rejectReturnTooLarge, String(number),
        quantity(left, of: plan.catalogue.goods(id: goods)))
    case .reasonMissing: self(.rejectReason)
    default: ""
    }
  }
}

// One line a phrase: Chinese, then English.
extension Phrase {
  static let rejectNotOpen = Phrase("直播还没开始；请先开始。", "The show is not open yet; open it first.")
  static let rejectAlreadyOpen = Phrase("直播已经开始了；接着做就行。", "The show is open already; just go on.")
  static let rejectEnded = Phrase(
    "直播已经结束；要再卖请开一场新的。", "The show has ended; start a new one to sell again.")
  static let rejectPaused = Phrase(
    "现在没有在播；按 {pause} 继续。", "The show is not running; {pause} goes on.")
  static let rejectPausedLines = Phrase(
    "现在没有在播；输入 继续 接着播。", "The show is not running; resume goes on.")
  static let rejectNotPaused = Phrase(
    "直播没有暂停；按 {pause} 暂停。", "The show is not paused; {pause} pauses it.")
  static let rejectItem = Phrase(
    "流程里没有第 %1 项；请看流程。", "There is no item %1; look at the rundown.")
  static let rejectNobody = Phrase(
    "没有人等着问候；有新人来会显示。", "Nobody waits for a greeting; newcomers will show up.")
  static let rejectViewer = Phrase(
    "没有叫“%1”的观众；用 观众 看在场的人。", "Nobody here is called “%1”; viewers lists them.")
  static let rejectNothingToSay = Phrase(
    "没有要说的内容；请在 say 后面写字。", "There is nothing to say; write it after say.")
  static let rejectNoClaims = Phrase(
    "没有意向；有人要时会显示。", "There are no claims; they show up when somebody wants goods.")
  static let rejectClaim = Phrase(
    "没有意向 %1；用 意向 看列表。", "There is no claim %1; claims lists them.")
  static let rejectNoQuestions = Phrase("没有等着回答的问题。", "No question waits for an answer.")
  static let rejectNotHeld = Phrase("轮换没有停；按 {hold} 停留。", "The cycle is not held; {hold} holds it.")
  static let rejectHeld = Phrase(
    "已经停在这个商品上；按 {hold} 继续。", "These goods are held already; {hold} goes on.")
  static let rejectHeldLines = Phrase(
    "已经停在这个商品上；输入 继续 接着轮换。", "These goods are held already; resume goes on.")
  static let rejectSoldOut = Phrase(
    "其他商品都卖完了；改库存后会回来。", "Everything else is sold out; goods come back when you set their stock.")
  static let rejectLength = Phrase(
    "请写 1 秒到 1 天之间的时间，比如 2 或 1.5 分钟。",
    "Write a time from a second to a day, such as 2 or 1.5 minutes.")
  static let rejectStockNumber = Phrase(
    "库存请写 0 到 1000000 的整数。", "Write the stock as a whole number from 0 to 1000000.")
  static let rejectGoods = Phrase(
    "没有“%1”；请用编号、讲的号数或名字的一部分。", "There is no “%1”; give a lot number, an id or part of a name.")
  static let rejectAmbiguous = Phrase(
    "“%1”不止一个：%2。请用号数。", "“%1” fits several: %2. Give the lot number.")
  static let rejectQuantity = Phrase(
    "数量请写 1 到 %1 的整数。", "Write the quantity as a whole number from 1 to %1.")
  static let rejectPrice = Phrase("价格请写成 25.60 这样。", "Write the price like 25.60.")
  static let rejectPriceTooLarge = Phrase(
    "总价太大；请检查价格和数量。", "The total is too large; check price and quantity.")
  static let rejectDiscount = Phrase(
    "优惠超过了总价；请写小一些。", "The discount is more than the total; make it smaller.")
  static let rejectStock = Phrase(
    "%1 只剩 %2，要卖 %3。请改数量；仍要卖就在命令末尾加 超卖。",
    "%1: only %2 left, %3 wanted. Change the quantity, or add anyway to sell more than there is.")
  static let rejectHeldStock = Phrase(
    "%1 有 %2，但除 %3 外都留给了提意向的人。请先处理意向；仍要卖就在命令末尾加 超卖。",
    "%1: %2 on hand, but all except %3 are promised to claims. See to the claims, or add anyway.")
  static let rejectAllHeld = Phrase(
    "%1 有 %2，全都留给了提意向的人。请先处理意向；仍要卖就在命令末尾加 超卖。",
    "%1: %2 on hand, all promised to claims. See to the claims, or add anyway.")
  static let rejectSale = Phrase("没有第 %1 笔；用 销售 看列表。", "There is no sale %1; sales lists them.")
  static let rejectNoUndo = Phrase(
    "没有可以撤销的；更早的可以写原因作废：作废 几号 因为 …",
    "Nothing is left to undo; an earlier sale can be made void: void SALE because …")
  static let rejectUndoOver = Phrase(
    "第 %1 笔的撤销时间过了；可以写原因作废：void %1 because …",
    "The time to undo sale %1 is over; void it with a reason: void %1 because …")
  static let rejectVoided = Phrase(
    "第 %1 笔已经作废；不用再做。", "Sale %1 is void already; nothing is left to do.")
  static let rejectReturned = Phrase(
    "第 %1 笔已经全部退货；不用再做。", "Sale %1 was returned whole; nothing is left to do.")
  static let rejectReturnTooLarge = Phrase(
    "第 %1 笔最多还能退 %2。", "Of sale %1, at most %2 can come back.")
  static let rejectReason = Phrase("请写原因：because …（因为 …）", "Give a reason: because …")
}
