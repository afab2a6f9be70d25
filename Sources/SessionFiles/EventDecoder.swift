// LiveHost: journal records as events again.
// SPDX-License-Identifier: Apache-2.0

import JSONLines
import Journal
import SessionEngine

/// Reads records back. A record that does not make sense is never half applied: it is nil, and
/// whoever replays counts it.
struct EventDecoder {
  private let tape = JSONTape()
  let currency: Currency

  init(_ currency: Currency) {
    self.currency = currency
  }

  /// What a record turned out to be.
  enum Outcome: Equatable {
    case event(SessionEvent)
    case header
    /// The header of a journal in a format that is not ours yet, such as `livehost.journal/2`.
    case newerFormat(String)
    /// A kind of a later version, or fields that do not fit.
    case unreadable
  }

  func decode(_ line: JournalLine) -> Outcome {
    guard let view = try? tape.parse(line.data) else { return .unreadable }
    if line.kind == EventRecord.header {
      let schema = view["schema"]?.string ?? ""
      let version = DocumentSource.version(of: schema, "livehost.journal") ?? 1
      return version > 1 ? .newerFormat(schema) : .header
    }
    guard let event = event(line.kind, view) else { return .unreadable }
    return .event(event)
  }

  private func event(_ kind: String, _ data: JSONView) -> SessionEvent? {
    switch kind {
    case "sessionOpened": data.text("text").map { .sessionOpened(opening: $0) }
    case "wentLive": .wentLive
    case "sessionPaused": .sessionPaused
    case "sessionResumed": .sessionResumed
    case "sessionRecovered":
      data.count("awayMilliseconds").map { .sessionRecovered(away: .milliseconds($0)) }
    case "closingStarted": data.text("text").map { .closingStarted(closing: $0) }
    case "sessionEnded": .sessionEnded
    case "questionAnswered":
      .questionAnswered(question: data.count("question").map(Int.init), text: data.text("text"))
    case "wordMuted": data.text("word").map { .wordMuted($0) }
    case "wordUnmuted": data.text("word").map { .wordUnmuted($0) }
    case "chatSkipped": data.count("count").map { .chatSkipped(count: Int($0)) }
    case "systemNoted":
      data.text("text").map {
        let alarm = data.text("alarm").flatMap(Alarm.init(rawValue:))
        let news = alarm.map { AlarmNews($0, isLost: data.text("state") == "lost") }
        return .systemNoted(text: $0, message: data.text("message"), alarm: news)
      }
    case "said": data.text("text").map { .said(text: $0) }
    case "captioned": data.text("text").map { .captioned(text: $0) }
    case "autoGreetingSet": data["on"]?.boolean.map { .autoGreetingSet($0) }
    case "cycleHeld": .cycleHeld
    case "cycleReleased": .cycleReleased
    case "featured", "itemMoved", "itemLengthSet", "stockSet": rundown(kind, data)
    case "claimReceived", "claimClosed", "claimReduced", "claimWarned", "claimExtended",
      "claimLapsed", "claimPromoted":
      claim(kind, data)
    case "saleRecorded", "saleVoided", "saleReturned": sale(kind, data)
    default: audience(kind, data)
    }
  }

  private func audience(_ kind: String, _ data: JSONView) -> SessionEvent? {
    if kind == "greeted" { return greeted(data) }
    if kind == "liked" || kind == "giftGiven" { return counted(kind, data) }
    guard let viewer = data.viewer("viewer") else { return nil }
    switch kind {
    case "viewerArrived":
      return .viewerArrived(
        viewer, isReturning: data["returning"]?.boolean ?? false,
        hasBought: data["bought"]?.boolean ?? false)
    case "viewerLeft": return .viewerLeft(viewer)
    case "viewerCameBack": return .viewerCameBack(viewer)
    case "followed": return .followed(viewer)
    case "viewerMuted": return .viewerMuted(viewer)
    case "viewerUnmuted": return .viewerUnmuted(viewer)
    case "chatReceived":
      guard let text = data.text("text") else { return nil }
      let mark = data.text("mark").flatMap(ChatMark.init(rawValue:)) ?? .none
      return .chatReceived(
        viewer, text: text, mark: mark, message: data.text("message"),
        isFirstEver: data["firstMessage"]?.boolean ?? false)
    case "thanked": return data.text("text").map { .thanked(viewer, text: $0) }
    default: return nil
    }
  }

  private func greeted(_ data: JSONView) -> SessionEvent? {
    guard let text = data.text("text"), let list = data["viewers"], list.kind == .array else {
      return nil
    }
    let viewers = list.elements.compactMap(\.viewer)
    guard viewers.count == list.elements.count else { return nil }
    return .greeted(viewers, others: Int(data.count("others") ?? 0), text: text)
  }

  private func counted(_ kind: String, _ data: JSONView) -> SessionEvent? {
    guard let count = data.count("count") else { return nil }
    let (viewer, message) = (data.viewer("viewer"), data.text("message"))
    return kind == "liked"
      ? .liked(viewer, count: Int(count), message: message)
      : .giftGiven(viewer, count: Int(count), message: message)
  }

