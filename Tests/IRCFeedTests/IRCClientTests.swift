// LiveHost: tests of connecting, staying connected and leaving.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import SessionEngine
import Testing

@testable import IRCFeed

@Suite struct IRCClientTests {
  @Test func aServerWithoutExtensionsIsJoined() throws {
    var script = try ScriptedClient()
    #expect(script.connects == 1)
    script.handle(.connected)
    #expect(script.sent == ["CAP LS 302", "NICK livehost", "USER livehost 0 * :LiveHost"])
    script.forget()
    script.hear(":s 421 * CAP :Unknown command", "PING :cookie", ":s 001 livehost :Welcome")
    #expect(script.sent == ["PONG :cookie", "JOIN #fair"])
    script.hear(":livehost!l@h JOIN :#FAIR")
    #expect(script.lines == [])
    #expect(script.client.nextAt == 30_000)
  }

  @Test func onlyWhatIsOfferedIsAskedFor() throws {
    var script = try ScriptedClient(password: nil)
    script.handle(.connected)
    script.forget()
    script.hear(":s CAP * LS * :sasl=PLAIN batch server-time", ":s CAP * LS :message-tags=x away")
    #expect(script.sent == ["CAP REQ :batch message-tags server-time"])
    script.hear(":s CAP * ACK :batch message-tags server-time")
    #expect(script.sent.last == "CAP END")
  }

  @Test(arguments: [":s CAP * LS :", ":s CAP * LS :sasl", ":s CAP * NAK :batch"])
  func aServerThatOffersNothingIsNotKeptWaiting(_ answer: String) throws {
    var script = try ScriptedClient()
    script.handle(.connected)
    script.hear(answer)
    #expect(script.sent.last == "CAP END")
  }

  @Test func thePasswordIsSentOnceAndOnItsOwnLine() throws {
    var script = try ScriptedClient("ircs://irc.example/fair", password: "oauth:1 2")
    #expect(script.sent == [])
    script.handle(.connected)
    #expect(script.sent[1] == "PASS :oauth:1 2")
  }

  @Test func aNickInUseIsReplacedUntilOneIsFree() throws {
    var script = try ScriptedClient()
    script.handle(.connected)
    script.forget()
    script.hear(":s 433 * livehost :in use", ":s 433 * livehost_ :in use", ":s 432 * x :bad")
    #expect(script.sent.first == "NICK livehost_")
    #expect(script.sent.count == 3)
    #expect(script.sent.dropFirst().allSatisfy { $0.hasPrefix("NICK liveho") })
    #expect(script.sent.allSatisfy { $0.utf8.count <= 5 + 9 })
    for _ in 0..<20 { script.hear(":s 433 * x :in use") }
    #expect(script.finish == .some(.noFreeNick("irc.example")))
  }

  @Test func theNickThatTheServerGivesIsOurs() throws {
    var script = try ScriptedClient()
    script.handle(.connected)
    script.hear(":s 433 * livehost :in use", ":s 001 liveho_ :Welcome", ":liveho_!l@h JOIN #fair")
    #expect(script.lines == [])
    script.hear(":liveho_!l@h NICK :Live[", ":live{!l@h PRIVMSG #fair :mine")
    #expect(script.lines == [])
    script.hear(":ana!a@h PRIVMSG #fair :hers")
    #expect(script.written.map(\.text) == ["hers"])
  }

  @Test(arguments: [
    (
      ":s 464 * :Password incorrect", IRCNotice.refused("irc.example", reason: "Password incorrect")
    ),
    (":s 465 * :Banned", .refused("irc.example", reason: "Banned")),
    (
      ":s 475 livehost #fair :Cannot join (+k)",
      .channelRefused("#fair", reason: "Cannot join (+k)")
    ),
  ])
  func aRefusalEndsTheProgramWithTheServersWords(_ line: String, _ notice: IRCNotice) throws {
    var script = try ScriptedClient()
    script.handle(.connected)
    if line.contains("#fair") { script.hear(":s 001 livehost :Welcome") }
    script.hear(line)
    #expect(script.finish == .some(notice))
    #expect(notice.code == 69)
  }

