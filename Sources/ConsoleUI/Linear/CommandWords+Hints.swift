// LiveHost: examples of commands, their limits, and what a wrong word may have meant.
// SPDX-License-Identifier: Apache-2.0

extension CommandWords {
  /// For `help COMMAND`; a command without a rest is its own example.
  static let examples: [Verb: Phrase] = [
    .sell: Phrase("卖 2 绿茶 给 小梅 价 50 用 现金", "sell 2 green tea to Mei at 50 by cash"),
    .undo: Phrase("撤销", "undo"),
    .void: Phrase("作废 4 因为 买家不要了", "void 4 because wrong buyer"),
    .giveBack: Phrase("退货 3 1 因为 碎了", "return 3 1 because broken"),
    .feature: Phrase("主推 3", "feature 3"),
    .greet: Phrase("问候 小梅", "greet Mei"),
    .say: Phrase("说 今天包邮", "say Free shipping today"),
    .phrase: Phrase("常用语 2", "phrase 2"),
    .caption: Phrase("字幕 这是今年的新茶", "caption This is this year's tea"),
    .answered: Phrase("已答 1", "answered 1"),
    .answer: Phrase("回答 1 可以放半年", "answer 1 It keeps for half a year"),
    .accept: Phrase("接受 7 2", "accept 7 2"),
    .extend: Phrase("延长 7", "extend 7"),
    .decline: Phrase("谢绝 7", "decline 7"),
    .mute: Phrase("屏蔽 小黑", "mute Eve"),
    .unmute: Phrase("取消屏蔽 小黑", "unmute Eve"),
    .stock: Phrase("库存 3 20", "stock 3 20"),
    .move: Phrase("移动 4 2", "move 4 2"),
    .minutes: Phrase("分钟 1 2.5", "minutes 1 2.5"),
    .greeting: Phrase("自动问候 关", "greeting off"),
    .large: Phrase("大字 2", "large 2"),
    .theme: Phrase("配色 浅色", "theme light"),
    .language: Phrase("语言 英文", "language Chinese"),
    .undisturbed: Phrase("勿扰 开", "undisturbed on"),
    .calm: Phrase("平静 开", "calm on"),
    .clock: Phrase("时钟 10", "clock 10"),
    .digest: Phrase("摘要 60", "digest 60"),
    .heartbeat: Phrase("心跳 300", "heartbeat 300"),
    .columns: Phrase("列宽 40", "columns 40"),
    .pace: Phrase("节奏 10", "pace 10"),
    .oneSwitch: Phrase("单开关 1.5", "switch 1.5"),
    .replies: Phrase("回复 关", "replies off"),
    .chat: Phrase("聊天 20", "chat 20"),
    .help: Phrase("帮助 卖", "help sell"),
    .wait: Phrase("等 60", "wait 60"),
    .speak: Phrase("朗读 开", "speak on"),
  ]

  /// Said instead of the bare usage where a number can be out of its range.
  static let limits: [Verb: Phrase] = [
    .digest: Phrase(
      "摘要请写 5 到 600 秒，或 关、简、全，例如：摘要 60",
      "Write the digest as 5 to 600 seconds, or off, brief or full, like this: digest 60"),
    .heartbeat: Phrase(
      "心跳请写 10 到 3600 秒，或 关，例如：心跳 300",
      "Write the heartbeat as 10 to 3600 seconds, or off, like this: heartbeat 300"),
    .wait: Phrase(
      "等请写 0 到 86400 秒的整数，例如：等 60",
      "Write the wait as 0 to 86400 whole seconds, like this: wait 60"),
    .columns: Phrase(
      "列宽请写 20 到 500，或 关，例如：列宽 40",
      "Write the columns as 20 to 500, or off, like this: columns 40"),
    .pace: Phrase(
      "节奏请写每分钟 1 到 30 行，例如：节奏 10",
      "Write the pace as 1 to 30 lines a minute, like this: pace 10"),
    .clock: Phrase(
      "时钟请写 0 到 60 秒，例如：时钟 10",
      "Write the clock as 0 to 60 seconds, like this: clock 10"),
    .large: Phrase(
      "大字请写 0 到 3，例如：大字 2", "Write the level of large text as 0 to 3, like this: large 2"),
    .oneSwitch: Phrase(
      "单开关请写 开、关、自动、步进、连按 或 0.3 到 10 秒，例如：单开关 1.5",
      "Write the switch as on, off, auto, step, inverse or 0.3 to 10 seconds, like this: switch 1"),
    .stock: Phrase(
      "库存请写商品和 0 到 1000000 的整数，例如：库存 3 20",
      "Write the goods and the stock, a whole number from 0 to 1000000, like this: stock 3 20"),
  ]

  /// What people try that is no command here, and what does it.
  static let otherWords: [String: Verb] = [
    "quit": .end, "exit": .end, "stop": .end, "bye": .end, "退出": .end, "停播": .end,
    "buy": .sell, "sold": .sell, "买": .sell, "售": .sell, "cancel": .undo, "取消": .undo,
    "back": .previous, "list": .goods, "orders": .sales, "users": .viewers, "people": .viewers,
    "queue": .claims, "go": .resume, "continue": .resume,
  ]

  /// The command that a wrong word may have meant, in the language of the console.
  static func nearest(to typed: String, _ words: Words) -> String? {
    let wanted = typed.lowercased()
    if let verb = otherWords[wanted] { return spelling(of: verb, words) }
    let all = all.flatMap { entry in entry.spellings.map { (entry.verb, $0) } }
    // Half a word, or one with something behind it, is nearer than one with wrong letters.
    let begun = all.filter { wanted.count > 1 && $0.1.hasPrefix(wanted) }
    if let shortest = begun.min(by: { $0.1.count < $1.1.count }) {
      return spelling(of: shortest.0, words)
    }
    let limit = wanted.count < 4 ? 1 : 2
    let near = all.map { ($0.0, distance(wanted, $0.1), $0.1.count) }
      .filter { $0.1 <= limit && $0.1 < min(wanted.count, $0.2) }
    return near.min { $0.1 < $1.1 }.map { spelling(of: $0.0, words) }
  }

  /// How many letters have to be put in, left out, changed or swapped with the next.
  private static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    // A pasted page is no word that somebody meant.
    guard left.count <= right.count + 2, right.count <= left.count + 2 else { return .max }
    var before: [Int] = []
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var next = [i + 1]
      for (j, other) in right.enumerated() {
        var best = min(row[j] + (letter == other ? 0 : 1), row[j + 1] + 1, next[j] + 1)
        if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other {
          best = min(best, before[j - 1] + 1)
        }
        next.append(best)
      }
      (before, row) = (row, next)
    }
    return row[right.count]
  }
}
