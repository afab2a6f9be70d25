// LiveHost: tests of what the channel's lines become in the feed.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import SessionEngine
import Testing

@testable import IRCFeed

@Suite struct IRCViewersTests {
  @Test func comingTalkingAndGoingBecomeFeedLines() throws {
    var script = try ScriptedClient.joined()
    script.hear(
      ":Ana!a@h JOIN #fair", ":Ana!a@h PRIVMSG #fair :3号来两份", ":Ana!a@h PART #fair :bye",
      ":ben!b@h JOIN :#fair", ":ben!b@h QUIT :gone", ":op!o@h KICK #fair cy :out")
    #expect(script.written.map(\.kind) == [.enter, .chat, .leave, .enter, .leave, .leave])
    #expect(script.written[1].viewer == Viewer(id: "ana", name: "Ana"))
    #expect(script.written[1].text == "3号来两份")
    #expect(script.written[5].viewer?.id == "cy")
    #expect(Set(script.written.map(\.id)).count == 6)
    let id = script.written[1].id ?? ""
    #expect(
      script.lines[1] == #"{"v":1,"kind":"chat","id":"\#(id)","at":"2026-01-01T00:00:00.000Z","#
        + #""platform":"irc","user":{"id":"ana","name":"Ana"},"text":"3号来两份"}"#)
  }

  @Test func whatIsNotForTheChannelIsNotPassedOn() throws {
    var script = try ScriptedClient.joined()
    script.hear(
      ":ana!a@h PRIVMSG livehost :psst", ":ana!a@h PRIVMSG #other :hi", ":ana!a@h JOIN #other",
      ":ana!a@h PRIVMSG @#fair :ops only", ":ana!a@h PRIVMSG #fair :\u{1}VERSION\u{1}",
      ":ana!a@h NOTICE #fair :I am a robot", ":s 372 livehost :motd", "PRIVMSG #fair :nobody",
      ":livehost!l@h PRIVMSG #fair :echo", ":! PRIVMSG #fair :no nick")
    #expect(script.lines == [])
  }

  @Test func whoIsThereWhenWeComeHasArrived() throws {
    var script = try ScriptedClient.joined()
    script.hear(":s 353 livehost = #fair :@ana +ben ~&@Cy!c@h livehost", ":s 366 livehost #fair :x")
    #expect(script.written.map(\.viewer?.id) == ["ana", "ben", "cy"])
    #expect(script.written.map(\.viewer?.name) == ["ana", "ben", "Cy"])
    #expect(script.written.allSatisfy { $0.kind == .enter })
  }

  @Test func aNewNickIsANewPerson() throws {
    var script = try ScriptedClient.joined()
    script.hear(":guest!g@h NICK :Ana")
    #expect(script.written.map(\.kind) == [.leave, .enter])
    #expect(script.written.map(\.viewer?.id) == ["guest", "ana"])
  }

  @Test func aTwitchLineKeepsWhatItsTagsSay() throws {
    var script = try ScriptedClient.onTwitch()
    script.hear(
      #"@display-name=小\s明;first-msg=1;id=b3-4;tmi-sent-ts=1767225601234;user-id=99 "#
        + ":ming!ming@ming.tmi.twitch.tv PRIVMSG #fair :2 please")
    #expect(script.written.first?.viewer == Viewer(id: "99", name: "小 明"))
    #expect(
      script.lines == [
        #"{"v":1,"kind":"chat","id":"b3-4","at":"2026-01-01T00:00:01.234Z","platform":"twitch","#
          + #""user":{"id":"99","name":"小 明"},"text":"2 please","firstMessage":true}"#
      ])
  }

  @Test func aTwitchViewerIsNotTwoPeople() throws {
    var script = try ScriptedClient.onTwitch()
    script.hear(
      ":ming!m@t JOIN #fair", "@user-id=99;display-name= :ming!m@t PRIVMSG #fair :hi",
      ":ming!m@t PART #fair")
    #expect(script.written.map(\.viewer) == [Viewer(id: "99", name: "ming")])
  }

  @Test(arguments: [
    ("time=2026-02-03T04:05:06.789Z", "2026-02-03T04:05:06.789Z"),
    ("time=yesterday", "2026-01-01T00:00:00.000Z"),
    ("tmi-sent-ts=-1", "1969-12-31T23:59:59.999Z"),
    ("tmi-sent-ts=9223372036854775807", "2026-01-01T00:00:00.000Z"),
    ("x=1", "2026-01-01T00:00:00.000Z"),
  ])
  func theTimeIsThePlatformsWhenItCanBe(_ tag: String, _ time: String) throws {
    var script = try ScriptedClient.joined("server-time")
    script.hear("@\(tag) :ana!a@h PRIVMSG #fair :hi")
    #expect(script.lines.first?.contains(#""at":"\#(time)""#) == true)
  }

  @Test(arguments: ["msgid=", "msgid=" + String(repeating: "x", count: 129), #"msgid=a\nb"#])
  func anIdThatTheConsoleWouldChangeIsReplaced(_ tag: String) throws {
    var script = try ScriptedClient.joined("message-tags")
    script.hear("@\(tag) :ana!a@h PRIVMSG #fair :hi", "@\(tag) :ana!a@h PRIVMSG #fair :hi")
    #expect(script.written.map { $0.id?.hasPrefix("irc-") } == [true, true])
    #expect(script.written[0].id != script.written[1].id)
  }

  @Test func oldLinesAreAskedForAndMarked() throws {
    var script = try ScriptedClient()
    script.handle(.connected)
    script.hear(
      ":s CAP * LS :batch draft/chathistory server-time message-tags",
      ":s CAP * ACK :batch draft/chathistory server-time message-tags",
      ":s 001 livehost :Welcome", ":livehost!l@h JOIN #fair")
    #expect(script.sent.last == "CHATHISTORY LATEST #fair * 20")
    script.hear(
      ":s BATCH +1 chathistory #fair",
      "@batch=1;msgid=m1;time=2025-12-31T23:00:00.000Z :ana!a@h PRIVMSG #fair :old",
      "@batch=1 :ana!a@h JOIN #fair", "@batch=1 :s BATCH +2 other",
      "@batch=2 :b!b@h PRIVMSG #fair :older",
      ":ana!a@h PRIVMSG #fair :new", ":s BATCH -1", "@batch=1 :ana!a@h PRIVMSG #fair :newer")
    #expect(script.written.map(\.text) == ["old", "older", "new", "newer"])
    #expect(script.written.map(\.isBacklog) == [true, true, false, false])
    #expect(script.written[0].id == "m1")
    script.handle(.closed(nil))
    script.wait(until: 300)
    script.handle(.connected)
    script.hear(
      ":s CAP * LS :batch draft/chathistory", ":s CAP * ACK :batch draft/chathistory",
      ":s 001 livehost :Welcome", ":livehost!l@h JOIN #fair")
    #expect(
      script.sent.last == "CHATHISTORY LATEST #fair timestamp=2026-01-01T00:00:00.000Z 20")
  }

  @Test func batchesThatNeverCloseTakeNoMemory() throws {
    var script = try ScriptedClient.joined("batch")
    for number in 0..<1000 { script.hear(":s BATCH +\(number) chathistory #fair") }
    script.hear("@batch=15 :a!a@h PRIVMSG #fair :old", "@batch=16 :a!a@h PRIVMSG #fair :?")
    #expect(script.written.map(\.isBacklog) == [true, false])
  }
}
