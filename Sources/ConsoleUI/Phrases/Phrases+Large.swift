// LiveHost: the words of large text, the presenter screen and the pointer.
// SPDX-License-Identifier: Apache-2.0

// One line a phrase: Chinese, then English.
extension Phrase {
  static let largeSay = Phrase("要说的话", "What to say")
  static let presenterPart = Phrase("%1 %2 / %3", "%1 %2 of %3")
  static let presenterAll = Phrase("全部", "everything")
  static let timeSoon = Phrase("快到了，还剩 %1", "soon: %1 left")
  static let timeHurry = Phrase("马上到，还剩 %1", "hurry: %1 left")
  static let timeOut = Phrase("马上到时", "hurry")
  static let presenterBack = Phrase("返回", "back")
}
