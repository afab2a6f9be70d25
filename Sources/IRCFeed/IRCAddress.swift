// LiveHost: irc://HOST[:PORT]/CHANNEL taken apart.
// SPDX-License-Identifier: Apache-2.0

/// A channel on a server.
package struct IRCAddress: Equatable, Sendable {
  /// A name or a numeric address, without brackets.
  package let host: String
  package let port: Int
  /// With its mark in front; `#` when the address has none.
  package let channel: String
  /// Whether TLS is spoken.
  package let isSecure: Bool

  /// Channel names have 50 bytes in RFC 2812; today's servers allow up to 200.
  private static let channelLimit = 200

  package init(_ text: String) throws(IRCNotice) {
    guard let (isSecure, rest) = IRCAddress.scheme(text),
      let slash = rest.firstIndex(of: "/")
    else { throw .badAddress(text) }
    let place = rest[..<slash]
    // Said without the text: it would repeat the password.
    if place.contains("@") { throw .passwordInAddress }
    self.isSecure = isSecure
    (host, port) = try IRCAddress.place(place, isSecure ? 6697 : 6667, text)
    channel = try IRCAddress.channel(rest[slash...].dropFirst())
  }

  private static func scheme(_ text: String) -> (isSecure: Bool, rest: Substring)? {
    for (scheme, isSecure) in [("ircs://", true), ("irc://", false)]
    where text.lowercased().hasPrefix(scheme) {
      return (isSecure, text.dropFirst(scheme.count))
    }
    return nil
  }

  private static func place(
    _ place: Substring, _ usual: Int, _ text: String
  ) throws(IRCNotice) -> (String, Int) {
    var host = place
    var port: Substring?
    if place.hasPrefix("[") {
      guard let end = place.firstIndex(of: "]") else { throw .badAddress(text) }
      host = place[..<end].dropFirst()
      port = place[end...].dropFirst().isEmpty ? nil : place[end...].dropFirst()
      if let after = port, after.first != ":" { throw .badAddress(text) }
      port = port?.dropFirst()
    } else if let colon = place.firstIndex(of: ":") {
      host = place[..<colon]
      port = place[colon...].dropFirst()
    }
    guard !host.isEmpty, host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw .badAddress(text)
    }
    guard let port else { return (String(host), usual) }
    guard let number = Int(port), (1...65_535).contains(number) else {
      throw .badPort(String(port))
    }
    return (String(host), number)
  }

  private static func channel(_ text: Substring) throws(IRCNotice) -> String {
    guard let name = decoded(text), !name.isEmpty else { throw .badChannel(String(text)) }
    let marked = "#&+!".contains(name.prefix(1)) ? name : "#" + name
    let isPlain = marked.unicodeScalars.allSatisfy {
      $0.value > 0x20 && $0 != "," && $0.properties.generalCategory != .control
    }
    guard isPlain, (2...channelLimit).contains(marked.utf8.count) else {
      throw .badChannel(name)
    }
    return marked
  }

  /// Percent escapes decoded; nil when they are broken.
  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte != UInt8(ascii: "%") {
        bytes.append(byte)
        continue
      }
      let digits = rest.prefix(2)
      guard digits.count == 2, let value = UInt8(Substring(digits), radix: 16) else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// Whether the server is this machine, so that nobody listens on the way.
  package var isLocal: Bool {
    host == "::1" || host == "localhost"
      || (host.hasPrefix("127.") && host.utf8.allSatisfy { $0 == 0x2E || $0 &- 0x30 < 10 })
  }
}
