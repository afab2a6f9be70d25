// LiveHost: the verbs of the command line and of the linear console.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

/// What a line of command can ask for.
package enum Verb: String, CaseIterable, Sendable {
  case sell, undo, void, giveBack, next, previous, feature, hold, resume, pause, greet, say
  case phrase, caption, answered, answer, questions, mute, unmute, muted, extend, close, claims
  case accept, decline, stock, move, minutes, greeting
  case larger, smaller, large, theme, language, calm, clock, undisturbed
  case digest, heartbeat, columns, pace, settings
  case status, sales, goods, rundown, chat, viewers, help, end, wait, yes, no
  case pauseChat, replies
  case quiet, again, slower, faster, speak, voice, oneSwitch
  case sellOne, page, keys, menu, presenter
}

/// A verb with its spellings, usage and meaning: one table for parser, completion and help.
package struct CommandWord: Sendable {
  package let verb: Verb
  package let spellings: [String]
  package let usage: Phrase
  package let explanation: Phrase
}

/// The table of commands (contract §4; the ones beyond it are ours).
package enum CommandWords {
  package static let all: [CommandWord] = show + settings + life

  private static let show: [CommandWord] = [
    word(
      .sell, ["sell", "卖"], "卖 [数量] [商品] [给 买家] [价 价格] [用 付款] [超卖]",
      "sell [QTY] [GOODS] [to BUYER] [at PRICE] [by PAYMENT] [anyway]", "卖出", "records a sale"),
    word(
      .undo, ["undo", "撤销"], "撤销 [因为 原因]", "undo [because REASON]", "撤销刚才那笔",
      "takes back the last sale"),
    word(
      .void, ["void", "作废"], "作废 几号 因为 原因", "void SALE because REASON", "作废一笔",
      "makes a sale void"),
    word(
      .giveBack, ["return", "退货", "退"], "退货 几号 [数量] 因为 原因", "return SALE [QTY] because REASON",
      "退货", "takes goods back"),
    word(.next, ["next", "下一个"], "下一个", "next", "换下一个商品", "goes to the next goods"),
    word(.previous, ["previous", "上一个"], "上一个", "previous", "回到上一个商品", "goes back one"),
    word(.feature, ["feature", "主推"], "主推 商品", "feature GOODS", "主推一个商品", "puts goods on air"),
    word(.hold, ["hold", "停留"], "停留", "hold", "停在这个商品上", "stays on these goods"),
    word(
      .resume, ["resume", "继续"], "继续", "resume", "继续轮换或直播", "goes on cycling, or with the show"),
    word(
      .pause, ["pause", "暂停"], "暂停", "pause", "暂停：停在商品上；已停留则暂停直播",
      "holds the goods; held already, pauses the show"),
    word(.greet, ["greet", "问候"], "问候 [名字]", "greet [NAME]", "问候等着的人", "greets those who wait"),
    word(.say, ["say", "说"], "说 内容", "say TEXT", "对观众说", "says something to the audience"),
    word(
      .phrase, ["phrase", "常用语"], "常用语 [第几句]", "phrase [NUMBER]", "列出常用语；带编号就发到聊天",
      "lists the phrases; with a number, says one"),
    word(
      .caption, ["caption", "字幕"], "字幕 [内容]", "caption [TEXT]", "打字幕；不写内容就拿掉",
      "shows what is being said; without a text, takes it down"),
    word(
      .answered, ["answered", "已答"], "已答 [第几个]", "answered [NUMBER]", "提问已口头回答",
      "a question has been answered aloud"
    ),
    word(.claims, ["claims", "意向"], "意向", "claims", "列出意向", "lists the claims"),
    word(
      .accept, ["accept", "接受"], "接受 [意向 [数量]] | 接受 全部 [意向]",
      "accept [CLAIM [QTY]] | accept all [CLAIM]",
      "接受意向，记为销售；“全部”是这位买家留的全部", "turns a claim into a sale, or all that is held for its buyer"),
    word(
      .extend, ["extend", "延长"], "延长 [意向]", "extend [CLAIM]", "留货多留一会儿",
      "keeps the goods of a claim longer"),
    word(
      .questions, ["questions", "提问"], "提问", "questions", "列出提问和能用的回答",
      "lists the questions and what answers them"),
    word(
      .answer, ["answer", "回答"], "回答 [第几个] [内容]", "answer [NUMBER] [TEXT]",
      "回答提问；不写内容就用商品资料里的话", "answers a question; without a text from what is known of the goods"),
    word(
      .mute, ["mute", "屏蔽"], "屏蔽 名字或词 | 屏蔽 一直 词", "mute NAME|WORD | mute always WORD",
      "不显示某人或带某词的聊天；订单照收", "hides what somebody says, or lines with a word; orders count"),
    word(
      .unmute, ["unmute", "取消屏蔽"], "取消屏蔽 名字或词 | 取消屏蔽 一直 词",
      "unmute NAME|WORD | unmute always WORD", "又显示", "shows them again"),
    word(.muted, ["muted", "屏蔽列表"], "屏蔽列表", "muted", "列出屏蔽的人和词", "lists who and what is muted"),
    word(
      .close, ["close", "收尾"], "收尾", "close", "说结束语，还能卖；继续 接着播",
      "says the closing line; sales are still taken, resume goes on"),
    word(.decline, ["decline", "谢绝"], "谢绝 [意向]", "decline [CLAIM]", "谢绝意向", "declines a claim"),
    word(.stock, ["stock", "库存"], "库存 商品 数量", "stock GOODS COUNT", "改库存", "sets the stock"),
    word(
      .move, ["move", "移动"], "移动 第几项 到第几", "move ITEM PLACE", "调整流程顺序",
      "moves an item of the rundown"),
    word(
      .minutes, ["minutes", "分钟"], "分钟 第几项 几分钟", "minutes ITEM MINUTES", "改一项的时间",
      "sets the time of an item"),
    word(
      .greeting, ["greeting", "自动问候"], "自动问候 开|关", "greeting on|off", "自动问候开或关",
      "greets by itself, or not"),
  ]

  private static let life: [CommandWord] = [
    word(.status, ["status", "状态"], "状态", "status", "现在的情况", "where the show stands"),
    word(.sales, ["sales", "销售"], "销售", "sales", "列出销售", "lists the sales"),
    word(.goods, ["goods", "商品"], "商品", "goods", "列出商品", "lists the goods"),
    word(.rundown, ["rundown", "流程"], "流程", "rundown", "列出流程", "lists the rundown"),
    word(
      .chat, ["chat", "聊天"], "聊天 [行数、停 或 走]", "chat [N, pause or go]", "最近的聊天；停住或继续",
      "the newest chat; stops it, lets it go on"),
    word(
      .pauseChat, ["freeze", "停聊"], "停聊", "freeze", "停住聊天；再来一次继续",
      "stops the chat; again lets it go on"),
    word(.viewers, ["viewers", "观众"], "观众", "viewers", "在场的人", "who is here"),
    word(
      .help, ["help", "帮助"], "帮助 [全部 或 命令]", "help [all or COMMAND]", "常用的命令；全部；或说明一个",
      "the main commands, all of them, or one explained"),
    word(.end, ["end", "结束"], "结束", "end", "核对后结束", "reviews and ends the show"),
    word(.wait, ["wait", "等"], "等 秒数", "wait SECONDS", "等一会儿再做下一条", "lets show time pass"),
    word(.yes, ["yes", "是"], "是", "yes", "确认", "confirms"),
    word(.no, ["no", "否"], "否", "no", "不做", "does not"),
    word(.quiet, ["quiet", "安静"], "安静", "quiet", "现在不要说话", "silences the voice"),
    word(.again, ["repeat", "重复"], "重复", "repeat", "再说一遍", "says the last line again"),
    word(.slower, ["slower", "慢点"], "慢点", "slower", "说慢一点", "speaks slower"),
    word(.faster, ["faster", "快点"], "快点", "faster", "说快一点", "speaks faster"),
    word(
      .speak, ["speak", "朗读"], "朗读 [开|关|全部|种类 …]", "speak [on|off|all|KIND …]",
      "朗读开、关，或只说这些", "speaks, is silent, or speaks only of these"),
    word(
      .voice, ["voice", "朗读内容"], "朗读内容", "voice", "列出朗读的速度和内容",
      "lists how fast, and what is spoken"),
    word(
      .sellOne, ["one", "卖一份"], "卖一份", "one", "卖一份给最近提意向的人，没有就给散客",
      "sells one to the newest claimer, else to a walk-in"),
    word(.page, ["page", "翻页"], "翻页", "page", "三级大字：看下一页", "large text, level 3: the next page"),
    word(
      .presenter, ["presenter", "远看"], "远看", "presenter", "三米外也能看清的屏幕",
      "the screen for three metres away"),
    word(.keys, ["keys", "键位"], "键位", "keys", "看键位，改键位", "shows the keys, and changes them"),
    word(.menu, ["menu", "菜单"], "菜单", "menu", "看能做什么", "shows what can be done"),
  ]

  static func word(
    _ verb: Verb, _ spellings: [String], _ usageChinese: String, _ usageEnglish: String,
    _ chinese: String, _ english: String
  ) -> CommandWord {
    CommandWord(
      verb: verb, spellings: spellings, usage: Phrase(usageChinese, usageEnglish),
      explanation: Phrase(chinese, english))
  }

  /// How a verb is written in a language.
  static func spelling(of verb: Verb, _ words: Words) -> String {
    let spellings = all.first { $0.verb == verb }?.spellings ?? []
    return (words.isChinese ? spellings.dropFirst().first : spellings.first) ?? ""
  }

  static func usage(of verb: Verb, _ words: Words) -> String {
    entry(of: verb).map { words($0.usage) } ?? ""
  }

  static func entry(of verb: Verb) -> CommandWord? { all.first { $0.verb == verb } }

  package static func word(_ spelling: String) -> CommandWord? {
    if ["?", "？"].contains(spelling) { return entry(of: .help) }
    return all.first { $0.spellings.contains(spelling) }
  }

  /// Verbs that begin with what is typed, in the language of the console first.
  static func completions(_ start: String, _ words: Words) -> [String] {
    let spellings = all.map { word in
      words.isChinese ? word.spellings.last ?? "" : word.spellings[0]
    }
    let others = all.flatMap(\.spellings)
    let found = spellings.filter { $0.hasPrefix(start) }
    return found.isEmpty ? others.filter { $0.hasPrefix(start) } : found
  }
}
