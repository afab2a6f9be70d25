// LiveHost: the words of forms, lists, help and the end review.
// SPDX-License-Identifier: Apache-2.0

// One line a phrase: Chinese, then English.
extension Phrase {
  // The form of a sale.
  static let sellTitle = Phrase("卖出", "Sell")
  static let back = Phrase("{back} 返回", "{back} back")
  static let fieldGoods = Phrase("商品", "Goods")
  static let fieldQuantity = Phrase("数量", "Quantity")
  static let fieldPrice = Phrase("单价", "Price")
  static let fieldBuyer = Phrase("买家", "Buyer")
  static let fieldPaid = Phrase("付款", "Paid")
  static let fieldTotal = Phrase("合计", "Total")
  static let leaves = Phrase("还剩 %1", "leaves %1")
  static let buyerHint = Phrase("散客；可输入名字", "walk-in; type a name")
  static let suggestionHere = Phrase("%1，在场 %2 分钟", "%1, here %2 min")
  static let suggestionAsked = Phrase("%1，问过“%2”", "%1, asked “%2”")
  static let takeSuggestion = Phrase("→ 选用 %1", "→ takes %1")
  static let buyerAsTyped = Phrase("不在场；照写的记", "not here; kept as typed")
  static let paidHint = Phrase("{more} {less} 选择", "{more} {less} change")
  static let priceHint = Phrase("可写 20、-10% 或 8折", "20, -10% or 8折")
  static let sellKeys = Phrase(
    "{do} 保存   {nextField} 下一栏   {more}{less} 加减   {back} 返回",
    "{do} save   {nextField} next field   {more}{less} change   {back} back")
  static let noSuchGoods = Phrase("没有这个商品", "no such goods")
  static let severalGoods = Phrase("不止一个：%1", "several: %1")
  static let badQuantityHere = Phrase("请写 1 到 %1 的整数", "write a whole number, 1 to %1")
  static let badPriceHere = Phrase("请写金额，比如 25.60", "write an amount like 25.60")
  static let oversellAsk = Phrase(
    "只剩 %1，要卖 %2。再按 {sure} 确认超卖，或改数量。",
    "Only %1 left, you sell %2. Press {sure} to sell more than there is, or change it.")
  static let unlikelySale = Phrase(
    "%1 %2 共 %3？库存 %4，定价 %5。", "%1 × %2 for %3? Stock %4, price %5.")
  static let sureKey = Phrase("再按 {sure} 照卖。", " Press {sure} to sell it.")
  static let yesOrNo = Phrase("输入 是 或 否。", " Type yes or no.")
  static let oversellAllHeld = Phrase(
    "库存 %1，全都留给了提意向的人。再按 {sure} 照卖，或看意向。",
    "%1 in stock, all promised to claims. Press {sure} to sell all the same.")
  static let oversellHeld = Phrase(
    "库存 %1，但除 %2 外都留给了提意向的人。再按 {sure} 照卖，或改数量。",
    "%1 in stock, but all except %2 are promised to claims. Press {sure} to sell all the same.")

