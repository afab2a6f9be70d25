// LiveHost: the words of keys, menu, key screen and one switch.
// SPDX-License-Identifier: Apache-2.0

// One line a phrase: Chinese, then English.
extension Phrase {
  // The menu.
  static let menuTitle = Phrase("能做什么", "What can be done")
  static let menuKeys = Phrase(
    "{up}{down} 选择   {do} 做   {back} 返回",
    "{up}{down} choose   {do} do it   {back} back")
  /// Where there is little room: what leads to all the keys.
  static let moreKeys = Phrase("更多", "more")
  static let inTheMenu = Phrase("（菜单）", "(menu)")

  static let onlyOnScreen = Phrase(
    "这只改屏幕；这里没有屏幕。", "That changes the screen only; there is none here.")

  // Keys that do nothing.
  static let lettersAreOff = Phrase(
    "%1 没有作用：单字母键已关闭；按 F9 打开菜单。", "%1 does nothing: single letters are off; F9 opens the menu.")
  static let repeatIgnored = Phrase(
    "%1 像是按住没放，没有记；要记请再按一次。", "%1 looked held down and recorded nothing; press it again to record.")

  // Reviews.
  static let reallyDo = Phrase("真的%1：%2", "really %1: %2")
  static let voidTitle = Phrase("第 %1 笔作废？", "Make sale %1 void?")
  static let voidNow = Phrase("作废这一笔", "Make it void")
  static let voidNowShort = Phrase("作废", "Void")
  static let returnTitle = Phrase("第 %1 笔退货？", "Take back goods of sale %1?")
  static let returnNow = Phrase("退货", "Take them back")
  static let returnNowShort = Phrase("退货", "Return")
  static let keepSale = Phrase("保留", "Keep it")
  static let reasonLabel = Phrase("原因", "Reason")
  static let inWords = Phrase("大写", "In words")

  // One switch.
  static let groupServe = Phrase("卖货和观众…", "sell and serve…")
  static let groupGoods = Phrase("商品…", "goods…")
  static let groupMore = Phrase("更多…", "more…")
  static let groupShow = Phrase("直播…", "show…")
  static let groupManner = Phrase("屏幕和语音…", "screen and voice…")
  static let groupScreen = Phrase("屏幕…", "screen…")
  static let groupSpeech = Phrase("语音…", "speech…")
  static let groupAct = Phrase("做…", "do…")
  static let groupMove = Phrase("移动和加减…", "move and change…")
  static let scanFurther = Phrase("还有…", "further…")
  static let scanLeave = Phrase("返回上一组", "leave this group")
  static let scanRests = Phrase("停着；按 %1 开始", "resting; %1 starts")
  static let scanLinesRest = Phrase("单开关停着；按 %1 开始。", "The switch rests; %1 starts it.")
  static let askStatus = Phrase("现在的情况", "where the show stands")
  static let askChat = Phrase("最近的聊天", "the newest chat")
  static let scanSpeedNow = Phrase("高亮每 %1 秒移动一次。", "The highlight moves every %1 s.")
  static let reactionTitle = Phrase("测一测反应", "How fast do you press?")
  static let reactionHow = Phrase(
    "看到“现在”就按开关，一共五次。按一次开始。",
    "Press the switch when it says Now, five times. Press once to start.")
  static let reactionWait = Phrase("等一等……", "Wait…")
  static let reactionEarly = Phrase("太早了，再来。等一等……", "Too early, once more. Wait…")
  static let reactionNow = Phrase("现在！", "Now!")
  static let reactionRound = Phrase("第 %1 次，共 5 次", "%1 of 5")
  static let reactionDone = Phrase("合适的速度：每 %1 秒。", "A good pace for you: %1 s.")
  static let reactionKeep = Phrase("按一次就用这个速度。", "Press once to use it.")

  // The screen of keys.
  static let keyScreenTitle = Phrase("键位", "Keys")
  static let keyScreenKeys = Phrase(
    "{up}{down} 选择   {do} 改   Del 还原   {back} 返回",
    "{up}{down} choose   {do} change   Del as it was   {back} back")
  static let keyScreenWaiting = Phrase("{back} 不改", "{back} leave it")
  static let pressNewKey = Phrase("请按新的键…", "press the new key…")
  static let keyIsNow = Phrase("“%1”现在是 %2。", "“%1” is now %2.")
  static let keyIsTaken = Phrase(
    "%1 已经用于“%2”；请换一个键。", "%1 is the key of “%2” already; choose another one.")
  static let keyNotBindable = Phrase(
    "这个键不能用；请换一个键。", "That key cannot be used; choose another one.")
  static let keyResetTaken = Phrase(
    "它原来的键已给了别的动作；请先改那个。", "Its own key does something else now; change that one first.")
  static let keysReset = Phrase("键位都还原了。", "All keys are as the layout has them.")
  static let keysLeftBehind = Phrase(
    "你改过的键和这个布局冲突，已经还原。",
    "The keys you had bound collide with this layout; they are as it has them.")
  static let settingLayout = Phrase("布局", "Layout")
  static let settingLetters = Phrase("单字母键", "Single-letter keys")
  static let settingMotor = Phrase("防抖配置", "Motor profile")
  static let settingDebounce = Phrase("重复按键算一次的时间", "Presses this close are one")
  static let settingScanning = Phrase("单开关", "One switch")
  static let settingPace = Phrase("高亮停留", "The highlight stays")
  static let settingReset = Phrase("全部还原", "All keys as the layout has them")
  static let settingOn = Phrase("开", "on")
  static let settingOff = Phrase("关", "off")
  static let seconds = Phrase("%1 秒", "%1 s")
  static let scanAuto = Phrase("自动移动，按键选择", "moves by itself, a press chooses")
  static let scanStep = Phrase("按键移动，停下选择", "a press moves, resting chooses")
  static let scanInverse = Phrase("连按移动，停下选择", "pressing on moves, resting chooses")

  // What forms offer.
  static let offerAnswer = Phrase("确定：%1", "done: %1")
  static let offerMore = Phrase("加一、换下一个", "one more, or the next")
  static let offerLess = Phrase("减一、换上一个", "one less, or the one before")
  static let offerBack = Phrase("返回", "back")
  static let offerField = Phrase("换一栏：%1", "another field: %1")
  static let offerSave = Phrase("保存 %1", "save %1")

  // Reasons to choose from.
  static let reasonMistake = Phrase("记错了", "entered by mistake")
  static let reasonQuantity = Phrase("数量不对", "wrong quantity")
  static let reasonGoods = Phrase("商品不对", "wrong goods")
  static let reasonMind = Phrase("买家改主意了", "buyer changed their mind")
  static let reasonPayment = Phrase("没有付款", "not paid")
  static let reasonDamaged = Phrase("商品坏了", "goods were damaged")
  static let reasonWrongDelivery = Phrase("发错了", "wrong delivery")

  // What Enter does in each place.
  static let confirmSave = Phrase("保存", "save")
  static let confirmFeature = Phrase("主推", "feature it")
  static let confirmAccept = Phrase("接受", "accept")
  static let confirmChosen = Phrase("确定", "do it")
}
