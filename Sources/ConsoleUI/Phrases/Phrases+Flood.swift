// LiveHost: the words of a chat that is too fast, or stopped.
// SPDX-License-Identifier: Apache-2.0

// One line a phrase: Chinese, then English.
extension Phrase {
  static let chatPaused = Phrase("停住了，%1 行等着", "paused, %1 wait")
  static let chatStopped = Phrase(
    "聊天停住了；意向、订单和提问照常。", "The chat stands still; claims, orders and questions go on.")
  static let chatGoesOn = Phrase(
    "聊天继续；停的时候来了 %1 行。", "The chat goes on; %1 lines came meanwhile.")
  static let oneSkipped = Phrase("略过 %1 行聊天", "%1 chat line skipped")
  static let statusSkipped = Phrase("聊天太快，略过 %1 行", "Chat lines skipped, it was too fast: %1")
  static let statusChatPaused = Phrase("聊天停住了，%1 行等着", "The chat stands still, %1 lines wait")

  // What goes back to the chat.
  static let repliesOn = Phrase(
    "自动回复和常用语：开。", "Replies by themselves and phrases: on.")
  static let repliesOff = Phrase(
    "自动回复和常用语：全部关。", "Replies by themselves and phrases: all off.")
  static let repliesAreOff = Phrase(
    "回复关着；先输入 回复 开。", "Replies are off; type replies on first.")
  static let repliesOffShort = Phrase("回复关", "replies off")
}
