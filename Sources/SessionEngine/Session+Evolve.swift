// LiveHost: applying what happened.
// SPDX-License-Identifier: Apache-2.0

extension Session {
  /// Applies a fact. The only way the state ever changes, live and on replay alike.
  package mutating func evolve(_ event: SessionEvent, at now: Instant) {
    switch event {
    case .sessionOpened, .wentLive, .sessionPaused, .sessionResumed, .sessionRecovered,
      .closingStarted, .sessionEnded:
      evolveLife(event, at: now)
    case .viewerArrived, .viewerLeft, .viewerCameBack, .followed, .liked, .giftGiven,
      .chatReceived, .systemNoted, .questionAnswered:
      evolveAudience(event, at: now)
    case .greeted(let viewers, let others, let text):
      evolveGreeting(viewers, others, text, at: now)
    case .thanked(_, let text):
      // Said like a greeting: by itself, or left to the host.
      if greetsByItself { lastSaid = text }
    case .said(let text):
      lastSaid = text
      chat.append(ChatLine(viewer: nil, text: text, mark: .host, at: now))
    case .autoGreetingSet(let isOn): greetsByItself = isOn
    case .featured, .cycleHeld, .cycleReleased, .itemMoved, .itemLengthSet, .stockSet:
      evolveRundown(event, at: now)
    case .claimReceived(let claim, let message):
      let held = min(claim.quantity, stock[claim.goods].available)
      stock[claim.goods].held += held
      claims.receive(claim, held: held, at: now)
      if let message { recentMessages.insert(message) }
    case .claimClosed(let claim, let outcome):
      if let entry = claims.close(claim, keeping: outcome == .accepted) {
        stock[entry.claim.goods].held -= entry.held
        // At the end all go; nothing is promised on.
        if outcome != .ended { promise(entry.claim.goods) }
      }
    case .saleRecorded(let sale): evolveSale(sale, at: now)
    case .saleVoided(let sale, _, let isUndo): evolveVoid(sale, isUndo: isUndo)
    case .saleReturned(let sale, let quantity, _, _): evolveReturn(sale, quantity)
    }
  }

  private mutating func evolveLife(_ event: SessionEvent, at now: Instant) {
    switch event {
    case .sessionOpened:
      phase = .opened
      openedAt = now
    case .wentLive:
      phase = .live
      rundown.startedAt = now
    case .sessionPaused, .closingStarted:
      phase = event == .sessionPaused ? .paused : .closing
      stoppedAt = stoppedAt ?? now
    case .sessionResumed:
      goOn(at: now)
      phase = .live
      rundown.startedAt = rundown.startedAt ?? now
    case .sessionRecovered(let away):
      // A show that stood still when the process went away still stands still.
      guard stoppedAt == nil else { return }
      stopped += away
      rundown.shift(by: away)
    case .sessionEnded:
      phase = .ended
      endedAt = now
      stoppedAt = stoppedAt ?? now
    default: break
    }
  }

  private mutating func goOn(at now: Instant) {
    guard let since = stoppedAt else { return }
    let span = now.since(since)
    stopped += span
    rundown.shift(by: span)
    stoppedAt = nil
  }

  private mutating func evolveAudience(_ event: SessionEvent, at now: Instant) {
    switch event {
    case .viewerArrived(let viewer, let isReturning, let hasBought):
      guard !viewers.hasSeen(viewer.id) else { return }
      viewers.arrive(
        ViewerRecord(
          viewer: viewer, isReturning: isReturning, hadBought: hasBought, arrivedAt: now))
      greetings.add(viewer)
    case .viewerLeft(let viewer): viewers.change(viewer.id) { $0.isPresent = false }
    case .viewerCameBack(let viewer): viewers.change(viewer.id) { $0.isPresent = true }
    case .followed(let viewer):
      follows += 1
      viewers.change(viewer.id) { $0.hasFollowed = true }
    case .liked(_, let count, let message):
      likes = likes.addingSaturating(count)
      if let message { recentMessages.insert(message) }
    case .giftGiven(_, let count, let message):
      gifts = gifts.addingSaturating(count)
      if let message { recentMessages.insert(message) }
    case .chatReceived(let viewer, let text, let mark, let message):
      evolveChat(ChatLine(viewer: viewer, text: text, mark: mark, at: now), viewer, message)
    case .systemNoted(let text, let message):
      if let message { recentMessages.insert(message) }
      chat.append(ChatLine(viewer: nil, text: text, mark: .system, at: now))
    case .questionAnswered: questions.answerFirst()
    default: break
    }
  }

