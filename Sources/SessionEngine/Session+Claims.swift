// LiveHost: deciding about claims: who is served, who waits, and how long goods are kept.
// SPDX-License-Identifier: Apache-2.0

extension Session {
  /// The open claim of that id, or the foremost.
  func openClaim(_ id: String?) throws(Rejection) -> ClaimEntry {
    guard let id else {
      guard let first = claims.foremost else { throw .noClaims }
      return first
    }
    guard let entry = claims.entry(id: id) else { throw .unknownClaim(id) }
    return entry
  }

  func handleClaim(
    _ command: SessionCommand, at now: Instant
  ) throws(Rejection) -> [SessionEvent] {
    switch command {
    case .acceptClaim(let id, let quantity, let saleID):
      return try accept(id, quantity, saleID, at: now)
    case .acceptAllOf(let id, let saleID): return try acceptAll(id, saleID, at: now)
    case .declineClaim(let id):
      return [.claimClosed(claim: try openClaim(id).claim.id, outcome: .declined)]
    case .extendClaim(let id): return try extend(id, at: now)
    default: return []
    }
  }

  // MARK: Selling

  /// Sells a claim, or a part of it; what is left of it goes on waiting.
  private func accept(
    _ id: String?, _ quantity: Int?, _ saleID: String, at now: Instant
  ) throws(Rejection) -> [SessionEvent] {
    if sales.entry(id: saleID) != nil { return [] }
    let entry = try openClaim(id)
    let claim = entry.claim
    let units = quantity ?? claim.quantity
    // More than was asked for is a sale of its own, with a form.
    guard (1...claim.quantity).contains(units) else {
      throw .badQuantity(units, limit: claim.quantity)
    }
    if quantity == nil, entry.waiting > 0 {
      throw .heldInPart(claim: claim.id, goods: claim.goods, held: entry.held, wanted: units)
    }
    return try sale(
      SaleDraft(
        id: saleID, goods: claim.goods, quantity: units, buyer: claim.viewer, claim: claim.id),
      leaving: claim.quantity - units, at: now)
  }

  /// Sells everything that is held for one viewer. Each claim has a sale of its own, whose id is
  /// made from this one's and the claim's: the same wish again sells only what was not sold yet.
  private func acceptAll(
    _ id: String?, _ saleID: String, at now: Instant
  ) throws(Rejection) -> [SessionEvent] {
    let isKnown = sales.entries.last?.sale.gathered == saleID
    if isKnown, id.map({ claims.entry(id: $0) == nil }) ?? true { return [] }
    let viewer = try openClaim(id).claim.viewer
    let all = claims.open(by: viewer.id)
    let held = all.filter { $0.held > 0 && sales.entry(id: "\(saleID)-\($0.claim.id)") == nil }
    guard !held.isEmpty else {
      if isKnown { return [] }
      let first = all[0].claim
      throw .heldInPart(claim: first.id, goods: first.goods, held: 0, wanted: first.quantity)
    }
    var events: [SessionEvent] = []
    for entry in held {
      var draft = SaleDraft(
        id: "\(saleID)-\(entry.claim.id)", goods: entry.claim.goods, quantity: entry.held,
        buyer: viewer, claim: entry.claim.id)
      draft.gathered = saleID
      // One word of thanks at the end is enough.
      events += try sale(draft, leaving: entry.waiting, at: now).filter {
        if case .thanked = $0 { entry.claim.id == held.last?.claim.id } else { true }
      }
    }
    return events
  }

  // MARK: Time

  /// A longer hold; at most a day, however often it is asked for.
  private func extend(_ id: String?, at now: Instant) throws(Rejection) -> [SessionEvent] {
    let window = plan.policy.holdWindow
    guard window > .zero else { throw .holdsStay }
    let entry: ClaimEntry
    if id == nil, let due = nextToEnd(at: now) {
      entry = due.entry
    } else {
      entry = try openClaim(id)
    }
    guard let hold = entry.hold else { throw .nothingHeld(claim: entry.claim.id) }
    let left = max(.zero, hold.end(window) - elapsed(at: now))
    return [.claimExtended(claim: entry.claim.id, left: min(left + window, .seconds(86_400)))]
  }

  /// The claim whose goods others wait for and whose time ends first, and what is left of it; nil
  /// while nobody waits: then nothing is gained by taking goods from anybody.
  package func nextToEnd(at now: Instant) -> (entry: ClaimEntry, left: Duration)? {
    holdInTurn(at: now).map { ($0.entry, leftOf($0.hold, at: now)) }
  }

  /// Until the goods of this claim go to the next; nil while they do not.
  package func left(of entry: ClaimEntry, at now: Instant) -> Duration? {
    guard plan.policy.holdWindow > .zero, let turn = claims.turn(entry.claim.goods),
      claims.entry(place: turn.place)?.claim.id == entry.claim.id
    else { return nil }
    return leftOf(turn.hold, at: now)
  }

