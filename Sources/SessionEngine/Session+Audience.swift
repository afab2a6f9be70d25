// LiveHost: deciding what a line of the audience means.
// SPDX-License-Identifier: Apache-2.0

extension Session {
  func receive(
    _ message: AudienceMessage, at now: Instant
  ) throws(Rejection) -> [SessionEvent] {
    if let id = message.id, recentMessages.contains(id) { return [] }
    if message.isBacklog { return backlog(message) }
    guard let viewer = message.viewer else { return anonymous(message) }
    let isFirstEver = self.isFirstEver(message, by: viewer)
    let arrival = arrivalEvents(of: viewer, isFirstEver)
    switch message.kind {
    case .enter: return arrival
    case .leave:
      return viewers[viewer.id]?.isPresent == true ? [.viewerLeft(viewer)] : []
    case .follow: return arrival + followEvents(by: viewer)
    case .like(let count): return arrival + [.liked(viewer, count: count, message: message.id)]
    case .gift(let count):
      return arrival + [.giftGiven(viewer, count: count, message: message.id)]
    case .chat: return arrival + chatEvents(message, viewer, isFirstEver)
    case .order(let goods, let quantity, let payment):
      return arrival + (try orderEvents(message, viewer, goods, quantity, payment, at: now))
    case .system, .alarm: return noteEvents(message)
    }
  }

  /// The platform's word, unless the viewer was heard in this show already: a connector that says
  /// it of every line gains nothing by it.
  func isFirstEver(_ message: AudienceMessage, by viewer: Viewer) -> Bool {
    message.isFirstEver && viewers[viewer.id]?.hasSpoken != true
  }

  /// Old lines are shown; nobody is greeted or held to them. An old order that did not come when it
  /// was new is shown too: the host may sell by hand what was ordered while the connector was away.
  private func backlog(_ message: AudienceMessage) -> [SessionEvent] {
    guard let viewer = message.viewer else { return [] }
    switch message.kind {
    case .chat:
      return [.chatReceived(viewer, text: message.text, mark: .old, message: message.id)]
    case .order(let goods, let quantity, let payment):
      // Shown once, under a name of its own: should it come as a new one yet, it is taken.
      let name = message.id.map { "old-" + $0 }
      let isSold = message.saleID.map { sales.entry(id: $0) != nil } ?? false
      guard !isSold, !(name.map(recentMessages.contains) ?? false) else { return [] }
      let text = composer.oldOrder(
        plan.catalogue.exactly(goods), goods, quantity: quantity, isPaid: payment != nil)
      return [.chatReceived(viewer, text: text, mark: .old, message: name)]
    default: return []
    }
  }

  private func anonymous(_ message: AudienceMessage) -> [SessionEvent] {
    switch message.kind {
    case .like(let count): [.liked(nil, count: count, message: message.id)]
    case .gift(let count): [.giftGiven(nil, count: count, message: message.id)]
    case .system, .alarm: noteEvents(message)
    default: []
    }
  }

  /// A connector may say every second how things are; only what changes is an alarm.
  private func noteEvents(_ message: AudienceMessage) -> [SessionEvent] {
    guard case .alarm(let news) = message.kind else {
      return [.systemNoted(text: message.text, message: message.id)]
    }
    guard alarms.contains(news.alarm) != news.isLost else { return [] }
    return [.systemNoted(text: message.text, message: message.id, alarm: news)]
  }

  /// Whoever is heard of for the first time has arrived, also when the platform did not say so.
  /// Who writes for the first time ever is new, also when they have looked in before; who has
  /// bought stays a buyer.
  private func arrivalEvents(of viewer: Viewer, _ isFirstEver: Bool) -> [SessionEvent] {
    guard viewers.hasSeen(viewer.id) else {
      let hasBought = regulars[viewer.id]
      let isReturning = hasBought != nil && !isFirstEver
      return [
        .viewerArrived(viewer, isReturning: isReturning, hasBought: hasBought ?? false)
      ]
    }
    return viewers[viewer.id]?.isPresent == false ? [.viewerCameBack(viewer)] : []
  }

  private func followEvents(by viewer: Viewer) -> [SessionEvent] {
    if viewers[viewer.id]?.hasFollowed == true { return [] }
    if mutes.isMuted(viewer) { return [.followed(viewer)] }
    return [
      .followed(viewer), .thanked(viewer, text: composer.thanksForFollowing(viewer)),
    ]
  }