  // Lists.
  static let listGoodsTitle = Phrase("商品", "Goods")
  static let listRundownTitle = Phrase("流程", "Rundown")
  static let listClaimsTitle = Phrase("意向", "Claims")
  static let listSalesTitle = Phrase("销售", "Sales")
  static let helpTitle = Phrase("帮助", "Help")
  static let emptyList = Phrase("这里还没有内容", "nothing here yet")
  static let goodsRow = Phrase("库存 %1，留 %2，已卖 %3", "%1 on hand, %2 held, %3 sold")
  static let goodsRowShort = Phrase("可卖 %1", "%1 free")
  static let lotNumber = Phrase("%1 号", "lot %1")
  static let minutesShort = Phrase("%1 分", "%1 min")
  static let nowMark = Phrase("现在", "now")
  static let salesKeys = Phrase(
    "{up}{down} 选择   {voidThis} 作废   {returnThis} 退货   {undo} 撤销   {back} 返回",
    "{up}{down} choose   {voidThis} void   {returnThis} return   {undo} undo   {back} back")
  static let goodsKeys = Phrase(
    "{up}{down} 选择   {do} 主推   {sell} 卖   {stockThis} 库存   {back} 返回",
    "{up}{down} choose   {do} feature   {sell} sell   {stockThis} stock   {back} back")
  static let rundownKeys = Phrase(
    "{up}{down} 选择   {do} 主推   {earlier} {later} 移动   {minutesThis} 分钟   {stockThis} 库存   {back} 返回",
    "{up}{down} choose   {do} feature   {earlier} {later} move   {minutesThis} minutes   {stockThis} stock   {back} back"
  )
  static let claimsKeys = Phrase(
    "{up}{down} 选择   {do} 接受   {declineThis} 谢绝   {extendThis} 延长   {acceptPartOfThis} 先卖留的   {acceptAllOfBuyer} 这人全部   {back} 返回",
    "{up}{down} choose   {do} accept   {declineThis} decline   {extendThis} extend   {acceptPartOfThis} part   {acceptAllOfBuyer} all of buyer   {back} back"
  )
  static let helpKeys = Phrase(
    "{up}{down} 翻看   {help}{back} 返回", "{up}{down} scroll   {help}{back} back")
  static let claimRow = Phrase("%1  %3 号 %2", "%1  %2 × lot %3")

  // Prompts.
  static let askVoidReason = Phrase("第 %1 笔为什么作废？", "Why is sale %1 void?")
  static let askReturnReason = Phrase("第 %1 笔退 %2，为什么？", "Sale %1, %2 back: why?")
  static let askReturnCount = Phrase("第 %1 笔退多少？（最多 %2）", "Sale %1: how many come back? (up to %2)")
  static let askStock = Phrase("%1 现在有多少%2？", "%1 (%2): how many are there now?")
  static let askMinutes = Phrase("第 %1 项几分钟？", "Item %1: how many minutes?")
  static let promptKeys = Phrase(
    "{do} 确定   {more}{less} 换一个   {back} 返回", "{do} done   {more}{less} change   {back} back")
  static let labelCount = Phrase("数量", "Number")
  static let labelMinutes = Phrase("分钟", "Minutes")
  static let labelReason = Phrase("原因", "Reason")
  static let needNumber = Phrase("请写一个数", "write a number")
  static let returnAtMost = Phrase(
    "最多退 %1：请写 1 到 %2", "at most %1: write a number from 1 to %2")
  static let needReason = Phrase("请写原因", "write a reason")

  // The command line.
  static let commandKeys = Phrase(
    "{do} 执行   {nextField} 补全   {back} 返回", "{do} run   {nextField} complete   {back} back")

  // The end review.
  static let endTitle = Phrase("结束直播？", "End the show?")
  static let endSay = Phrase("结束语：%1", "Say: %1")
  static let endSales = Phrase("销售", "Sales")
  static let endRevenue = Phrase("收入", "Revenue")
  static let endAverage = Phrase("每笔平均", "Average")
  static let endGoal = Phrase("目标", "Goal")
  static let endGoalShare = Phrase("%1 %（%2）", "%1 % (%2)")
  static let endHostShare = Phrase("主播所得", "Host's share")
  static let endGreeted = Phrase("问候人数", "Greeted")
  static let endGifts = Phrase("礼物", "Gifts")
  static let endLikes = Phrase("点赞", "Likes")
  static let endViewers = Phrase("观众人数", "Viewers")
  static let endTime = Phrase("时长", "On air")
  static let endOpenClaims = Phrase("未处理意向", "Open claims")
  static let endGoOn = Phrase("继续直播", "Go on")
  static let endNow = Phrase("结束直播", "End the show")
  static let endNowShort = Phrase("结束", "End")
  static let endKeys = Phrase(
    "{left}{right} 选择   {do} 确定   {back} 继续直播",
    "{left}{right} choose   {do} do it   {back} go on")

  // Large text.
  static let largePrice = Phrase("价格", "Price")
  static let largeStock = Phrase("库存", "Stock")
  static let largeTime = Phrase("剩余时间", "Time left")
  static let largeName = Phrase("商品", "Goods")
  static let largeGreet = Phrase("问候", "Greet")
}
