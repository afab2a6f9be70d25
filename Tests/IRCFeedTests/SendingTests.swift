// LiveHost: tests of speaking in the channel no more often than it allows.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import SessionEngine
import Testing

@testable import IRCFeed

@Suite struct SendingTests {
  /// The most messages in any 30 s.
  private func busiest(_ times: [Int64], _ span: Int64 = 30_000) -> Int {
    times.map { start in times.filter { (start...start + span).contains($0) }.count }.max() ?? 0
  }

  @Test func theWindowSlides() {
    var limiter = SendLimiter()
    let limits = [SendLimit(count: 3, span: 10_000)]
    var times: [Int64] = []
    var now: Int64 = 5_000
    for step in 0..<9 {
      now = max(now + Int64(step % 3) * 1000, limiter.readyAt(limits))
      limiter.take(at: now)
      times.append(now)
    }
    #expect(times == [5000, 6000, 8000, 15_000, 16_000, 18_000, 25_000, 26_000, 28_000])
  }

  @Test(arguments: UInt64(1)...20) func noWindowEverHoldsMoreThanItsLimit(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var script = try ScriptedClient.onTwitch()
    for number in 0..<400 {
      script.say("line \(number)")
      script.wait(until: script.time + Int64(generator.below(1500)))
      if generator.chance(10) {
        let connects = script.connects
        script.handle(.closed(nil))
        while script.connects == connects { script.wait(until: script.client.nextAt ?? 0) }
        script.handle(.connected)
        script.hear(":tmi CAP * LS :twitch.tv/tags", ":tmi CAP * ACK :twitch.tv/tags")
        script.hear(":tmi 001 livehost :Welcome", ":livehost!l@t JOIN #fair")
      }
    }
    script.wait(until: script.time + 600_000)
    let said = zip(script.sent, script.sentAt).filter { $0.0.hasPrefix("PRIVMSG") }
    #expect(busiest(said.map(\.1)) == 20, "seed \(seed)")
    let numbers = said.compactMap { Int($0.0.split(separator: " ").last ?? "") }
    #expect(numbers == numbers.sorted(), "seed \(seed)")
  }

  @Test func aModeratorOnTwitchMaySayAHundred() throws {
    for tags in ["mod=1", "badges=broadcaster/1,premium/1;mod=0", "badges=moderator/1"] {
      var script = try ScriptedClient.onTwitch()
      script.hear("@\(tags) :tmi.twitch.tv USERSTATE #fair")
      for number in 0..<100 { script.say("\(number)") }
      #expect(script.sent.count == 100)
      script.say("one more")
      script.wait(until: 30_999)
      #expect(script.sent.filter { $0.hasPrefix("PRIVMSG") }.count == 100)
      script.wait(until: 31_000)
      #expect(script.sent.last == "PRIVMSG #fair :one more")
      script.hear("@mod=0;badges= :tmi.twitch.tv USERSTATE #fair")
      for number in 0..<50 { script.say("\(number)") }
      script.wait(until: 61_999)
      #expect(script.sent.filter { $0.hasPrefix("PRIVMSG") }.count <= 120)
    }
  }

  @Test(arguments: [
    (":s 353 livehost = #fair :@livehost ana", true), (":s 353 livehost = #fair :+livehost", false),
    (":s 353 livehost = #fair :~&livehost", true), (":s MODE #fair +o livehost", true),
    (":s MODE #fair +bo x livehost", true), (":s MODE #fair -l+k-b+a key mask LiveHost", true),
    (":s MODE #fair +o ana", false), (":s MODE #other +o livehost", false),
    (":s MODE #fair +v livehost", false), (":s MODE #fair +o", false),
    (":s MODE #fair +lo 5 livehost", true), (":s MODE livehost +o livehost", false),
  ])
  func anOperatorOfTheChannelMaySayAHundred(_ line: String, _ isOperator: Bool) throws {
    var script = try ScriptedClient.joined()
    script.hear(line)
    for number in 0..<100 { script.say("\(number)") }
    #expect(script.sent.count == (isOperator ? 100 : 5))
    script.hear(":s MODE #fair -oq+a-a livehost livehost livehost livehost")
    #expect(!script.client.link.isModerator)
  }

