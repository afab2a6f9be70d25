// LiveHost: finding the session that a command is about.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConsoleUI
import SessionEngine
import SessionFiles

/// Options of the commands that read a session.
struct SessionFlags: ParsableArguments {
  @Argument(help: .said(.helpSession))
  var session: String?

  @Option(help: .said(.helpData, "DIR"))
  var data: String?

  @Option(help: .said(.helpLanguage, "LANGUAGE"))
  var language: LanguageChoice?

  /// The words to use, by flag, environment and settings.
  func words() -> Words {
    Preferences.words(data: data, language: language)
  }

  func folder(_ words: Words) throws(Failure) -> String {
    guard let session else { throw Failure(.usage, words(.whichSession)) }
    switch DataFolder.chosen(flag: data).find(session) {
    case .found(let folder): return folder
    case .none: throw Failure(.noInput, words(.noSession, session))
    case .several(let names):
      throw Failure(
        .usage, words(.severalSessions, session, names.prefix(5).joined(separator: ", ")))
    }
  }

  /// - Parameters:
  ///   - isWhole: reads every record, also those a checkpoint stands for.
  ///   - progress: gets the bytes of the journal read so far, now and then.
  func load(
    _ words: Words, isWhole: Bool = false, progress: (Int) -> Void = { _ in }
  ) throws(Failure) -> LoadedSession {
    let folder = try folder(words)
    do throws(SessionFailure) {
      return try SessionStore.load(folder, isWhole: isWhole, progress: progress)
    } catch {
      throw .of(error, words)
    }
  }
}
