// LiveHost: the tags of an IRC message and their escapes.
// SPDX-License-Identifier: Apache-2.0

/// Message tags (IRCv3 `message-tags`): `name=value;name;…`.
enum MessageTags {
  /// - Parameter text: without the `@` in front and the space behind.
  static func parse(_ text: ArraySlice<UInt8>) -> [String: String] {
    var tags: [String: String] = [:]
    for tag in text.split(separator: UInt8(ascii: ";")) {
      let name = tag.prefix { $0 != UInt8(ascii: "=") }
      if name.isEmpty { continue }
      tags[IRCMessage.text(name)] = unescape(tag[name.endIndex...].dropFirst())
    }
    return tags
  }

  /// A backslash before any other character means that character; at the end it means nothing.
  private static func unescape(_ value: ArraySlice<UInt8>) -> String {
    guard value.contains(UInt8(ascii: "\\")) else { return IRCMessage.text(value) }
    var plain: [UInt8] = []
    var isEscaped = false
    for byte in value {
      if isEscaped {
        plain.append(meaning(byte))
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        plain.append(byte)
      }
    }
    return IRCMessage.text(plain[...])
  }

  private static func meaning(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: ":"): UInt8(ascii: ";")
    case UInt8(ascii: "s"): 0x20
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "n"): 0x0A
    default: byte
    }
  }
}
