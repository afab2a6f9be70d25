// LiveHost: livehost a11y: every switch, what it does, how it stands, and what works here.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConsoleUI
import CursesTerminal
import SessionEngine
import SessionFiles
import SystemIO
import TextScreen

struct A11y: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "a11y",
      abstract: HelpWords.text(.helpA11y),
      discussion: HelpWords.text(.helpA11yMore))
  }

  @OptionGroup var flags: ConsoleFlags

  func run() throws {
    do throws(Failure) {
      let options = try Preferences(data: flags.data, language: flags.language)
      let list = SwitchList(options, flags)
      for line in list.lines { Console.say(line) }
    } catch {
      throw error.exit
    }
  }
}

/// The lines of `livehost a11y`: plain text with its label first, for every kind of reader.
struct SwitchList {
  private let options: Preferences
  private let flags: ConsoleFlags
  private let host: HostSettings
  private let check: Examination
  private var words: Words { options.words }

  init(_ options: Preferences, _ flags: ConsoleFlags) {
    self.options = options
    self.flags = flags
    host = options.host(flags, language: options.language ?? .english)
    check = Examination(options)
  }

  var lines: [String] {
    Switch.all.flatMap(lines) + languages + [dataFolder, words(.a11yOrder)]
  }

  private func lines(_ row: Switch) -> [String] {
    var ways = row.flag.isEmpty ? [] : [row.flag]
    if let usage = row.usage(words) { ways.append(":" + usage) }
    ways.append("settings.json " + row.member)
    let found = [
      words(.a11yNow, words(row.name), value(row), origin(row)),
      "  " + words(.a11yDoes, words(row.explanation)),
      "  " + words(.a11yWays, ways.joined(separator: words(.comma))),
    ]
    return found + check.findings(for: row.member).map { "  " + words(.a11yHere, $0.text) }
  }

  private func value(_ row: Switch) -> String {
    if row.member == "linear" {
      return words(options.linearOrigin(flags.linear) == nil ? .no : .yes)
    }
    return row.value(host, words)
  }

  // MARK: Where a value comes from: flag, environment, settings, default

  private func origin(_ row: Switch) -> String {
    if isFlag(row.member) { return row.flag }
    if let name = environment(row.member) { return name }
    return isInFile(row) ? "settings.json" : words(.a11yDefault)
  }

  private func isFlag(_ member: String) -> Bool {
    switch member {
    case "language": flags.language != nil
    case "large": flags.large != nil
    case "theme": flags.theme != nil
    case "calm": flags.calm
    case "linear": flags.linear
    case "speech.on": flags.speak
    case "switch.on": flags.oneSwitch
    case "keys.layout": flags.keys != nil
    default: false
    }
  }

  private func environment(_ member: String) -> String? {
    switch member {
    case "language":
      if Preferences.languageOfEnvironment != nil { return "LIVEHOST_LANGUAGE" }
      let isLocale = options.settings.languageCode == nil
      return isLocale && Preferences.languageOfLocale(options.translations) != nil ? "LANG" : nil
    case "theme": return (ThisProcess.environment("NO_COLOR") ?? "").isEmpty ? nil : "NO_COLOR"
    case "linear":
      let origin = options.linearOrigin(false)
      return origin == "settings.json" ? nil : origin
    default: return nil
    }
  }

  private func isInFile(_ row: Switch) -> Bool {
    switch row.member {
    case "language": return options.settings.language != nil || options.translation != nil
    case "theme": return options.settings.theme != nil
    case "linear": return options.settings.isLinear == true
    default:
      let usual = HostSettings(language: host.language)
      let kept = options.settings.resolved(language: host.language, theme: .dark)
      return row.value(kept, words) != row.value(usual, words)
    }
  }

  // MARK: Languages and files

  private var languages: [String] {
    let shelf = LanguageShelf.load(options.data)
    let found = shelf.translations.map {
      words(.a11yLanguage, $0.name, $0.code, String($0.phraseCount))
    }
    return options.languageNotices + found + shelf.problems.map { Failure.of($0, words).sentence }
  }

