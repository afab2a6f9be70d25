// LiveHost: reading a JSON document field by field, with the place of every mistake.
// SPDX-License-Identifier: Apache-2.0

import JSONLines
import SessionEngine
import SystemIO

/// A document that is being read.
final class DocumentSource {
  let file: String
  let bytes: [UInt8]
  private let tape = JSONTape()

  /// No document of ours comes near this size.
  static let limit = 16 << 20

  /// - Parameter name: how messages call it.
  init(name: String, bytes: [UInt8]) {
    file = name
    self.bytes = bytes
  }

  static func load(_ path: String) throws(FileFailure) -> DocumentSource {
    do throws(SystemError) {
      return DocumentSource(name: path, bytes: try FileSystem.read(path, limit: limit))
    } catch {
      throw error.isTooLarge
        ? .document(DocumentProblem(file: path, line: 1, field: "", kind: .tooLarge))
        : .system(error)
    }
  }

  /// The root object, after its `schema` has been looked at.
  /// - Parameter schema: such as `livehost.plan`; version 1 is what is read.
  func root(_ schema: String) throws(DocumentProblem) -> DocumentField {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard text.contains(where: { $0 > 0x20 }) else { throw problem(.empty, at: 0, "") }
    let view: JSONView
    do throws(JSONProblem) {
      view = try tape.parse(text)
    } catch {
      throw problem(.notJSON(error.reason), at: error.offset + bytes.count - text.count, "")
    }
    let root = DocumentField(view: view, path: "", source: self)
    _ = try root.members()
    if let field = try root.optional("schema") {
      try check(try field.text(), schema, field)
    }
    return root
  }

  private func check(
    _ found: String, _ schema: String, _ field: DocumentField
  ) throws(DocumentProblem) {
    guard let version = DocumentSource.version(of: found, schema) else {
      throw field.problem(.otherDocument(found: found, expected: schema + "/1"))
    }
    guard version <= 1 else {
      throw field.problem(.newerVersion(found: found, readable: schema + "/1"))
    }
  }

  /// The major version in such a name as `livehost.plan/1`; nil for another document's name.
  static func version(of found: String, _ schema: String) -> Int? {
    let parts = found.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == schema, let version = Int(parts[1]), version > 0 else {
      return nil
    }
    return version
  }

  func problem(_ kind: DocumentProblem.Kind, at offset: Int, _ path: String) -> DocumentProblem {
    let line = bytes.prefix(max(0, offset)).reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
    return DocumentProblem(file: file, line: line, field: path, kind: kind)
  }
}

/// A value in a document, and how it is called in messages.
struct DocumentField {
  let view: JSONView
  let path: String
  let source: DocumentSource

  func problem(_ kind: DocumentProblem.Kind) -> DocumentProblem {
    source.problem(kind, at: view.offset, path)
  }

  private func wrongType(_ expected: DocumentProblem.Expected) -> DocumentProblem {
    problem(.wrongType(found: view.kind, expected: expected))
  }

  func members() throws(DocumentProblem) -> [(name: String, value: JSONView)] {
    guard view.kind == .object else { throw wrongType(.object) }
    return view.members
  }

  /// A member that may be missing or null.
  func optional(_ name: StaticString) throws(DocumentProblem) -> DocumentField? {
    guard view.kind == .object else { throw wrongType(.object) }
    guard let member = view[name], !member.isNull else { return nil }
    return DocumentField(view: member, path: child(name.description), source: source)
  }

  func required(_ name: StaticString) throws(DocumentProblem) -> DocumentField {
    if let field = try optional(name) { return field }
    throw source.problem(.missing, at: view.offset, child(name.description))
  }

  private func child(_ name: String) -> String {
    path.isEmpty ? name : path + "." + name
  }

  func elements() throws(DocumentProblem) -> [DocumentField] {
    guard view.kind == .array else { throw wrongType(.list) }
    return view.elements.enumerated().map {
      DocumentField(view: $1, path: "\(path)[\($0)]", source: source)
    }
  }

  func text() throws(DocumentProblem) -> String {
    guard let text = view.string else { throw wrongType(.text) }
    return text
  }

  /// A text that is not empty.
  func word() throws(DocumentProblem) -> String {
    let text = try text()
    if text.isEmpty { throw problem(.missing) }
    return text
  }

  func boolean() throws(DocumentProblem) -> Bool {
    guard let value = view.boolean else { throw wrongType(.yesOrNo) }
    return value
  }

  func localized() throws(DocumentProblem) -> LocalizedText {
    if let text = view.string { return LocalizedText(text) }
    guard view.kind == .object else { throw wrongType(.localizedText) }
    let chinese = try optional("zh")?.text()
    let english = try optional("en")?.text()
    guard let text = LocalizedText(chinese: chinese, english: english) else {
      throw wrongType(.localizedText)
    }
    return text
  }

  func integer(_ range: ClosedRange<Int64>) throws(DocumentProblem) -> Int64 {
    guard view.kind == .number else { throw wrongType(.wholeNumber) }
    guard let value = view.integer else { throw wrongType(.wholeNumber) }
    guard range.contains(value) else {
      throw problem(
        .badNumber(
          view.numberText ?? "", from: String(range.lowerBound), to: String(range.upperBound)))
    }
    return value
  }

  func money(_ currency: Currency) throws(DocumentProblem) -> Money {
    guard let text = view.string else { throw wrongType(.money) }
    guard let money = Money(decimal: text, currency) else {
      throw problem(.badMoney(text, currency: currency))
    }
    return money
  }

  /// A decimal number with at most `places` places, as whole units of the last place. Numbers and
  /// texts are both taken; nothing goes through floating point.
  func decimal(places: Int, _ range: ClosedRange<Int64>) throws(DocumentProblem) -> Int64 {
    guard let text = view.numberText ?? view.string else { throw wrongType(.number) }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    let digits = fraction + String(repeating: "0", count: max(0, places - fraction.utf8.count))
    guard (1...2).contains(parts.count), fraction.utf8.count <= places, !parts[0].isEmpty,
      parts.count == 1 || !fraction.isEmpty,
      parts[0].utf8.allSatisfy({ $0 &- 0x30 < 10 }),
      digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }), let value = Int64(parts[0] + digits),
      range.contains(value)
    else {
      let isShare = places == 4
      throw problem(
        .badNumber(text, from: isShare ? "0" : "0.016", to: isShare ? "1" : "1440"))
    }
    return value
  }

  func choice<Value: RawRepresentable & CaseIterable>(
    _ type: Value.Type
  ) throws(DocumentProblem) -> Value where Value.RawValue == String {
    let text = try text()
    guard let value = Value(rawValue: text) else {
      throw problem(.badChoice(text, allowed: Value.allCases.map(\.rawValue)))
    }
    return value
  }

  func time() throws(DocumentProblem) -> Int64 {
    let text = try text()
    guard let value = JSONTime.milliseconds(text) else { throw problem(.badTime(text)) }
    return value
  }
}
