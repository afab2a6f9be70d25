// LiveHost: the words of large text, the presenter screen and the pointer.
// SPDX-License-Identifier: Apache-2.0

// One line a phrase: Chinese, then English.
extension Phrase {
  /// What a large number is, and what it counts.
  static let largeUnit = Phrase("%1（%2）", "%1, %2")
  static let largeSay = Phrase("要说的话", "What to say")
  static let presenterPart = Phrase("%1 %2 / %3", "%1 %2 of %3")
  static let presenterAll = Phrase("全部", "everything")
  static let timeSoon = Phrase("快到了，还剩 %1", "soon: %1 left")
  static let timeHurry = Phrase("马上到，还剩 %1", "hurry: %1 left")
  static let timeOut = Phrase("马上到时", "hurry")
  package static let noLetters = Phrase(
    "这个终端不会放大字，改用半块。", "This terminal does not enlarge letters; half blocks are used.")
  package static let noLettersInside = Phrase(
    "%1 里改用半块：倍高的一行在那里会显示两遍。",
    "In %1 half blocks are used: a line of double height would show twice.")
  static let presenterBack = Phrase("返回", "back")
}
