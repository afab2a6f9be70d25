// LiveHost: what is said about files, data folders and terminals.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConsoleUI
import CursesTerminal
import Journal
import SessionEngine
import SessionFiles
import SystemIO

/// A failure on its way out: one or two plain sentences and a documented exit code
/// (contract §1, after sysexits.h).
struct Failure: Error {
  enum Code: Int32 {
    case problemFound = 1
    case usage = 64
    case badData = 65
    case noInput = 66
    case ourDefect = 70
    case cannotCreate = 73
    case inputOutput = 74
    case inUse = 75
  }

  let code: Code
  let sentence: String

  init(_ code: Code, _ sentence: String) {
    self.code = code
    self.sentence = sentence
  }

  /// Says the sentence on standard error; the parser ends the process with the code.
  var exit: ExitCode {
    Console.complain(sentence)
    return ExitCode(code.rawValue)
  }

  static func of(_ failure: SessionFailure, _ words: Words) -> Failure {
    switch failure {
    case .file(let file): of(file, words)
    case .cannotCreate(let error):
      Failure(.cannotCreate, words(.cannotCreate, error.path, error.reason))
    case .inputOutput(let error):
      Failure(.inputOutput, words(.cannotReadOrWrite, error.path, error.reason))
    case .wentBackwards(let folder, let had, let has):
      Failure(
        .problemFound,
        words(.wentBackwards, FileSystem.name(of: folder), String(has), String(had)))
    case .inUse(let folder, let holder):
      Failure(
        .inUse,
        words(
          .inUse, FileSystem.name(of: folder), holder.process.map(String.init) ?? "?",
          holder.since.map { since in
            words.wallTime(
              Instant(milliseconds: since),
              zoneSeconds: MachineClock.zoneOffsetSeconds(at: since))
          } ?? "?"))
    }
  }

  static func of(_ failure: FileFailure, _ words: Words) -> Failure {
    switch failure {
    case .document(let problem):
      Failure(problem.isMissingFile ? .noInput : .badData, problem.sentence(words))
    case .system(let error) where error.isMissingFile:
      Failure(.noInput, words(.noSuchFile, error.path))
    case .system(let error):
      Failure(.inputOutput, words(.cannotReadOrWrite, error.path, error.reason))
    }
  }

  static func of(_ problem: TerminalProblem, _ words: Words) -> Failure {
    switch problem {
    case .noTerminal: Failure(.usage, words(.noTerminal))
    case .cannotDraw(let term):
      Failure(.usage, words(.cannotDraw, term.isEmpty ? "\"\"" : term))
    case .notUTF8(let locale): Failure(.usage, words(.notUTF8, locale))
    }
  }
}

/// The standard streams.
enum Console {
  static func say(_ line: String) {
    try? Descriptor.standardOutput.writeAll(Array((SafeLine.text(line) + "\n").utf8))
  }

  /// Says the last lines of a console. A terminal that takes nothing must not keep us from leaving,
  /// and who is in a hurry does not wait for a pipe either.
  static func sayLast(_ lines: [String], inHurry: Bool) {
    let output = Descriptor.standardOutput
    let waits = !inHurry && !output.isTerminal
    if !waits, Poller.ready(reading: [], writing: [output.number], timeout: 20).isEmpty { return }
    // On a thread: there may be room for a part only.
    guard let thread = try? OutputThread(output) else { return }
    thread.write(Array(lines.map { SafeLine.text($0) + "\n" }.joined().utf8))
    thread.finish(milliseconds: waits ? nil : 500)
  }

  /// The next line of `input`; nil at its end.
  static func line(_ input: Descriptor) -> String? {
    var bytes: [UInt8] = []
    // A byte at a time: what follows the line is for the console.
    while bytes.last != 0x0A, bytes.count < 4096 {
      guard case .bytes? = try? input.read(into: &bytes, limit: 1) else {
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
      }
    }
    return String(decoding: bytes.dropLast(), as: UTF8.self)
  }

  /// Whether the next line of `input` is a yes; the end of input is none.
  static func isYes(_ input: Descriptor) -> Bool {
    let answer = (line(input) ?? "").lowercased().filter { !$0.isWhitespace }
    return answer == "y" || CommandWords.word(answer)?.verb == .yes
  }

  static func complain(_ line: String) {
    try? Descriptor.standardError.writeAll(Array((SafeLine.text(line) + "\n").utf8))
  }
}

