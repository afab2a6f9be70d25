// LiveHost: sales.json: the sales as a readable document.
// SPDX-License-Identifier: Apache-2.0

import JSONLines
package import SessionEngine
import SystemIO

/// `sales.json`, schema `livehost.sales/1`: derived from the journal, replaced atomically,
/// deletable at any time.
package struct SalesDocument {
  static let schema = "livehost.sales"
  package static let name = "sales.json"

  let document: SessionDocument
  let session: Session
  /// The journal had this many records on the disk when the document was made. A journal that has
  /// fewer went backwards: an old backup was put back.
  let journalSeq: Int64

  package init(_ document: SessionDocument, _ session: Session, journalSeq: Int64) {
    self.document = document
    self.session = session
    self.journalSeq = journalSeq
  }

  /// How far the journal was when the folder's `sales.json` was made; 0 when that cannot be read:
  /// it is a cache, and is made anew.
  static func journalSeq(in folder: String) -> Int64 {
    let path = FileSystem.join(folder, name)
    if let seq = (try? FileSystem.open(path, .read)).flatMap(seqAtStart) { return seq }
    guard let bytes = try? FileSystem.read(path, limit: 1 << 28),
      let root = try? JSONTape().parse(bytes)
    else { return 0 }
    return root["journalSeq"]?.integer ?? 0
  }

  /// The number as we write it, among the first lines: a long list of sales need not be read.
  private static func seqAtStart(_ file: Descriptor) -> Int64? {
    var head: [UInt8] = []
    guard case .bytes? = try? file.read(into: &head, limit: 256) else { return nil }
    let mark = "\"journalSeq\": "
    for line in String(decoding: head, as: UTF8.self).split(separator: "\n").dropLast() {
      let text = line.drop { $0 == " " }
      if text.hasPrefix(mark) { return Int64(text.dropFirst(mark.count).prefix { $0 != "," }) }
    }
    return nil
  }

  package func bytes(indented: Bool = true) -> [UInt8] {
    var writer = JSONWriter(indented: indented)
    writer.object { root in
      root.field("schema", SalesDocument.schema + "/1")
      root.field("training", document.isTraining)
      root.field("journalSeq", journalSeq)
      root.group("session") { writeSession(to: &$0) }
      root.field("currency", document.plan.currency.code)
      root.group("totals") { writeTotals(to: &$0) }
      root.list("sales") { list in
        for entry in session.sales.entries { list.object { write(entry, to: &$0) } }
      }
    }
    return writer.bytes + [0x0A]
  }

  private func writeSession(to object: inout JSONWriter) {
    object.field("id", document.id)
    object.field("title", document.plan.title.text(in: document.plan.language))
    object.field("host", document.plan.host.text(in: document.plan.language))
    let started = session.openedAt?.milliseconds ?? document.startedAt
    object.field("startedAt", JSONTime.text(started))
    object.field("endedAt", orNull: session.endedAt.map { JSONTime.text($0.milliseconds) })
  }

  private func writeTotals(to object: inout JSONWriter) {
    let totals = session.totals
    let catalogue = session.plan.catalogue
    object.field("sales", totals.all.sales)
    object.field("units", totals.all.units)
    object.field("revenue", totals.all.revenue.decimal)
    object.field("average", totals.average.decimal)
    object.field("hostShare", totals.hostShare.decimal)
    object.list("byGoods") { list in
      for (goods, tally) in zip(catalogue.goods, totals.byGoods) where tally.sales > 0 {
        list.object { SalesDocument.write(tally, "goods", goods.id, to: &$0) }
      }
    }
    object.list("byMaker") { list in
      for (index, maker) in catalogue.makers.enumerated() where totals.byMaker[index].sales > 0 {
        list.object { row in
          SalesDocument.write(totals.byMaker[index], "maker", maker.id, to: &row)
          row.field("share", totals.makerShare(index).decimal)
        }
      }
    }
    object.list("byCategory") { list in
      for (category, tally) in zip(Category.allCases, totals.byCategory) where tally.sales > 0 {
        list.object { SalesDocument.write(tally, "category", category.rawValue, to: &$0) }
      }
    }
    object.list("byPayment") { list in
      for (payment, tally) in zip(Payment.allCases, totals.byPayment) where tally.sales > 0 {
        list.object { SalesDocument.write(tally, "payment", payment.rawValue, to: &$0) }
      }
    }
  }

  private static func write(
    _ tally: Tally, _ name: String, _ value: String, to row: inout JSONWriter
  ) {
    row.field(name, value)
    row.field("sales", tally.sales)
    row.field("units", tally.units)
    row.field("revenue", tally.revenue.decimal)
  }

  private func write(_ entry: SaleEntry, to object: inout JSONWriter) {
    let sale = entry.sale
    let goods = session.plan.catalogue.goods(id: sale.goods)
    object.field("number", entry.number)
    object.field("id", sale.id)
    object.field("at", JSONTime.text(entry.at.milliseconds))
    object.field("goods", sale.goods)
    object.field("name", goods?.name.text(in: session.plan.language) ?? sale.goods)
    object.field("maker", goods?.maker ?? "")
    object.field("quantity", sale.quantity)
    object.field("unitPrice", sale.unitPrice.decimal)
    object.field("total", sale.total.decimal)
    object.field("buyer", sale.buyer)
    object.field("payment", sale.payment.rawValue)
    object.field("status", entry.status.rawValue)
    object.field("returned", entry.returned)
  }
}
