// LiveHost: the switch for all that goes to the chat without being typed.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

extension ShowView {
  package var repliesNotice: String {
    words(settings.replies.isOn ? .repliesOn : .repliesOff)
  }
}

extension LayerContext {
  /// Says a phrase that lies ready, unless replies are off.
  mutating func send(_ phrase: String) {
    guard view.settings.replies.isOn else {
      notice = Notice(view.words(.repliesAreOff), .problem)
      return
    }
    run(.say(phrase))
  }
}
