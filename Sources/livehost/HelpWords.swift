// LiveHost: what `--help` says, in the language of the host.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConsoleUI
import SessionEngine
import SystemIO

/// The help of the command line. It is asked for before anything is parsed, so the language is
/// looked for by hand: `--language`, then the environment, then the settings.
enum HelpWords {
  /// Only who asks for help waits for settings and language files to be read.
  private static let words: Words = {
    let words = CommandLine.arguments.dropFirst()
    let isAsked = words.contains { ["--help", "-h", "help"].contains($0) }
    return isAsked ? Preferences.words(language: language) : Words(.english)
  }()

  /// What stands behind `--language`, before the parser has looked.
  static var language: LanguageChoice? {
    let words = CommandLine.arguments
    guard let place = words.firstIndex(where: { $0.hasPrefix("--language") }) else { return nil }
    let parts = words[place].split(separator: "=", maxSplits: 1)
    if parts.count == 2 { return LanguageChoice(argument: String(parts[1])) }
    return words.indices.contains(place + 1) ? LanguageChoice(argument: words[place + 1]) : nil
  }

  static func text(_ phrase: Phrase) -> String { words(phrase) }

  /// The parser's own few words stand in the same language.
  static func headed(_ help: String) -> String {
    let headings: [(String, Phrase)] = [
      ("OVERVIEW: ", .helpOverview), ("USAGE: ", .helpUsage), ("OPTIONS:", .helpOptions),
      ("ARGUMENTS:", .helpArguments), ("SUBCOMMANDS:", .helpSubcommands),
      ("Show the version.", .helpVersion), ("Show help information.", .helpHelp),
    ]
    return headings.reduce(help) { $0.replacing($1.0, with: words($1.1)) }
  }
}

extension ArgumentHelp {
  /// - Parameter value: what stands for the value, the same in every language.
  static func said(_ phrase: Phrase, _ value: String? = nil) -> ArgumentHelp {
    ArgumentHelp(stringLiteral: HelpWords.text(phrase)).naming(value)
  }

  private func naming(_ value: String?) -> ArgumentHelp {
    var help = self
    help.valueName = value
    return help
  }
}

