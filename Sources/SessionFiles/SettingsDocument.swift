// LiveHost: settings.json: how this host likes the console.
// SPDX-License-Identifier: Apache-2.0

import JSONLines
package import SessionEngine
import SystemIO

/// `settings.json`, schema `livehost.settings/1`. Everything is optional; what is not set is up
/// to flag, environment and default.
package struct SettingsDocument: Sendable, Equatable {
  static let schema = "livehost.settings"

  package var language: Language?
  package var large: Int?
  package var theme: String?
  package var isCalm: Bool?
  package var isLinear: Bool?
  package var greetsByItself: Bool?
  /// Seconds in which a sale can be undone; 0 is off.
  package var undoSeconds: Int?

  package static let themes = ["dark", "light", "contrast", "mono"]

  package init() {}

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
    settings.language = try root.optional("language")?.choice(Language.self)
    settings.large = (try root.optional("large")?.integer(0...3)).map(Int.init)
    if let field = try root.optional("theme") {
      let name = try field.text()
      guard themes.contains(name) else { throw field.problem(.badChoice(name, allowed: themes)) }
      settings.theme = name
    }
    settings.isCalm = try root.optional("calm")?.boolean()
    settings.isLinear = try root.optional("linear")?.boolean()
    settings.greetsByItself = try root.optional("autoGreeting")?.boolean()
    settings.undoSeconds = (try root.optional("undoSeconds")?.integer(0...3600)).map(Int.init)
    return settings
  }

  package var bytes: [UInt8] {
    var writer = JSONWriter(indented: true)
    writer.object { root in
      root.field("schema", SettingsDocument.schema + "/1")
      if let language { root.field("language", language.rawValue) }
      if let large { root.field("large", large) }
      if let theme { root.field("theme", theme) }
      if let isCalm { root.field("calm", isCalm) }
      if let isLinear { root.field("linear", isLinear) }
      if let greetsByItself { root.field("autoGreeting", greetsByItself) }
      if let undoSeconds { root.field("undoSeconds", undoSeconds) }
    }
    return writer.bytes + [0x0A]
  }
}
