// LiveHost: the words of keys, menu, key screen and one switch.
// SPDX-License-Identifier: Apache-2.0

// One line a phrase: Chinese, then English.
extension Phrase {
  // The menu.
  static let menuTitle = Phrase("能做什么", "What can be done")
  static let menuKeys = Phrase("↑↓ 选择   Enter 做   Esc 返回", "↑↓ choose   Enter do it   Esc back")
  static let inTheMenu = Phrase("（菜单）", "(menu)")

  // What Enter does in each place.
  static let confirmSave = Phrase("保存", "save")
  static let confirmFeature = Phrase("主推", "feature it")
  static let confirmAccept = Phrase("接受", "accept")
  static let confirmChosen = Phrase("确定", "do it")
}
