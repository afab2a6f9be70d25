// LiveHost: what a command leads to.
// SPDX-License-Identifier: Apache-2.0

extension Session {
  /// What would happen if `command` were carried out now. Changes nothing.
  ///
  /// An empty answer means that nothing is left to do: the sale is already there, nobody is due a
  /// greeting. Errors: a `Rejection` with the reason and the way out.
  package func decide(
    _ command: SessionCommand, at now: Instant
  ) throws(Rejection) -> [SessionEvent] {
    let events = try wished(command, at: now)
    return events + promotions(after: events, at: now)
  }

  private func wished(
    _ command: SessionCommand, at now: Instant
  ) throws(Rejection) -> [SessionEvent] {
    if case .open = command {
      guard phase == .planned else { throw .alreadyOpen }
      return openingEvents
    }
    guard phase != .planned else { throw .notOpen }
    guard phase != .ended else { throw .alreadyEnded }
    switch command {
    case .open, .pause, .resume, .close, .end, .recover: return try life(command, at: now)
    case .recordSale(let draft): return try sale(draft, at: now)
    case .undo: return try undo(at: now)
    case .voidSale(let number, let reason): return try void(number, reason)
    case .returnSale(let number, let quantity, let reason):
      return try giveBack(number, quantity, reason)
    case .next, .previous, .feature, .hold, .release, .moveItem, .setLength, .setStock:
      return try arrange(command)
    case .greet(let name): return try greet(name)
    case .say(let text):
      guard !text.isEmpty else { throw .nothingToSay }
      return [.said(text: text)]
    case .caption(let text):
      guard !text.isEmpty || caption != nil else { throw .nothingToSay }
      return [.captioned(text: text)]
    case .setAutoGreeting(let isOn):
      return isOn == greetsByItself ? [] : [.autoGreetingSet(isOn)]
    case .answerQuestion(let number, let text): return try answer(number, text)
    case .setMuted(let target, let isMuted): return try mute(target, isMuted)
    case .acceptClaim, .acceptAllOf, .declineClaim, .extendClaim:
      return try handleClaim(command, at: now)
    case .audience(let message): return try receive(message, at: now)
    case .skipChat(let count): return count > 0 ? [.chatSkipped(count: count)] : []
    case .tick: return tick(at: now)
    }
  }

  private var openingEvents: [SessionEvent] {
    let index = rundown.items.firstIndex { stock.isSellable($0.goods) } ?? 0
    return [
      .sessionOpened(opening: plan.opening.text(in: plan.language)),
      .featured(goods: rundown.items[index].goods, item: index, cause: .opening),
    ]
  }

  /// The stations of a session: opened → live ⇄ paused → closing → ended.
  private func life(
    _ command: SessionCommand, at now: Instant
  ) throws(Rejection) -> [SessionEvent] {
    switch command {
    case .pause:
      guard phase == .live || phase == .opened else { throw .alreadyPaused }
      return [.sessionPaused]
    case .resume:
      guard phase == .paused || phase == .closing else { throw .notPaused }
      return [.sessionResumed]
    case .close:
      return phase == .closing ? [] : [closingEvent]
    case .end:
      return endingEvents
    case .recover(let lastSeen):
      return [.sessionRecovered(away: now.since(lastSeen))]
    default:
      return []
    }
  }

  private var closingEvent: SessionEvent {
    .closingStarted(closing: plan.closing.text(in: plan.language))
  }

  /// Nobody is left unwelcomed and no claim open when the show ends.
  private var endingEvents: [SessionEvent] {
    var events: [SessionEvent] = []
    if greetsByItself, greetings.count > 0 { events.append(greetAll) }
    events += claims.open.map { .claimClosed(claim: $0.claim.id, outcome: .ended) }
    if phase != .closing { events.append(closingEvent) }
    return events + [.sessionEnded]
  }

  /// Time has passed.
  private func tick(at now: Instant) -> [SessionEvent] {
    var events: [SessionEvent] = []
    if phase == .opened, let openedAt, now.since(openedAt) >= plan.policy.openingLength {
      events.append(.wentLive)
    }
    guard phase == .live else { return events + dueGreeting(at: now) }
    let isOver = rundown.left(at: now) == .zero
    if !rundown.isHeld, isOver || isLeftSoldOut(at: now),
      let next = rundown.sellable(after: rundown.position, step: 1, in: stock)
    {
      events.append(
        .featured(
          goods: rundown.items[next].goods, item: next, cause: isOver ? .cycle : .soldOut))
    }
    return events + dueHolds(at: now) + dueGreeting(at: now)
  }

  /// What is on air has been sold out on air, for good: its last sale cannot be undone any more.
  private func isLeftSoldOut(at now: Instant) -> Bool {
    guard plan.policy.leavesSoldOut, !stock.isSellable(rundown.featured),
      let last = sales.entries.last, last.sale.goods == rundown.featured,
      let since = rundown.startedAt, last.at >= since
    else { return false }
    return undoable(at: now) == nil
  }

  /// The paced greeting; never while the last seconds of the goods on air are counted down.
  private func dueGreeting(at now: Instant) -> [SessionEvent] {
    guard greetsByItself, phase == .live || phase == .opened,
      phase == .opened || rundown.phase(at: now, plan.policy) != .danger,
      greetings.isDue(at: now, plan.policy)
    else { return [] }
    return [greetAll]
  }

  private var greetAll: SessionEvent {
    let waiting = greetings.waiting
    if waiting.count == 1, greetings.unnamed == 0 {
      return .greeted(
        waiting, others: 0, text: composer.greeting(to: waiting[0], kind(of: waiting[0])))
    }
    let text = composer.greeting(
      to: waiting, unnamed: greetings.unnamed, limit: plan.policy.namesPerGreeting)
    return .greeted(waiting, others: greetings.unnamed, text: text)
  }

  private func kind(of viewer: Viewer) -> GreetingKind {
    guard let record = viewers[viewer.id] else { return .first }
    if record.hasBought { return .buyer }
    if record.hasFollowed { return .follower }
    return record.isReturning ? .returning : .first
  }

  /// How somebody who waits for a welcome is known; for the screen.
  package func greetingKind(of viewer: Viewer) -> GreetingKind { kind(of: viewer) }

  private func greet(_ name: String?) throws(Rejection) -> [SessionEvent] {
    guard let name else {
      guard greetings.count > 0 else { throw .nobodyToGreet }
      return [greetAll]
    }
    let wanted = name.lowercased()
    guard
      let viewer = greetings.waiting.first(where: { $0.name.lowercased().contains(wanted) })
        ?? viewers.named(name, limit: 1).first?.viewer
    else { throw .unknownViewer(name) }
    return [
      .greeted([viewer], others: 0, text: composer.greeting(to: viewer, kind(of: viewer)))
    ]
  }
}