  @Test func anIRCServerIsNotFlooded() throws {
    var script = try ScriptedClient.joined()
    for number in 0..<60 { script.say("\(number)") }
    script.wait(until: 200_000)
    let times = zip(script.sent, script.sentAt).filter { $0.0.hasPrefix("PRIVMSG") }.map(\.1)
    #expect(times.count == 60)
    #expect(busiest(times) <= 20)
    #expect(busiest(times, 9_999) == 5)
  }

  @Test func aFullQueueKeepsTheOldestAndTellsHowManyWereDropped() throws {
    var script = try ScriptedClient.onTwitch()
    for number in 0..<150 { script.say("\(number)") }
    // 20 went at once, 100 wait, and the host hears of the first dropped one at once.
    #expect(script.notes.count == 1)
    #expect(script.notes[0].contains(" 1."))
    script.wait(until: 30_000)
    #expect(script.notes.count == 2)
    #expect(script.notes[1].contains(" 29."))
    script.wait(until: 300_000)
    let said = script.sent.filter { $0.hasPrefix("PRIVMSG") }
    #expect(said == (0..<120).map { "PRIVMSG #fair :\($0)" })
    #expect(script.notes.count == 2)
  }

  @Test func whatIsSaidWithoutAConnectionIsSaidLater() throws {
    var script = try ScriptedClient()
    script.say("first")
    #expect(script.sent == [])
    script.join()
    script.say("second")
    #expect(script.sent == ["PRIVMSG #fair :second"])
    script.handle(.closed(nil))
    script.say("third")
    script.wait(until: 300)
    script.handle(.connected)
    script.forget()
    script.hear(":s 001 livehost :Welcome", ":livehost!l@h JOIN #fair")
    #expect(script.sent == ["JOIN #fair", "PRIVMSG #fair :third"])
  }

  @Test func aLongTextIsSaidInLinesThatArriveWhole() throws {
    var script = try ScriptedClient.joined()
    script.say(String(repeating: "三号来两份！", count: 50))
    #expect(script.sent.count > 1)
    // What others get has our address in front: at most 9 + 10 + 64 letters and their marks.
    #expect(script.sent.allSatisfy { $0.utf8.count + 2 + 88 <= 512 })
    let text = script.sent.map { String($0.dropFirst("PRIVMSG #fair :".count)) }.joined()
    #expect(text == String(repeating: "三号来两份！", count: 50))
  }

  @Test(arguments: [
    "a\r\nQUIT :x", "a\nQUIT :x", "a\rJOIN #x", "a\u{0}b", "\u{1}VERSION\u{1}", "\u{85}x",
  ])
  func noTextBecomesASecondLine(_ text: String) throws {
    var script = try ScriptedClient.joined()
    script.say(text)
    #expect(script.sent.count == 1)
    #expect(script.sent.allSatisfy { $0.hasPrefix("PRIVMSG #fair :") })
    #expect(script.sent[0].unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
  }

  @Test func whatTheChannelRefusesIsToldOnceAWhile() throws {
    var script = try ScriptedClient.joined()
    for _ in 0..<10 { script.hear(":s 404 livehost #fair :Cannot send to channel") }
    #expect(script.notes == ["The channel did not take a message: Cannot send to channel."])
    var twitch = try ScriptedClient.onTwitch()
    twitch.hear(
      "@msg-id=msg_duplicate :tmi NOTICE #fair :Identical.", "@msg-id=slow_on :tmi NOTICE #fair :x")
    #expect(twitch.notes == ["The channel did not take a message: Identical."])
  }
}
