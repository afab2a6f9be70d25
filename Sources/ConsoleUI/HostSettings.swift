// LiveHost: how this host likes the console: one value for every choice.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine
package import TextScreen

/// Every choice of the host, resolved: flag, environment, `settings.json`, default. Screens read
/// it from `ShowView.settings`; to change it they ask with `Intent.change`.
package struct HostSettings: Equatable, Sendable {
  package var language: Language
  /// The console's phrases in a further language; plan and goods are then in English.
  package var translation: Translation?
  /// The further languages that can be chosen here.
  package var translations: [Translation] = []
  /// Large text: 0 off, 1 large layout, 2 hero price and name, 3 one thing at a time.
  package var large = 0
  package var theme = Theme.dark
  /// No motion: times on the screen go in steps of ten seconds.
  package var isCalm = false
  /// Seconds between the steps of the times on the screen; 0 shows no running time at all.
  package var clockSeconds = 1
  package var shapes = LargeShapes.halfBlocks
  /// Whether the console takes clicks; off, the terminal's own selecting works.
  package var takesPointer = true
  /// Only what is important is shown in the line of notices and spoken.
  package var isUndisturbed = false
  package var speech = SpeechSettings()
  package var keys = KeySettings()
  package var scanning = ScanSettings()
  package var linear = LinearSettings()
  package var replies = ReplySettings()
  /// The chat stands still until the host lets it go on; never kept for the next show.
  package var isChatStopped = false
  /// Words whose lines are never shown, in any show.
  package var mutedWords: [String] = []
  /// Phrases of the host's own, for the chat and the camera.
  package var phrases: [LocalizedText] = []
  package static let phraseLimit = 50

  package init(language: Language, large: Int = 0, theme: Theme = .dark, isCalm: Bool = false) {
    precondition((0...3).contains(large))
    self.language = language
    self.large = large
    self.theme = theme
    self.isCalm = isCalm
  }

  package var words: Words { Words(language, translation) }
}

/// What large letters are made of (Docs/Accessibility.md, large text).
package enum LargeShapes: String, CaseIterable, Sendable {
  case halfBlocks, sextants, reverse
  /// Beside half blocks, the terminal's own letters of double height for what does not fit whole.
  case doubleHeight
  /// Beside half blocks, letters that the terminal enlarges (OSC 66), Chinese too.
  case scaled
}

/// Whether and how the console speaks.
package struct SpeechSettings: Equatable, Sendable {
  package var isOn = false
  /// What is spoken.
  package var kinds = Set(SpeechKind.allCases)
  /// From −100 (slow) to 100 (fast), as speech-dispatcher counts.
  package var rate = 0

  package init() {}
}

/// Which keys do what.
package struct KeySettings: Equatable, Sendable {
  package var layout = KeyLayout.right { didSet { mapKeys() } }
  /// Names of actions and the keys the host gave them.
  package var bindings: [String: String] = [:] { didSet { mapKeys() } }
  /// Whether single letters do anything outside fields.
  package var areLettersOn = true { didSet { mapKeys() } }
  /// Two presses of one key within this time are one; 0 is off.
  package var debounceMilliseconds = 0
  /// For hands that tremble or cannot let go at once: bounces and repeats are ignored.
  package var isMotorProfile = false
  /// What the three come to; everything that names a key asks it.
  package private(set) var keymap = Keymap()

  package init() {}

  private mutating func mapKeys() {
    keymap = Keymap(layout, overrides: Keymap.overrides(bindings), hasLetters: areLettersOn)
  }
}

/// One-switch scanning.
package struct ScanSettings: Equatable, Sendable {
  /// How the highlight moves and what the switch does.
  package enum Mode: String, CaseIterable, Sendable {
    /// It moves by itself, the switch chooses.
    case auto
    /// The switch moves it, resting chooses.
    case step
    /// It moves while presses keep coming, resting chooses.
    case inverse
  }
  package var isOn = false
  package var mode = Mode.auto
  /// How long the highlight stays, 300 to 10,000.
  package var stepMilliseconds = 1800
  /// The name of the key that is the switch.
  package var key = "Space"

  package init() {}
}

/// The linear console.
package struct LinearSettings: Equatable, Sendable {
  /// What is said of the audience without being asked.
  package enum Detail: String, CaseIterable, Sendable {
    /// Claims, greetings and notes are counted, like the chat.
    case brief
    /// They have lines of their own, and digests tell what was asked.
    case full
  }
  /// Between two digests of the chat; 0 is off.
  package var digestSeconds = 20
  package var digestDetail = Detail.full
  /// Lines nobody asked for, at most, in a minute.
  package var linesPerMinute = 30
  /// A sign of life after so long a silence; 0 is off.
  package var heartbeatSeconds = 0
  /// Longer lines are folded; 0 never folds, nil folds at the width of a terminal.
  package var columns: Int?

  package init() {}
}

extension KeySettings {
  /// What the motor profile sets, unless the host chose another time.
  package static let motorDebounceMilliseconds = 300

  /// The time that counts.
  package var effectiveDebounceMilliseconds: Int {
    guard isMotorProfile, debounceMilliseconds == 0 else { return debounceMilliseconds }
    return KeySettings.motorDebounceMilliseconds
  }
}

extension ScanSettings {
  package var switchKey: Key { Key(named: key) ?? .character(" ") }
}

/// What goes back to the platforms' chats without being typed: greetings, thanks, ready answers.
package struct ReplySettings: Equatable, Sendable {
  /// Off stops all of them at once; what the host types is said all the same.
  package var isOn = true
  /// Lines that LiveHost says by itself, at most, in any minute.
  package var perMinute = 10

  package init() {}
}