// One line a phrase: Chinese, then English.
extension Phrase {
  static let helpOverview = Phrase("说明：", "OVERVIEW: ")
  static let helpUsage = Phrase("用法：", "USAGE: ")
  static let helpOptions = Phrase("选项：", "OPTIONS:")
  static let helpArguments = Phrase("参数：", "ARGUMENTS:")
  static let helpSubcommands = Phrase("子命令：", "SUBCOMMANDS:")
  static let helpVersion = Phrase("显示版本。", "Show the version.")
  static let helpHelp = Phrase("显示帮助。", "Show help information.")
  static let helpRoot = Phrase("直播卖货的终端控制台。", "A terminal console for hosting a livestream sale.")
  static let helpRootMore = Phrase(
    "问候观众，轮换主推的商品，记下销售：先写到磁盘，再说已保存。从这里开始：livehost demo",
    "Greets viewers, cycles the featured goods and records sales that are on the disk before they are shown as saved. Start with: livehost demo"
  )
  static let helpDemo = Phrase(
    "用自带的小铺和模拟的观众彩排。", "Rehearse on the built-in stall with a simulated audience.")
  static let helpShow = Phrase("按一份计划开播。", "Run a live show from a plan.")
  static let helpShowMore = Phrase(
    "同一份计划不到 12 小时前停下、没有结束的直播会接着播。",
    "An unfinished show of the same plan that stopped less than 12 hours ago is gone on with.")
  static let helpRehearse = Phrase(
    "用模拟的观众彩排一份计划；不计入任何合计。", "Rehearse a plan with a simulated audience; it counts in no total.")
  static let helpSales = Phrase("列出一场的销售。", "List the sales of a session.")
  static let helpVerify = Phrase("逐行检查一场的日志。", "Check the journal of a session line by line.")
  static let helpVerifyMore = Phrase(
    "退出码 1 表示有问题。--repair 从不删除任何东西。",
    "Exit code 1 says that something is wrong. --repair never deletes anything.")
  static let helpGoods = Phrase("处理商品目录。", "Work with catalogues.")
  static let helpGoodsCheck = Phrase("检查一份商品目录。", "Check a catalogue.")
  static let helpFeed = Phrase("处理录下来的来源。", "Work with recorded feeds.")
  static let helpFeedCheck = Phrase(
    "检查录下来的来源，说说一场直播会怎样对待它。",
    "Check a recorded feed, and say what a show would make of it.")
  static let helpFeedCheckMore = Phrase(
    "退出码 1 表示有些行或订单不会被接受。",
    "Exit code 1 says that some lines or orders would not be taken.")
  static let helpFeedPlan = Phrase("卖这些商品的计划。", "The plan whose goods are on sale.")
  static let helpFeedPlay = Phrase("按原来的快慢放一遍录下来的来源。", "Write a recorded feed at its own pace.")
  static let helpDoctor = Phrase(
    "说说这个终端、区域设置、字体、朗读和数据文件夹能做什么。",
    "Say what this terminal, locale, font, speech and data folder can do.")
  static let helpA11y = Phrase(
    "列出每个开关：作用、现状、来自哪里，这个终端怎么样。",
    "List every switch: what it does, how it stands and why, and how this terminal does.")
  static let helpA11yMore = Phrase(
    "给它开播时要用的选项，看会是什么结果。", "Give it the flags you would give a show, to see what they come to.")
  static let helpData = Phrase("数据文件夹。", "The data folder.")
  static let helpLanguage = Phrase(
    "界面语言：zh、en，或语言文件的代码。", "The language of the console: zh, en, or the code of a language file.")
  static let helpLarge = Phrase("大字，从 0（关）到 3。", "Large text, from 0 (off) to 3.")
  static let helpTheme = Phrase(
    "dark 深色、light 浅色、contrast 高对比、mono 无色。", "dark, light, contrast or mono.")
  static let helpCalm = Phrase("没有跳动。", "No motion.")
  static let helpLinear = Phrase("逐行文字，不画屏幕。", "Plain lines instead of a screen.")
  static let helpSpeak = Phrase("朗读，通过 speech-dispatcher。", "Speak, through speech-dispatcher.")
  static let helpSwitch = Phrase("单开关：高亮移动，空格选择。", "One switch: a highlight moves, Space chooses.")
  static let helpKeys = Phrase(
    "键位布局：right、left、numpad、five。", "The layout of the keys: right, left, numpad or five.")
  static let helpAudience = Phrase(
    "观众从哪里来，可以给几个：simulated、none、-、unix:路径、exec:命令、irc://主机/频道、ircs://主机/频道。",
    "Where the audience comes from; may be given several times: simulated, none, -, unix:PATH, exec:COMMAND, irc://HOST/CHANNEL or ircs://HOST/CHANNEL."
  )
  static let helpSeed = Phrase("让彩排每次都一样。", "Makes a rehearsal repeat itself.")
  static let helpSpeed = Phrase(
    "彩排的快慢：1、2.5 … 或 max。", "How fast a rehearsal runs: 1, 2.5 … or max.")
  static let helpMinutes = Phrase("这么多分钟后结束。", "Ends the show after so many minutes.")
  static let helpPlan = Phrase("计划，一个 JSON 文件。", "The plan, a JSON file.")
  static let helpNew = Phrase("另开一场，不接着播。", "Start another show instead of going on.")
  static let helpSession = Phrase(
    "哪一场：文件夹、名字的一部分，或 last（最近一场）。", "The session: its folder, a part of its name, or last.")
  static let helpFormat = Phrase("table 表格、json 或 csv。", "table, json or csv.")
  static let helpAll = Phrase(
    "检查数据文件夹里的每一场，一场一行。", "Check every session of the data folder, a line each.")
  static let helpRepair = Phrase(
    "把崩溃时写了一半的内容移到单独的文件。", "Move what a crash left half written into a file of its own.")
  static let helpCatalogue = Phrase("商品目录，一个 JSON 文件。", "The catalogue, a JSON file.")
  static let helpCurrency = Phrase("价格的币种。", "The currency of the prices.")
  static let helpRecording = Phrase(
    "录下来的来源，每行一个 JSON 对象。", "The recording, one JSON object a line.")
  static let helpPlaySpeed = Phrase("快慢：1、2.5 … 或 max。", "How fast: 1, 2.5 … or max.")
}
