// LiveHost: the words of the voice, and of what it shares with the linear console.
// SPDX-License-Identifier: Apache-2.0

// One line a phrase: Chinese, then English.
extension Phrase {
  // What the audience did lately, as numbers.
  static let oneArrival = Phrase("新观众 %1 位", "%1 new viewer")
  static let manyArrivals = Phrase("新观众 %1 位", "%1 new viewers")
  static let oneDeparture = Phrase("离开 %1 位", "%1 left")
  static let manyDepartures = Phrase("离开 %1 位", "%1 left")
  static let oneChatLine = Phrase("聊天 %1 行", "%1 chat line")
  static let manyChatLines = Phrase("聊天 %1 行", "%1 chat lines")
  static let oneQuestion = Phrase("提问 %1 个", "%1 question")
  static let manyQuestions = Phrase("提问 %1 个", "%1 questions")
  static let oneClaimFor = Phrase("%2 号有 %1 个意向", "%1 claim for number %2")
  static let manyClaimsFor = Phrase("%2 号有 %1 个意向", "%1 claims for number %2")
  static let oneOtherClaim = Phrase("其他意向 %1 个", "%1 claim for other goods")
  static let manyOtherClaims = Phrase("其他意向 %1 个", "%1 claims for other goods")
  static let oneWithdrawal = Phrase("撤回意向 %1 个", "%1 claim withdrawn")
  static let manyWithdrawals = Phrase("撤回意向 %1 个", "%1 claims withdrawn")
  static let oneFollow = Phrase("新关注 %1 位", "%1 new follower")
  static let manyFollows = Phrase("新关注 %1 位", "%1 new followers")
  static let oneGift = Phrase("礼物 %1 个", "%1 gift")
  static let manyGifts = Phrase("礼物 %1 个", "%1 gifts")
  static let oneLike = Phrase("点赞 %1 个", "%1 like")
  static let manyLikes = Phrase("点赞 %1 个", "%1 likes")
  static let oneReply = Phrase("自动问候 %1 次", "%1 automatic greeting")
  static let manyReplies = Phrase("自动问候 %1 次", "%1 automatic greetings")
  static let oneNote = Phrase("通知 %1 条", "%1 note")
  static let manyNotes = Phrase("通知 %1 条", "%1 notes")
  static let oneUnreadable = Phrase("读不懂的来源行 %1 行", "%1 feed line that cannot be read")
  static let manyUnreadable = Phrase("读不懂的来源行 %1 行", "%1 feed lines that cannot be read")

  // What one of the audience did, when it is not summed up.
  static let spokenChat = Phrase("%1说：%2", "%1 says: %2")
  static let spokenQuestion = Phrase("%1问：%2", "%1 asks: %2")
  static let spokenArrival = Phrase("%1第一次来。", "%1 is here for the first time.")
  static let spokenReturn = Phrase("%1又来了。", "%1 is back.")
  static let spokenDeparture = Phrase("%1离开了。", "%1 has left.")
  static let spokenFollow = Phrase("%1关注了。", "%1 follows now.")
  static let spokenLately = Phrase("%1。", "%1.")
  static let manySalesAtOnce = Phrase(
    "%1 笔销售：第 %2 笔，共 %3，%4。", "%1 sales: numbers %2, %3, %4.")
  static let numberRange = Phrase("%1 到 %2", "%1 to %2")
  static let manyProblems = Phrase("%1 个问题。最新的：%2", "%1 problems. The newest: %2")

  // What is about to happen.
  static let undoCloses = Phrase("%2 秒后不能再撤销第 %1 笔。", "Sale %1 can be undone for %2 more seconds.")
  static let goodsTimeLeft = Phrase("%1 号还剩 %2 秒。", "%2 seconds left for lot %1.")
  static let goalReached = Phrase("已到目标的 %1 %。", "%1 % of the goal is reached.")

  // The screen of the voice.
  static let voiceTitle = Phrase("朗读内容", "What is spoken")
  static let voiceKeys = Phrase(
    "{up}{down} 选择   {do} 开或关   {back} 返回", "{up}{down} choose   {do} on or off   {back} back")
  static let voiceRate = Phrase("语速", "Speed")
  static let voiceRateDoes = Phrase("从 -100（慢）到 100（快）", "from -100 (slow) to 100 (fast)")

  // The voice itself.
  static let fullStop = Phrase("。", ".")
  static let afterSentence = Phrase("", " ")
  static let speechRate = Phrase("语速 %1。", "Speed %1.")
  static let speechOn = Phrase("朗读：开。说：%1。", "Speech is on. Spoken: %1.")
  static let speechOff = Phrase("朗读：关。", "Speech is off.")
  static let speechIsOff = Phrase(
    "朗读关着；输入 朗读 开 打开。", "Speech is off; speak on switches it on.")
  static let speechNothing = Phrase("什么都不说", "nothing")
  static let nothingSpoken = Phrase("还没有说过什么。", "Nothing has been said yet.")
  static let unknownSpeechKind = Phrase(
    "不认识“%1”；可写：%2。", "“%1” is nothing that can be spoken; write some of: %2.")
  static let speechLost = Phrase(
    "朗读服务断了，正在重新连接；直播照常。",
    "The speech service is gone and is being called again; the show goes on.")
  static let speechBack = Phrase("朗读服务又通了。", "The speech service is back.")
  static let speechAbsent = Phrase(
    "没有朗读服务：请安装 speech-dispatcher；文字照常显示。",
    "There is no speech service: install speech-dispatcher; all text is still shown.")
  static let speechByProgram = Phrase(
    "朗读用 spd-say：没有找到 speech-dispatcher 的接口。",
    "Speech goes through spd-say: the socket of speech-dispatcher is not there.")
}
