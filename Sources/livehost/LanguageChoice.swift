// LiveHost: the languages that the console can speak here.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConsoleUI
import SessionEngine
import SessionFiles
import SystemIO

/// A language as somebody names it: `zh`, `en`, or the code of a further one.
struct LanguageChoice: ExpressibleByArgument, Equatable {
  let code: String

  init?(argument: String) {
    guard LanguageDocument.isCode(argument) else { return nil }
    code = argument
  }

  init(_ settings: HostSettings) {
    code = settings.translation?.code ?? settings.language.rawValue
  }

  /// What the environment asks for: `zh_CN.UTF-8` is zh, `pt_BR` is pt-BR or pt.
  init?(locale: String, among translations: [Translation]) {
    let tag = locale.prefix { $0 != "." && $0 != "@" }.replacing("_", with: "-")
    let base = String(tag.prefix { $0 != "-" })
    let known = translations.map(\.code) + Language.allCases.map(\.rawValue)
    guard let code = known.first(where: { $0 == tag }) ?? known.first(where: { $0 == base })
    else { return nil }
    self.code = code
  }

  /// The language, and the translation that goes over it; nil when there is none of that code.
  func resolved(_ translations: [Translation]) -> (Language, Translation?)? {
    if let language = Language(rawValue: code) { return (language, nil) }
    let found = translations.first { $0.code.lowercased() == code.lowercased() }
    return found.map { (.english, $0) }
  }
}

/// The further languages on this machine (Docs/Languages.md).
enum LanguageShelf {
  /// Where they lie: with the data, beside the program, and where a package puts them.
  static func folders(_ data: DataFolder) -> [String] {
    let program = FileSystem.folder(of: ThisProcess.program ?? "")
    return [
      data.languages, FileSystem.join(program, "languages"),
      FileSystem.join(program, "../share/livehost/languages"),
    ]
  }

  /// All that can be read; of two with one code, the first place counts.
  static func load(_ data: DataFolder) -> (translations: [Translation], problems: [FileFailure]) {
    var translations: [Translation] = []
    var problems: [FileFailure] = []
    for folder in folders(data) where FileSystem.isFolder(folder) {
      for name in (try? FileSystem.names(in: folder)) ?? [] where name.hasSuffix(".json") {
        do throws(FileFailure) {
          let found = try LanguageDocument.load(FileSystem.join(folder, name))
          if !translations.contains(where: { $0.code == found.code }) { translations.append(found) }
        } catch {
          problems.append(error)
        }
      }
    }
    return (translations, problems)
  }
}
