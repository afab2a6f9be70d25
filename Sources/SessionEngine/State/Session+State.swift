// LiveHost: a whole session as bytes: what a checkpoint keeps.
// SPDX-License-Identifier: Apache-2.0

extension Session {
  /// Changes whenever the bytes below do; a checkpoint of another version is not used.
  package static let stateVersion = 3

  /// The state, canonical: two sessions that went through the same give the same bytes. The plan,
  /// and what can be counted anew, are not in it.
  package var stateBytes: [UInt8] {
    var state = StateWriter()
    state.value(phase)
    state.value(openedAt)
    state.value(endedAt)
    state.value(stoppedAt)
    state.value(stopped)
    rundown.write(to: &state)
    state.value(stock.entries)
    state.value(viewers)
    state.value(chat)
    greetings.write(to: &state)
    questions.write(to: &state)
    claims.write(to: &state)
    state.value(sales.entries)
    state.value(greetsByItself)
    state.value(likes)
    state.value(gifts)
    state.value(follows)
    state.value(skippedChat)
    state.value(greetedCount)
    state.value(lastSaid)
    state.value(caption)
    state.value(alarms)
    state.value(recentMessages)
    mutes.write(to: &state)
    return state.bytes
  }

  /// A session as it was when `bytes` were taken down.
  package init(
    _ plan: SessionPlan, regulars: [String: Bool], stateBytes bytes: ArraySlice<UInt8>
  ) throws(StateProblem) {
    self.init(plan, regulars: regulars)
    var state = StateReader(bytes)
    phase = try state.value()
    openedAt = try state.value()
    endedAt = try state.value()
    stoppedAt = try state.value()
    stopped = try state.value()
    try rundown.read(from: &state)
    let stocks: [Stock] = try state.value()
    guard stocks.count == stock.entries.count else { throw StateProblem() }
    shelf.stock.entries = stocks
    viewers = try state.value()
    chat = try state.value()
    try greetings.read(from: &state)
    try questions.read(from: &state)
    try shelf.claims.read(from: &state)
    try readSales(from: &state)
    greetsByItself = try state.value()
    likes = try state.value()
    gifts = try state.value()
    follows = try state.value()
    skippedChat = try state.value()
    greetedCount = try state.value()
    lastSaid = try state.value()
    caption = try state.value()
    alarms = try state.value()
    guard Set(alarms).count == alarms.count else { throw StateProblem() }
    recentMessages = try state.value()
    try mutes.read(from: &state)
    guard state.isAtEnd else { throw StateProblem() }
  }

  /// The totals are what the sales add up to.
  private mutating func readSales(from state: inout StateReader) throws(StateProblem) {
    for entry in try state.value([SaleEntry].self) {
      guard entry.sale.total.currency == plan.currency, sales.restore(entry) else {
        throw StateProblem()
      }
      totals.replace(nil, with: entry, minute: minute(of: entry), in: plan.catalogue)
    }
  }
}

extension Viewer: StateValue {
  func write(to state: inout StateWriter) {
    state.text(id)
    state.text(name)
  }

  init(from state: inout StateReader) throws(StateProblem) {
    self.init(id: try state.text(), name: try state.text())
  }
}

extension Stock: StateValue {
  func write(to state: inout StateWriter) {
    state.value(onHand)
    state.value(held)
  }

  init(from state: inout StateReader) throws(StateProblem) {
    self.init(onHand: try state.value(), held: try state.value())
  }
}

extension RundownItem: StateValue {
  func write(to state: inout StateWriter) {
    state.text(goods)
    state.value(length)
  }

  init(from state: inout StateReader) throws(StateProblem) {
    self.init(goods: try state.text(), length: try state.value())
  }
}

extension Rundown {
  func write(to state: inout StateWriter) {
    state.value(items)
    state.value(position)
    state.text(featured)
    state.value(isHeld)
    state.value(startedAt)
    state.value(drift)
  }

  mutating func read(from state: inout StateReader) throws(StateProblem) {
    let items: [RundownItem] = try state.value()
    let position: Int = try state.value()
    guard items.indices.contains(position), items.count == self.items.count else {
      throw StateProblem()
    }
    self.items = items
    self.position = position
    featured = try state.text()
    isHeld = try state.value()
    startedAt = try state.value()
    drift = try state.value()
  }
}

extension ChatLine: StateValue {
  func write(to state: inout StateWriter) {
    state.value(viewer)
    state.text(text)
    state.value(mark)
    state.value(at)
    state.value(speaker)
  }

