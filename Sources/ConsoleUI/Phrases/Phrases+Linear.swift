// LiveHost: the words of the linear console.
// SPDX-License-Identifier: Apache-2.0

// One line a phrase: Chinese, then English.
extension Phrase {
  static let linearShow = Phrase("LiveHost 直播：%1。", "LiveHost show: %1.")
  static let linearRehearsal = Phrase(
    "LiveHost 彩排：%1。不计入任何合计。", "LiveHost rehearsal: %1. It counts in no total.")
  static let linearMode = Phrase("逐行模式（%1）。", "Linear mode (%1).")
  static let linearHelp = Phrase(
    "输入 卖、下一个、状态、结束；帮助 说明更多。", "Type sell, next, status or end; help says more.")
  static let linearSold = Phrase(
    "卖出：第 %1 笔，%3 %2，%4，%5。已保存。", "Sold: sale %1, %2 × %3, %4, to %5. Saved.")
  static let linearOrder = Phrase(
    "平台订单：第 %1 笔，%3 %2，%4，%5。已保存。",
    "Order: sale %1, %2 × %3, %4, to %5. Saved.")
  static let linearUndone = Phrase("撤销：第 %1 笔。已保存。", "Undone: sale %1. Saved.")
  static let linearVoided = Phrase("作废：第 %1 笔，因为%2。已保存。", "Void: sale %1, because %2. Saved.")
  static let linearReturned = Phrase(
    "退货：第 %1 笔，%2，退 %3，因为%4。已保存。",
    "Returned: sale %1, %2 back, %3 refunded, because %4. Saved.")
  static let linearOnAir = Phrase(
    "主推：%1 号 %2，%3，库存 %4，%5。", "On air: lot %1, %2, %3, %4 in stock, for %5.")
  static let linearClaim = Phrase("意向 %1：%2 要 %4 号 %3。", "Claim %1: %2 wants %3 × lot %4.")
  static let linearClaimClosed = Phrase("意向 %1 %2。", "Claim %1 %2.")
  static let claimDeclined = Phrase("已谢绝", "is declined")
  static let claimReplaced = Phrase("已改成新的意向", "is replaced by a new one")
  static let claimWithdrawn = Phrase("已撤回", "was withdrawn")
  static let linearGreeted = Phrase("问候：%1", "Greeting: %1")
  static let linearThanks = Phrase("感谢：%1", "Thanks: %1")
  static let linearSystem = Phrase("通知：%1", "Note: %1")
  static let linearOpened = Phrase("开场：%1", "Opening: %1")
  static let linearLive = Phrase("直播开始。", "Live.")
  static let linearPaused = Phrase("直播暂停。输入 继续 接着播。", "Paused. resume goes on.")
  static let linearResumed = Phrase("直播继续。", "Live again.")
  static let linearClosing = Phrase("结束语：%1", "Closing: %1")
  static let linearEnded = Phrase("直播结束：%1，%2，%3。", "The show has ended: %1, %2, %3.")
  static let linearHeld = Phrase("停在这个商品上。输入 继续 接着轮换。", "Staying on these goods. resume goes on.")
  static let linearReleased = Phrase("继续轮换。", "Cycling again.")
  static let notSavedLinear = Phrase(
    "没有保存：%1。请腾出空间或检查磁盘，再输入一次。",
    "NOT saved: %1. Free space or check the disk, then type it again.")
  static let alreadyDone = Phrase("已经是这样了。", "That is so already.")
  static let askVoidReasonLate = Phrase(
    "第 %1 笔要写原因才能作废。请输入原因（空行不作废）：",
    "Sale %1 can only be made void with a reason. Type it (an empty line leaves it):")
  static let notVoided = Phrase("第 %1 笔没有改动。", "Sale %1 is left as it is.")
  static let unknownCommand = Phrase("不认识“%1”；输入 帮助。", "“%1” is not a command; type help.")
  static let didYouMean = Phrase(
    "不认识“%1”。是不是 %2？输入 帮助 看命令。",
    "“%1” is not a command. Did you mean %2? help lists the commands.")
  static let helpMore = Phrase(
    "帮助 全部：列出所有命令。帮助 卖：说明一个命令。",
    "help all lists every command; help sell explains one.")
  static let helpExample = Phrase("例如：%1", "For example: %1")
  static let digestStaysOff = Phrase(
    " 现在不报摘要；摘要 20 就每 20 秒报一次。", " No digest comes now; digest 20 brings one every 20 s.")
  static let noCaption = Phrase(
    "没有字幕可以拿掉；字幕 加上内容就打出来。",
    "No caption is shown; caption with a text shows one.")
  static let notMuted = Phrase(
    "没有屏蔽“%1”；屏蔽列表 列出屏蔽的人和词。", "“%1” is not muted; muted lists who and what is.")
  static let usage = Phrase("请这样写：%1", "Write it like this: %1")
  static let unknownPayment = Phrase(
    "不认识付款方式“%1”；可写：%2。", "“%1” is not a payment; write one of: %2.")
  static let chooseNumber = Phrase("是哪一个？输入号码：", "Which one? Type its number:")
  static let chooseFrom = Phrase("请输入 1 到 %1 的号码。", "Type a number, 1 to %1.")
  static let nothingSold = Phrase("没有卖。", "Nothing was sold.")
  static let nothingChosen = Phrase("没有选。", "Nothing was chosen.")
  static let undoReachesNoFurther = Phrase(
    "没有可以撤销的。第 %1 笔要作废，请输入：作废 %1 因为 …",
    "Nothing is left to undo. To make sale %1 void, type: void %1 because …")
  static let noChoice = Phrase("现在没有要选的；输入 帮助。", "There is nothing to choose now; type help.")
  static let nothingToConfirm = Phrase(
    "现在没有要确认的；输入 帮助。", "There is nothing to confirm now; type help.")
  static let endCancelled = Phrase("继续直播。", "The show goes on.")
  static let endQuestion = Phrase("结束直播？输入 是 或 否。", "End the show? Type yes or no.")
  static let digest = Phrase("最近 %1 秒：%2。", "In the last %1 s: %2.")
  static let digestJoin = Phrase("，", ", ")
  static let oneTurn = Phrase("意向排队变动 %1 次", "%1 change in the line of claims")
  static let manyTurns = Phrase("意向排队变动 %1 次", "%1 changes in the line of claims")
  static let digestAsked = Phrase("最近的提问：“%1”", " Asked last: “%1”")
  static let ordersSummed = Phrase(
    "平台订单：第 %1 到 %2 笔，共 %3，%4，%5。已保存。", "Orders: sales %1 to %2, %3, %4, %5. Saved.")
  static let heartbeat = Phrase(
    "一切正常：已播 %1，在场 %2 人，意向 %3 个。", "All is well: on air for %1, %2 here, open claims: %3.")
  static let statusState = Phrase("状态：%1，已播 %2", "State: %1, on air for %2")
  static let statusViewers = Phrase("观众：在场 %1 人，待问候 %2 位", "Viewers: %1 here, %2 to greet")
  static let statusRevenue = Phrase("收入：%1（%2）", "Revenue: %1 (%2)")
  static let statusGoal = Phrase("目标：%2，已到 %1 %", "Goal: %1 % of %2")
  static let statusOnAir = Phrase("主推：%1 号 %2，%3", "On air: lot %1, %2, %3")
  static let statusSay = Phrase("可说：%1", "Say: %1")
  static let statusTime = Phrase("时间：%1 %2", "Time: %1, %2")
  static let statusRejected = Phrase(
    "读不懂的观众消息：%1 行（在 rejected.jsonl 里）",
    "Feed lines that could not be read: %1 (kept in rejected.jsonl)")
  static let statusGreet = Phrase("问候：%1", "Greet: %1")
  static let statusClaims = Phrase("意向：%1 个", "Claims: %1")
  static let statusAsked = Phrase("提问：%1", "Asked: %1")
  static let linearSaleRow = Phrase(
    "第 %1 笔：%3 %2，%4，%5，%6，%7", "Sale %1: %2 × %3, %4, to %5, %6, %7")
  static let linearGoodsRow = Phrase(
    "%1 号：%2，%3，库存 %4，留 %5，可卖 %6", "Lot %1: %2, %3, %4 on hand, %5 held, %6 free")
  static let linearItemRow = Phrase("第 %1 项：%2 号 %3，%4 分钟 %5", "Item %1: lot %2, %3, %4 min %5")
  static let linearClaimRow = Phrase(
    "%1：%2 要 %4 号 %5 %3", "%1: %2 wants %3 × lot %4, %5")
  static let quoted = Phrase("，“%1”", ", “%1”")
  static let colon = Phrase("：", ": ")
}
