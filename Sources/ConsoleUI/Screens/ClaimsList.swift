// LiveHost: the list of claims: what is held, who waits, how sure, why.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// Open claims, in the order in which they are served.
struct ClaimsList: Layer {
  private var state = ListState()
  private var kept: KeptRows<ClaimEntry, String>

  init(_ view: ShowView) {
    kept = KeptRows(view.session.claims.open) { $0.claim.id }
  }

  var place: KeyPlace { .claims }

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    let open = context.view.session.claims.open
    let selected = kept.selected(state, open)
    kept.settle(open, &state)
    if state.handle(key, count: open.count) { return true }
    if key == .escape || key == .character("c") {
      context.isClosed = true
      return true
    }
    guard let entry = selected else { return false }
    let id = entry.claim.id
    switch key {
    case .enter, .character("a"): context.run(.acceptClaim(id, saleID: context.newSaleID()))
    case .character("d"): context.run(.declineClaim(id))
    case .character("e"): context.run(.extendClaim(id))
    case .character("p"):
      let quantity = max(1, entry.held)
      context.run(.acceptClaim(id, quantity: quantity, saleID: context.newSaleID()))
    case .character("g"): context.run(.acceptAllOf(id, saleID: context.newSaleID()))
    default: return false
    }
    return true
  }

  mutating func receive(_ outcome: CommandOutcome, _ context: inout LayerContext) {
    if outcome.isOwn { kept.settle(context.view.session.claims.open, &state) }
  }

  mutating func choose(_ row: Int, _ context: inout LayerContext) { state.select(row) }

  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    let words = view.words
    let isNarrow = buffer.width < 60
    let lines = ClaimLines(view)
    let all = kept.shown(view.session.claims.open)
    let due = all.map {
      lines.left($0.row).map { $0 <= view.session.plan.policy.holdWarning } ?? false
    }
    let states = all.enumerated().map { index, shown in
      let entry = shown.row
      if shown.isGone { return words(.goneMark) }
      if isNarrow, entry.waiting == 0, !due[index] { return "" }
      return buffer.width < 30 ? lines.heldShort(entry) : lines.held(entry)
    }
    let wanted = lines.column(all.map(\.row.claim), beside: states, columns: ListFrame.room(buffer))
    let rows = all.enumerated().map { index, shown -> ListRow in
      let (entry, isGone, isDue) = (shown.row, shown.isGone, due[index])
      let goods = view.session.plan.catalogue.goods(id: entry.claim.goods)
      return ListRow(
        left: wanted[index], right: states[index],
        detail: (buffer.width >= 100 ? (goods.map(words.name) ?? "") + words(.listJoin) : "")
          + words.certainty(entry.claim)
          + (entry.claim.text.isEmpty ? "" : words(.quoted, entry.claim.text)),
        whole: words(
          .because, entry.claim.viewer.name,
          entry.claim.text.isEmpty ? words.certainty(entry.claim) : entry.claim.text),
        role: isGone ? .dim : (isDue ? .alarm : (entry.held > 0 ? .text : .dim)))
    }
    var shown = state
    shown.clamp(rows.count)
    return ListFrame.draw(
      title: .listClaimsTitle, rows: rows, state: shown, kept: kept.count, keys: .claimsKeys,
      in: place, into: &buffer, view)
  }
}

/// What is said of a claim besides what it wants.
struct ClaimLines {
  private let view: ShowView
  private var words: Words { view.words }

  init(_ view: ShowView) {
    self.view = view
  }

  /// Who wants how many of what: names, quantities and lots under each other. Names give way.
  func column(_ claims: [Claim], beside states: [String], columns: Int) -> [String] {
    let goods = claims.map { view.session.plan.catalogue.goods(id: $0.goods) }
    let quantities = claims.indices.map { words.quantity(claims[$0].quantity, of: goods[$0]) }
      .column(isFlushRight: true)
    let lots = goods.map { $0?.lot ?? 0 }.column
    let items = claims.indices.map { words(.claimRow, "", quantities[$0], lots[$0]) }
    let state = states.map { DisplayWidth.columns(of: $0) }.max() ?? 0
    let item = items.map { DisplayWidth.columns(of: $0) }.max() ?? 0
    let room = columns - item - (state == 0 ? 0 : state + 2)
    let names = claims.map(\.viewer.name).column(atMost: max(4, room))
    return claims.indices.map { names[$0] + items[$0] }
  }

  /// Held, waiting, or both; and how long still, when others wait for it.
  func held(_ entry: ClaimEntry) -> String {
    if entry.held == 0 { return words(.heldNone, String(entry.waiting)) }
    let text =
      entry.waiting == 0
      ? words(.heldAll) : words(.heldPart, String(entry.held), String(entry.waiting))
    guard let left = left(entry) else { return text }
    // A time that is nearly over has a sign of its own, with or without a clock (rule T8).
    let sign = left <= view.session.plan.policy.holdWarning ? "!" : ""
    guard view.showsClock else { return sign + text }
    let time = sign + words.clock(view.left(left))
    if entry.waiting == 0 { return words(.heldFor, text, time) }
    // Together with the time there is no room for long words.
    return words(.heldPartFor, String(entry.held), String(entry.claim.quantity), time)
  }

  /// `1/2`: one of two is held.
  func heldShort(_ entry: ClaimEntry) -> String { "\(entry.held)/\(entry.claim.quantity)" }

  /// Until it goes to the next; nil while it does not.
  func left(_ entry: ClaimEntry) -> Duration? {
    view.session.left(of: entry, at: view.now)
  }
}