  private func chatEvents(
    _ message: AudienceMessage, _ viewer: Viewer, _ isFirstEver: Bool
  ) -> [SessionEvent] {
    func line(_ mark: ChatMark) -> SessionEvent {
      .chatReceived(
        viewer, text: message.text, mark: mark, message: message.id, isFirstEver: isFirstEver)
    }
    if mutes.isMuted(viewer) { return [line(.muted)] }
    // A muted word hides the line; what somebody wants in it counts all the same.
    let isHidden = mutes.hides(message.text)
    let reading = plan.claimGrammar.read(message.text)
    var mark = ChatMark.none
    var following: [SessionEvent] = []
    if let withdrawal = reading.withdrawal {
      following = withdrawalEvents(withdrawal, of: viewer)
    }
    for (index, wish) in reading.wishes.enumerated() {
      let events = claimEvents(
        viewer, wish, reading.confidence, reading.why, text: isHidden ? "" : message.text,
        message: nil, ahead: index)
      if !events.isEmpty { mark = .claim }
      following += events
    }
    if reading == .none {
      if QuestionRules.isQuestion(message.text) {
        mark = .question
      } else if isFirstEver || !viewers.hasSeen(viewer.id)
        || viewers[viewer.id]?.hasSpoken == false
      {
        mark = .newcomer
      }
    }
    return [line(isHidden ? .muted : mark)] + following
  }

  /// Said in the chat or aloud; only a text is sent.
  func answer(_ number: Int?, _ text: String?) throws(Rejection) -> [SessionEvent] {
    guard let foremost = questions.foremost else { throw .noQuestions }
    guard text != "" else { throw .nothingToSay }
    guard let number else { return [.questionAnswered(question: foremost.number, text: text)] }
    guard questions.question(number: number) != nil else { throw .unknownQuestion(number) }
    return [.questionAnswered(question: number, text: text)]
  }

  /// What is so already needs no event.
  func mute(_ target: MuteTarget, _ isMuted: Bool) throws(Rejection) -> [SessionEvent] {
    switch target {
    case .viewer(let viewer):
      if mutes.isMuted(viewer) == isMuted { return [] }
      return [isMuted ? .viewerMuted(viewer) : .viewerUnmuted(viewer)]
    case .word(let word):
      let plain = MuteList.plain(word)
      guard !plain.isEmpty else { throw .nothingToMute }
      if mutes.isMuted(word: plain) == isMuted { return [] }
      return [isMuted ? .wordMuted(plain) : .wordUnmuted(plain)]
    }
  }

  private func goodsID(of target: ClaimReading.Target) -> String? {
    switch target {
    case .featured: rundown.featured
    case .next: rundown.upcoming(1, in: stock).first
    case .lot(let lot): plan.catalogue.index(lot: lot).map { plan.catalogue.goods[$0].id }
    }
  }

  /// - Parameter ahead: claims of the same line before this one.
  private func claimEvents(
    _ viewer: Viewer, _ wish: ClaimReading.Wish, _ confidence: Int, _ why: ClaimReason?,
    text: String, message: String?, ahead: Int = 0
  ) -> [SessionEvent] {
    let quantity = wish.quantity
    guard let goods = goodsID(of: wish.target),
      (1...plan.policy.quantityLimit).contains(quantity)
    else { return [] }
    var events: [SessionEvent] = []
    if let open = claims.open(by: viewer.id, goods: goods) {
      // Saying it again is not wanting it twice.
      if open.claim.quantity == quantity { return [] }
      events.append(.claimClosed(claim: open.claim.id, outcome: .replaced))
    }
    let claim = Claim(
      id: claims.nextID(after: ahead), viewer: viewer, goods: goods, quantity: quantity, text: text,
      confidence: confidence, why: why)
    return events + [.claimReceived(claim, message: message)]
  }

  /// A withdrawal is about the goods it names, else about the viewer's newest open claim.
  private func withdrawalEvents(
    _ withdrawal: ClaimReading.Withdrawal, of viewer: Viewer
  ) -> [SessionEvent] {
    var goods: String?
    if case .lot(let lot) = withdrawal { goods = goodsID(of: .lot(lot)) }
    let found = claims.open.last {
      $0.claim.viewer.id == viewer.id && (goods == nil || $0.claim.goods == goods)
    }
    guard let entry = found else { return [] }
    return [.claimClosed(claim: entry.claim.id, outcome: .withdrawn)]
  }

  /// An order on the platform: already paid it is a sale, else a claim that is quite sure.
  private func orderEvents(
    _ message: AudienceMessage, _ viewer: Viewer, _ goods: String, _ quantity: Int,
    _ payment: Payment?, at now: Instant
  ) throws(Rejection) -> [SessionEvent] {
    // Never by a part of a name: what was paid for must not be guessed.
    guard let wanted = plan.catalogue.exactly(goods) else { throw .unknownGoods(goods) }
    if let payment, let saleID = message.saleID {
      var draft = SaleDraft(
        id: saleID, goods: wanted.id, quantity: quantity, buyer: viewer, payment: payment)
      // It is paid: refusing it here would only hide it.
      draft.allowsOverselling = true
      draft.isOrder = true
      return try sale(draft, at: now)
    }
    guard (1...plan.policy.quantityLimit).contains(quantity) else {
      throw .badQuantity(quantity, limit: plan.policy.quantityLimit)
    }
    return claimEvents(
      viewer, ClaimReading.Wish(target: .lot(wanted.lot), quantity: quantity), 100,
      .order, text: message.text, message: message.id)
  }
}
