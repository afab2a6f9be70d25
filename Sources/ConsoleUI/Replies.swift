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

  /// Answers a question with a text that lies ready, unless replies are off, or aloud.
  mutating func answer(_ question: Question, _ text: String?) {
    guard text == nil || view.settings.replies.isOn else {
      notice = Notice(view.words(.repliesAreOff), .problem)
      return
    }
    run(.answerQuestion(question.number, text: text))
  }
}
