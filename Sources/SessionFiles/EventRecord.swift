// LiveHost: events as journal records: tags and fields written by hand, so that they never change.
// SPDX-License-Identifier: Apache-2.0

import JSONLines
package import Journal
package import SessionEngine

/// The kinds of journal records; the tags are promised in Docs/JournalFormat.md.
package enum EventRecord {
  /// The first record of every journal.
  static let header = "journalOpened"
  static let schema = "livehost.journal/1"

  package static func headerRecord(_ document: SessionDocument) -> JournalRecord {
    record(document.startedAt, header) { data in
      data.field("schema", schema)
      data.field("session", document.id)
      data.field("training", document.isTraining)
    }
  }

  private static func record(
    _ at: Int64, _ kind: String, _ body: (inout JSONWriter) -> Void = { _ in }
  ) -> JournalRecord {
    var writer = JSONWriter()
    writer.object(body)
    return JournalRecord(at: at, kind: kind, data: writer.bytes)
  }

  /// The record of an event.
  package static func encode(_ event: SessionEvent, at now: Instant) -> JournalRecord {
    record(now.milliseconds, tag(event)) { write(event, to: &$0) }
  }

  package static func tag(_ event: SessionEvent) -> String {
    switch event {
    case .sessionOpened: "sessionOpened"
    case .wentLive: "wentLive"
    case .sessionPaused: "sessionPaused"
    case .sessionResumed: "sessionResumed"
    case .sessionRecovered: "sessionRecovered"
    case .closingStarted: "closingStarted"
    case .sessionEnded: "sessionEnded"
    case .viewerArrived: "viewerArrived"
    case .viewerLeft: "viewerLeft"
    case .viewerCameBack: "viewerCameBack"
    case .followed: "followed"
    case .liked: "liked"
    case .giftGiven: "giftGiven"
    case .chatReceived: "chatReceived"
    case .chatSkipped: "chatSkipped"
    case .systemNoted: "systemNoted"
    case .questionAnswered: "questionAnswered"
    case .viewerMuted: "viewerMuted"
    case .viewerUnmuted: "viewerUnmuted"
    case .wordMuted: "wordMuted"
    case .wordUnmuted: "wordUnmuted"
    case .greeted: "greeted"
    case .thanked: "thanked"
    case .said: "said"
    case .captioned: "captioned"
    case .autoGreetingSet: "autoGreetingSet"
    case .featured: "featured"
    case .cycleHeld: "cycleHeld"
    case .cycleReleased: "cycleReleased"
    case .itemMoved: "itemMoved"
    case .itemLengthSet: "itemLengthSet"
    case .stockSet: "stockSet"
    case .claimReceived: "claimReceived"
    case .claimClosed: "claimClosed"
    case .claimReduced: "claimReduced"
    case .claimWarned: "claimWarned"
    case .claimExtended: "claimExtended"
    case .claimLapsed: "claimLapsed"
    case .claimPromoted: "claimPromoted"
    case .saleRecorded: "saleRecorded"
    case .saleVoided: "saleVoided"
    case .saleReturned: "saleReturned"
    }
  }

  private static func write(_ event: SessionEvent, to data: inout JSONWriter) {
    switch event {
    case .wentLive, .sessionPaused, .sessionResumed, .sessionEnded, .cycleHeld, .cycleReleased:
      break
    case .questionAnswered(let question, let text):
      if let question { data.field("question", question) }
      if let text { data.field("text", text) }
    case .wordMuted(let word), .wordUnmuted(let word): data.field("word", word)
    case .sessionOpened(let text), .closingStarted(let text), .said(let text),
      .captioned(let text):
      data.field("text", text)
    case .systemNoted(let text, let message, let news):
      data.field("text", text)
      if let message { data.field("message", message) }
      if let news {
        data.field("alarm", news.alarm.rawValue)
        data.field("state", news.isLost ? "lost" : "back")
      }
    case .sessionRecovered(let away): data.field("awayMilliseconds", away.milliseconds)
    case .autoGreetingSet(let isOn): data.field("on", isOn)
    case .featured, .itemMoved, .itemLengthSet, .stockSet: writeRundown(event, to: &data)
    case .claimReceived, .claimClosed, .claimReduced, .claimWarned, .claimExtended, .claimLapsed,
      .claimPromoted:
      writeClaim(event, to: &data)
    case .saleRecorded, .saleVoided, .saleReturned: writeSale(event, to: &data)
    default: writeAudience(event, to: &data)
    }
  }

  private static func writeAudience(_ event: SessionEvent, to data: inout JSONWriter) {
    switch event {
    case .viewerArrived(let viewer, let isReturning, let hasBought):
      data.field("viewer", viewer)
      data.field("returning", isReturning)
      data.field("bought", hasBought)
    case .viewerLeft(let viewer), .viewerCameBack(let viewer), .followed(let viewer),
      .viewerMuted(let viewer), .viewerUnmuted(let viewer):
      data.field("viewer", viewer)
    case .liked(let viewer, let count, let message),
      .giftGiven(let viewer, let count, let message):
      data.field("viewer", viewer)
      data.field("count", count)
      if let message { data.field("message", message) }
    case .chatReceived(let viewer, let text, let mark, let message, let isFirstEver):
      data.field("viewer", viewer)
      data.field("text", text)
      data.field("mark", mark.rawValue)
      if let message { data.field("message", message) }
      if isFirstEver { data.field("firstMessage", true) }
    case .chatSkipped(let count): data.field("count", count)
    case .greeted(let viewers, let others, let text):
      data.list("viewers") { list in for viewer in viewers { list.value(viewer) } }
      data.field("others", others)
      data.field("text", text)
    case .thanked(let viewer, let text):
      data.field("viewer", viewer)
      data.field("text", text)
    default: break
    }
  }

  private static func writeRundown(_ event: SessionEvent, to data: inout JSONWriter) {
    switch event {
    case .featured(let goods, let item, let cause):
      data.field("goods", goods)
      data.field("item", item)
      data.field("cause", cause.rawValue)
    case .itemMoved(let from, let to):
      data.field("from", from)
      data.field("to", to)
    case .itemLengthSet(let item, let length):
      data.field("item", item)
      data.field("milliseconds", length.milliseconds)
    case .stockSet(let goods, let onHand):
      data.field("goods", goods)
      data.field("onHand", onHand)
    default: break
    }
  }

  private static func writeClaim(_ event: SessionEvent, to data: inout JSONWriter) {
    switch event {
    case .claimReceived(let claim, let message):
      data.field("claim", claim.id)
      data.field("viewer", claim.viewer)
      data.field("goods", claim.goods)
      data.field("quantity", claim.quantity)
      data.field("text", claim.text)
      data.field("confidence", claim.confidence)
      if let why = claim.why { data.field("why", why.rawValue) }
      if let message { data.field("message", message) }
    case .claimClosed(let claim, let outcome):
      data.field("claim", claim)
      data.field("outcome", outcome.rawValue)
    case .claimReduced(let claim, let quantity):
      data.field("claim", claim)
      data.field("quantity", quantity)
    case .claimWarned(let claim): data.field("claim", claim)
    case .claimExtended(let claim, let left):
      data.field("claim", claim)
      data.field("leftMilliseconds", left.milliseconds)
    case .claimLapsed(let claim, let text):
      data.field("claim", claim)
      data.field("text", text)
    case .claimPromoted(let claim, let held, let text):
      data.field("claim", claim)
      data.field("held", held)
      data.field("text", text)
    default: break
    }
  }

  private static func writeSale(_ event: SessionEvent, to data: inout JSONWriter) {
    switch event {
    case .saleRecorded(let sale):
      data.field("sale", sale.id)
      data.field("goods", sale.goods)
      data.field("quantity", sale.quantity)
      data.field("unitPrice", sale.unitPrice.decimal)
      data.field("discount", sale.discount.decimal)
      data.field("total", sale.total.decimal)
      data.field("currency", sale.total.currency.code)
      data.field("buyer", sale.buyer)
      data.field("payment", sale.payment.rawValue)
      data.field("claim", orNull: sale.claim)
      data.field("order", sale.isOrder)
      if let gathered = sale.gathered { data.field("gathered", gathered) }
    case .saleVoided(let sale, let reason, let isUndo):
      data.field("sale", sale)
      data.field("reason", reason)
      data.field("undo", isUndo)
    case .saleReturned(let sale, let quantity, let refund, let reason):
      data.field("sale", sale)
      data.field("quantity", quantity)
      data.field("refund", refund.decimal)
      data.field("reason", reason)
    default: break
    }
  }
}

extension JSONWriter {
  mutating func value(_ viewer: Viewer) {
    object { object in
      object.field("id", viewer.id)
      object.field("name", viewer.name)
    }
  }

  /// A viewer, or null.
  mutating func field(_ name: String, _ viewer: Viewer?) {
    key(name)
    if let viewer { value(viewer) } else { null() }
  }
}
