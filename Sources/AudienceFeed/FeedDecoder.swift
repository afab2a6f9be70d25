// LiveHost: feed lines as audience messages.
// SPDX-License-Identifier: Apache-2.0

import JSONLines
package import SessionEngine

/// Why a feed line is not taken.
package struct FeedProblem: Error, Equatable, Sendable {
  /// What can be wrong with a line.
  package enum Kind: Equatable, Sendable {
    case notJSON, tooLong
    case wrongVersion
    case missing, wrongType, unknownKind, outOfRange
  }

  package let kind: Kind
  /// The field that is meant; empty for the whole line.
  package let field: String

  package init(_ kind: Kind, field: String = "") {
    self.kind = kind
    self.field = field
  }

  package func sentence(in language: Language) -> String {
    let place = field.isEmpty ? "" : field + ": "
    return place + (language == .chinese ? text.chinese : text.english)
  }

  /// Chinese and English side by side.
  private var text: (chinese: String, english: String) {
    switch kind {
    case .notJSON:
      (
        "不是 JSON 对象；每行请写一个对象",
        "not a JSON object; write one object on each line"
      )
    case .tooLong: ("超过 64 KiB；请发短一些的行", "longer than 64 KiB; send shorter lines")
    case .wrongVersion:
      (
        "这个 LiveHost 读不了这个版本；请写 1",
        "not a version this LiveHost reads; write 1"
      )
    case .missing: ("缺少这一项；请补上", "missing; add it")
    case .wrongType:
      (
        "值的类型不对；请看 Docs/Connectors.md",
        "not the right kind of value; see Docs/Connectors.md"
      )
    case .unknownKind:
      (
        "不认识；请写 enter、leave、chat、follow、like、gift、order 或 system",
        "not known; write enter, leave, chat, follow, like, gift, order or system"
      )
    case .outOfRange: ("数目不合理；请写 1 到 9999", "not a sensible number; write one from 1 to 9999")
    }
  }
}