  @Test func aWrongTwitchPasswordEndsTheProgram() throws {
    var script = try ScriptedClient()
    script.handle(.connected)
    script.hear(":tmi CAP * LS :twitch.tv/tags", ":tmi NOTICE * :Login authentication failed")
    #expect(
      script.finish == .some(.refused("irc.example", reason: "Login authentication failed")))
  }

  @Test func theFirstConnectionIsMadeOrTheProgramEnds() throws {
    var script = try ScriptedClient()
    script.handle(.closed(.cannotConnect("irc.example", reason: "refused")))
    #expect(script.finish == .some(.cannotConnect("irc.example", reason: "refused")))
    script = try ScriptedClient()
    script.handle(.connected)
    script.hear("ERROR :Go away\u{7}")
    script.handle(.closed(nil))
    #expect(script.finish == .some(.closed("irc.example", reason: "Go away")))
    script = try ScriptedClient()
    script.wait(until: 59_999)
    #expect(script.finish == nil)
    script.wait(until: 60_000)
    #expect(script.finish == .some(.noAnswer("irc.example")))
    #expect(script.disconnects == 1)
  }

  @Test func aRestartOfTheServerIsToldInTwoLinesHoweverLongItTakes() throws {
    var script = try ScriptedClient.joined()
    script.time = 40_000
    script.handle(.closed(nil))
    var waits: [Int64] = []
    for _ in 0..<12 {
      let before = (time: script.time, connects: script.connects)
      while script.connects == before.connects { script.wait(until: script.client.nextAt ?? 0) }
      waits.append(script.time - before.time)
      script.handle(.closed(.cannotConnect("irc.example", reason: "refused")))
    }
    #expect((150...300).contains(waits[0]))
    for (index, wait) in waits.dropFirst().enumerated() {
      let longest = min(Int64(1000) << min(index, 6), 60_000)
      #expect((longest / 2...longest).contains(wait), "try \(index + 2): \(wait) ms")
    }
    script.wait(until: script.client.nextAt ?? 0)
    script.handle(.connected)
    script.hear(":s 001 livehost :Welcome", ":livehost!l@h JOIN #fair")
    #expect(
      script.notes == [
        "The connection to irc.example is lost; trying again.", "Connected to #fair again.",
      ])
    #expect(script.finish == nil)
  }

  @Test func twoClientsDoNotComeBackTogether() throws {
    let waits = try (UInt64(1)...20).map { seed in
      var script = try ScriptedClient.joined(seed: seed)
      script.handle(.closed(nil))
      return script.client.nextAt
    }
    #expect(Set(waits).count > 10)
  }

  @Test func aSilentServerIsAskedAndThenGivenUp() throws {
    var script = try ScriptedClient.joined()
    script.isAlive = false
    script.wait(until: 29_999)
    #expect(script.sent == [])
    script.wait(until: 30_000)
    #expect(script.sent == ["PING :livehost"])
    script.hear(":s PONG s :livehost")
    script.wait(until: 89_999)
    #expect(script.disconnects == 0)
    #expect(script.sent.count == 2)
    script.wait(until: 90_000)
    #expect(script.disconnects == 1)
    #expect(script.notes.count == 1)
  }

  @Test func silenceMeansNothingWhileWeDoNotListen() throws {
    var script = try ScriptedClient.joined()
    script.handle(.paused(true))
    script.wait(until: 600_000)
    #expect(script.sent == [])
    #expect(script.disconnects == 0)
    script.handle(.paused(false))
    script.wait(until: 629_999)
    #expect(script.sent == [])
    script.wait(until: 630_000)
    #expect(script.sent == ["PING :livehost"])
  }

  @Test func twitchAsksUsToComeBackAndWeDo() throws {
    var script = try ScriptedClient.onTwitch()
    script.hear(":tmi RECONNECT")
    #expect(script.disconnects == 1)
    script.wait(until: 300)
    #expect(script.connects == 2)
  }

  @Test func aKickIsALossAndTheNextOnesAreWaitedOutLonger() throws {
    var script = try ScriptedClient.joined()
    script.hear(":op!o@h KICK #fair livehost :out")
    #expect(script.disconnects == 1)
    script.wait(until: 300)
    script.handle(.connected)
    script.hear(":s 001 livehost :Welcome", ":s 474 livehost #fair :Banned")
    #expect(script.disconnects == 2)
    #expect((script.client.nextAt ?? 0) >= script.time + 500)
    #expect(script.finish == nil)
  }

  @Test(arguments: [true, false]) func theEndIsAQuitAndNothingAfterIt(_ isJoined: Bool) throws {
    var script = try isJoined ? ScriptedClient.joined() : ScriptedClient()
    script.handle(.ended)
    #expect(script.sent == (isJoined ? ["QUIT :LiveHost"] : []))
    #expect(script.finish == .some(nil))
    script.hear(":ana!a@h PRIVMSG #fair :late")
    script.say("late")
    script.wait(until: 100_000)
    #expect(script.lines == [])
    #expect(script.sent.count == (isJoined ? 1 : 0))
  }

  /// Whatever a server says in whatever order, the client neither stops nor writes a line that the
  /// console would reject (`ScriptedClient` checks every one).
  @Test(arguments: UInt64(1)...30) func noServerCanBreakTheClient(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let commands = [
      "PRIVMSG", "JOIN", "PART", "QUIT", "NICK", "KICK", "MODE", "CAP", "BATCH", "001", "005",
      "353", "366", "404", "433", "PING", "USERSTATE", "NOTICE", "RECONNECT",
    ]
    let words = [
      "#fair", "livehost", "ana", "*", "LS", "ACK", "+o", "-qv", "+b1", "chathistory", "=", ":",
      "PREFIX=()", "PREFIX=(o", "CHANMODES=,,", "CASEMAPPING=x", "@ana", "~&@%+", "\u{1}", "",
      "batch draft/chathistory", "twitch.tv/tags", String(repeating: "份", count: 300),
    ]
    let tags = ["", "@batch=1 ", "@id=\\n;user-id= ", "@time=x;tmi-sent-ts=99999999999999999 "]
    var script = try ScriptedClient.joined(seed: seed)
    for _ in 0..<600 {
      let source = generator.pick(["", ":ana!a@h ", ":livehost!l@h ", ":\u{FFFD} ", ":s "])
      let rest = (0..<generator.below(4)).map { _ in generator.pick(words) }
      let command = generator.pick(commands)
      script.hear(generator.pick(tags) + source + command + " " + rest.joined(separator: " "))
      script.hear(generator.pick(tags) + source + command + " #fair :" + generator.pick(words))
      if generator.chance(30) { script.handle(.closed(nil)) }
      if generator.chance(100) { script.handle(.connected) }
      if generator.chance(300) { script.say(generator.pick(words)) }
      script.wait(until: script.time + Int64(generator.below(3000)))
    }
    #expect(script.written.count > 20, "seed \(seed)")
  }
}
