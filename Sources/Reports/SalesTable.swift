// LiveHost: the sales of a session as a table or as CSV.
// SPDX-License-Identifier: Apache-2.0

package import ConsoleUI
import JSONLines
import SessionEngine
package import SessionFiles

/// The sales of a session for people and spreadsheets.
package struct SalesTable {
  private let loaded: LoadedSession
  private let words: Words

  package init(_ loaded: LoadedSession, _ words: Words) {
    self.loaded = loaded
    self.words = words
  }

  private var session: Session { loaded.session }

  private static let columns = [
    "number", "at", "goods", "name", "maker", "quantity", "unitPrice", "total", "currency",
    "buyer", "payment", "status", "returned",
  ]

  /// Comma-separated values (RFC 4180), a row a sale.
  package var csv: String {
    let rows = session.sales.entries.map { entry -> [String] in
      let sale = entry.sale
      let goods = session.plan.catalogue.goods(id: sale.goods)
      return [
        String(entry.number), JSONTime.text(entry.at.milliseconds), sale.goods,
        goods.map(words.name) ?? "", goods?.maker ?? "", String(sale.quantity),
        sale.unitPrice.decimal, sale.total.decimal, sale.total.currency.code,
        sale.buyer?.name ?? "", sale.payment.rawValue, entry.status.rawValue,
        String(entry.returned),
      ]
    }
    return ([SalesTable.columns] + rows)
      .map { $0.map(SalesTable.quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  /// Quotes where needed. A name that a spreadsheet would take for a formula gets an apostrophe.
  private static func quoted(_ text: String) -> String {
    let isFormula = text.first.map { "=+-@\t".contains($0) } ?? false
    let safe = isFormula ? "'" + text : text
    guard safe.contains(where: { ",\"\r\n".contains($0) }) else { return safe }
    return "\""
      + safe.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// Lines to read, the totals last.
  package var lines: [String] {
    let plan = session.plan
    var lines = [plan.title.text(in: words.language) + (loaded.document.isTraining ? " *" : "")]
    let view = ShowView(
      session: session, now: session.endedAt ?? Instant(milliseconds: 0),
      settings: HostSettings(language: words.language), isTraining: loaded.document.isTraining,
      zoneSeconds: 0, face: LargeFace(places: []))
    lines += view.salesLines
    lines += ReviewLines.lines(session, session.endedAt ?? view.now, words)
    for (index, maker) in plan.catalogue.makers.enumerated()
    where session.totals.byMaker[index].sales > 0 {
      let name = maker.name.text(in: words.language)
      lines.append(
        "  " + name + ": " + words.money(session.totals.byMaker[index].revenue) + " → "
          + words.money(session.totals.makerShare(index)))
    }
    return lines
  }
}