  private var dataFolder: String {
    let usual = ThisProcess.environment("LIVEHOST_DATA") ?? ""
    let origin =
      flags.data != nil
      ? "--data" : (usual.isEmpty ? words(.a11yDefault) : "LIVEHOST_DATA")
    return words(.a11yNow, words(.a11yData), options.data.path, origin)
  }
}

extension Examination {
  /// How this terminal and machine do with a switch.
  func findings(for member: String) -> [Finding] {
    switch member {
    case "language": [utf8]
    case "large": [size, unifont]
    case "theme": [colors]
    case "linear": [mode]
    case "speech.on": [speech]
    case "keys.layout": [terminal]
    case "switch.on": [terminal, linearSwitch]
    case "pointer": [pointer]
    case "shapes": [Finding(isGood: true, text: words(.a11yShapes)), letters]
    default: [Finding(isGood: true, text: words(.a11yAnywhere))]
    }
  }

  private var letters: Finding {
    guard let outer = CursesTerminal.multiplexer else {
      return Finding(isGood: true, text: words(.a11yLetters))
    }
    return Finding(isGood: false, text: words(.noLettersInside, outer))
  }

  /// A terminal of lines hands over single characters; other keys come with Enter only.
  private var linearSwitch: Finding {
    let key = options.settings.resolved(language: .english, theme: .dark).scanning.switchKey
    guard case .character = key else { return Finding(isGood: true, text: words(.a11ySwitchEnter)) }
    return Finding(isGood: true, text: words(.a11ySwitchKey, key.name))
  }

  private var pointer: Finding {
    let term = ThisProcess.environment("TERM") ?? ""
    let isKnown = [
      "xterm", "tmux", "screen", "rxvt", "vte", "konsole", "kitty", "foot", "alacritty",
    ]
    .contains { term.hasPrefix($0) }
    return Finding(isGood: isKnown, text: words(isKnown ? .a11yPointer : .a11yNoPointer, term))
  }
}

// One line a phrase: Chinese, then English.
extension Phrase {
  static let a11yNow = Phrase("%1：%2（来自 %3）", "%1: %2 (from %3)")
  static let a11yDefault = Phrase("默认", "the default")
  static let a11yDoes = Phrase("作用：%1。", "Does: %1.")
  static let a11yWays = Phrase("怎么改：%1", "Change it: %1")
  static let a11yHere = Phrase("这里：%1", "Here: %1")
  static let yes = Phrase("是", "yes")
  static let no = Phrase("否", "no")
  static let a11yLanguage = Phrase(
    "语言文件：%1（%2），%3 个短语。", "Language file: %1 (%2), %3 phrases.")
  static let a11yData = Phrase("数据文件夹", "Data folder")
  static let a11yOrder = Phrase(
    "先后：命令行，环境变量，settings.json，默认。", "Order: flag, environment, settings.json, default.")
  static let a11yAnywhere = Phrase("任何终端都行。", "Works in every terminal.")
  static let a11ySwitchKey = Phrase(
    "逐行模式里，开关是 Enter，也可以是 %1。", "In linear mode the switch is Enter, or %1.")
  static let a11ySwitchEnter = Phrase("逐行模式里，开关是 Enter。", "In linear mode the switch is Enter.")
  static let a11yShapes = Phrase(
    "只有眼睛能判断：第一次启动时会问。", "Only an eye can tell: the first start asks.")
  static let a11yLetters = Phrase(
    "倍高字（doubleHeight）也只有眼睛能判断；放大的字（scaled）在每次启动时问终端。",
    "So it is with double height (doubleHeight); for scaled the terminal is asked at each start.")
  static let a11yPointer = Phrase("终端 %1 会报告点击。", "The terminal %1 reports clicks.")
  static let a11yNoPointer = Phrase(
    "终端 %1 不会报告点击；所有的事都有键。", "The terminal %1 reports no clicks; there is a key for everything.")
}
