// LiveHost: several things fit, or one is odd; the host types a number, or yes.
// SPDX-License-Identifier: Apache-2.0

/// A question that is answered with a number, or with yes or no. It stays until it is answered, or
/// until a command is typed instead: a wrong number or word must not lose what was asked.
struct NumberedChoice {
  /// What a line makes of the question.
  enum Answer {
    /// Nothing was asked.
    case unasked
    case chosen(ParsedCommand)
    /// It is still asked; the sentence says what can be typed.
    case again(String)
    /// A command came instead, and the question is gone; the sentence says so.
    case left(String)
  }

  private var commands: [ParsedCommand] = []
  /// The question as it was asked, with what there is to choose.
  private(set) var lines: [String] = []
  /// Whether the answer is yes or no.
  private var isYesOrNo = false

  /// Asks.
  /// - Returns: the question, and what there is to choose.
  mutating func ask(_ options: [(label: String, command: ParsedCommand)], _ words: Words)
    -> [String]
  {
    isYesOrNo = false
    commands = options.map(\.command)
    lines =
      [words(.chooseNumber)] + options.enumerated().map { "\($0 + 1). \($1.label)" }
    return lines
  }

  /// Asks whether one thing is meant as it was typed.
  mutating func confirm(_ question: String, _ command: ParsedCommand) -> [String] {
    (commands, lines, isYesOrNo) = ([command], [question], true)
    return lines
  }

  /// - Parameter line: what was typed; nil when it is no command.
  mutating func take(_ line: ParsedCommand?, _ words: Words) -> Answer {
    guard !commands.isEmpty else { return .unasked }
    switch line {
    case .plain(.yes) where isYesOrNo:
      defer { self = NumberedChoice() }
      return .chosen(commands[0])
    case nil where isYesOrNo, .choice where isYesOrNo: return .again(lines[0])
    case .choice(let number) where commands.indices.contains(number - 1):
      defer { self = NumberedChoice() }
      return .chosen(commands[number - 1])
    case nil, .choice: return .again(words(.chooseFrom, String(commands.count)))
    default: return .left(drop(words))
    }
  }

  /// A command that was typed wrong is a command, too.
  mutating func leave(_ words: Words) -> String? {
    commands.isEmpty ? nil : drop(words)
  }

  /// Takes the question back; returns what is said of that.
  private mutating func drop(_ words: Words) -> String {
    defer { self = NumberedChoice() }
    return words(isYesOrNo ? .nothingSold : .nothingChosen)
  }
}
