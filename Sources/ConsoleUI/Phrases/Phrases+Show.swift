// LiveHost: the words of the screens.
// SPDX-License-Identifier: Apache-2.0

// One line a phrase: Chinese, then English.
extension Phrase {
  // Where we are.
  static let live = Phrase("直播中", "LIVE")
  static let rehearsal = Phrase("彩排", "REHEARSAL")
  static let rehearsalShort = Phrase("彩排%1", "REH. %1")
  static let opening = Phrase("开场", "OPENING")
  static let paused = Phrase("已暂停", "PAUSED")
  static let closing = Phrase("收尾", "CLOSING")
  static let ended = Phrase("已结束", "ENDED")
  static let held = Phrase("停留", "HELD")
  static let here = Phrase("在场 %1", "%1 here")
  static let hereAndNew = Phrase("在场 %1，待问候 %2", "%1 here, %2 to greet")
  static let ofGoal = Phrase("%1 / %2", "%1 of %2")
  static let soldSoFar = Phrase("已卖 %1", "%1 sold")
  static let over = Phrase("超时 %1", "%1 over")
  static let under = Phrase("提前 %1", "%1 early")
  static let onTime = Phrase("准时", "on time")

  // What is on air.
  static let timeLeft = Phrase("还剩 %1", "%1 left")
  static let timeOver = Phrase("超 %1", "%1 over")
  static let inStock = Phrase("库存 %1", "%1 in stock")
  static let inStockHeld = Phrase("库存 %1，留 %2", "%1 in stock, %2 held")
  static let left = Phrase("剩 %1", "%1 left")
  static let soldOut = Phrase("卖完了", "sold out")
  static let next = Phrase("接着：%1", "Next: %1")
  static let nothingNext = Phrase("接着：没有了", "Next: nothing else in stock")
  static let sayOpening = Phrase("开场白：%1", "Say: %1")
  static let nothingOnAir = Phrase("还没有商品", "nothing on air yet")

  // Whom to serve.
  static let greetLabel = Phrase("问候", "Greet")
  static let claimsLabel = Phrase("意向", "Claims")
  static let askedLabel = Phrase("提问", "Asked")
  static let firstTime = Phrase("%1（第一次来）", "%1 (first time)")
  static let backAgain = Phrase("%1（又来了）", "%1 (back again)")
  static let follower = Phrase("%1（关注了）", "%1 (follows)")
  static let buyerAgain = Phrase("%1（买过）", "%1 (bought before)")
  static let andMore = Phrase("%1和另外 %2 位", "%1 and %2 more")
  static let listJoin = Phrase("、", ", ")
  static let said = Phrase("请说：%1", "Say: %1")
  static let none = Phrase("没有", "none")
  static let claimItem = Phrase("%1 %3 号 %2", "%1 %2 × lot %3")
  static let asks = Phrase("%1（%2 人问）", "%1 (%2 ask)")
  static let moreClaims = Phrase("%1，另有 %2 个", "%1, %2 more")

  // Chat and sales.
  static let chatTitle = Phrase("聊天", "Chat")
  static let salesTitle = Phrase("销售", "Sales")
  static let markNew = Phrase("新", "new")
  static let markAsks = Phrase("问", "asks")
  static let markWants = Phrase("要", "wants")
  static let markOld = Phrase("旧", "old")
  static let markHost = Phrase("主播", "you")
  static let markSystem = Phrase("通知", "note")
  static let noChat = Phrase("还没有人说话", "nobody has spoken yet")
  static let noSales = Phrase("还没有销售", "no sales yet")
  static let voidMark = Phrase("（作废）", "(void)")
  static let returnMark = Phrase("（退 %1）", "(%1 back)")
  static let oneSale = Phrase("%1 笔", "%1 sale")
  static let manySales = Phrase("%1 笔", "%1 sales")
  static let oneUnit = Phrase("%1 件", "%1 unit")
  static let manyUnits = Phrase("%1 件", "%1 units")
  static let tally = Phrase("%1，%2", "%1, %2")
  static let walkIn = Phrase("散客", "walk-in")
  static let skippedLines = Phrase("略过 %1 行聊天", "%1 chat lines skipped")

