// LiveHost: livehost doctor: what this machine can do for a host, and what to change.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConsoleUI
import CursesTerminal
import HostRuntime
import SessionEngine
import SessionFiles
import SystemIO
import TextScreen

struct Doctor: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: HelpWords.text(.helpDoctor))
  }

  @Option(help: .said(.helpData, "DIR"))
  var data: String?

  @Option(help: .said(.helpLanguage, "LANGUAGE"))
  var language: LanguageChoice?

  func run() throws {
    do throws(Failure) {
      let options = try Preferences(data: data, language: language)
      let check = Examination(options)
      var isFit = true
      for finding in check.findings {
        let mark = options.words(finding.isGood ? .doctorGood : .doctorBad)
        Console.say(mark + "  " + finding.text)
        if finding.isNeeded, !finding.isGood { isFit = false }
      }
      if !isFit { throw Failure(.problemFound, options.words(.doctorUnfit)) }
    } catch {
      throw error.exit
    }
  }
}

/// What `doctor` looks at.
struct Examination {
  struct Finding {
    let isGood: Bool
    let text: String
    /// Without it there is no console at all.
    var isNeeded = false
  }

  let options: Preferences
  var words: Words { options.words }

  init(_ options: Preferences) {
    self.options = options
  }

  var findings: [Finding] {
    [terminal, size, colors, utf8] + language + [folder, reliability, speech, unifont, mode]
      + switches
  }

  private var language: [Finding] {
    options.languageNotices.map { Finding(isGood: false, text: $0) }
  }

  /// Each switch by name, how it stands in the settings; `livehost a11y` says more of each.
  private var switches: [Finding] {
    var host = options.settings.resolved(
      language: options.language ?? .english, theme: options.theme(nil))
    host.translation = options.translation
    return Switch.all.map { row in
      let value =
        row.member == "linear"
        ? words(options.linearOrigin(false) == nil ? .no : .yes) : row.value(host, words)
      let flag = row.flag.isEmpty ? "settings.json " + row.member : row.flag
      return Finding(
        isGood: findings(for: row.member).allSatisfy(\.isGood),
        text: words(.doctorSwitch, words(row.name), value, flag))
    }
  }

  var terminal: Finding {
    let term = ThisProcess.environment("TERM") ?? ""
    switch CursesTerminal.problem() {
    case nil:
      let hasTerminal = (try? ThisProcess.controllingTerminal()) != nil
      return Finding(
        isGood: hasTerminal,
        text: hasTerminal ? words(.doctorTerminal, term) : words(.noTerminal))
    case .some(let problem):
      return Finding(isGood: false, text: Failure.of(problem, words).sentence)
    }
  }

  var size: Finding {
    guard let tty = try? ThisProcess.controllingTerminal(),
      let size = ThisProcess.terminalSize(tty)
    else { return Finding(isGood: false, text: words(.doctorNoSize)) }
    let text = words(.doctorSize, String(size.columns), String(size.rows))
    let isSmall = size.columns < 40 || size.rows < 12
    return Finding(isGood: !isSmall, text: isSmall ? text + words(.doctorSmall) : text)
  }

  var colors: Finding {
    if options.theme(nil) == .mono { return Finding(isGood: true, text: words(.doctorMono)) }
    let term = ThisProcess.environment("TERM") ?? ""
    let rich =
      term.contains("256") || term.contains("direct")
      || !(ThisProcess.environment("COLORTERM") ?? "").isEmpty
    return Finding(isGood: rich, text: words(rich ? .doctorColors : .doctorFewColors))
  }

  var utf8: Finding {
    let locale = CursesTerminal.chosenLocale
    let isGood = locale.map(CursesTerminal.isUTF8) ?? true
    return Finding(
      isGood: isGood,
      text: isGood ? words(.doctorUTF8, locale ?? "C.UTF-8") : words(.notUTF8, locale ?? "C"))
  }

  private var folder: Finding {
    let path = options.data.path
    do throws(SystemError) {
      try FileSystem.createFolders(path)
    } catch {
      return Finding(
        isGood: false, text: words(.cannotCreate, path, error.reason), isNeeded: true)
    }
    let isGood = FileSystem.isWritable(path)
    return Finding(
      isGood: isGood, text: words(isGood ? .doctorFolder : .doctorFolderClosed, path),
      isNeeded: true)
  }

  private var reliability: Finding {
    guard let kind = FileSystem.unreliableKind(of: options.data.path) else {
      return Finding(isGood: true, text: words(.doctorDisk))
    }
    return Finding(isGood: false, text: words(.doctorRemote, kind))
  }

