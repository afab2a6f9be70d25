// LiveHost: what flags, environment, settings and defaults come to, in this order.
// SPDX-License-Identifier: Apache-2.0

import ConsoleUI
import SessionEngine
import SessionFiles
import SystemIO
import TextScreen

/// What every command needs to know about its host: where the data are, which language to speak.
struct Preferences {
  let data: DataFolder
  let settings: SettingsDocument
  /// Nil when nobody has said; a plan's language is taken then.
  let language: Language?

  /// A further language of the console; `language` is English then.
  let translation: Translation?
  /// All further languages that can be chosen.
  let translations: [Translation]
  /// A language that was chosen for good and whose file is gone.
  let missingLanguage: String?

  var words: Words { Words(language ?? .english, translation) }

  init(data flag: String?, language chosen: LanguageChoice?) throws(Failure) {
    data = DataFolder.chosen(flag: flag)
    translations = LanguageShelf.load(data).translations
    let locale = Preferences.languageOfLocale(translations)
    let asked = chosen ?? Preferences.languageOfEnvironment
    do throws(FileFailure) {
      settings = try SettingsDocument.load(data.settings)
    } catch {
      let spoken = (asked ?? locale)?.resolved(translations)
      throw .of(error, Words(spoken?.0 ?? .english, spoken?.1))
    }
    // A language chosen in LiveHost goes before the one the machine was set up with (0016).
    let kept = settings.languageCode.flatMap(LanguageChoice.init(argument:))
    let wanted = asked ?? kept
    let found = wanted?.resolved(translations) ?? locale?.resolved(translations)
    if let chosen, chosen.resolved(translations) == nil {
      let known = ["zh", "en"] + translations.map(\.code)
      let words = Words(settings.language ?? .english)
      throw Failure(
        .usage,
        words(.noSuchLanguage, chosen.code, known.joined(separator: words(.comma)), data.languages))
    }
    language = found?.0
    translation = found?.1
    let isMissing = wanted != nil && wanted?.resolved(translations) == nil
    missingLanguage = isMissing ? wanted?.code : nil
  }

  /// The words for a command that can do without settings, even broken ones.
  static func words(data: String? = nil, language: LanguageChoice?) -> Words {
    if let words = (try? Preferences(data: data, language: language))?.words { return words }
    let spoken = language ?? languageOfEnvironment ?? languageOfLocale([])
    return Words(spoken?.resolved([])?.0 ?? .english)
  }

  /// What is said for LiveHost alone; nil when nothing is.
  static var languageOfEnvironment: LanguageChoice? {
    ThisProcess.environment("LIVEHOST_LANGUAGE").flatMap(LanguageChoice.init(argument:))
  }

  /// What the machine was set up with; nil when it is nothing that we speak.
  static func languageOfLocale(_ translations: [Translation]) -> LanguageChoice? {
    let locale =
      ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { ThisProcess.environment($0) }.first { !$0.isEmpty } ?? ""
    return LanguageChoice(locale: locale, among: translations)
  }

  /// A chosen language that is gone is worth a sentence; English alone would be a riddle.
  var languageNotices: [String] {
    missingLanguage.map { [words(.languageGone, $0, data.languages)] } ?? []
  }

  /// NO_COLOR set to anything means no colour (no-color.org).
  func theme(_ flag: Theme?) -> Theme {
    if let flag { return flag }
    if !(ThisProcess.environment("NO_COLOR") ?? "").isEmpty { return .mono }
    return settings.theme ?? .dark
  }

  /// All choices of the host, flags first.
  func host(_ flags: ConsoleFlags, language: Language) -> HostSettings {
    var host = settings.resolved(language: language, theme: theme(flags.theme))
    host.translation = translation
    host.translations = translations
    if let large = flags.large { host.large = large.level }
    if flags.calm { host.isCalm = true }
    if flags.speak { host.speech.isOn = true }
    if flags.oneSwitch { host.scanning.isOn = true }
    // A layout asked for here has its own keys: what was bound to another does not follow it.
    if let layout = flags.keys, layout != host.keys.layout {
      host.keys.bindings = [:]
      host.keys.layout = layout
    }
    return host
  }

  /// How linear mode was chosen, in words; nil for the screen.
  func linearOrigin(_ flag: Bool) -> String? {
    if flag { return "--linear" }
    for name in ["LIVEHOST_LINEAR", "ACCESSIBLE"] {
      let value = ThisProcess.environment(name) ?? ""
      if !["", "0", "false"].contains(value) { return name }
    }
    return settings.isLinear == true ? "settings.json" : nil
  }
}

/// The options of a console, resolved.
struct ResolvedOptions {
  /// How fast time runs.
  enum Speed: Equatable {
    /// Thousandths of real time.
    case real(Int64)
    case virtual
  }

  let preferences: Preferences
  private let flags: ConsoleFlags
  let linearOrigin: String?
  let speed: Speed
  let limit: Duration?
  /// Neither flag nor environment nor settings say which theme.
  let findsTheme: Bool

  var data: DataFolder { preferences.data }
  var settings: SettingsDocument { preferences.settings }
  var language: Language? { preferences.language }
  var words: Words { preferences.words }

  init(_ flags: ConsoleFlags, isRehearsal: Bool) throws(Failure) {
    preferences = try Preferences(data: flags.data, language: flags.language)
    let words = preferences.words
    self.flags = flags
    linearOrigin = preferences.linearOrigin(flags.linear)
    speed = try ResolvedOptions.speed(flags.speed, words)
    limit = try ResolvedOptions.limit(flags.minutes, words)
    findsTheme =
      flags.theme == nil && preferences.settings.theme == nil
      && (ThisProcess.environment("NO_COLOR") ?? "").isEmpty
    if isRehearsal, speed == .virtual, linearOrigin == nil, limit == nil {
      throw Failure(.usage, words(.maxNeedsLength))
    }
  }

  func host(language: Language) -> HostSettings { preferences.host(flags, language: language) }

  private static func speed(_ text: String?, _ words: Words) throws(Failure) -> Speed {
    guard let text else { return .real(1000) }
    if text == "max" { return .virtual }
    guard let value = thousandths(text), (250...1_000_000).contains(value) else {
      throw Failure(.usage, words(.badSpeed, text))
    }
    return .real(value)
  }

  private static func limit(_ text: String?, _ words: Words) throws(Failure) -> Duration? {
    guard let text else { return nil }
    guard let value = thousandths(text), (100...1_440_000).contains(value) else {
      throw Failure(.usage, words(.badMinutes, text))
    }
    return .milliseconds(value * 60)
  }

  /// A decimal number with at most three places, in thousandths.
  static func thousandths(_ text: String) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), !parts[0].isEmpty,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E })
    else { return nil }
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    guard fraction.utf8.count <= 3, parts.count == 1 || !fraction.isEmpty else { return nil }
    return Int64(parts[0] + fraction + String(repeating: "0", count: 3 - fraction.utf8.count))
  }
}

// One line a phrase: Chinese, then English.
extension Phrase {
  static let noSuchLanguage = Phrase(
    "没有语言“%1”；可选：%2。别的语言要有 %3/%1.json 这样的文件。",
    "There is no language “%1”; choose one of: %2. Another one needs a file like %3/%1.json.")
  static let languageGone = Phrase(
    "找不到语言文件“%1.json”，先用英文；请放回 %2，或用 --language 换一种。",
    "The language file “%1.json” is gone: English for now. Put it into %2, or use --language.")
  static let comma = Phrase("、", ", ")
}
