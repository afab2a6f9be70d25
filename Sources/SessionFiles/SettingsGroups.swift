// LiveHost: the groups of settings.json, each read and written in one place.
// SPDX-License-Identifier: Apache-2.0

import ConsoleUI
import JSONLines
import TextScreen

extension SpeechSettings {
  mutating func read(_ group: DocumentField) throws(DocumentProblem) {
    try group.read("on", into: &isOn)
    try group.read("rate", -100...100, into: &rate)
    guard let list = try group.optional("kinds") else { return }
    kinds = []
    for field in try list.elements() { kinds.insert(try field.choice(SpeechKind.self)) }
  }

  func write(_ group: inout JSONWriter) {
    group.field("on", isOn)
    group.field("rate", rate)
    group.list("kinds") { list in
      for kind in SpeechKind.allCases where kinds.contains(kind) { list.string(kind.rawValue) }
    }
  }
}

extension KeySettings {
  mutating func read(_ group: DocumentField) throws(DocumentProblem) {
    try group.read("layout", into: &layout)
    try group.read("letters", into: &areLettersOn)
    try group.read("debounceMilliseconds", 0...1000, into: &debounceMilliseconds)
    try group.read("motor", into: &isMotorProfile)
    guard let field = try group.optional("bindings") else { return }
    bindings = [:]
    for (action, value) in try field.members() {
      let key = DocumentField(view: value, path: "keys.bindings." + action, source: field.source)
      guard BindingTable.target(named: action) != nil else {
        throw key.problem(.unknownAction(action))
      }
      bindings[action] = try key.keyName()
    }
    // Two actions may have exchanged their keys, so all are read first.
    guard let conflict = keymap.ownConflicts.first else { return }
    let names = [conflict.first.name, conflict.second.name]
    let own = names.first { bindings[$0] != nil } ?? names[0]
    throw DocumentField(view: field.view, path: "keys.bindings." + own, source: field.source)
      .problem(.keyTaken(conflict.key.name, by: names.first { $0 != own } ?? own))
  }

  func write(_ group: inout JSONWriter) {
    group.field("layout", layout.rawValue)
    group.field("letters", areLettersOn)
    group.field("debounceMilliseconds", debounceMilliseconds)
    group.field("motor", isMotorProfile)
    group.group("bindings") { list in
      for (action, key) in bindings.sorted(by: { $0.key < $1.key }) { list.field(action, key) }
    }
  }
}

extension ScanSettings {
  mutating func read(_ group: DocumentField) throws(DocumentProblem) {
    try group.read("on", into: &isOn)
    try group.read("mode", into: &mode)
    try group.read("stepMilliseconds", 300...10_000, into: &stepMilliseconds)
    if let field = try group.optional("key") { key = try field.keyName() }
  }

  func write(_ group: inout JSONWriter) {
    group.field("on", isOn)
    group.field("mode", mode.rawValue)
    group.field("stepMilliseconds", stepMilliseconds)
    group.field("key", key)
  }
}

extension LinearSettings {
  mutating func read(_ group: DocumentField) throws(DocumentProblem) {
    try group.read("digestSeconds", 0...600, into: &digestSeconds)
    try group.read("digestDetail", into: &digestDetail)
    try group.read("linesPerMinute", 1...30, into: &linesPerMinute)
    try group.read("heartbeatSeconds", 0...3600, into: &heartbeatSeconds)
    guard try group.optional("columns") != nil else { return }
    var limit = 0
    try group.read("columns", 0...500, into: &limit)
    columns = limit
  }

  func write(_ group: inout JSONWriter) {
    group.field("digestSeconds", digestSeconds)
    group.field("digestDetail", digestDetail.rawValue)
    group.field("linesPerMinute", linesPerMinute)
    group.field("heartbeatSeconds", heartbeatSeconds)
    if let columns { group.field("columns", columns) }
  }
}

extension HostSettings {
  mutating func readPhrases(_ root: DocumentField) throws(DocumentProblem) {
    guard let list = try root.optional("phrases") else { return }
    let elements = try list.elements()
    guard elements.count <= HostSettings.phraseLimit else {
      throw list.problem(
        .badNumber(String(elements.count), from: "0", to: String(HostSettings.phraseLimit)))
    }
    phrases = []
    for element in elements { phrases.append(try element.localized()) }
  }

  func writePhrases(_ list: inout JSONWriter) {
    for phrase in phrases { list.localized(phrase) }
  }
}

extension ReplySettings {
  mutating func read(_ group: DocumentField) throws(DocumentProblem) {
    try group.read("on", into: &isOn)
    try group.read("perMinute", 0...60, into: &perMinute)
  }

  func write(_ group: inout JSONWriter) {
    group.field("on", isOn)
    group.field("perMinute", perMinute)
  }
}

extension DocumentField {
  /// The name of a key.
  func keyName() throws(DocumentProblem) -> String {
    let name = try word()
    guard Key(named: name) != nil else { throw problem(.badKey(name)) }
    return name
  }

  /// A member that may be absent; the value stays as it is then.
  func read(_ name: StaticString, into value: inout Bool) throws(DocumentProblem) {
    if let field = try optional(name) { value = try field.boolean() }
  }

  func read(
    _ name: StaticString, _ range: ClosedRange<Int64>, into value: inout Int
  ) throws(DocumentProblem) {
    if let field = try optional(name) { value = Int(try field.integer(range)) }
  }

  func read<Value: RawRepresentable & CaseIterable>(
    _ name: StaticString, into value: inout Value
  ) throws(DocumentProblem) where Value.RawValue == String {
    if let field = try optional(name) { value = try field.choice(Value.self) }
  }
}