  // What was saved.
  static let savedSale = Phrase(
    "已保存：第 %1 笔，%3 %2，%4，%5。", "Saved: sale %1, %2 × %3, %4, to %5.")
  static let savedGoods = Phrase("已存：%1 %2，%3", "Saved: %1 × %2, %3")
  static let savedAmount = Phrase("已存 %1", "Saved %1")
  static let savedShort = Phrase("已存 %1：%2。", "Saved %1: %2.")
  static let savedTiny = Phrase("已存 %1。", "Saved %1.")
  static let orderSale = Phrase(
    "平台订单：第 %1 笔，%3 %2，%4，%5。", "Order: sale %1, %2 × %3, %4, to %5.")
  static let undoHint = Phrase("{undo} 撤销，%1 秒", "{undo} undo, %1 s")
  static let undoHintTiny = Phrase("{undo} 撤销", "{undo} undo")
  static let timeShort = Phrase("时间快到", "ends soon")
  static let overTime = Phrase("已超时", "over time")
  static let saving = Phrase("正在保存…", "Saving…")
  static let undone = Phrase("第 %1 笔已撤销。", "Sale %1 is taken back.")
  static let undoneTiny = Phrase("撤销 %1。", "Undone %1.")
  static let voidedTiny = Phrase("作废 %1。", "Void %1.")
  static let voided = Phrase("第 %1 笔已作废：%2。", "Sale %1 is void: %2.")
  static let returned = Phrase("第 %1 笔退货 %2，退 %3。", "Sale %1: %2 returned, %3 back.")
  static let notSaved = Phrase(
    "没有保存：%1。请腾出空间或检查磁盘，然后再按 {do}。",
    "NOT saved: %1. Free space or check the disk, then press {do} again.")
  static let stockSetDone = Phrase("%1 库存改为 %2。", "%1: stock is now %2.")
  static let minutesSetDone = Phrase("第 %1 项改为 %2 分钟。", "Item %1 now has %2 minutes.")
  static let moved = Phrase("第 %1 项移到第 %2。", "Item %1 is now item %2.")
  static let onAir = Phrase("现在主推 %1 号 %2。", "On air: lot %1, %2.")
  static let heldNow = Phrase(
    "停在这个商品上；再按 {hold} 继续轮换。", "Staying on these goods; {hold} again goes on.")
  static let releasedNow = Phrase("继续轮换。", "Cycling again.")
  static let pausedNow = Phrase("直播暂停；再按 {pause} 继续。", "Paused; {pause} again goes on.")
  static let resumedNow = Phrase("直播继续。", "Live again.")
  static let declinedNow = Phrase("意向已谢绝。", "Claim declined.")
  static let answeredNow = Phrase("提问已回答。", "Question answered.")
  static let saidNow = Phrase("已说：%1", "Said: %1")
  static let autoGreetOn = Phrase("自动问候：开。", "Greeting by itself: on.")
  static let autoGreetOff = Phrase("自动问候：关；由主播问候。", "Greeting by itself: off; the host greets.")
  static let largeTooSmall = Phrase(
    "大字 %1 级；窗口太小，显示为 1 级。终端自己的放大也有用。",
    "Large text, level %1; the window is too small and shows level 1. The terminal's own zoom helps."
  )
  static let largeNow = Phrase("大字 %1 级。", "Large text, level %1.")
  static let themeNow = Phrase("配色：%1。", "Theme: %1.")
  static let largeWithoutFont = Phrase(
    "大字 %1 级。要放大汉字，请安装 unifont 软件包。",
    "Large text, level %1. For large Chinese, install the package unifont.")
  static let unknownKey = Phrase(
    "%1 在这里没有作用；按 %2 看帮助。", "%1 does nothing here; %2 shows the keys.")
  static let unknownKeyChoices = Phrase(
    "%1 在这里没有作用；按 %2 看能做什么。", "%1 does nothing here; %2 shows what can be done.")
  static let unknownKeyBack = Phrase("%1 在这里没有作用；按 %2 返回。", "%1 does nothing here; %2 goes back.")
  static let resumedSession = Phrase(
    "接着上次没结束的直播（%1 之前停下）。", "Going on with the show that stopped %1 ago.")
  static let leaveAgain = Phrase(
    "再按一次 Ctrl-C 就离开；直播可以接着播。", "Ctrl-C once more leaves; the show can be gone on with.")
  static let paidMark = Phrase("（已付）", " (PAID)")
  static let refusedOrder = Phrase(
    "%1 的订单“%2”× %3%4 没有记下：%5", "The order of %1, “%2” × %3%4, is not recorded: %5")
  static let feedInterrupted = Phrase(
    "%1：%2。正在重新启动；销售照常。", "%1: %2. It is being started again; sales go on.")
  static let feedStopped = Phrase("断了", "stopped")
  static let feedBack = Phrase("观众来源“%1”又通了。", "The audience feed “%1” is back.")
  static let feedEnded = Phrase("观众来源“%1”结束了。", "The audience feed “%1” has ended.")
  static let feedFailed = Phrase("%1：%2。这个观众来源断了。", "%1: %2. This audience feed failed.")
  static let lineRejected = Phrase(
    "读不懂的来源行：%1，存进了 rejected.jsonl（%2）。",
    "Feed lines that cannot be read: %1, kept in rejected.jsonl (%2).")
  static let tailSetAside = Phrase(
    "上次中断时没写完的内容已移到 %1。", "What the last stop left half written is now in %1.")
  static let journalDamaged = Phrase(
    "日志第 %1 行损坏；合计可能不全。请运行 livehost verify。",
    "The journal is damaged at line %1; totals may be incomplete. Run livehost verify.")

  // Money, payments, categories, states.
  static let date = Phrase("%1年%2月%3日", "%3 %2 %1")
  static let monthNames = Phrase(
    "1 2 3 4 5 6 7 8 9 10 11 12", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")
  static let yuan = Phrase("元", "yuan")
  static let payCash = Phrase("现金", "cash")
  static let payWechat = Phrase("微信", "WeChat")
  static let payAlipay = Phrase("支付宝", "Alipay")
  static let payCard = Phrase("刷卡", "card")
  static let payTransfer = Phrase("转账", "transfer")
  static let payCod = Phrase("货到付款", "on delivery")
  static let payUnpaid = Phrase("未付", "unpaid")
  static let handicraft = Phrase("手工艺品", "handicraft")
  static let agricultural = Phrase("农产品", "farm goods")
  static let foodGoods = Phrase("食品", "food")
  static let statusRecorded = Phrase("已记", "recorded")
  static let statusVoided = Phrase("作废", "void")
  static let statusReturned = Phrase("已退", "returned")
}
