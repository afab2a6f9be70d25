// LiveHost: one switch per need (accessibility rule T4): what each does, and how it stands.
// SPDX-License-Identifier: Apache-2.0

/// A switch of the host: one row for the command `settings` and for `livehost a11y`.
package struct Switch: Sendable {
  /// On the command line; empty when only settings and commands have it.
  package let flag: String
  /// In `settings.json`.
  package let member: String
  package let name: Phrase
  /// What it does.
  package let explanation: Phrase
  /// The verb that sets it while the console runs.
  package let verb: Verb?
  /// How it stands, in words.
  package let value: @Sendable (HostSettings, Words) -> String

  /// How the verb is written, if there is one.
  package func usage(_ words: Words) -> String? {
    verb.map { CommandWords.usage(of: $0, words) }
  }

  /// `Theme: dark.`
  func line(_ view: ShowView) -> String {
    view.words(.switchLine, view.words(name), value(view.settings, view.words))
  }

  package static let all: [Switch] = [
    language, large, shapes, theme, calm, clock, linear, digest, heartbeat, columns, pace, speech,
    scanning, keys, letters, debounce, pointer, undisturbed,
  ]

  static let language = Switch(
    flag: "--language", member: "language", name: .switchLanguage,
    explanation: .switchLanguageDoes, verb: .language
  ) { $1.translation?.name ?? $1(.languageName) }
  static let large = Switch(
    flag: "--large", member: "large", name: .switchLarge, explanation: .switchLargeDoes,
    verb: .large
  ) { settings, _ in String(settings.large) }
  static let shapes = Switch(
    flag: "", member: "shapes", name: .switchShapes, explanation: .switchShapesDoes, verb: nil
  ) { $1($0.shapes.phrase) }
  static let theme = Switch(
    flag: "--theme", member: "theme", name: .switchTheme, explanation: .switchThemeDoes,
    verb: .theme
  ) { $1($0.theme.phrase) }
  static let calm = Switch(
    flag: "--calm", member: "calm", name: .switchCalm, explanation: .switchCalmDoes, verb: .calm
  ) { onOff($0.isCalm, $1) }
  static let clock = Switch(
    flag: "", member: "clockSeconds", name: .switchClock, explanation: .switchClockDoes,
    verb: .clock
  ) { every($0.clockSeconds, $1) }
  /// What is running now; the settings do not know.
  static let linear = Switch(
    flag: "--linear", member: "linear", name: .switchLinear, explanation: .switchLinearDoes,
    verb: nil
  ) { $1(.atStart) }
  static let digest = Switch(
    flag: "", member: "lines.digestSeconds", name: .switchDigest,
    explanation: .switchDigestDoes, verb: .digest
  ) { settings, words in
    guard settings.linear.digestSeconds > 0 else { return words(.off) }
    return every(settings.linear.digestSeconds, words) + words(.digestJoin)
      + words(settings.linear.digestDetail == .full ? .digestFull : .digestBrief)
  }
  static let heartbeat = Switch(
    flag: "", member: "lines.heartbeatSeconds", name: .switchHeartbeat,
    explanation: .switchHeartbeatDoes, verb: .heartbeat
  ) { every($0.linear.heartbeatSeconds, $1) }
  static let columns = Switch(
    flag: "", member: "lines.columns", name: .switchColumns, explanation: .switchColumnsDoes,
    verb: .columns
  ) { settings, words in
    guard let columns = settings.linear.columns else { return words(.columnsOfTerminal) }
    return columns == 0 ? words(.off) : String(columns)
  }
  static let pace = Switch(
    flag: "", member: "lines.linesPerMinute", name: .switchPace, explanation: .switchPaceDoes,
    verb: .pace
  ) { settings, _ in String(settings.linear.linesPerMinute) }
  static let speech = Switch(
    flag: "--speak", member: "speech.on", name: .switchSpeech, explanation: .switchSpeechDoes,
    verb: .speak
  ) { onOff($0.speech.isOn, $1) }
  static let scanning = Switch(
    flag: "--switch", member: "switch.on", name: .switchScanning,
    explanation: .switchScanningDoes, verb: .oneSwitch
  ) { settings, words in
    guard settings.scanning.isOn else { return words(.off) }
    let pace = words(.seconds, Tenths.text(settings.scanning.stepMilliseconds))
    return words(settings.scanning.phrase) + words(.digestJoin) + pace
  }
  static let keys = Switch(
    flag: "--keys", member: "keys.layout", name: .switchKeys, explanation: .switchKeysDoes,
    verb: nil
  ) { $1($0.keys.layout.phrase) }
  static let letters = Switch(
    flag: "", member: "keys.letters", name: .switchLetters, explanation: .switchLettersDoes,
    verb: nil
  ) { onOff($0.keys.areLettersOn, $1) }
  static let debounce = Switch(
    flag: "", member: "keys.debounceMilliseconds", name: .switchDebounce,
    explanation: .switchDebounceDoes, verb: nil
  ) {
    $0.keys.debounceMilliseconds == 0
      ? $1(.off) : $1(.milliseconds, String($0.keys.debounceMilliseconds))
  }
  static let pointer = Switch(
    flag: "", member: "pointer", name: .switchPointer, explanation: .switchPointerDoes, verb: nil
  ) { onOff($0.takesPointer, $1) }
  static let undisturbed = Switch(
    flag: "", member: "undisturbed", name: .switchUndisturbed,
    explanation: .switchUndisturbedDoes, verb: .undisturbed
  ) { onOff($0.isUndisturbed, $1) }

  private static func onOff(_ isOn: Bool, _ words: Words) -> String { words(isOn ? .on : .off) }

  private static func every(_ seconds: Int, _ words: Words) -> String {
    seconds == 0 ? words(.off) : words(.everySeconds, String(seconds))
  }
}

extension LargeShapes {
  var phrase: Phrase {
    switch self {
    case .halfBlocks: .shapesHalf
    case .sextants: .shapesSextants
    case .reverse: .shapesReverse
    case .doubleHeight: .shapesDouble
    case .scaled: .shapesScaled
    }
  }
}

extension KeyLayout {
  var phrase: Phrase {
    switch self {
    case .right: .layoutRight
    case .left: .layoutLeft
    case .numpad: .layoutNumpad
    case .five: .layoutFive
    }
  }
}
