// LiveHost: words for hosts who show and type instead of speaking and hearing.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

extension Phrase {
  static let cardsTitle = Phrase("常用语", "Phrases")
  static let cardsKeys = Phrase(
    "{up}{down} 选择   {do} 发到聊天   {largeThis} 大字给镜头   {addNew} 新建   {deleteThis} 删除   {back} 返回",
    "{up}{down} choose   {do} to the chat   {largeThis} show large   {addNew} new   {deleteThis} delete   {back} back"
  )
  static let cardKeys = Phrase(
    "{up}{down} 换一句   {do} 发到聊天   {back} 返回",
    "{up}{down} another   {do} to the chat   {back} back")
  static let confirmSend = Phrase("发到聊天", "to the chat")
  static let cardLabel = Phrase("句子", "Phrase")
  static let askCard = Phrase("新的常用语：", "A new phrase:")
  static let needCard = Phrase("请写一句话", "write a sentence")
  static let cardAdded = Phrase("常用语已加上。", "The phrase is kept.")
  static let cardRemoved = Phrase("常用语已删除。", "The phrase is deleted.")
  static let cardBuiltIn = Phrase(
    "自带的常用语不能删除；可以加自己的。", "Phrases that come with LiveHost stay; you can add your own.")
  static let cardsFull = Phrase(
    "常用语最多 %1 句；先删一句。", "There is room for %1 phrases; delete one first.")
  static let ownMark = Phrase("自己的", "own")
  static let noSuchCard = Phrase(
    "没有第 %1 句常用语；输入“常用语”看全部。", "There is no phrase %1; phrase lists them all.")

  static let captionLabel = Phrase("字幕", "Caption")
  static let askCaption = Phrase(
    "字幕：正在说什么？空行拿掉字幕。", "Caption: what is being said? An empty line takes it down.")
  static let captionNow = Phrase("字幕：%1", "Caption: %1")
  static let captionGone = Phrase("字幕已拿掉。", "The caption is taken down.")

  static let undisturbedNow = Phrase(
    "请勿打扰：只报要紧的事。", "Do not disturb: only what is important is said.")
  static let disturbedNow = Phrase("请勿打扰：关。", "Do not disturb: off.")
  static let undisturbed = Phrase("请勿打扰", "do not disturb")
  static let moreAlarms = Phrase("（还有 %1 条，按任意键）", "(%1 more, press a key)")
}

/// The phrases every host has: for the first minutes, for what each show needs, and for hosts who
/// do not hear or speak.
enum BuiltInPhrases {
  static let all: [LocalizedText] = [
    text("大家好，欢迎来到直播间！", "Hello everyone, and welcome!"),
    text("我听不见，请打字告诉我。", "I am deaf: please type what you want to tell me."),
    text("价格和库存都在屏幕上。", "Price and stock are on the screen."),
    text("想要的，请打几号、几份。", "To buy, type the lot number and how many."),
    text("请稍等，我马上回来。", "One moment please, I will be right back."),
    text("记下了，谢谢你！", "I have noted it, thank you!"),
    text("这件卖完了，请看下一件。", "This one is sold out; here comes the next."),
    text("都是残疾人伙伴亲手做的。", "All of it is made by people with disabilities."),
    text("直播快结束了，还有想要的吗？", "The show ends soon: is there anything else you would like?"),
    text("谢谢大家，下次见！", "Thank you all, see you next time!"),
  ]

  private static func text(_ chinese: String, _ english: String) -> LocalizedText {
    // Both are given, so there is always a text.
    LocalizedText(chinese: chinese, english: english) ?? LocalizedText(english)
  }
}
