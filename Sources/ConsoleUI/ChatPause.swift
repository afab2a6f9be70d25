// LiveHost: a chat that stands still while everything else goes on.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine
import TextScreen

/// The chat as it was when the host stopped it (accessibility rule T13). Claims, orders, questions
/// and greetings go on; only the lines wait.
package struct ChatPause: Sendable {
  let chat: ChatLog
  private let skipped: Int

  package init(_ session: Session) {
    chat = session.chat
    skipped = session.skippedChat
  }

  /// Lines that came since, also those that were counted only.
  package func waiting(_ session: Session) -> Int {
    max(0, session.chat.count - chat.count) + max(0, session.skippedChat - skipped)
  }
}

extension ShowLines {
  /// What is to be said beside the title of the chat.
  var chatState: (text: String, role: Role)? {
    if let pause = view.chatPause {
      return (words(.chatPaused, String(pause.waiting(session))), .money)
    }
    let (skipped, hidden) = (session.skippedChat, session.mutes.hiddenLines)
    let parts =
      (skipped > 0 ? [words(.skippedLines, String(skipped))] : [])
      + (hidden > 0 ? [words(.hiddenLines, String(hidden))] : [])
      + (view.settings.replies.isOn ? [] : [words(.repliesOffShort)])
    return parts.isEmpty ? nil : (parts.joined(separator: words(.listJoin)), .dim)
  }
}

extension ShowView {
  /// What is said when the chat is stopped, or goes on.
  package var chatPauseNotice: String {
    if settings.isChatStopped { return words(.chatStopped) }
    return words(.chatGoesOn, String(chatPause?.waiting(session) ?? 0))
  }
}