  private mutating func evolveChat(_ line: ChatLine, _ viewer: Viewer, _ message: String?) {
    chat.append(line)
    if let message { recentMessages.insert(message) }
    guard line.mark != .old else { return }
    viewers.change(viewer.id) { record in
      record.hasSpoken = true
      if line.mark == .question { record.lastQuestion = line.text }
    }
    if line.mark == .question { questions.add(line.text, by: viewer.id) }
  }

  private mutating func evolveGreeting(
    _ greeted: [Viewer], _ others: Int, _ text: String, at now: Instant
  ) {
    for viewer in greeted { viewers.change(viewer.id) { $0.isGreeted = true } }
    greetings.remove(greeted, said: text, at: now)
    greetedCount = greetedCount.addingSaturating(greeted.count).addingSaturating(others)
    lastSaid = text
  }

  private mutating func evolveRundown(_ event: SessionEvent, at now: Instant) {
    switch event {
    case .featured(let goods, let item, _):
      guard rundown.items.indices.contains(item) else { return }
      rundown.show(goods, item: item, at: showTime(at: now))
      // Until the show is live, nothing is timed.
      if phase == .opened { rundown.startedAt = nil }
    case .cycleHeld: rundown.isHeld = true
    case .cycleReleased: rundown.isHeld = false
    case .itemMoved(let from, let to): rundown.move(from, to)
    case .itemLengthSet(let item, let length):
      guard rundown.items.indices.contains(item) else { return }
      rundown.items[item].length = length
    case .stockSet(let goods, let onHand):
      stock[goods].onHand = onHand
      promise(goods)
    default: break
    }
  }

  private mutating func evolveSale(_ sale: Sale, at now: Instant) {
    // A damaged journal may hold a line twice; it still is one sale.
    guard sales.entry(id: sale.id) == nil else { return }
    let entry = sales.append(sale, at: now)
    stock[sale.goods].onHand -= sale.quantity
    promise(sale.goods)
    totals.replace(nil, with: entry, minute: minute(of: entry), in: plan.catalogue)
    if let buyer = sale.buyer { viewers.change(buyer.id) { $0.purchases += 1 } }
  }

  /// Whenever stock comes or goes, those who wait for it are served in the order of their claims.
  private mutating func promise(_ goods: String) {
    stock[goods].held = claims.promise(goods, onHand: stock[goods].onHand)
  }

  private mutating func evolveVoid(_ id: String, isUndo: Bool) {
    guard let (before, after) = sales.amend(id, { $0.isVoided = true }), !before.isVoided else {
      return
    }
    stock[after.sale.goods].onHand += before.netUnits
    totals.replace(before, with: after, minute: minute(of: after), in: plan.catalogue)
    if let buyer = after.sale.buyer?.id {
      // Counted anew: some of it may have been bought before they were first seen.
      let left = sales.entries.filter { !$0.isVoided && $0.sale.buyer?.id == buyer }.count
      viewers.change(buyer) { $0.purchases = left }
    }
    let reopened = isUndo ? after.sale.claim.flatMap { claims.reopen($0) } : nil
    promise(after.sale.goods)
    if let reopened, reopened.goods != after.sale.goods { promise(reopened.goods) }
  }

  private mutating func evolveReturn(_ id: String, _ quantity: Int) {
    guard let entry = sales.entry(id: id), quantity > 0, quantity <= entry.netUnits,
      let (before, after) = sales.amend(id, { $0.returned += quantity })
    else { return }
    stock[after.sale.goods].onHand += quantity
    promise(after.sale.goods)
    totals.replace(before, with: after, minute: minute(of: after), in: plan.catalogue)
  }

  func minute(of entry: SaleEntry) -> Int {
    guard let openedAt else { return 0 }
    return Int(entry.at.since(openedAt).wholeSeconds / 60)
  }
}

extension Rundown {
  /// Moves an item; what is on air stays on air.
  mutating func move(_ from: Int, _ to: Int) {
    guard items.indices.contains(from), items.indices.contains(to) else { return }
    let item = items.remove(at: from)
    items.insert(item, at: to)
    if position == from {
      position = to
    } else if from < position, to >= position {
      position -= 1
    } else if from > position, to <= position {
      position += 1
    }
  }
}

extension Int {
  /// Counts from strangers end at the largest number instead of trapping.
  func addingSaturating(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min) : sum
  }
}
