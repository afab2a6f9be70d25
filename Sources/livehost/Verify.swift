// LiveHost: livehost verify: a journal checked line by line.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConsoleUI
import JSONLines
import Journal
import SessionEngine
import SessionFiles
import SystemIO

struct Verify: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: HelpWords.text(.helpVerify),
      discussion: HelpWords.text(.helpVerifyMore))
  }

  @OptionGroup var flags: SessionFlags

  @Flag(help: .said(.helpAll))
  var all = false

  @Flag(help: .said(.helpRepair))
  var repair = false

  func run() throws {
    do throws(Failure) {
      let words = flags.words()
      if all { return try verifyAll(words) }
      let folder = try flags.folder(words)
      let lines = VerifyWords(words)
      let meter = ProgressMeter(folder, words)
      var loaded = try flags.load(words, isWhole: true, progress: meter.show)
      meter.clear()
      for line in lines.report(loaded) { Console.say(line) }
      if repair, loaded.report.tornTail != nil {
        Console.say(try repaired(folder, lines, words))
        loaded = try flags.load(words, isWhole: true)
      }
      guard loaded.isSound else {
        throw Failure(.problemFound, lines.verdict(loaded))
      }
      Console.say(lines.sound)
    } catch {
      throw error.exit
    }
  }

  /// One line a session; a single unsound one makes the exit code 1.
  private func verifyAll(_ words: Words) throws(Failure) {
    let data = DataFolder.chosen(flag: flags.data)
    var unsound = 0
    for folder in data.list(isTraining: false) + data.list(isTraining: true) {
      let name = FileSystem.name(of: folder)
      do throws(SessionFailure) {
        let loaded = try SessionStore.load(folder, isWhole: true)
        if !loaded.isSound { unsound += 1 }
        Console.say(
          words(
            loaded.isSound ? .allSound : .allDamaged, name, String(loaded.report.records),
            words.sales(loaded.session.totals.all.sales)))
      } catch {
        unsound += 1
        Console.say(name + ": " + Failure.of(error, words).sentence)
      }
    }
    if unsound > 0 { throw Failure(.problemFound, words(.allVerdict, String(unsound))) }
  }

  private func repaired(
    _ folder: String, _ lines: VerifyWords, _ words: Words
  ) throws(Failure) -> String {
    do throws(SessionFailure) {
      let opened = try SessionStore.resume(
        folder, policy: .init(), regulars: [:], now: MachineClock.wallMilliseconds(),
        acceptsOlder: true)
      return lines.setAside(opened.tail ?? "")
    } catch {
      throw .of(error, words)
    }
  }
}

/// The sentences of `verify`.
struct VerifyWords {
  private let words: Words

  init(_ words: Words) {
    self.words = words
  }

  func report(_ loaded: LoadedSession) -> [String] {
    let report = loaded.report
    let session = loaded.session
    var lines = [
      words(.verifySession, FileSystem.name(of: loaded.folder)),
      words(.verifyFiles, report.files.joined(separator: ", ")),
      words(.verifyRecords, String(report.records), String(report.lines), String(report.lastSeq)),
      words(
        .verifyLast, report.lastAt.map { JSONTime.text($0) } ?? words(.verifyNothing)),
      words(
        .verifySales, words.sales(session.totals.all.sales), words.units(session.totals.all.units),
        words.money(session.totals.all.revenue)),
    ]
    if report.superseded > 0 {
      lines.append(words(.verifySuperseded, String(report.superseded)))
    }
    lines += report.damage.prefix(50).map(damage)
    let unlisted = report.damage.count - min(50, report.damage.count) + report.unlistedDamage
    if unlisted > 0 { lines.append(words(.verifyMore, String(unlisted))) }
    if let tail = report.tornTail {
      lines.append(words(.verifyTail, tail.file, String(tail.count), String(tail.offset)))
    }
    if let had = loaded.missingFrom {
      lines.append(words(.verifyBackwards, String(report.lastSeq), String(had)))
    }
    if loaded.unreadable > 0 { lines.append(words(.verifyUnreadable, String(loaded.unreadable))) }
    return lines
  }

  private func damage(_ damage: JournalDamage) -> String {
    let place = "\(damage.file):\(damage.line): "
    switch damage.kind {
    case .badLine: return place + words(.damageBadLine)
    case .missing(let first, let last):
      return place + words(.damageMissing, String(first), String(last))
    case .doubled(let seq): return place + words(.damageDoubled, String(seq))
    case .outOfOrder(let seq): return place + words(.damageOrder, String(seq))
    case .brokenChain(let seq): return place + words(.damageChain, String(seq))
    }
  }

