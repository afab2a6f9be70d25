// LiveHost: the words of keys, menu, key screen and one switch.
// SPDX-License-Identifier: Apache-2.0

// One line a phrase: Chinese, then English.
extension Phrase {
  // The menu.
  static let menuTitle = Phrase("能做什么", "What can be done")
  static let menuKeys = Phrase(
    "{up}{down} 选择   {do} 做   {back} 返回",
    "{up}{down} choose   {do} do it   {back} back")
  static let inTheMenu = Phrase("（菜单）", "(menu)")

  static let onlyOnScreen = Phrase(
    "这只改屏幕；这里没有屏幕。", "That changes the screen only; there is none here.")

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
