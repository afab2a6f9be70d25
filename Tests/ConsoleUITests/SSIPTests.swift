// LiveHost: the conversation with speech-dispatcher, also with one that is broken.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ConsoleUI

@Suite struct SSIPTests {
  /// A server in a few lines: takes what is sent, answers as the real one does.
  private struct Server {
    var talk = SSIPTalk(user: "mei")
    private(set) var commands: [String] = []
    private(set) var texts: [String] = []
    private(set) var fates: [SpeechFate] = []
    private var isInText = false
    private var messages = 0
    /// Replies to commands that begin so.
    var answers: [String: String] = [:]

    mutating func run() throws(SSIPProblem) {
      while true {
        let bytes = talk.takeOutput()
        if bytes.isEmpty { return }
        let lines = String(decoding: bytes, as: UTF8.self).split(
          separator: "\r\n", omittingEmptySubsequences: false
        ).dropLast()
        for line in lines { try take(String(line)) }
      }
    }

    private mutating func take(_ line: String) throws(SSIPProblem) {
      if isInText {
        guard line == "." else {
          texts.append(line)
          return
        }
        isInText = false
        messages += 1
        return try send(answers["."] ?? "225-\(messages)\r\n225 OK MESSAGE QUEUED\r\n")
      }
      commands.append(line)
      if let given = answers.first(where: { line.hasPrefix($0.key) }) {
        return try send(given.value)
      }
      isInText = line == "SPEAK"
      try send(isInText ? "230 OK RECEIVING DATA\r\n" : "201 OK\r\n")
    }

    mutating func send(_ text: String) throws(SSIPProblem) {
      fates += try talk.receive(Array(text.utf8))
    }

    mutating func speak(
      _ text: String, _ priority: SpeechPriority = .message, _ language: String = "en",
      ticket: Int = 1
    ) throws(SSIPProblem) {
      talk.speak(SpokenLine(text, .sales, priority, language), ticket: ticket)
      try run()
    }
  }

  @Test func theFirstWordsSayWhoWeAre() throws {
    var server = Server()
    try server.run()
    #expect(
      server.commands == [
        "SET SELF CLIENT_NAME mei:livehost:main", "SET SELF NOTIFICATION END ON",
        "SET SELF NOTIFICATION CANCEL ON",
      ])
    var stranger = SSIPTalk(user: "a b\r\nQUIT:")
    #expect(
      stranger.takeOutput() == Array("SET SELF CLIENT_NAME abQUIT:livehost:main\r\n".utf8))
  }

  @Test func languageAndPriorityAreSetOnlyWhenTheyChange() throws {
    var server = Server()
    try server.run()
    try server.speak("one")
    try server.speak("two")
    try server.speak("三", .notification, "zh")
    #expect(
      server.commands.dropFirst(3) == [
        "SET SELF LANGUAGE en", "SET SELF PRIORITY MESSAGE", "SPEAK", "SPEAK",
        "SET SELF LANGUAGE zh", "SET SELF PRIORITY NOTIFICATION", "SPEAK",
      ])
    #expect(server.texts == ["one", "two", "三"])
  }

  @Test func aTextNeverEndsEarlyNorBecomesACommand() throws {
    var server = Server()
    try server.run()
    try server.speak(".\r\nQUIT\r\n..")
    #expect(server.texts == [".. QUIT .."])
    #expect(!server.commands.contains("QUIT"))
    // A server that takes no text is given none.
    server.answers = ["SPEAK": "300 ERR INTERNAL\r\n"]
    try server.speak("STOP ALL", ticket: 9)
    #expect(server.fates == [.refused(9)])
    #expect(server.commands.last == "SPEAK")
  }

  @Test func endsAndCutsAreKnownByTheirTicket() throws {
    var server = Server()
    try server.run()
    try server.speak("one", ticket: 11)
    try server.speak("two", ticket: 12)
    try server.send("702-2\r\n702-1\r\n702 END\r\n703-1\r\n703-1\r\n703 CANCELED\r\n")
    // Of a message of nobody's.
    try server.send("702-77\r\n702-1\r\n702 END\r\n")
    #expect(server.fates == [.said(12), .cutOff(11)])
  }

  /// The real server says that a notification is dropped before it says what its number is.
  @Test func anEventMayComeBeforeItsNumber() throws {
    var server = Server()
    try server.run()
    server.answers = [
      ".": "703-5\r\n703-1\r\n703 CANCELED\r\n225-5\r\n225 OK MESSAGE QUEUED\r\n"
    ]
    try server.speak("digest", .notification, ticket: 4)
    #expect(server.fates == [.cutOff(4)])
    #expect(!server.talk.isWaiting)
  }

  @Test func stoppingForgetsWhatWasNotSent() throws {
    var talk = SSIPTalk(user: "mei")
    talk.speak(SpokenLine("one", .sales, .message, "en"), ticket: 1)
    talk.cancel()
    var server = Server()
    server.talk = talk
    try server.run()
    #expect(server.texts == [])
    #expect(server.commands.last == "CANCEL SELF")
  }

  @Test func theRateIsSetOnce() throws {
    var server = Server()
    server.talk.setRate(-30)
    server.talk.setRate(-30)
    try server.run()
    #expect(server.commands.filter { $0.contains("RATE") } == ["SET SELF RATE -30"])
  }

  @Test func aRefusedSettingStopsNothing() throws {
    var server = Server()
    server.answers = ["SET SELF LANGUAGE": "409 ERR\r\n", "SET SELF NOTIF": "500 ERR\r\n"]
    try server.run()
    try server.speak("one")
    #expect(server.texts == ["one"])
  }

  @Test(arguments: [
    "\0\0\0\0\n", "hello\r\n", "20\r\n", "099 X\r\n", "200\r\n", "2000 OK\r\n",
    "200-a\r\n201 B\r\n",
    "HTTP/1.1 400 Bad Request\r\n", "\u{1B}[2J\n", "200 OK\r\n200 OK\r\n", "\r\n",
  ])
  func nonsenseIsAProblemAndNoCrash(_ text: String) throws {
    var talk = SSIPTalk(user: "mei")
    #expect(throws: SSIPProblem.self) {
      // The second round finds a reply that nobody waits for.
      _ = try talk.receive(Array(text.utf8) + Array("999-\n\n".utf8))
    }
  }

  @Test func anEndlessLineOrReplyIsAProblem() {
    var reader = SSIPReader()
    #expect(throws: SSIPProblem.self) {
      _ = try reader.read(repeatElement(UInt8(ascii: "2"), count: 100_000))
    }
    var other = SSIPReader()
    #expect(throws: SSIPProblem.self) {
      for _ in 0..<100_000 { _ = try other.read(Array("249-voice\r\n".utf8)) }
    }
  }

  @Test func aReplyMayComeInAnyPieces() throws {
    let text = Array("225-12\r\n225 OK MESSAGE QUEUED\r\n701-12\n701-1\n701 BEGIN\n".utf8)
    for size in 1...text.count {
      var reader = SSIPReader()
      var replies: [SSIPReply] = []
      var rest = text[...]
      while !rest.isEmpty {
        replies += try reader.read(rest.prefix(size))
        rest = rest.dropFirst(size)
      }
      #expect(
        replies == [
          SSIPReply(code: 225, lines: ["12", "OK MESSAGE QUEUED"]),
          SSIPReply(code: 701, lines: ["12", "1", "BEGIN"]),
        ])
    }
  }
}