  var sound: String { words(.verifySound) }
  var runVerify: String { words(.runVerify) }

  func verdict(_ loaded: LoadedSession) -> String {
    if loaded.missingFrom != nil { return words(.verdictBackwards) }
    return words(loaded.report.isComplete ? .verdictTail : .verdictDamage)
  }

  func setAside(_ name: String) -> String { words(.verifySetAside, name) }

  func incomplete(line: Int) -> String { words(.salesIncomplete, String(line)) }
}

// One line a phrase: Chinese, then English.
extension Phrase {
  static let verifySession = Phrase("场次：%1", "Session: %1")
  static let verifyFiles = Phrase("文件：%1", "Files: %1")
  static let verifyRecords = Phrase(
    "记录：%1 条，共 %2 行，最后编号 %3", "Records: %1 in %2 lines, the last is number %3")
  static let verifyLast = Phrase("最后一条：%1", "Last record: %1")
  static let verifyNothing = Phrase("没有", "none")
  static let verifySales = Phrase("销售：%1，%2，%3", "Sales: %1, %2, %3")
  static let verifySuperseded = Phrase(
    "磁盘出错后改写到下一个文件的记录：%1", "Records written again to the next file after a disk error: %1")
  static let verifyMore = Phrase("还有 %1 处损坏没有列出", "%1 more damages are not listed")
  static let verifyTail = Phrase(
    "%1：末尾有 %2 字节没写完（从第 %3 字节起）；这部分从未说过“已保存”",
    "%1: %2 bytes at the end are half written (from byte %3); nobody was told they were saved")
  static let verifyBackwards = Phrase(
    "日志到第 %1 条为止，sales.json 做成时有 %2 条",
    "The journal ends at record %1; it had %2 when sales.json was made")
  static let verdictBackwards = Phrase(
    "日志比 sales.json 旧：可能放回了旧备份，或最后几行已损坏。请从备份找回较新的 journal.jsonl。",
    "The journal is older than sales.json: an old backup, or its last lines are damaged. Restore the newer journal.jsonl."
  )
  static let checking = Phrase("已检查 %1%", "%1% checked")
  static let verifyUnreadable = Phrase(
    "%1 条记录完好但读不懂；请用新版 LiveHost", "%1 records are sound but not understood; use a newer LiveHost")
  static let allSound = Phrase("完好  %1：%2 条记录，%3", "sound    %1: %2 records, %3")
  static let allDamaged = Phrase("有问题  %1：%2 条记录，%3", "DAMAGED  %1: %2 records, %3")
  static let allVerdict = Phrase(
    "有问题的场次：%1；请逐场运行 livehost verify 看详情。",
    "Sessions that are not sound: %1; run livehost verify on each for the details.")
  static let verifySound = Phrase("完好：每一条记录都在，次序正确。", "Sound: every record is here and in order.")
  static let verdictTail = Phrase(
    "末尾没写完；加 --repair 会把它移到另一个文件。",
    "The end is half written; --repair moves it into a file of its own.")
  static let verdictDamage = Phrase(
    "日志有损坏，合计不完整；其余记录可用。请从备份恢复上面列出的行。",
    "The journal is damaged and totals are incomplete; the other records are usable. Restore the lines above from a backup."
  )
  static let verifySetAside = Phrase("没写完的部分已移到 %1。", "The half-written end is now in %1.")
  static let damageBadLine = Phrase("这一行已损坏", "this line is damaged")
  static let damageMissing = Phrase("前面缺少记录 %1 到 %2", "records %1 to %2 are missing before it")
  static let damageDoubled = Phrase(
    "记录 %1 重复，未计入", "record %1 stands here again and is not counted")
  static let damageOrder = Phrase("记录 %1 的次序不对", "record %1 is out of order")
  static let damageChain = Phrase(
    "记录 %1 与前一条接不上", "record %1 does not follow the one before it")
  static let salesIncomplete = Phrase(
    "合计不完整：日志第 %1 行有损坏。", "Totals are incomplete: the journal is damaged at line %1.")
  static let runVerify = Phrase("请运行 livehost verify 看详情。", "Run livehost verify for the details.")
}
