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
      .chatReceived, .chatSkipped, .systemNoted, .questionAnswered:
      evolveAudience(event, at: now)
    case .viewerMuted, .viewerUnmuted, .wordMuted, .wordUnmuted: evolveMute(event)
    case .greeted(let viewers, let others, let text):
      evolveGreeting(viewers, others, text, at: now)
    case .thanked(_, let text):
      // Said like a greeting: by itself, or left to the host.
      if greetsByItself { lastSaid = text }
    case .said(let text):
      lastSaid = text
      chat.append(ChatLine(viewer: nil, text: text, mark: .host, at: now))
    case .captioned(let text): caption = text.isEmpty ? nil : text
    case .autoGreetingSet(let isOn): greetsByItself = isOn
    case .featured, .cycleHeld, .cycleReleased, .itemMoved, .itemLengthSet, .stockSet:
      evolveRundown(event, at: now)
    case .claimReceived(let claim, let message):
      shelf.receive(claim, at: now, elapsed(at: now))
      if let message { recentMessages.insert(message) }
    case .claimClosed, .claimReduced, .claimWarned, .claimExtended, .claimLapsed, .claimPromoted:
      evolveClaim(event, at: now)
    case .saleRecorded(let sale): evolveSale(sale, at: now)
    case .saleVoided(let sale, _, _): evolveVoid(event, sale, at: now)
    case .saleReturned(let sale, let quantity, _, _):
      evolveReturn(event, sale, quantity, at: now)
    }
  }

  private mutating func evolveClaim(_ event: SessionEvent, at now: Instant) {
    let clock = elapsed(at: now)
    switch event {
    case .claimWarned(let claim):
      _ = shelf.claims.change(claim) { $0.hold?.warnedAt = clock }
    case .claimExtended(let claim, let left):
      _ = shelf.claims.change(claim) { entry in
        entry.hold?.end = clock + left
        entry.hold?.warnedAt = nil
      }
    case .claimLapsed(_, let text):
      shelve(event, at: now)
      if greetsByItself { lastSaid = text }
    case .claimPromoted(_, _, let text):
      if greetsByItself { lastSaid = text }
    default: shelve(event, at: now)
    }
  }

  private mutating func shelve(_ event: SessionEvent, at now: Instant) {
    _ = move(event, on: &shelf, at: elapsed(at: now))
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
      shelf.claims.forgetWarnings()
      // Nobody was watching; what is still lost is said again.
      alarms = []
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
    case .chatReceived(let viewer, let text, let mark, let message, let isFirstEver):
      let line = ChatLine(viewer: viewer, text: text, mark: mark, at: now)
      evolveChat(line, viewer, message, isFirstEver)
    case .chatSkipped(let count): skippedChat = skippedChat.addingSaturating(count)
    case .systemNoted(let text, let message, let news):
      if let news {
        alarms.removeAll { $0 == news.alarm }
        if news.isLost { alarms.append(news.alarm) }
      }
      if let message { recentMessages.insert(message) }
      chat.append(ChatLine(viewer: nil, text: text, mark: .system, at: now))
    case .questionAnswered(let number, let text):
      questions.answer(number)
      guard let text else { return }
      lastSaid = text
      chat.append(ChatLine(viewer: nil, text: text, mark: .host, at: now))
    default: break
    }
  }

  private mutating func evolveChat(
    _ line: ChatLine, _ viewer: Viewer, _ message: String?, _ isFirstEver: Bool
  ) {
    var line = line
    if isFirstEver { line.speaker = .firstWords }
    if let message { recentMessages.insert(message) }
    guard line.mark != .old else { return chat.append(line) }
    viewers.change(viewer.id) { record in
      if isFirstEver { record.isReturning = false }
      if !record.hasSpoken {
        let hasJustCome = line.at.since(record.arrivedAt) <= Session.newcomerSpan
        line.speaker = hasJustCome && !record.isReturning ? .newcomer : .firstWords
      }
      record.hasSpoken = true
      if line.mark == .question { record.lastQuestion = line.text }
    }
    guard line.mark != .muted else {
      mutes.hiddenLines += 1
      return
    }
    chat.append(line)
    guard line.mark == .question else { return }
    let about = plan.claimGrammar.mentionedLot(line.text).flatMap { plan.catalogue.index(lot: $0) }
    questions.add(
      line.text, by: viewer.id,
      about: about.map { plan.catalogue.goods[$0].id } ?? rundown.featured,
      at: line.at)
  }

  /// Whoever speaks so soon after they came has just come.
  private static let newcomerSpan: Duration = .seconds(60)

  private mutating func evolveMute(_ event: SessionEvent) {
    switch event {
    case .viewerMuted(let viewer):
      mutes.set(.viewer(viewer), isMuted: true)
      greetings.forget(viewer)
      questions.forget(viewer.id)
      chat.remove { $0.viewer?.id == viewer.id }
    case .viewerUnmuted(let viewer): mutes.set(.viewer(viewer), isMuted: false)
    case .wordMuted(let word):
      mutes.set(.word(word), isMuted: true)
      let mutes = mutes
      chat.remove { $0.viewer != nil && mutes.hides($0.text) }
    case .wordUnmuted(let word): mutes.set(.word(word), isMuted: false)
    default: break
    }
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
    case .stockSet: shelve(event, at: now)
    default: break
    }
  }

  private mutating func evolveSale(_ sale: Sale, at now: Instant) {
    // A damaged journal may hold a line twice; it still is one sale.
    guard sales.entry(id: sale.id) == nil else { return }
    shelve(.saleRecorded(sale), at: now)
    let entry = sales.append(sale, at: now)
    totals.replace(nil, with: entry, minute: minute(of: entry), in: plan.catalogue)
    if let buyer = sale.buyer { viewers.change(buyer.id) { $0.purchases &+= 1 } }
  }

  private mutating func evolveVoid(_ event: SessionEvent, _ id: String, at now: Instant) {
    shelve(event, at: now)
    guard let (before, after) = sales.amend(id, { $0.isVoided = true }), !before.isVoided else {
      return
    }
    totals.replace(before, with: after, minute: minute(of: after), in: plan.catalogue)
    if let buyer = after.sale.buyer?.id {
      // Counted anew: some of it may have been bought before they were first seen.
      let left = sales.entries.filter { !$0.isVoided && $0.sale.buyer?.id == buyer }.count
      viewers.change(buyer) { $0.purchases = Int32(clamping: left) }
    }
  }

  private mutating func evolveReturn(
    _ event: SessionEvent, _ id: String, _ quantity: Int, at now: Instant
  ) {
    shelve(event, at: now)
    guard let entry = sales.entry(id: id), quantity > 0, quantity <= entry.netUnits,
      let (before, after) = sales.amend(id, { $0.returned += quantity })
    else { return }
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
