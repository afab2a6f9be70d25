// LiveHost: the console's phrases in a language beyond Chinese and English.
// SPDX-License-Identifier: Apache-2.0

/// A further language of the console, from one file (Docs/Languages.md). The English phrase is
/// the key; what the file does not have is said in English.
package final class Translation: Sendable, Equatable {
  /// A BCP 47 tag: `eo`, `pt-BR`.
  package let code: String
  /// What the language calls itself.
  package let name: String
  let phrases: [String: String]
  /// Its words of command, and the English ones they stand for.
  package let verbs: [String: String]

  /// - Parameter phrases: those whose places differ from the English are left out.
  package init(
    code: String, name: String, phrases: [String: String], verbs: [String: String] = [:]
  ) {
    self.code = code
    self.name = name
    self.phrases = phrases.filter { Phrase.places(in: $0.key) == Phrase.places(in: $0.value) }
    self.verbs = verbs
  }

  package static func == (left: Translation, right: Translation) -> Bool {
    left === right
      || (left.code == right.code && left.phrases == right.phrases && left.verbs == right.verbs)
  }

  package var phraseCount: Int { phrases.count }

  /// What an English phrase is in this language; nil when the file does not say.
  package func words(for english: String) -> String? { phrases[english] }

  /// The English phrases that have no words in this language.
  package func missing(of all: [Phrase]) -> [String] {
    all.map(\.english).filter { phrases[$0] == nil }
  }
}

extension Phrase {
  /// The numbers of its places: `%1 of %2` has 1 and 2.
  package static func places(in text: String) -> Set<Int> {
    var found: Set<Int> = []
    var isAfterMark = false
    for character in text {
      if isAfterMark, let number = character.wholeNumberValue { found.insert(number) }
      isAfterMark = character == "%"
    }
    return found
  }
}
