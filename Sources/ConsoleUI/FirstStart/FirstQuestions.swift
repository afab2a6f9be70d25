// LiveHost: the questions of the first start, in words, answered by number.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

/// Asks what a host needs to be at ease, one short question after another, in plain lines that
/// any terminal, screen reader or braille display can show (accessibility rule T4).
package struct FirstQuestions {
  /// What is asked.
  package enum Question: CaseIterable, Sendable {
    case language, size, block, letters, listening, keys, folder
  }

  /// Whether the terminal may have letters of double height.
  package enum Letters: Equatable, Sendable {
    case unknown
    /// tmux or screen, by name, is around us: it would show such a line twice.
    case inside(String)
    case impossible
  }

  package private(set) var settings: HostSettings
  package private(set) var isLinear = false
  package private(set) var isLanguageChosen = false
  /// Another data folder than the one proposed.
  package private(set) var folder: String?
  private var open: [Question]
  private let proposedFolder: String
  private let letters: Letters
  private var asksPath = false

  /// - Parameters:
  ///   - answered: what a flag or the environment has answered already.
  ///   - folder: where the files go if nobody says otherwise.
  ///   - letters: asked about only where they are not known to be impossible.
  package init(
    settings: HostSettings, answered: Set<Question>, folder: String,
    letters: Letters = .impossible
  ) {
    self.settings = settings
    self.letters = letters
    proposedFolder = folder
    open = Question.allCases.filter { !answered.contains($0) && $0 != .block && $0 != .letters }
  }

  private var words: Words { settings.words }

  package var isDone: Bool { open.isEmpty }

  /// In both languages: nobody has said yet which one is wanted.
  package var greeting: [String] {
    guard open.first == .language else { return [words(.firstGreeting)] }
    return [Words(.english)(.firstGreeting), Words(.chinese)(.firstGreeting)]
  }

  /// The question that is to be answered next, and its numbered answers.
  package var lines: [String] {
    guard let question = open.first else { return [] }
    if asksPath { return [words(.firstTypePath)] }
    let numbered = answers(question).enumerated().map { "\($0 + 1). \($1)" }
    return sample(question) + [text(question)] + numbered
  }

  /// What is to be looked at: the same letters twice, as upper halves and as lower halves. Or why
  /// it is not asked.
  private func sample(_ question: Question) -> [String] {
    switch (question, letters) {
    case (.letters, _): ["\u{1B}#3LiveHost 58.00", "\u{1B}#4LiveHost 58.00"]
    case (.block, .inside(let name)): [words(.firstNoLetters, name)]
    default: []
    }
  }

  private func text(_ question: Question) -> String {
    switch question {
    case .language: Words(.english)(.firstLanguage) + " " + Words(.chinese)(.firstLanguage)
    case .size: words(.firstSize)
    case .block: words(.firstBlock, "🬹🬹🬹🬹")
    case .letters: words(.firstLetters)
    case .listening: words(.firstListening)
    case .keys: words(.firstKeys)
    case .folder: words(.firstFolder)
    }
  }

  private func answers(_ question: Question) -> [String] {
    switch question {
    case .language: ["中文", "English"] + settings.translations.map(\.name)
    case .size: [.firstSize0, .firstSize1, .firstSize2, .firstSize3].map { words($0) }
    case .block: [.firstYes, .firstNo].map { words($0) }
    case .letters: [.firstLettersYes, .firstLettersNo].map { words($0) }
    case .listening: [.firstScreen, .firstLinear, .firstSpeak, .firstBoth].map { words($0) }
    case .keys: KeyLayout.allCases.map { words($0.phrase) } + [words(.firstOneSwitch)]
    case .folder: [words(.firstFolderHere, proposedFolder), words(.firstFolderOther)]
    }
  }

  /// Takes an answer: a number, nothing to skip the question, `0` to skip the rest.
  /// - Returns: what is wrong with it; nil when the next question is due.
  package mutating func take(_ line: String) -> String? {
    guard let question = open.first else { return nil }
    let answer = line.trimmed
    if asksPath { return takePath(answer) }
    if answer.isEmpty {
      open.removeFirst()
      return nil
    }
    if answer == "0" || answer == "０" {
      open = []
      return nil
    }
    if question == .folder, answer.hasPrefix("/") || answer.hasPrefix("~") {
      return takePath(answer)
    }
    let digits = answer.compactMap(\.wholeNumberValue)
    let count = answers(question).count
    guard digits.count == 1, answer.count == 1, (1...count).contains(digits[0]) else {
      return words(.firstBadAnswer, String(count))
    }
    settle(question, digits[0] - 1)
    return nil
  }

  private mutating func settle(_ question: Question, _ choice: Int) {
    if question == .folder, choice == 1 {
      asksPath = true
      return
    }
    open.removeFirst()
    switch question {
    case .language: chooseLanguage(choice)
    case .size:
      settings.large = choice
      // Only large shapes are drawn with blocks.
      guard choice >= 2 else { break }
      open.insert(contentsOf: letters == .unknown ? [.block, .letters] : [.block], at: 0)
    case .block: settings.shapes = choice == 0 ? .sextants : .reverse
    case .letters: if choice == 0 { settings.shapes = .doubleHeight }
    case .listening:
      isLinear = choice == 1 || choice == 3
      settings.speech.isOn = choice >= 2
    case .keys:
      settings.scanning.isOn = choice == KeyLayout.allCases.count
      if !settings.scanning.isOn { settings.keys.layout = KeyLayout.allCases[choice] }
    case .folder: break
    }
  }

  private mutating func chooseLanguage(_ choice: Int) {
    isLanguageChosen = true
    settings.language = choice == 0 ? .chinese : .english
    settings.translation = choice < 2 ? nil : settings.translations[choice - 2]
  }

  private mutating func takePath(_ answer: String) -> String? {
    if !answer.isEmpty {
      guard answer.hasPrefix("/") || answer.hasPrefix("~/") else { return words(.firstBadPath) }
      folder = answer
    }
    open.removeFirst()
    return nil
  }

  /// The end of the input: nobody is there to be asked.
  package mutating func skipRest() { open = [] }

  /// The last line: that it is kept, and where it can be changed.
  package func farewell(_ path: String) -> String { words(.firstKept, path) }
}
