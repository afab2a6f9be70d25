// LiveHost: how soon the first large Chinese line is there, and what the font takes (rule T6).
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConsoleUI
import SessionEngine
import SystemIO
import Training

/// The large lines of a whole show, out of the installed font.
struct HeroBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hero", abstract: "The first large line, and the memory of the font (T6).")

  /// Of accessibility.md: the first line within 2 ms, 1 MB resident.
  private static let limitMilliseconds = 2.0
  private static let limitKiB = 1024

  @Option(help: "Rounds; the median counts.")
  var rounds = 9

  func run() throws {
    let stall = try DemoStall.plan(.chinese, policy: SessionPolicy())
    let goods = stall.catalogue.goods
    let names = goods.map(\.name.chinese)
    let sayings = goods.flatMap(\.points).map(\.chinese)
    // The measuring itself takes memory the first time.
    _ = HeroBench.residentKiB()
    let before = HeroBench.residentKiB()
    let face = LargeFace()
    guard face.hasHan else { return Measure.say("hero: no package unifont, NOT measured") }
    precondition(
      face.lines(names[0], columns: 118, rows: 8) != nil, "the first line was not drawn")
    let one = HeroBench.residentKiB() - before
    for text in names + sayings {
      precondition(face.lines(text, columns: 118, rows: 30) != nil, "no large line: \(text)")
    }
    let all = HeroBench.residentKiB() - before
    // A face of its own each time has looked up nothing yet.
    let times = (0..<max(rounds, 1)).map { _ in
      Measure.seconds { _ = LargeFace().lines(names[0], columns: 118, rows: 8) }
    }
    let first = Measure.median(times)
    Measure.say(
      "hero: first line (\(names[0].count) Han) \(Measure.rounded(first * 1000, 3)) ms, limit "
        + "\(HeroBench.limitMilliseconds) ms: "
        + HeroBench.verdict(first * 1000 <= HeroBench.limitMilliseconds))
    Measure.say(
      "  resident +\(one) KiB after it, +\(all) KiB after all \(names.count) names and "
        + "\(sayings.count) lines to say (\(Set((names + sayings).joined()).count) characters), "
        + "limit \(HeroBench.limitKiB) KiB: " + HeroBench.verdict(all <= HeroBench.limitKiB))
  }

  private static func verdict(_ holds: Bool) -> String { holds ? "holds" : "MISSED" }

  /// All that is in memory now, by /proc/self/smaps: heap, mapped files and the rest.
  private static func residentKiB() -> Int {
    guard let bytes = try? FileSystem.read("/proc/self/smaps", limit: 4 << 20) else { return 0 }
    return bytes.split(separator: 0x0A).reduce(0) { sum, line in
      guard line.starts(with: "Rss:".utf8) else { return sum }
      let digits = line.filter { (0x30...0x39).contains($0) }
      return sum + (Int(String(decoding: digits, as: UTF8.self)) ?? 0)
    }
  }
}
