// LiveHost: one line of an IRC server as a value.
// SPDX-License-Identifier: Apache-2.0

/// One message of a server (RFC 1459, with the tags of IRCv3), exactly as it came: bytes that are
/// no UTF-8 became U+FFFD, and nothing in it is to be trusted.
package struct IRCMessage: Equatable, Sendable {
  /// The longest line that is read, without its end: 8191 bytes of tags (IRCv3) and 512 of the
  /// rest with CR and LF (RFC 1459). The two are not told apart: Twitch sends 500 *characters*.
  package static let byteLimit = 8191 + 510

  /// RFC 1459: the fifteenth parameter takes what is left.
  private static let parameterLimit = 15

  /// Unescaped; of a tag that comes twice, the last one counts.
  package let tags: [String: String]
  /// Whom the message is from; nil when the server says nothing.
  package let source: IRCSource?
  /// Upper-case letters, or three digits.
  package let command: String
  package let parameters: [String]

  /// - Parameter line: without CR and LF. Nil when it has no command.
  package init?(_ line: ArraySlice<UInt8>) {
    var words = Words(rest: line)
    tags = words.marked(by: UInt8(ascii: "@")).map(MessageTags.parse) ?? [:]
    source = words.marked(by: UInt8(ascii: ":")).map { IRCSource(IRCMessage.text($0)) }
    guard let command = IRCMessage.command(words.next()) else { return nil }
    self.command = command
    var parameters: [String] = []
    while !words.rest.isEmpty {
      let isLast =
        words.rest.first == UInt8(ascii: ":")
        || parameters.count == IRCMessage.parameterLimit - 1
      parameters.append(IRCMessage.text(isLast ? words.trailing() : words.next()))
    }
    self.parameters = parameters
  }

  /// The parameter at `index`; empty when there are fewer.
  package subscript(_ index: Int) -> String {
    parameters.indices.contains(index) ? parameters[index] : ""
  }

  static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private static func command(_ word: ArraySlice<UInt8>) -> String? {
    let isNumeric = word.count == 3 && word.allSatisfy { $0 &- 0x30 < 10 }
    let isWord = !word.isEmpty && word.allSatisfy { ($0 | 0x20) &- 0x61 < 26 }
    return isNumeric || isWord ? text(word).uppercased() : nil
  }
}

/// Whom a message is from: `nick!user@host`, or a server's name.
package struct IRCSource: Equatable, Sendable {
  package let nick: String

  init(_ text: String) {
    nick = String(text.prefix { $0 != "!" && $0 != "@" })
  }
}

/// Takes a line apart at its spaces.
private struct Words {
  var rest: ArraySlice<UInt8>

  /// Up to the next space; spaces after it are eaten.
  mutating func next() -> ArraySlice<UInt8> {
    let end = rest.firstIndex(of: 0x20) ?? rest.endIndex
    let word = rest[rest.startIndex..<end]
    rest = rest[end...].drop { $0 == 0x20 }
    return word
  }

  /// The next word without its mark; nil when it does not begin with it.
  mutating func marked(by mark: UInt8) -> ArraySlice<UInt8>? {
    guard rest.first == mark else { return nil }
    rest = rest.dropFirst()
    return next()
  }

  /// All that is left, without a colon in front.
  mutating func trailing() -> ArraySlice<UInt8> {
    let all = rest.first == UInt8(ascii: ":") ? rest.dropFirst() : rest
    rest = []
    return all
  }
}