  var speech: Finding {
    let text: Phrase
    let means = SpeechMeans.look()
    switch means {
    case .running: text = .doctorSpeech
    case .startable: text = .doctorSpeechStarts
    case .program: text = .doctorSpeechProgram
    case .none: text = .doctorNoSpeech
    }
    return Finding(isGood: means != .none, text: words(text))
  }

  var unifont: Finding {
    let isThere = LargeFace().hasHan
    return Finding(isGood: isThere, text: words(isThere ? .doctorUnifont : .doctorNoUnifont))
  }

  var mode: Finding {
    let text =
      options.linearOrigin(false).map { words(.doctorLinear, $0) } ?? words(.doctorScreen)
    return Finding(isGood: true, text: text)
  }
}

// One line a phrase: Chinese, then English.
extension Phrase {
  static let doctorGood = Phrase("好  ", "ok  ")
  static let doctorBad = Phrase("注意", "note")
  static let doctorTerminal = Phrase("终端：%1，能画屏幕。", "Terminal: %1, can draw the screen.")
  static let doctorNoSize = Phrase(
    "大小：终端不告诉大小，按 80×24 画。", "Size: the terminal does not say; 80×24 is taken.")
  static let doctorSize = Phrase("大小：%1×%2。", "Size: %1×%2.")
  static let doctorSmall = Phrase(
    "小于 40×12 时一次只显示最要紧的。", " Below 40×12 only what matters most is shown.")
  static let doctorColors = Phrase("颜色：256 色。", "Colours: 256.")
  static let doctorFewColors = Phrase(
    "颜色：少于 256 色，用基本色；设 TERM=xterm-256color 可更多。",
    "Colours: fewer than 256, the basic ones are used; TERM=xterm-256color gives more.")
  static let doctorMono = Phrase(
    "颜色：不用颜色（mono 或 NO_COLOR）。", "Colours: none wanted (mono or NO_COLOR).")
  static let doctorUTF8 = Phrase("文字：UTF-8（%1）。", "Text: UTF-8 (%1).")
  static let doctorFolder = Phrase("数据文件夹：%1，可写。", "Data folder: %1, writable.")
  static let doctorFolderClosed = Phrase(
    "数据文件夹：%1 不可写；请改权限或用 --data。",
    "Data folder: %1 is not writable; change its permissions or use --data.")
  static let doctorDisk = Phrase(
    "磁盘：本地文件系统，锁和写盘可靠。", "Disk: a local file system; locks and flushing can be relied on.")
  static let doctorRemote = Phrase(
    "磁盘：%1 文件系统不保证锁和写盘；请用 --data 放到本地磁盘。",
    "Disk: a %1 file system does not keep locks and flushes; put the data on a local disk with --data."
  )
  static let doctorSpeech = Phrase(
    "朗读：speech-dispatcher 在运行；--speak 打开朗读。",
    "Speech: speech-dispatcher is running; --speak switches speech on.")
  static let doctorSpeechStarts = Phrase(
    "朗读：装了 speech-dispatcher，用 --speak 时会启动它。",
    "Speech: speech-dispatcher is installed; --speak starts it.")
  static let doctorSpeechProgram = Phrase(
    "朗读：只有 spd-say；--speak 用它，停得慢一些。",
    "Speech: only spd-say is here; --speak uses it, and stops less promptly.")
  static let doctorNoSpeech = Phrase(
    "朗读：没有 speech-dispatcher；装上：sudo apt-get install speech-dispatcher",
    "Speech: no speech-dispatcher; to add it: sudo apt-get install speech-dispatcher")
  static let doctorUnifont = Phrase(
    "大字：有 unifont，汉字也能放大。", "Large text: unifont is here, Chinese can be large too.")
  static let doctorNoUnifont = Phrase(
    "大字：没有 unifont，只有字母数字能放大；装上：sudo apt-get install unifont",
    "Large text: without unifont only Latin can be large; to add it: sudo apt-get install unifont")
  static let doctorLinear = Phrase("模式：逐行（%1）。", "Mode: linear (%1).")
  static let doctorScreen = Phrase(
    "模式：屏幕；--linear 是逐行。", "Mode: screen; --linear gives plain lines.")
  static let doctorSwitch = Phrase("开关：%1：%2（%3）。", "Switch: %1: %2 (%3).")
  static let doctorUnfit = Phrase("数据文件夹要先改好才能用。", "The data folder must be mended before a show.")
}