  private func rundown(_ kind: String, _ data: JSONView) -> SessionEvent? {
    switch kind {
    case "featured":
      guard let goods = data.text("goods"), let item = data.count("item") else { return nil }
      let cause = data.text("cause").flatMap(FeatureCause.init(rawValue:)) ?? .host
      return .featured(goods: goods, item: Int(item), cause: cause)
    case "itemMoved":
      guard let from = data.count("from"), let to = data.count("to") else { return nil }
      return .itemMoved(from: Int(from), to: Int(to))
    case "itemLengthSet":
      guard let item = data.count("item"), let length = data.count("milliseconds") else {
        return nil
      }
      return .itemLengthSet(item: Int(item), length: .milliseconds(length))
    default:
      guard let goods = data.text("goods"), let onHand = data.count("onHand") else { return nil }
      return .stockSet(goods: goods, onHand: Int(onHand))
    }
  }

  private func claim(_ kind: String, _ data: JSONView) -> SessionEvent? {
    guard let claim = data.text("claim") else { return nil }
    switch kind {
    case "claimReceived": return received(claim, data)
    case "claimClosed":
      return data.text("outcome").flatMap(ClaimOutcome.init(rawValue:))
        .map { .claimClosed(claim: claim, outcome: $0) }
    case "claimReduced":
      guard let quantity = data.count("quantity"), (1...1_000_000).contains(quantity) else {
        return nil
      }
      return .claimReduced(claim: claim, quantity: Int(quantity))
    case "claimWarned": return .claimWarned(claim: claim)
    case "claimExtended":
      return data.count("leftMilliseconds")
        .map { .claimExtended(claim: claim, left: .milliseconds($0)) }
    case "claimLapsed": return data.text("text").map { .claimLapsed(claim: claim, text: $0) }
    default:
      guard let held = data.count("held"), let text = data.text("text") else { return nil }
      return .claimPromoted(claim: claim, held: Int(held), text: text)
    }
  }

  private func sale(_ kind: String, _ data: JSONView) -> SessionEvent? {
    switch kind {
    case "saleRecorded": return recorded(data)
    case "saleVoided":
      guard let sale = data.text("sale"), let reason = data.text("reason") else { return nil }
      return .saleVoided(sale: sale, reason: reason, isUndo: data["undo"]?.boolean ?? false)
    default:
      guard let sale = data.text("sale"), let quantity = data.count("quantity"),
        let refund = money(data, "refund"), let reason = data.text("reason")
      else { return nil }
      return .saleReturned(sale: sale, quantity: Int(quantity), refund: refund, reason: reason)
    }
  }

  private func received(_ id: String, _ data: JSONView) -> SessionEvent? {
    guard let viewer = data.viewer("viewer"), let goods = data.text("goods"),
      let quantity = data.count("quantity"), quantity > 0,
      quantity <= 1_000_000
    else { return nil }
    let claim = Claim(
      id: id, viewer: viewer, goods: goods, quantity: Int(quantity), text: data.text("text") ?? "",
      confidence: Int(min(100, data.count("confidence") ?? 100)),
      why: data.text("why").flatMap(ClaimReason.init(rawValue:)))
    return .claimReceived(claim, message: data.text("message"))
  }

  private func recorded(_ data: JSONView) -> SessionEvent? {
    guard let id = data.text("sale"), let goods = data.text("goods"),
      let quantity = data.count("quantity"), (1...1_000_000).contains(quantity),
      let unitPrice = money(data, "unitPrice"), let total = money(data, "total"),
      data.text("currency") == currency.code,
      let payment = data.text("payment").flatMap(Payment.init(rawValue:)),
      let discount = data.isGiven("discount") ? money(data, "discount") : .zero(currency),
      data.viewer("buyer") != nil || !data.isGiven("buyer"),
      data.text("claim") != nil || !data.isGiven("claim")
    else { return nil }
    return .saleRecorded(
      Sale(
        id: id, goods: goods, quantity: Int(quantity), unitPrice: unitPrice,
        discount: discount, total: total,
        buyer: data.viewer("buyer"), payment: payment, claim: data.text("claim"),
        isOrder: data["order"]?.boolean ?? false, gathered: data.text("gathered")))
  }

  private func money(_ data: JSONView, _ name: StaticString) -> Money? {
    data.text(name).flatMap { Money(decimal: $0, currency) }
  }
}

extension JSONView {
  fileprivate func text(_ name: StaticString) -> String? { self[name]?.string }

  /// Whether a member stands there and is not null.
  fileprivate func isGiven(_ name: StaticString) -> Bool { self[name]?.isNull == false }

  /// A whole number of the sizes that we write: not negative, and no larger than a day count.
  fileprivate func count(_ name: StaticString) -> Int64? {
    guard let value = self[name]?.integer, (0...(1 << 50)).contains(value) else { return nil }
    return value
  }

  fileprivate var viewer: Viewer? {
    guard let id = text("id"), let name = text("name") else { return nil }
    return Viewer(id: id, name: name)
  }

  fileprivate func viewer(_ name: StaticString) -> Viewer? { self[name]?.viewer }
}
