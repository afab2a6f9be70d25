// LiveHost: a further language of the console, as a file.
// SPDX-License-Identifier: Apache-2.0

package import ConsoleUI
import JSONLines
import SystemIO

/// `languages/<code>.json`, schema `livehost.language/1`: English phrases and what they are in
/// another language. One such file is all that a language needs (Docs/Languages.md).
package enum LanguageDocument {
  static let schema = "livehost.language"

  /// A BCP 47 tag: letters first, then parts behind hyphens.
  package static func isCode(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return (2...3).contains(parts[0].utf8.count) && parts[0].utf8.allSatisfy { $0 | 0x20 > 0x60 }
      && parts.allSatisfy { part in
        (1...8).contains(part.utf8.count)
          && part.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
          }
      }
  }

  package static func load(_ path: String) throws(FileFailure) -> Translation {
    let source = try DocumentSource.load(path)
    do throws(DocumentProblem) {
      return try read(try source.root(schema))
    } catch {
      throw .document(error)
    }
  }

  static func read(_ root: DocumentField) throws(DocumentProblem) -> Translation {
    let field = try root.required("code")
    let code = try field.word()
    guard isCode(code) else { throw field.problem(.badChoice(code, allowed: ["eo", "pt-BR"])) }
    return Translation(
      code: code, name: try root.required("name").word(),
      phrases: try texts(try root.required("phrases")),
      verbs: try root.optional("verbs").map { (field) throws(DocumentProblem) in
        try texts(field)
      } ?? [:])
  }

  /// A phrase that is still empty is not translated yet.
  private static func texts(_ field: DocumentField) throws(DocumentProblem) -> [String: String] {
    var texts: [String: String] = [:]
    for (name, value) in try field.members() {
      let member = DocumentField(
        view: value, path: field.path + "." + name, source: field.source)
      let text = try member.text()
      if !text.isEmpty { texts[name] = text }
    }
    return texts
  }

  /// A file for a translator to fill in: every phrase, with what is there already.
  package static func template(
    code: String, name: String, phrases: [String], from translation: Translation?
  ) -> [UInt8] {
    var writer = JSONWriter(indented: true)
    writer.object { root in
      root.field("schema", schema + "/1")
      root.field("code", code)
      root.field("name", name)
      root.group("phrases") { list in
        for phrase in phrases { list.field(phrase, translation?.words(for: phrase) ?? "") }
      }
      root.group("verbs") { list in
        for (word, english) in (translation?.verbs ?? [:]).sorted(by: { $0.key < $1.key }) {
          list.field(word, english)
        }
      }
    }
    return writer.bytes + [0x0A]
  }
}
