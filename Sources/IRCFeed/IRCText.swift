// LiveHost: what people write in a channel, made fit to be shown, and ours made fit to be sent.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed

/// Rules about the text of messages.
package enum IRCText {
  /// Bytes of one line to a server with CR and LF (RFC 1459 §2.3).
  package static let lineLimit = 512

  /// What a viewer wrote, without colours and other control codes. Nil when it is nothing to
  /// read: a request to our program (CTCP), or empty.
  package static func spoken(_ text: String) -> String? {
    var text = text
    if text.unicodeScalars.first == "\u{1}" {
      let action = "\u{1}ACTION "
      guard text.hasPrefix(action) else { return nil }
      text = String(text.unicodeScalars.dropFirst(action.unicodeScalars.count))
    }
    let plain = clean(unformatted(text), FeedDecoder.textLimit)
    return plain.allSatisfy(\.isWhitespace) ? nil : plain
  }

  /// Without control characters; line breaks become spaces.
  package static func clean(_ text: String, _ limit: Int) -> String {
    FeedDecoder.clean(text, limit)
  }

  /// Colour codes are a control character *and* digits: left in, the digits of a red "3" would
  /// read as a lot number.
  private static func unformatted(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x03 || $0 == 0x04 }) else { return text }
    var kept = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar.value {
      case 0x03: dropColours(&rest, 1...2) { ("0"..."9").contains($0) }
      case 0x04: dropColours(&rest, 6...6) { $0.properties.isASCIIHexDigit }
      default: kept.append(scalar)
      }
    }
    return String(kept)
  }

  /// Drops a colour of so many digits, and after a comma a second one.
  private static func dropColours(
    _ rest: inout Substring.UnicodeScalarView, _ count: ClosedRange<Int>,
    _ isDigit: (Unicode.Scalar) -> Bool
  ) {
    let ink = rest.prefix(count.upperBound).prefix(while: isDigit)
    guard count.contains(ink.count) else { return }
    rest = rest.dropFirst(ink.count)
    guard rest.first == "," else { return }
    let paper = rest.dropFirst().prefix(count.upperBound).prefix(while: isDigit)
    if count.contains(paper.count) { rest = rest.dropFirst(1 + paper.count) }
  }

  /// One line to a server with CR and LF. Whatever the parameters hold, it is one line and at most
  /// 512 bytes long, cut between two characters.
  /// - Parameters:
  ///   - words: the command and its middle parameters; spaces and control characters are dropped.
  ///   - trailing: the last parameter; control characters are dropped.
  package static func line(_ words: [String], _ trailing: String? = nil) -> [UInt8] {
    let middle = words.map { word in
      String(String.UnicodeScalarView(word.unicodeScalars.filter { !isControl($0) && $0 != " " }))
    }
    var text = middle.joined(separator: " ")
    if let trailing { text += " :" + clean(trailing, lineLimit) }
    return Array(prefix(text[...], lineLimit - 2).utf8) + [0x0D, 0x0A]
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
  }

  /// A text in parts of at most `limit` bytes, cut at spaces where that leaves them more than half
  /// full, else between characters.
  package static func parts(_ text: String, limit: Int) -> [String] {
    precondition(limit >= 4)
    var parts: [String] = []
    var rest = text[...].drop(while: \.isWhitespace)
    while !rest.isEmpty {
      var part = prefix(rest, limit)
      if part.endIndex < rest.endIndex, let space = part.lastIndex(of: " "),
        part[..<space].utf8.count > limit / 2
      {
        part = part[..<space]
      }
      parts.append(String(part))
      rest = rest[part.endIndex...].drop(while: \.isWhitespace)
    }
    return parts
  }

  /// The longest start of at most `limit` bytes that does not cut a character; one that is longer
  /// by itself (a letter under a tower of accents) is cut between its scalars.
  private static func prefix(_ text: Substring, _ limit: Int) -> Substring {
    guard text.utf8.count > limit else { return text }
    var end = text.startIndex
    var count = 0
    for index in text.indices {
      let next = text.index(after: index)
      count += text[index..<next].utf8.count
      if count > limit { break }
      end = next
    }
    return end > text.startIndex ? text[..<end] : scalarPrefix(text, limit)
  }

  private static func scalarPrefix(_ text: Substring, _ limit: Int) -> Substring {
    var end = text.startIndex
    var count = 0
    for index in text.unicodeScalars.indices {
      let next = text.unicodeScalars.index(after: index)
      count += text.unicodeScalars[index].utf8.count
      if count > limit { break }
      end = next
    }
    return text[..<end]
  }
}