// One line a phrase: Chinese, then English.
extension Phrase {
  static let cannotCreate = Phrase(
    "无法在 %1 建立文件：%2。请用 --data 换一个文件夹。",
    "Cannot create files in %1: %2. Choose another folder with --data.")
  static let cannotReadOrWrite = Phrase(
    "无法读写 %1：%2。请检查磁盘和权限，再试一次。",
    "Cannot read or write %1: %2. Check the disk and the permissions, then try again.")
  static let wentBackwards = Phrase(
    "“%1”的日志只到第 %2 条，但 sales.json 说曾有 %3 条：可能放回了旧备份。请找回较新的 journal.jsonl；没有的话，再次开始并回答“是”就从这里接着记。",
    "The journal of “%1” ends at record %2, but sales.json says there were %3: an old backup may have been put back. Find the newer journal.jsonl; if there is none, start again and answer “yes” to go on from here."
  )
  static let goOnFromOlder = Phrase(
    "日志只到第 %1 条，sales.json 说曾有 %2 条：可能放回了旧备份。从这里接着记吗？输入“是”接着记（sales.json 会另存），输入别的就不动。",
    "The journal ends at record %1, but sales.json says there were %2: an old backup may have been put back. Go on from here? Type “yes” (sales.json is kept aside), or anything else to leave it as it is."
  )
  static let inUse = Phrase(
    "“%1”正在另一个控制台里（进程 %2，从 %3 起）：请先离开那里，或用 livehost sales 只看，或加 --new 另开一场。",
    "“%1” is open in another console (process %2, since %3): leave it there first, look at it with livehost sales, or start another show with --new."
  )
  static let socketInUse = Phrase(
    "%1 正被另一个控制台使用；请换一个路径，或先结束那一个。",
    "%1 is in use by another console; choose another path, or end that one first.")
  static let cannotListen = Phrase(
    "无法在“%1”接收观众：%2。请换一个路径。", "Cannot listen at “%1”: %2. Choose another path.")
  static let wrongCommandLine = Phrase(
    "命令写得不对：%1 请看 livehost --help。", "The command line is not right: %1 See livehost --help.")
  static let noSuchCommand = Phrase(
    "没有命令“%1”；livehost --help 列出全部。", "There is no command “%1”; livehost --help lists them.")
  static let noSuchFile = Phrase("没有文件 %1；请检查路径。", "There is no file %1; check the path.")
  static let noTerminal = Phrase(
    "这里没有终端；请加 --linear 用逐行模式。", "There is no terminal here; use --linear for plain lines.")
  static let cannotDraw = Phrase(
    "终端类型 %1 不能画屏幕；请加 --linear 用逐行模式，或换一个终端。",
    "The terminal type %1 cannot draw a screen; use --linear for plain lines, or another terminal.")
  static let notUTF8 = Phrase(
    "语言环境 %1 不是 UTF-8；请设 LANG=C.UTF-8，或加 --linear 用逐行模式。",
    "The locale %1 is not UTF-8; set LANG=C.UTF-8, or use --linear for plain lines.")
  static let badSpeed = Phrase(
    "速度“%1”不对；请写 0.25 到 1000 的数，或 max。",
    "The speed “%1” is not right; write a number from 0.25 to 1000, or max.")
  static let speedInShow = Phrase(
    "真正的直播不能改速度；请去掉 --speed，或用 rehearse。",
    "A real show runs at its own speed; leave out --speed, or use rehearse.")
  static let badMinutes = Phrase(
    "分钟数“%1”不对；请写 0.1 到 1440。", "The minutes “%1” are not right; write 0.1 to 1440.")
  static let maxNeedsLength = Phrase(
    "--speed max 在屏幕上要有 --minutes，不然一眨眼就过去了。",
    "On the screen --speed max needs --minutes, or nobody could see where it ends.")
  static let commandFirst = Phrase(
    "请先写命令 %1，再写选项，比如 livehost %1 --language zh。",
    "Write the command %1 first, then its options, such as livehost %1 --language en.")
  static let notYet = Phrase(
    "%1 还没有做好，现在不能用；livehost --help 列出能用的。",
    "%1 is not built yet; livehost --help lists what works.")
  static let badAudience = Phrase(
    "不认识观众来源“%1”；可写 simulated、none、-、unix:路径、exec:命令 或 irc://主机/频道。",
    "The audience “%1” is not known; write simulated, none, -, unix:PATH, exec:COMMAND or irc://HOST/CHANNEL."
  )
  static let noConnector = Phrase(
    "找不到 livehost-irc；请先运行 swift build -c release --product livehost-irc，放在 livehost 旁边。",
    "livehost-irc is not there; build it with swift build -c release --product livehost-irc and put it beside livehost."
  )
  static let simulatedInShow = Phrase(
    "模拟观众只能用于 demo 和 rehearse；请用 - 或 unix:路径。",
    "A simulated audience is for demo and rehearse only; use - or unix:PATH.")
  static let linearNeedsTerminal = Phrase(
    "标准输入是观众来源，这里又没有终端可以输入命令；请用 --audience unix:路径。",
    "Standard input is the audience and there is no terminal to type commands in; use --audience unix:PATH."
  )
  static let ownDefect = Phrase(
    "LiveHost 因自身的错误停下了。显示过“已保存”的都在磁盘上：%1。用同样的命令可以接着播。",
    "LiveHost stopped because of a defect of its own. Everything it said was saved is on the disk: %1. The same command goes on from there."
  )
  static let filesAt = Phrase("文件在：%1", "The files are in %1")
  static let keptRehearsal = Phrase(
    "彩排记在数据文件夹的 rehearsals 里。", "The rehearsal is kept in the data folder, under rehearsals.")
  static let canGoOn = Phrase(
    "直播没有结束；用同样的命令可以接着播。", "The show has not ended; the same command goes on with it.")
  static let endNotSaved = Phrase(
    "结束没能存下来，已保存的销售都在。请腾出空间，或检查磁盘。",
    "The end of the show could not be saved; every saved sale is there. Free space or check the disk."
  )
  static let salesBehind = Phrase(
    "sales.json 没能写全；日志里都有，livehost sales 可以看，下次开播会补上。",
    "sales.json could not be written whole; the journal has everything, livehost sales shows it, and the next start writes it."
  )
  static let planChanged = Phrase(
    "计划文件后来改过；这场继续用开始时的计划（新计划请加 --new）。",
    "The plan has changed since; this show goes on with the one it began with (--new takes the new one)."
  )
  static let whichSession = Phrase(
    "是哪一场？请给文件夹、名字的一部分或 last。", "Which session? Give its folder, a part of its name, or last.")
  static let noSession = Phrase(
    "没有叫“%1”的场次；请给文件夹、名字的一部分或 last。",
    "There is no session “%1”; give its folder, a part of its name, or last.")
  static let severalSessions = Phrase(
    "“%1”不止一场：%2。请写完整。", "“%1” fits several: %2. Write more of it.")
}