  init(from state: inout StateReader) throws(StateProblem) {
    self.init(
      viewer: try state.value(), text: try state.text(), mark: try state.value(),
      at: try state.value(), speaker: try state.value())
  }
}

extension GreetingQueue {
  func write(to state: inout StateWriter) {
    state.value(waiting)
    state.value(unnamed)
    state.value(recent)
    state.value(last?.text)
    state.value(last?.at)
  }

  mutating func read(from state: inout StateReader) throws(StateProblem) {
    self = GreetingQueue(
      waiting: try state.value(), unnamed: try state.value(), recent: try state.value())
    let text: String? = try state.value()
    let at: Instant? = try state.value()
    if let text, let at { last = (text, at) }
  }
}

extension Question: StateValue {
  func write(to state: inout StateWriter) {
    state.value(number)
    state.value(goods)
    state.value(at)
    state.value(topic)
    state.text(text)
    state.value(askers)
    state.value(count)
  }

  init(from state: inout StateReader) throws(StateProblem) {
    self.init(
      number: try state.value(), goods: try state.value(), at: try state.value(),
      topic: try state.value(), text: try state.text(), askers: try state.value(),
      count: try state.value())
  }
}

extension QuestionQueue {
  func write(to state: inout StateWriter) {
    state.value(waiting)
    state.value(count)
  }

  mutating func read(from state: inout StateReader) throws(StateProblem) {
    self = QuestionQueue(waiting: try state.value(), count: try state.value())
  }
}

extension Claim: StateValue {
  func write(to state: inout StateWriter) {
    state.text(id)
    state.value(viewer)
    state.text(goods)
    state.value(quantity)
    state.text(text)
    state.value(confidence)
    state.value(why)
  }

  init(from state: inout StateReader) throws(StateProblem) {
    self.init(
      id: try state.text(), viewer: try state.value(), goods: try state.text(),
      quantity: try state.value(), text: try state.text(), confidence: try state.value(),
      why: try state.value())
  }
}

extension ClaimEntry: StateValue {
  func write(to state: inout StateWriter) {
    state.value(claim)
    state.value(at)
    state.value(number)
    state.value(held)
    state.value(place)
    state.value(hold)
    state.value(isLapsed)
  }

  init(from state: inout StateReader) throws(StateProblem) {
    self.init(
      claim: try state.value(), at: try state.value(), number: try state.value(),
      held: try state.value(), place: try state.value(), hold: try state.value(),
      isLapsed: try state.value())
    guard (0...max(0, claim.quantity)).contains(held) else { throw StateProblem() }
  }
}

extension Hold: StateValue {
  func write(to state: inout StateWriter) {
    state.value(since)
    state.value(end)
    state.value(warnedAt)
  }

  init(from state: inout StateReader) throws(StateProblem) {
    self.init(
      since: try state.value(), end: try state.value(), warnedAt: try state.value())
  }
}

extension Money: StateValue {
  func write(to state: inout StateWriter) {
    state.value(minorUnits)
    state.text(currency.code)
  }

  init(from state: inout StateReader) throws(StateProblem) {
    let units: Int64 = try state.value()
    guard let currency = Currency(code: try state.text()), units.magnitude <= Money.limit else {
      throw StateProblem()
    }
    self.init(minorUnits: units, currency)
  }
}

extension Sale: StateValue {
  func write(to state: inout StateWriter) {
    state.text(id)
    state.text(goods)
    state.value(quantity)
    state.value([unitPrice, discount, total])
    state.value(buyer)
    state.value(payment)
    state.value(claim)
    state.value(isOrder)
    state.value(gathered)
  }

  init(from state: inout StateReader) throws(StateProblem) {
    let (id, goods, quantity) = (try state.text(), try state.text(), try state.value(Int.self))
    let money: [Money] = try state.value()
    guard money.count == 3, (1...1_000_000_000).contains(quantity) else { throw StateProblem() }
    self.init(
      id: id, goods: goods, quantity: quantity, unitPrice: money[0], discount: money[1],
      total: money[2], buyer: try state.value(), payment: try state.value(),
      claim: try state.value(), isOrder: try state.value(), gathered: try state.value())
  }
}

extension SaleEntry: StateValue {
  func write(to state: inout StateWriter) {
    state.value(number)
    state.value(sale)
    state.value(at)
    state.value(isVoided)
    state.value(returned)
  }

  init(from state: inout StateReader) throws(StateProblem) {
    self.init(
      number: try state.value(), sale: try state.value(), at: try state.value(),
      isVoided: try state.value(), returned: try state.value())
    guard (0...sale.quantity).contains(returned) else { throw StateProblem() }
  }
}
