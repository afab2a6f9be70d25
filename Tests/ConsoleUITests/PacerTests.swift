// LiveHost: never more unasked lines than a screen reader can say; nothing vital lost.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct PacerTests {
  private static let words = Words(.english)

  private func order(_ number: Int) -> UnaskedLine {
    let total = Money(minorUnits: 250, Currency.yuan)
    let sum = OrderSum(count: 1, units: 2, total: total, first: number, last: number)
    return UnaskedLine(.order(sum), "order \(number)")
  }

  /// Bursts of every kind for twenty minutes, with folded lines and small and large limits.
  @Test(arguments: [1, 2, 7, 30], [1, 3])
  func noMinuteHasMoreLinesThanAllowed(_ limit: Int, _ cost: Int) {
    var pacer = LinearPacer()
    var seed: UInt64 = 42
    func random(_ below: UInt64) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % below)
    }
    var said: [Instant] = []
    for tick in 0..<4800 {
      let now = Instant(milliseconds: Int64(tick) * 250)
      for index in 0..<random(4) {
        switch random(6) {
        case 0: pacer.add(order(tick * 10 + index))
        case 1: pacer.add(UnaskedLine(.vital, "trouble"))
        case 2: pacer.add(UnaskedLine(.claim(lot: random(9)), "claim"))
        case 3: pacer.add(UnaskedLine(.counted(.replies), "hello"))
        case 4: pacer.add(UnaskedLine(.counted(.notes), "note"))
        default: pacer.add(UnaskedLine(.onAir, "on air"))
        }
      }
      let lines = pacer.take(
        at: now, limit: limit, Self.words, fold: { Array(repeating: $0, count: cost) },
        counted: { _ in })
      said += Array(repeating: now, count: lines.count)
    }
    #expect(said.count > limit * 15)
    for (start, first) in said.enumerated() {
      let minute = said[start...].prefix { $0.since(first) < .seconds(60) }.count
      #expect(minute <= max(limit, cost))
    }
  }

  /// Fifty orders a second for five minutes: every one is in a line, alone or in a sum.
  @Test func noOrderIsLost() throws {
    var pacer = LinearPacer()
    var lines: [String] = []
    var number = 0
    for second in 0..<300 {
      for _ in 0..<50 {
        number += 1
        pacer.add(order(number))
      }
      lines += pacer.take(
        at: Instant(milliseconds: Int64(second) * 1000), limit: 30, Self.words, fold: { [$0] },
        counted: { _ in Issue.record("an order is never only counted") })
    }
    lines += pacer.rest(Self.words)
    var next = 1
    for line in lines {
      let numbers = line.split { !$0.isNumber }.compactMap { Int($0) }
      let isSum = line.hasPrefix("Orders: sales ")
      #expect(numbers.first == next)
      next = (isSum ? numbers[1] : numbers[0]) + 1
      if isSum { #expect(numbers[2] == numbers[1] - numbers[0] + 1) }
    }
    #expect(next == number + 1)
    #expect(lines.count < 200)
  }

  @Test func whatIsVitalGoesFirstAndHasRoom() {
    var pacer = LinearPacer()
    for index in 0..<100 { pacer.add(UnaskedLine(.claim(lot: index), "claim \(index)")) }
    var counted = 0
    let start = Instant(milliseconds: 0)
    let first = pacer.take(
      at: start, limit: 30, Self.words, fold: { [$0] }, counted: { _ in counted += 1 })
    #expect(first.count == 10 && counted == 90)
    pacer.add(UnaskedLine(.vital, "the disk is full"))
    let second = pacer.take(
      at: start, limit: 30, Self.words, fold: { [$0] }, counted: { _ in })
    #expect(second == ["the disk is full"])
  }

  /// What is true only for a while is said first and as it is now, or not at all.
  @Test func whatIsTrueForAWhileNeverWaits() throws {
    let driver = try LinearDriver { $0.linear.linesPerMinute = 1 }
    driver.type("greeting off")
    driver.wait(60)
    for name in ["a", "b", "c"] { driver.trouble("trouble \(name)") }
    driver.listen()
    driver.type("sell 1 walnut")
    let before = driver.lines.count
    // The minute is full until the undo is closed: nothing is said of it afterwards.
    driver.wait(200)
    #expect(!driver.lines[before...].contains { $0.contains("can be undone") })
    driver.settings.linear.linesPerMinute = 2
    driver.wait(100)
    driver.type("sell 1 walnut")
    driver.wait(18)
    for name in ["d", "e", "f"] { driver.trouble("trouble \(name)") }
    driver.wait(3)
    for line in driver.lines where line.contains("can be undone") {
      #expect(line.contains("for 10 more") || line.contains("for 9 more"), "\(line)")
    }
  }

  @Test func hurriedLinesGoFirstAndGoneOnesNowhere() {
    var pacer = LinearPacer()
    pacer.add(UnaskedLine(.vital, "trouble"))
    pacer.add(order(1))
    pacer.add(UnaskedLine(.vital, "undo", about: .undo(sale: 1)))
    pacer.add(UnaskedLine(.claim(lot: 1), "claim", about: .claim("c-1")))
    var isOver = false
    func take(_ second: Int64) -> [String] {
      pacer.take(
        at: Instant(milliseconds: second * 1000), limit: 1, Self.words, fold: { [$0] },
        current: { $0.matter == nil ? $0.text : isOver ? nil : $0.text + " at \(second)" },
        counted: { _ in })
    }
    #expect(take(0) == ["undo at 0"])
    pacer.add(UnaskedLine(.vital, "another undo", about: .undo(sale: 2)))
    #expect(take(30) == [])
    isOver = true
    #expect(take(60) == ["trouble"] && take(120) == ["order 1"] && take(180) == [])
  }

  /// An order is not kept waiting by a digest, nor is a digest said long after its 20 s.
  @Test func aDigestIsMadeOnlyWhenItCanBeSaid() throws {
    let driver = try LinearDriver { $0.linear.linesPerMinute = 3 }
    driver.type("greeting off")
    for second in 0..<900 {
      driver.audience(.chat, "v\(second)", "hello?")
      if second % 3 == 0 { driver.trouble("trouble \(second)") }
      driver.wait(1)
    }
    #expect(!driver.lines.contains { $0.contains("In the last ") })
    driver.settings.linear.linesPerMinute = 30
    let before = driver.lines.count
    driver.wait(900)
    let digest = try #require(driver.lines[before...].first { $0.contains("In the last ") })
    let seconds = digest.split { !$0.isNumber }.first.flatMap { Int($0) } ?? 0
    #expect(seconds > 900, "\(digest)")
  }

  // MARK: The whole console

  /// A busy room for ten minutes: 50 messages a second, a fifth of them claims.
  @Test func aFloodIsHeardAsDigests() throws {
    let driver = try LinearDriver { $0.linear.columns = 40 }
    for second in 0..<600 {
      for index in 0..<10 {
        let name = "v\(second)-\(index)"
        switch index % 5 {
        case 0: driver.audience(.chat, name, "lot \(1 + second % 9), 1 please")
        case 1: driver.audience(.chat, name, "is it sweet?")
        default: driver.audience(.chat, name, "hello")
        }
      }
      if second % 97 == 0 { driver.trouble("the feed stopped") }
      driver.wait(1)
    }
    #expect(driver.busiestMinute <= 30)
    #expect(driver.lines.filter { $0.contains("the feed stopped") }.count == 7)
    #expect(driver.lines.contains { $0.contains("In the last ") })
  }

  @Test func aDigestCountsByKindAndLot() throws {
    let driver = try LinearDriver { $0.linear.digestDetail = .brief }
    driver.wait(20)
    for name in ["Mei", "Ana", "Li Hua"] { driver.audience(.enter, name) }
    driver.audience(.chat, "Mei", "is it sweet?")
    driver.audience(.chat, "Ana", "how long does it keep?")
    driver.audience(.chat, "Li Hua", "1 of lot 4 please")
    let before = driver.lines.count
    driver.wait(20)
    let said = driver.lines[before...].joined(separator: " ")
    #expect(
      said.contains("In the last 20 s: 3 new viewers, 2 questions, 1 claim for number 4"), "\(said)"
    )
    driver.type("语言 中文")
    driver.type("摘要 全")
    driver.audience(.chat, "Mei", "甜不甜？")
    driver.wait(21)
    #expect(driver.lines.contains { $0.hasSuffix("聊天 1 行、提问 1 个。最近的提问：“甜不甜？”") })
  }

  @Test func aQuietConsoleSaysNothing() throws {
    let driver = try LinearDriver()
    driver.type("hold")
    let before = driver.lines.count
    driver.wait(600)
    #expect(driver.lines.count == before)
    driver.type("heartbeat 60")
    driver.wait(181)
    let beats = driver.lines.filter { $0.hasPrefix("All is well: on air for") }
    #expect(beats.count == 3)
  }

  @Test func afterDigestOffNoDigestComes() throws {
    let driver = try LinearDriver()
    driver.type("digest off")
    #expect(driver.type("digest brief").first?.contains("No digest comes now") == true)
    let before = driver.lines.count
    for index in 0..<300 {
      driver.audience(.chat, "v\(index)", "\(1 + index % 9)号来两份")
      driver.wait(1)
    }
    #expect(!driver.lines[before...].contains { $0.contains("In the last ") })
    driver.type("digest 20")
    driver.wait(30)
    driver.audience(.chat, "Mei", "hello?")
    driver.wait(30)
    #expect(driver.lines[before...].contains { $0.contains("In the last ") })
  }

  @Test func withDigestsOffTheChatIsSilent() throws {
    let driver = try LinearDriver { $0.linear.digestSeconds = 0 }
    driver.type("greeting off")
    driver.type("hold")
    let before = driver.lines.count
    for index in 0..<50 {
      driver.audience(.chat, "v\(index)", "hello?")
      driver.wait(1)
    }
    #expect(driver.lines.count == before)
  }
}
