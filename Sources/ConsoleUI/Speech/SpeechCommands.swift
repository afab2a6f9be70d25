// LiveHost: the commands of the voice, for keys, the `:` line and the linear console alike.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

/// What a command of the voice leads to.
enum SpeechReply: Equatable {
  case request(SpeechRequest)
  /// These settings from now on, and what is so then.
  case change(SpeechSettings, saying: String)
  case say(String)
}

extension SpeechSettings {
  /// One press of slower or faster.
  static let rateStep = 10

  func with(rateChangedBy change: Int) -> SpeechSettings {
    var settings = self
    settings.rate = min(100, max(-100, rate + change))
    return settings
  }
}

extension ShowView {
  /// What a command of the voice leads to; nil for other commands.
  func speechReply(to command: ParsedCommand) -> SpeechReply? {
    switch command {
    case .plain(.quiet): settings.speech.isOn ? .request(.quiet) : .say(words(.speechIsOff))
    case .plain(.again): settings.speech.isOn ? .request(.again) : .say(words(.speechIsOff))
    case .plain(.slower): rateReply(-SpeechSettings.rateStep)
    case .plain(.faster): rateReply(SpeechSettings.rateStep)
    case .speak(let words): speakReply(words)
    default: nil
    }
  }

  private func rateReply(_ change: Int) -> SpeechReply {
    let changed = settings.speech.with(rateChangedBy: change)
    return .change(changed, saying: words(.speechRate, String(changed.rate)))
  }

  /// `speak`, `speak on`, `speak off`, `speak all`, `speak sales orders`.
  private func speakReply(_ list: [String]) -> SpeechReply {
    var changed = settings.speech
    switch list {
    case []: return .say(speechState(changed))
    case ["on"], ["开"]: changed.isOn = true
    case ["off"], ["关"]: changed.isOn = false
    case ["all"], ["全部"]:
      changed.isOn = true
      changed.kinds = Set(SpeechKind.allCases)
    default:
      changed.isOn = true
      changed.kinds = []
      for name in list {
        guard let kind = SpeechKind.named(name) else {
          let all = words.names(of: Set(SpeechKind.allCases))
          return .say(words(.unknownSpeechKind, name, all))
        }
        changed.kinds.insert(kind)
      }
    }
    return .change(changed, saying: speechState(changed))
  }

  func speechState(_ speech: SpeechSettings) -> String {
    speech.isOn ? words(.speechOn, words.names(of: speech.kinds)) : words(.speechOff)
  }
}
