// LiveHost: the first start: a few questions before the first show, and never again.
// SPDX-License-Identifier: Apache-2.0

import ConsoleUI
import CursesTerminal
import SessionEngine
import SessionFiles
import SystemIO

/// Asks a new host, at a terminal only, and keeps the answers in `settings.json`.
enum FirstStart {
  /// - Returns: the flags, with what has to hold for this start already.
  static func ask(_ flags: ConsoleFlags) -> ConsoleFlags {
    let data = DataFolder.chosen(flag: flags.data)
    guard isNew(data), isAtTerminal(flags) else { return flags }
    let preferences = try? Preferences(data: flags.data, language: flags.language)
    guard let preferences else { return flags }
    var start = preferences.settings.resolved(
      language: preferences.language ?? .english, theme: preferences.theme(nil))
    start.translation = preferences.translation
    start.translations = preferences.translations
    var questions = FirstQuestions(
      settings: start, answered: answered(flags, preferences), folder: data.path, letters: letters)
    guard !questions.isDone else { return flags }
    hold(&questions)
    return keep(questions, from: start, data, flags)
  }

  /// Whoever was asked in the usual folder is not asked again in another one.
  private static func isNew(_ data: DataFolder) -> Bool {
    let usual = DataFolder.chosen(flag: nil)
    return !FileSystem.exists(data.settings)
      && (try? SettingsDocument.load(usual.settings))?.wasAsked != true
  }

  /// Scripts, feeds and continuous integration are never asked.
  private static func isAtTerminal(_ flags: ConsoleFlags) -> Bool {
    let isRefused = ["0", "no", "false"].contains(ThisProcess.environment("LIVEHOST_FIRST") ?? "")
    return !isRefused && (ThisProcess.environment("CI") ?? "").isEmpty
      && !flags.audience.contains("-") && flags.speed != "max"
      && Descriptor.standardInput.isTerminal && Descriptor.standardOutput.isTerminal
  }

  private static var letters: FirstQuestions.Letters {
    if let name = CursesTerminal.multiplexer { return .inside(name) }
    let isPossible = CursesTerminal.problem() == nil && ThisProcess.environment("TERM") != "linux"
    return isPossible ? .unknown : .impossible
  }

  /// What flags and environment have said needs no question.
  private static func answered(
    _ flags: ConsoleFlags, _ preferences: Preferences
  ) -> Set<FirstQuestions.Question> {
    var answered: Set<FirstQuestions.Question> = []
    func isSet(_ name: String) -> Bool { !(ThisProcess.environment(name) ?? "").isEmpty }
    if flags.language != nil || isSet("LIVEHOST_LANGUAGE") { answered.insert(.language) }
    if flags.large != nil { answered.insert(.size) }
    if flags.speak { answered.insert(.listening) }
    // Whoever has chosen lines sees no letters, large or small: their size is no question.
    if preferences.linearOrigin(flags.linear) != nil { answered.formUnion([.listening, .size]) }
    if flags.keys != nil || flags.oneSwitch { answered.insert(.keys) }
    if flags.data != nil || isSet("LIVEHOST_DATA") { answered.insert(.folder) }
    return answered
  }

  private static func hold(_ questions: inout FirstQuestions) {
    for line in questions.greeting { Console.say(line) }
    while !questions.isDone {
      for line in questions.lines { Console.say(line) }
      guard let answer = Console.line(.standardInput) else {
        questions.skipRest()
        return
      }
      if let complaint = questions.take(answer) { Console.say(complaint) }
    }
  }

  /// Writes the answers down. A folder that cannot be written is said when the show starts.
  private static func keep(
    _ questions: FirstQuestions, from start: HostSettings, _ data: DataFolder,
    _ flags: ConsoleFlags
  ) -> ConsoleFlags {
    var flags = flags
    var settings = SettingsDocument()
    settings.keep(from: start, to: questions.settings)
    if questions.isLanguageChosen {
      settings.take(languageOf: questions.settings)
      flags.language = LanguageChoice(questions.settings)
    }
    if questions.isLinear { settings.isLinear = true }
    settings.wasAsked = true
    var target = data
    if let folder = questions.folder.map(FileSystem.fromHome) {
      var pointer = SettingsDocument()
      pointer.wasAsked = true
      pointer.dataFolder = folder
      guard write(pointer, in: data) else { return flags }
      target = DataFolder(path: folder)
      flags.data = folder
    }
    // A folder that is in use already has its own settings.
    if FileSystem.exists(target.settings) { return flags }
    if write(settings, in: target) { Console.say(questions.farewell(target.settings)) }
    return flags
  }

  private static func write(_ settings: SettingsDocument, in data: DataFolder) -> Bool {
    do throws(SystemError) {
      try FileSystem.createFolders(data.path)
      try FileSystem.replace(data.settings, with: settings.bytes)
      return true
    } catch {
      return false
    }
  }
}
