// LiveHost: what a host was told of sales, kept apart from the program that told it.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

/// A plain book of what was acknowledged, to hold a recovered session against.
struct SaleLedger {
  private struct Row {
    let quantity: Int
    let total: Int64
    var returned = 0
    var isVoided = false
  }

  private var rows: [String: Row] = [:]
  /// The order in which sales were acknowledged.
  private var order: [String] = []
  private var attempted: Set<String> = []
  /// Sales that a running console showed.
  private var shown: Set<String> = []
  private(set) var complaints: [String] = []

  mutating func attempt(_ draft: SaleDraft) { attempted.insert(draft.id) }
  mutating func attempt(_ id: String) { attempted.insert(id) }

  /// The host, or the audience panel, was told of these.
  mutating func done(_ command: SessionCommand, _ events: [SessionEvent]) {
    for event in events {
      switch event {
      case .saleRecorded(let sale):
        if rows[sale.id] != nil { complaints.append("\(sale.id) was told twice") }
        rows[sale.id] = Row(quantity: sale.quantity, total: sale.total.minorUnits)
        order.append(sale.id)
        if sale.isOrder { attempted.insert(sale.id) }
      case .saleVoided(let sale, _, _): rows[sale]?.isVoided = true
      case .saleReturned(let sale, let quantity, _, _): rows[sale]?.returned += quantity
      default: break
      }
    }
  }

  mutating func showed(_ session: Session) {
    shown = Set(session.sales.entries.map(\.sale.id))
  }

  /// acknowledged ⊆ recovered ⊆ attempted; each once; in order; nothing voided comes back.
  mutating func check(_ session: Session, isDiskHonest: Bool, _ note: String) {
    let entries = session.sales.entries
    let ids = entries.map(\.sale.id)
    let recovered = Set(ids)
    if recovered.count != ids.count { complaints.append("\(note): a sale twice in \(ids)") }
    let lost = Set(rows.keys).union(isDiskHonest ? shown : []).subtracting(recovered)
    if !lost.isEmpty { complaints.append("\(note): lost \(lost.sorted())") }
    // Paid orders are asked for by the platform, not by the host.
    let invented = recovered.subtracting(attempted).filter {
      !$0.hasPrefix("order-") && !$0.hasPrefix("unnamed-order-")
    }
    if !invented.isEmpty { complaints.append("\(note): invented \(invented.sorted())") }
    let known = ids.filter { rows[$0] != nil }
    if known != order.filter(recovered.contains) { complaints.append("\(note): order \(known)") }
    for entry in entries { compare(entry, note) }
    let revenue = entries.map(\.netRevenue.minorUnits).reduce(0, +)
    if session.totals.all.revenue.minorUnits != revenue {
      complaints.append("\(note): revenue \(session.totals.all.revenue.minorUnits), not \(revenue)")
    }
    // A disk that lied to a restart about a failed sync may lie again.
    if isDiskHonest { adopt(entries) }
  }

  private mutating func compare(_ entry: SaleEntry, _ note: String) {
    guard let row = rows[entry.sale.id] else { return }
    let isSame = entry.sale.quantity == row.quantity && entry.sale.total.minorUnits == row.total
    let isKept = (entry.isVoided || !row.isVoided) && entry.returned >= row.returned
    if !isSame || !isKept { complaints.append("\(note): \(entry.sale.id) is \(entry), not \(row)") }
  }

  /// What a restart shows is told to the host as well.
  private mutating func adopt(_ entries: [SaleEntry]) {
    for entry in entries {
      let sale = entry.sale
      if rows[sale.id] == nil { order.append(sale.id) }
      rows[sale.id] = Row(
        quantity: sale.quantity, total: sale.total.minorUnits, returned: entry.returned,
        isVoided: entry.isVoided)
    }
    order = entries.map(\.sale.id)
  }
}
