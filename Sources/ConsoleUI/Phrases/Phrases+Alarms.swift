// LiveHost: the words about what is lost, and back.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

extension Words {
  /// - Parameter text: what the connector says of it.
  func alarmNotice(_ news: AlarmNews, _ text: String) -> Notice {
    let phrases = news.alarm.phrases
    guard news.isLost else { return Notice(self(phrases.back), .aside, about: news.alarm) }
    let lost = self(phrases.lost)
    return Notice(self(.because, lost, text), shorter: [lost], .alarm, about: news.alarm)
  }
}

extension Alarm {
  var phrases: (lost: Phrase, back: Phrase) {
    switch self {
    case .microphone: (.microphoneLost, .microphoneBack)
    case .stream: (.streamLost, .streamBack)
    }
  }
}

// One line a phrase: Chinese, then English.
extension Phrase {
  static let microphoneLost = Phrase("听不到麦克风了", "The microphone is lost")
  static let microphoneBack = Phrase("麦克风又好了。", "The microphone is back.")
  static let streamLost = Phrase("直播信号断了", "The stream is lost")
  static let streamBack = Phrase("直播信号又通了。", "The stream is back.")
}
