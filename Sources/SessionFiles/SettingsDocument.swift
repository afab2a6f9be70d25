// LiveHost: settings.json: how this host likes the console.
// SPDX-License-Identifier: Apache-2.0

package import ConsoleUI
import JSONLines
package import SessionEngine
import SystemIO
package import TextScreen

/// `settings.json`, schema `livehost.settings/1`. Everything is optional; what is not set is up
/// to flag, environment and default.
package struct SettingsDocument: Sendable, Equatable {
  static let schema = "livehost.settings"

  /// Nil when the host has not chosen: the environment or the terminal says then.
  package var language: Language?
  /// The code of a further language, chosen instead.
  package private(set) var translationCode: String?
  /// Either of the two; nil when the host has not chosen.
  package var languageCode: String? { translationCode ?? language?.rawValue }
  /// Where everything is kept instead of this folder.
  package var dataFolder: String?
  package var theme: Theme?
  package var isLinear: Bool?
  package var greetsByItself: Bool?
  /// Seconds in which a sale can be undone; 0 is off.
  package var undoSeconds: Int?
  /// How long goods are kept for a claim while others wait; 0 is for ever.
  package var holdSeconds: Int?
  /// The rundown goes on by itself when what is on air is sold out.
  package var leavesSoldOut: Bool?
  /// The first questions have been asked and are never asked again.
  package var wasAsked = false
  /// All other choices. Its language and theme say nothing: the optional ones above do.
  var host = HostSettings(language: .english)

  package init() {}

  package var mutedWords: [String] { host.mutedWords }

  /// The choices of the file over the defaults.
  package func resolved(language: Language, theme: Theme) -> HostSettings {
    var resolved = host
    resolved.language = language
    resolved.theme = theme
    return resolved
  }

  /// Keeps what the host changed while the console ran, and nothing that only a flag said.
  package mutating func keep(from old: HostSettings, to new: HostSettings) {
    if old.language != new.language || old.translation != new.translation {
      take(languageOf: new)
    }
    if old.theme != new.theme { theme = new.theme }
    func keep<Value: Equatable>(_ member: WritableKeyPath<HostSettings, Value>) {
      if old[keyPath: member] != new[keyPath: member] {
        host[keyPath: member] = new[keyPath: member]
      }
    }
    keep(\.large)
    keep(\.isCalm)
    keep(\.clockSeconds)
    keep(\.shapes)
    keep(\.takesPointer)
    keep(\.isUndisturbed)
    // The flag --speak is no choice for ever, also when the speed is changed under it.
    keep(\.speech.isOn)
    keep(\.speech.kinds)
    keep(\.speech.rate)
    keep(\.keys)
    keep(\.scanning)
    keep(\.linear)
    keep(\.mutedWords)
    keep(\.replies)
    keep(\.phrases)
  }

  /// Keeps a language that the host has chosen.
  package mutating func take(languageOf settings: HostSettings) {
    translationCode = settings.translation?.code
    language = translationCode == nil ? settings.language : nil
  }

  /// Reads the settings; a missing file is empty settings.
  package static func load(_ path: String) throws(FileFailure) -> SettingsDocument {
    let source: DocumentSource
    do throws(FileFailure) {
      source = try DocumentSource.load(path)
    } catch {
      if case .system(let system) = error, system.isMissingFile { return SettingsDocument() }
      throw error
    }
    do throws(DocumentProblem) {
      return try read(try source.root(schema))
    } catch {
      throw .document(error)
    }
  }

  static func read(_ root: DocumentField) throws(DocumentProblem) -> SettingsDocument {
    var settings = SettingsDocument()
    if let field = try root.optional("language") {
      let code = try field.text()
      settings.language = Language(rawValue: code)
      if settings.language == nil {
        guard LanguageDocument.isCode(code) else {
          throw field.problem(.badChoice(code, allowed: Language.allCases.map(\.rawValue)))
        }
        settings.translationCode = code
      }
    }
    settings.dataFolder = try root.optional("data")?.word()
    settings.theme = try root.optional("theme")?.choice(Theme.self)
    settings.isLinear = try root.optional("linear")?.boolean()
    settings.greetsByItself = try root.optional("autoGreeting")?.boolean()
    settings.undoSeconds = (try root.optional("undoSeconds")?.integer(0...3600)).map(Int.init)
    settings.holdSeconds = (try root.optional("holdSeconds")?.integer(0...86_400)).map(Int.init)
    settings.leavesSoldOut = try root.optional("nextWhenSoldOut")?.boolean()
    if let replies = try root.optional("replies") { try settings.host.replies.read(replies) }
    for field in try root.optional("mutedWords")?.elements() ?? [] {
      settings.host.mutedWords.append(try field.word())
    }
    try root.read("asked", into: &settings.wasAsked)
    try root.read("large", 0...3, into: &settings.host.large)
    try root.read("calm", into: &settings.host.isCalm)
    try root.read("clockSeconds", 0...60, into: &settings.host.clockSeconds)
    try root.read("shapes", into: &settings.host.shapes)
    try root.read("pointer", into: &settings.host.takesPointer)
    try root.read("undisturbed", into: &settings.host.isUndisturbed)
    if let speech = try root.optional("speech") { try settings.host.speech.read(speech) }
    if let keys = try root.optional("keys") { try settings.host.keys.read(keys) }
    if let scanning = try root.optional("switch") { try settings.host.scanning.read(scanning) }
    if let lines = try root.optional("lines") { try settings.host.linear.read(lines) }
    try settings.host.readPhrases(root)
    return settings
  }

  package var bytes: [UInt8] {
    var writer = JSONWriter(indented: true)
    writer.object { root in
      root.field("schema", SettingsDocument.schema + "/1")
      if wasAsked { root.field("asked", true) }
      if let code = languageCode { root.field("language", code) }
      if let dataFolder { root.field("data", dataFolder) }
      if let theme { root.field("theme", theme.rawValue) }
      if let isLinear { root.field("linear", isLinear) }
      if let greetsByItself { root.field("autoGreeting", greetsByItself) }
      if let undoSeconds { root.field("undoSeconds", undoSeconds) }
      if let holdSeconds { root.field("holdSeconds", holdSeconds) }
      if let leavesSoldOut { root.field("nextWhenSoldOut", leavesSoldOut) }
      root.field("large", host.large)
      root.field("calm", host.isCalm)
      root.field("clockSeconds", host.clockSeconds)
      root.field("shapes", host.shapes.rawValue)
      root.field("pointer", host.takesPointer)
      root.field("undisturbed", host.isUndisturbed)
      root.group("speech", host.speech.write)
      root.group("keys", host.keys.write)
      root.group("switch", host.scanning.write)
      root.group("lines", host.linear.write)
      root.group("replies", host.replies.write)
      root.list("mutedWords") { list in for word in host.mutedWords { list.string(word) } }
      if !host.phrases.isEmpty { root.list("phrases", host.writePhrases) }
    }
    return writer.bytes + [0x0A]
  }
}