  /// What is left of a hold: never less than the host still has to see the warning.
  private func leftOf(_ hold: Hold, at now: Instant) -> Duration {
    let warning = plan.policy.holdWarning
    let unseen = seen(hold, at: now).map { max(.zero, warning - $0) } ?? warning
    return max(hold.end(plan.policy.holdWindow) - elapsed(at: now), unseen)
  }

  /// Warns of a hold that runs out, and passes its goods on: one at a time, for nobody can see to
  /// several at once; only while somebody waits; and never without a warning that stood for its
  /// whole time.
  func dueHolds(at now: Instant) -> [SessionEvent] {
    guard let (entry, hold) = holdInTurn(at: now) else { return [] }
    let policy = plan.policy
    let left = hold.end(policy.holdWindow) - elapsed(at: now)
    guard let seen = seen(hold, at: now) else {
      return left <= policy.holdWarning ? [.claimWarned(claim: entry.claim.id)] : []
    }
    guard left <= .zero, seen >= policy.holdWarning else { return [] }
    return [.claimLapsed(claim: entry.claim.id, text: lapseText(entry.claim))]
  }

  /// The hold that was warned of, else the one that ends first, of those that others wait for.
  private func holdInTurn(at now: Instant) -> (entry: ClaimEntry, hold: Hold)? {
    guard plan.policy.holdWindow > .zero,
      let turn = claims.warnedTurns.first(where: { seen($0.hold, at: now) != nil })
        ?? claims.firstTurn
    else { return nil }
    return claims.entry(place: turn.place).map { ($0, turn.hold) }
  }

  /// How long the host has seen the warning; nil when not. One much older than its time was not
  /// seen: the clock has jumped.
  private func seen(_ hold: Hold, at now: Instant) -> Duration? {
    guard let since = hold.warnedAt else { return nil }
    let seen = elapsed(at: now) - since
    return seen <= plan.policy.holdWarning * 2 ? seen : nil
  }

  private func lapseText(_ claim: Claim) -> String {
    guard let goods = plan.catalogue.goods(id: claim.goods) else { return "" }
    return composer.lapse(claim.viewer, goods: goods)
  }

  // MARK: Those who wait

  /// Whoever gets goods by these events is told so.
  func promotions(after events: [SessionEvent], at now: Instant) -> [SessionEvent] {
    guard claims.isAnyWaiting else { return [] }
    var after = shelf
    var isChanged = false
    for event in events where move(event, on: &after, at: elapsed(at: now)) { isChanged = true }
    guard isChanged else { return [] }
    let before = Dictionary(
      claims.open.filter { $0.waiting > 0 }.map { ($0.claim.id, $0) }
    ) { first, _ in first }
    let own = Set(events.compactMap(claimMovedOnPurpose))
    return after.claims.open.compactMap { entry in
      guard let old = before[entry.claim.id], entry.held > old.held,
        !own.contains(entry.claim.id), let goods = plan.catalogue.goods(id: entry.claim.goods)
      else { return nil }
      let text = composer.promotion(entry.claim.viewer, goods: goods, quantity: entry.held)
      return .claimPromoted(claim: entry.claim.id, held: entry.held, text: text)
    }
  }

  /// A claim that this event is about: what it gets by it is no news of its turn.
  private func claimMovedOnPurpose(_ event: SessionEvent) -> String? {
    switch event {
    case .claimLapsed(let claim, _): claim
    case .saleVoided(let sale, _, isUndo: true): sales.entry(id: sale)?.sale.claim
    default: nil
    }
  }

  /// What an event does to stock and claims; the only place that says so.
  /// - Returns: whether it does anything by which somebody may get goods.
  func move(_ event: SessionEvent, on shelf: inout Shelf, at clock: Duration) -> Bool {
    switch event {
    case .stockSet(let goods, let onHand): shelf.set(goods, onHand: onHand, at: clock)
    case .saleRecorded(let sale):
      guard sales.entry(id: sale.id) == nil else { return false }
      shelf.move(sale.goods, by: -sale.quantity, at: clock)
    case .saleVoided(let id, _, let isUndo):
      guard let entry = sales.entry(id: id), !entry.isVoided else { return false }
      shelf.move(entry.sale.goods, by: entry.netUnits, at: clock)
      if isUndo, let claim = entry.sale.claim {
        shelf.reopen(claim, sold: entry.sale.quantity, at: clock)
      }
    case .saleReturned(let id, let quantity, _, _):
      guard let entry = sales.entry(id: id), quantity > 0, quantity <= entry.netUnits else {
        return false
      }
      shelf.move(entry.sale.goods, by: quantity, at: clock)
    case .claimClosed(let claim, let outcome): shelf.close(claim, outcome, at: clock)
    case .claimReduced(let claim, let quantity):
      shelf.reduce(claim, to: quantity, at: clock)
    case .claimLapsed(let claim, _): shelf.lapse(claim, at: clock)
    default: return false
    }
    return true
  }
}