/// Reads feed lines (contract §3). One decoder a feed: its buffers are reused.
package final class FeedDecoder {
  /// Longer names and texts are cut: no platform allows them, and the host cannot read them.
  package static let nameLimit = 128
  package static let textLimit = 2000
  private let tape = JSONTape()

  package init() {}

  package func decode(_ line: ArraySlice<UInt8>) throws(FeedProblem) -> AudienceMessage {
    let view: JSONView
    do throws(JSONProblem) {
      view = try tape.parse(line)
    } catch {
      throw FeedProblem(.notJSON)
    }
    guard view.kind == .object else { throw FeedProblem(.notJSON) }
    guard let version = view["v"] else { throw FeedProblem(.missing, field: "v") }
    guard version.integer == 1 else { throw FeedProblem(.wrongVersion, field: "v") }
    guard let kindField = view["kind"] else { throw FeedProblem(.missing, field: "kind") }
    guard let name = kindField.string else { throw FeedProblem(.wrongType, field: "kind") }
    let viewer = try viewer(view["user"])
    let kind = try kind(name, view)
    if viewer == nil, FeedDecoder.needsUser(kind) { throw FeedProblem(.missing, field: "user") }
    let id = try messageID(view).map(FeedDecoder.identity)
    // An empty id is none: else the second line that has it would be taken for the first.
    return AudienceMessage(
      kind: kind, id: id == "" ? nil : id, viewer: viewer, text: try text(kind, view),
      isBacklog: try optionalFlag(view, "backlog"),
      // Of what is no flag nothing is said.
      isFirstEver: kind == .chat && view["firstMessage"]?.boolean == true)
  }

  private static func needsUser(_ kind: AudienceMessage.Kind) -> Bool {
    switch kind {
    case .like, .gift, .system, .alarm: false
    default: true
    }
  }

  private func kind(
    _ name: String, _ view: JSONView
  ) throws(FeedProblem) -> AudienceMessage.Kind {
    switch name {
    case "enter": return .enter
    case "leave": return .leave
    case "follow": return .follow
    case "chat": return .chat
    case "system": return alarm(view).map { .alarm($0) } ?? .system
    case "like": return .like(count: try count(view, "count"))
    case "gift": return .gift(count: try count(view, "count"))
    case "order":
      let payment = try optionalFlag(view, "paid") ? try payment(view) : nil
      return .order(
        goods: try goods(view), quantity: try count(view, "quantity"), payment: payment)
    default: throw FeedProblem(.unknownKind, field: "kind")
    }
  }

  /// Nil for an alarm that this console does not know: it is a note like any other.
  private func alarm(_ view: JSONView) -> AlarmNews? {
    guard let alarm = view["alarm"]?.string.flatMap(Alarm.init(rawValue:)) else { return nil }
    switch view["state"]?.string {
    case "lost": return AlarmNews(alarm, isLost: true)
    case "back": return AlarmNews(alarm, isLost: false)
    default: return nil
    }
  }

  /// A missing count is one.
  private func count(_ view: JSONView, _ name: StaticString) throws(FeedProblem) -> Int {
    guard let field = view[name], !field.isNull else { return 1 }
    guard field.kind == .number else { throw FeedProblem(.wrongType, field: name.description) }
    guard let value = field.integer, (1...9999).contains(value) else {
      throw FeedProblem(.outOfRange, field: name.description)
    }
    return Int(value)
  }

  /// An id, or a lot number as a number or a text.
  private func goods(_ view: JSONView) throws(FeedProblem) -> String {
    guard let field = view["goods"] else { throw FeedProblem(.missing, field: "goods") }
    guard let text = field.string ?? field.integer.map(String.init), !text.isEmpty else {
      throw FeedProblem(.wrongType, field: "goods")
    }
    return FeedDecoder.clean(text, FeedDecoder.nameLimit)
  }

  /// What a platform has collected comes to the host as a transfer unless it says otherwise.
  private func payment(_ view: JSONView) throws(FeedProblem) -> Payment {
    guard let text = try optionalText(view, "payment") else { return .transfer }
    guard let payment = Payment(rawValue: text) else {
      throw FeedProblem(.wrongType, field: "payment")
    }
    return payment
  }

  /// A text or a whole number, as platforms have them.
  private func messageID(_ view: JSONView) throws(FeedProblem) -> String? {
    if let number = view["id"]?.integer { return String(number) }
    return try optionalText(view, "id")
  }

  private func viewer(_ field: JSONView?) throws(FeedProblem) -> Viewer? {
    guard let field, !field.isNull else { return nil }
    guard field.kind == .object else { throw FeedProblem(.wrongType, field: "user") }
    guard let id = field["id"]?.string ?? field["id"]?.integer.map(String.init), !id.isEmpty else {
      throw FeedProblem(.missing, field: "user.id")
    }
    let cleanID = FeedDecoder.identity(id)
    guard !cleanID.isEmpty else { throw FeedProblem(.missing, field: "user.id") }
    let name = FeedDecoder.clean(field["name"]?.string ?? "", FeedDecoder.nameLimit)
    return Viewer(id: cleanID, name: name.isEmpty ? cleanID : name)
  }

  private func text(
    _ kind: AudienceMessage.Kind, _ view: JSONView
  ) throws(FeedProblem) -> String {
    let found = try optionalText(view, "text")
    switch kind {
    case .chat where found == nil, .system where found == nil, .alarm where found == nil:
      throw FeedProblem(.missing, field: "text")
    default: break
    }
    return FeedDecoder.clean(found ?? "", FeedDecoder.textLimit)
  }

  private func optionalText(
    _ view: JSONView, _ name: StaticString
  ) throws(FeedProblem) -> String? {
    guard let field = view[name], !field.isNull else { return nil }
    guard let text = field.string else {
      throw FeedProblem(.wrongType, field: name.description)
    }
    return text
  }

  private func optionalFlag(_ view: JSONView, _ name: StaticString) throws(FeedProblem) -> Bool {
    guard let field = view[name], !field.isNull else { return false }
    guard let flag = field.boolean else { throw FeedProblem(.wrongType, field: name.description) }
    return flag
  }

  /// An id, cleaned. One that is too long keeps what tells it from others: two orders whose ids
  /// begin alike must not become one.
  package static func identity(_ text: String) -> String {
    guard text.unicodeScalars.count > nameLimit else { return clean(text, nameLimit) }
    let rest = String(ViewerTable.hash(text), radix: 16)
    return clean(text, nameLimit - rest.count - 1) + "~" + rest
  }

  /// Without control characters (a line break becomes a space), cut to a length.
  package static func clean(_ text: String, _ limit: Int) -> String {
    let isPlain =
      text.utf8.count <= limit && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 }
    if isPlain { return text }
    var cleaned = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(limit) {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: cleaned.append(" ")
      case 0..<0x20, 0x7F..<0xA0: break
      default: cleaned.append(scalar)
      }
    }
    return String(cleaned)
  }
}
