// LiveHost: tests of irc:// addresses and of what else the connector is told.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import Testing

@testable import IRCFeed

@Suite struct IRCAddressTests {
  @Test(arguments: [
    ("irc://irc.example/fair", "irc.example", 6667, "#fair", false),
    ("ircs://irc.example/fair", "irc.example", 6697, "#fair", true),
    ("IRCS://irc.example:7000/%23fair", "irc.example", 7000, "#fair", true),
    ("irc://127.0.0.1:6668/#fair", "127.0.0.1", 6668, "#fair", false),
    ("irc://[::1]:6668/&local", "::1", 6668, "&local", false),
    ("irc://[::1]/%E5%B8%82%E9%9B%86", "::1", 6667, "#市集", false),
  ])
  func anAddressIsTakenApart(
    _ text: String, _ host: String, _ port: Int, _ channel: String, _ isSecure: Bool
  ) throws {
    let address = try IRCAddress(text)
    #expect(address.host == host)
    #expect(address.port == port)
    #expect(address.channel == channel)
    #expect(address.isSecure == isSecure)
  }

  @Test(arguments: [
    ("", IRCNotice.badAddress("")), ("http://x/y", .badAddress("http://x/y")),
    ("irc://host", .badAddress("irc://host")), ("irc:///c", .badAddress("irc:///c")),
    ("irc://[::1/c", .badAddress("irc://[::1/c")),
    ("irc://[::1]x/c", .badAddress("irc://[::1]x/c")),
    ("irc://h o/c", .badAddress("irc://h o/c")), ("irc://h:0/c", .badPort("0")),
    ("irc://h:65536/c", .badPort("65536")), ("irc://h:/c", .badPort("")),
    ("irc://h:6667x/c", .badPort("6667x")), ("irc://h/", .badChannel("")),
    ("irc://h/a,b", .badChannel("a,b")), ("irc://h/a%20b", .badChannel("a b")),
    ("irc://h/a%0D%0AQUIT", .badChannel("a\r\nQUIT")), ("irc://h/%zz", .badChannel("%zz")),
    ("irc://h/%ff", .badChannel("%ff")), ("irc://h/%2", .badChannel("%2")),
    ("irc://me:secret@h/c", .passwordInAddress), ("ircs://me@h/c", .passwordInAddress),
  ])
  func aWrongAddressIsRefused(_ text: String, _ notice: IRCNotice) {
    #expect(throws: notice) { try IRCAddress(text) }
    #expect(notice.code == 64)
    #expect(!notice.sentence(in: .english).contains("secret"))
  }

  @Test func aPasswordGoesOverTLSOrNotBeyondThisMachine() throws {
    for text in ["ircs://irc.example/c", "irc://localhost/c", "irc://127.0.0.1/c", "irc://[::1]/c"]
    {
      #expect(throws: Never.self) {
        try IRCSettings(address: try IRCAddress(text), password: "x")
      }
    }
    for text in ["irc://irc.example/c", "irc://127.example/c", "irc://10.0.0.1/c"] {
      #expect(throws: IRCNotice.passwordInTheClear) {
        try IRCSettings(address: try IRCAddress(text), password: "x")
      }
    }
  }

  @Test(arguments: ["", "a b", "a\r\nQUIT", "小明", String(repeating: "a", count: 31), "a!b", "a@b"])
  func aNickThatWouldBreakALineIsRefused(_ nick: String) throws {
    let address = try IRCAddress("irc://h/c")
    #expect(throws: IRCNotice.badNick(nick)) { try IRCSettings(address: address, nick: nick) }
    #expect(throws: IRCNotice.badUser(nick)) { try IRCSettings(address: address, user: nick) }
  }

  @Test func everySentenceSaysItInBothLanguages() {
    let notices: [IRCNotice] = [
      .commandLine("x"), .badPort("x"), .badNick("x"), .badUser("x"), .outOfRange("--x", 1...2),
      .passwordInTheClear, .noSuchFile("x"), .cannotRead("x", reason: "y"), .openToOthers("x"),
      .noPassword("x"), .noCertificates("x"), .cannotConnect("x", reason: "y"),
      .certificateRefused("x"), .notSecured("x", reason: "y"), .noAnswer("x"),
      .closed("x", reason: "y"), .closed("x", reason: ""), .refused("x", reason: "y."),
      .noFreeNick("x"), .channelRefused("x", reason: "y"), .cannotWrite(reason: "y"),
      .ourDefect(reason: "y"), .lost("x"), .restored("x"), .dropped(3), .notSaid(reason: "y"),
    ]
    for notice in notices {
      let english = notice.sentence(in: .english)
      #expect(english.hasSuffix(".") && english.unicodeScalars.allSatisfy { $0.value < 0x3000 })
      #expect(!english.contains(".."), "\(english)")
      #expect(notice.sentence(in: .chinese).hasSuffix("。"), "\(notice)")
    }
  }
}
