// LiveHost: every answer of the linear console is plain, and says what would be right.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct LinearAnswersTests {
  @Test func aNumberOutOfItsRangeIsToldTheRange() throws {
    let driver = try LinearDriver()
    for (line, answer) in [
      ("digest 5000", "5 to 600"), ("heartbeat 5", "10 to 3600"), ("wait 100000", "0 to 86400"),
      ("stock 3 2.5", "whole number from 0"), ("sell 1.5", "whole number from 1"),
      ("sell 0.5 walnut to Mei", "whole number from 1"), ("pace 99", "1 to 30"),
      ("columns 5", "20 to 500"), ("clock 61", "0 to 60"), ("large 4", "0 to 3"),
      ("switch 11", "0.3 to 10"), ("unmute Zzz", "“Zzz” is not muted"),
      ("sell zzz", "There is no “zzz”"),
    ] {
      let said = driver.type(line)
      #expect(said.count == 1 && said[0].contains(answer), "\(line): \(said)")
    }
    #expect(driver.session.sales.entries.isEmpty)
  }

  /// What stands in the limits is what the readers take.
  @Test func limitsAreTrue() throws {
    for (verb, first, last) in [
      ("digest", 5, 600), ("heartbeat", 10, 3600), ("columns", 20, 500), ("pace", 1, 30),
      ("clock", 0, 60), ("large", 0, 3), ("wait", 0, 86_400),
    ] {
      let word = try #require(CommandWords.word(verb))
      for language in Language.allCases {
        let text = try #require(CommandWords.limits[word.verb]).text(in: language)
        #expect(text.contains(String(first)) && text.contains(String(last)), "\(text)")
      }
      for number in [first, last] {
        #expect(throws: Never.self) { try CommandParser.parse("\(verb) \(number)") }
      }
      #expect(throws: CommandProblem.self) { try CommandParser.parse("\(verb) \(last + 1)") }
    }
  }

  @Test func aWrongWordIsToldTheNearest() throws {
    for (line, meant) in [
      ("sel", "sell"), ("slel 2", "sell"), ("quit", "end"), ("exit", "end"), ("stauts", "status"),
      ("chatt", "chat"), ("undp", "undo"), ("买", "sell"), ("退出", "end"),
    ] {
      let driver = try LinearDriver()
      #expect(driver.type(line).first?.contains("Did you mean \(meant)?") == true, "\(line)")
      #expect(driver.session.isRunning && driver.session.sales.entries.isEmpty)
    }
    #expect(try LinearDriver(.chinese).type("买 2").first?.contains("是不是 卖？") == true)
    let far = try LinearDriver().type("qqqqqqqq")
    #expect(far == ["“qqqqqqqq” is not a command; type help."])
  }

  @Test func helpIsShortAndLeadsFurther() throws {
    let driver = try LinearDriver()
    let help = driver.type("help")
    #expect(help.count == 11 && help.last?.contains("help all") == true)
    #expect(driver.type("?") == help && driver.type(":help") == help && driver.type("：?") == help)
    #expect(driver.type("help all").count == CommandWords.all.count)
    #expect(driver.type("help sell").last == "For example: sell 2 green tea to Mei at 50 by cash")
    #expect(driver.type("help nonsense").first?.contains("is not a command") == true)
    #expect(try LinearDriver(.chinese).type("帮助 卖").last?.hasPrefix("例如：卖 2 ") == true)
    #expect(driver.type(":sell 1 walnut").first?.hasPrefix("Sold: sale 1") == true)
  }

  /// What is given as an example can be typed.
  @Test func everyExampleIsACommand() throws {
    for (verb, phrase) in CommandWords.examples {
      for language in Language.allCases {
        let example = phrase.text(in: language)
        #expect(throws: Never.self, "\(example)") { try CommandParser.parse(example) }
        let word = try #require(CommandWords.word(String(example.prefix { $0 != " " })))
        #expect(word.verb == verb, "\(example)")
      }
    }
    for verb in CommandWords.otherWords.keys { #expect(CommandWords.word(verb) == nil, "\(verb)") }
  }

  @Test func sentencesNameWhatCanBeTyped() throws {
    let driver = try LinearDriver()
    driver.type("hold")
    #expect(driver.type("hold") == ["These goods are held already; resume goes on."])
    driver.type("pause")
    #expect(driver.type("pause").first?.contains("resume goes on") == true)
    driver.type("resume")
    #expect(driver.type("caption").first?.hasPrefix("No caption is shown") == true)
    driver.type("caption Hello")
    #expect(driver.type("caption") == ["The caption is taken down."])
  }

  @Test func repeatSaysTheLastLineAgain() throws {
    let driver = try LinearDriver()
    driver.type("greeting off")
    let last = driver.type("status").last
    for _ in 0..<2 { #expect(driver.type("repeat") == [last]) }
    driver.type("sell 1 walnut")
    #expect(driver.type("repeat").first?.hasPrefix("Sold: sale 1") == true)
    driver.trouble("The feed stopped.")
    driver.listen()
    #expect(driver.type("重复") == ["The feed stopped."])
  }

  @Test func whoIsNotNamedIsCounted() throws {
    let driver = try LinearDriver()
    for index in 0..<24 { driver.audience(.enter, "v\(index)") }
    let said = driver.type("viewers").joined(separator: " ")
    #expect(said.hasPrefix("24 here: v4, v5,") && said.hasSuffix("v23 and 4 more"), "\(said)")
  }

  /// What goes to the chat in the host's name is told, unless it does not go there.
  @Test func thanksAreTold() throws {
    for isOn in [true, false] {
      let driver = try LinearDriver { $0.replies.isOn = isOn }
      driver.audience(
        .order(goods: "1", quantity: 1, payment: .wechat), "Mei", saleID: "order-1")
      #expect(driver.lines.contains { $0.hasPrefix("Order: sale 1") })
      #expect(driver.lines.contains { $0.hasPrefix("Thanks: ") } == isOn)
    }
  }

  @Test func theStatusSaysWhatCouldNotBeRead() throws {
    let driver = try LinearDriver()
    let sentence = "Feed lines that could not be read: 3 (kept in rejected.jsonl)"
    #expect(!driver.type("status").contains { $0.hasPrefix("Feed lines") })
    driver.rejectedLines = 3
    #expect(driver.type("status").contains(sentence))
  }
}
