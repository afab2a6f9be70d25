// LiveHost: the questions of the first start.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct FirstQuestionsTests {
  private func questions(
    _ answered: Set<FirstQuestions.Question> = [], _ language: Language = .english,
    letters: FirstQuestions.Letters = .impossible
  ) -> FirstQuestions {
    FirstQuestions(
      settings: HostSettings(language: language), answered: answered, folder: "/home/ye/livehost",
      letters: letters)
  }

  @Test func fiveQuestionsAreAskedByNumber() {
    var asked = questions()
    var count = 0
    while !asked.isDone {
      #expect(asked.lines.count >= 3)
      #expect(asked.lines.dropFirst().enumerated().allSatisfy { $1.hasPrefix("\($0 + 1). ") })
      #expect(asked.take("1") == nil)
      count += 1
    }
    #expect(count == 5)
    #expect(asked.settings.language == .chinese && asked.isLanguageChosen)
  }

  @Test func everyAnswerSetsItsSwitch() {
    var asked = questions()
    for answer in ["2", "4", "1", "4", "5", "1"] { #expect(asked.take(answer) == nil) }
    #expect(asked.isDone)
    #expect(asked.settings.large == 3 && asked.settings.shapes == .sextants)
    #expect(asked.isLinear && asked.settings.speech.isOn && asked.settings.scanning.isOn)
    var others = questions([.language])
    for answer in ["３", "2", "3", "3", "~/shows"] { #expect(others.take(answer) == nil) }
    #expect(others.settings.large == 2 && others.settings.shapes == .reverse)
    #expect(!others.isLinear && others.settings.speech.isOn)
    #expect(others.settings.keys.layout == .numpad && others.folder == "~/shows")
  }

  /// Letters of double height are shown and asked about after the block; tmux would show them twice.
  @Test func lettersOfTheTerminalAreAskedAboutOutsideTmux() {
    var asked = questions([.language], letters: .unknown)
    for answer in ["3", "1"] { #expect(asked.take(answer) == nil) }
    #expect(asked.lines.prefix(2) == ["\u{1B}#3LiveHost 58.00", "\u{1B}#4LiveHost 58.00"])
    #expect(asked.take("1") == nil && asked.settings.shapes == .doubleHeight)
    var refused = questions([.language], letters: .unknown)
    for answer in ["3", "1", "2"] { #expect(refused.take(answer) == nil) }
    #expect(refused.settings.shapes == .sextants)
    // Only large shapes can be larger.
    var small = questions([.language], letters: .unknown)
    #expect(small.take("2") == nil && !small.lines.joined().contains("\u{1B}"))
    var inside = questions([.language], letters: .inside("tmux"))
    #expect(inside.take("3") == nil)
    #expect(inside.lines.first?.contains("tmux would show such a line twice") == true)
    #expect(inside.take("2") == nil && inside.settings.shapes == .reverse)
    #expect(!inside.lines.joined().contains("\u{1B}"))
  }

  @Test func nothingIsChangedBySkipping() {
    for skips in [["", "", "", "", ""], ["0"]] {
      var asked = questions()
      for answer in skips { #expect(asked.take(answer) == nil) }
      #expect(asked.isDone && asked.settings == HostSettings(language: .english))
      #expect(!asked.isLanguageChosen && !asked.isLinear && asked.folder == nil)
    }
  }

  @Test func aWrongAnswerSaysWhatIsRight() {
    for language in Language.allCases {
      var asked = questions([.language], language)
      for wrong in ["5", "x", "12", "-1", "\u{1B}[A", "１２"] {
        #expect(asked.take(wrong)?.contains("4") == true, "\(wrong)")
      }
      for answer in ["", "", "", "2"] { #expect(asked.take(answer) == nil) }
      #expect(asked.take("shows") != nil && !asked.isDone)
      #expect(asked.take("") == nil && asked.isDone && asked.folder == nil)
    }
  }

  @Test func whatAFlagSaidIsNotAsked() {
    let all = Set(FirstQuestions.Question.allCases)
    #expect(questions(all).isDone)
    #expect(questions(all.subtracting([.keys])).lines.first == "How do you press keys?")
  }
}
