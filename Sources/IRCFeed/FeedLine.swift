// LiveHost: one line of the audience feed, as this connector writes it.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import JSONLines

/// What the channel belongs to.
package enum IRCPlatform: String, Sendable {
  case irc, twitch
}

/// A feed line before it is written (Docs/Connectors.md).
package struct FeedLine: Equatable, Sendable {
  /// The kinds that a chat channel knows.
  package enum Kind: String, Sendable {
    case enter, leave, chat, system
  }

  /// Who does it.
  package struct User: Equatable, Sendable {
    package let id: String
    package let name: String

    func write(_ line: inout JSONWriter) {
      line.field("id", id)
      line.field("name", name)
    }
  }

  package let kind: Kind
  package let id: String
  /// Milliseconds since 1970-01-01T00:00:00Z.
  package let at: Int64
  package let platform: IRCPlatform
  package var user: User?
  package var text: String?
  package var isBacklog = false
  /// Whether the platform says that this is the viewer's first message in the channel ever.
  package var isFirstMessage = false

  /// With its newline.
  package var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.object { line in
      line.field("v", 1)
      line.field("kind", kind.rawValue)
      line.field("id", id)
      line.field("at", JSONTime.text(at))
      line.field("platform", platform.rawValue)
      if let user { line.group("user", user.write) }
      if let text { line.field("text", text) }
      if isBacklog { line.field("backlog", true) }
      if isFirstMessage { line.field("firstMessage", true) }
    }
    return writer.bytes + [0x0A]
  }
}
