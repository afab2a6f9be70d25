// LiveHost: what is wrong with a file, where, and what would be right.
// SPDX-License-Identifier: Apache-2.0

package import JSONLines
package import SessionEngine
package import SystemIO

/// Bad data in a file: `file:line: field: what is wrong, what would be right`.
package struct DocumentProblem: Error, Equatable, Sendable {
  /// What can be wrong with a field.
  package enum Kind: Equatable, Sendable {
    case empty
    case notJSON(JSONProblem.Reason)
    case tooLarge
    case missing
    case wrongType(found: JSONKind, expected: Expected)
    case badMoney(String, currency: Currency)
    case badNumber(String, from: String, to: String)
    case badChoice(String, allowed: [String])
    case badCurrency(String)
    case duplicate(String)
    case unknownReference(String)
    case noElements
    case otherDocument(found: String, expected: String)
    case newerVersion(found: String, readable: String)
    case badTime(String)
    case badKey(String)
    case unknownAction(String)
    /// The key does something else in the same place.
    case keyTaken(String, by: String)
    /// The file that is named is not there.
    case missingFile(String)
  }

  /// What should stand there.
  package enum Expected: Sendable {
    case text, localizedText, wholeNumber, number, list, object, yesOrNo, money
  }

  package let file: String
  package let line: Int
  /// Such as `goods[3].price`; empty when the whole file is meant.
  package let field: String
  package let kind: Kind

  /// Whether a file that the document names is not there.
  package var isMissingFile: Bool {
    if case .missingFile = kind { true } else { false }
  }
}

/// A file that cannot be used at all: missing, unreadable, or with bad data.
package enum FileFailure: Error, Equatable, Sendable {
  case system(SystemError)
  case document(DocumentProblem)
}
