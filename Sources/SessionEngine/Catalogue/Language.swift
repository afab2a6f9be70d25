// LiveHost: the two languages of a show, and text in either.
// SPDX-License-Identifier: Apache-2.0

/// A language the console and a show can speak. Raw values are BCP 47 tags.
package enum Language: String, CaseIterable, Sendable {
  case chinese = "zh"
  case english = "en"
}

/// A text given once for everybody, or in one or both languages.
package struct LocalizedText: Equatable, Sendable {
  package let chinese: String
  package let english: String

  /// The same words in every language.
  package init(_ text: String) {
    chinese = text
    english = text
  }

  /// At least one of the two must be given; the other then stands in for it.
  package init?(chinese: String?, english: String?) {
    guard let first = chinese ?? english, let second = english ?? chinese else { return nil }
    self.chinese = first
    self.english = second
  }

  package func text(in language: Language) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }
}
