// LiveHost: the lines the linear console prints.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

/// Reports and single lines, each with its label: what is printed, and what is said aloud.
struct LinearReport {
  let view: ShowView
  /// In whose language.
  let words: Words
  /// A voice says `25.60 yuan`; the line of a sale promises `25.60 CNY` (contract §4), and every
  /// other line says what the voice and the screen say.
  private let isSpoken: Bool

  init(_ view: ShowView, _ words: Words? = nil, isSpoken: Bool = false) {
    self.view = view
    self.words = words ?? view.words
    self.isSpoken = isSpoken
  }

  var session: Session { view.session }
  var lines: ShowLines { ShowLines(view) }

  func goods(_ id: String) -> String {
    guard let goods = session.plan.catalogue.goods(id: id) else { return id }
    return words.name(goods)
  }

  func quantity(_ count: Int, _ id: String) -> String {
    words.quantity(count, of: session.plan.catalogue.goods(id: id))
  }

  func lot(_ id: String) -> String {
    session.plan.catalogue.goods(id: id).map { String($0.lot) } ?? "?"
  }

  private func number(_ sale: String) -> String {
    session.sales.entry(id: sale).map { String($0.number) } ?? "?"
  }

  /// The line for an event; nil for what the digest counts.
  /// - Parameter isAsked: the host's own command led to it.
  func line(for event: SessionEvent, isAsked: Bool) -> String? {
    switch event {
    case .saleRecorded(let sale):
      return words(
        sale.isOrder ? .linearOrder : .linearSold, number(sale.id),
        quantity(sale.quantity, sale.goods),
        goods(sale.goods),
        isSpoken ? words.money(sale.total) : words.code(sale.total), words.buyer(sale.buyer))
    case .saleVoided(let sale, let reason, let isUndo):
      return isUndo
        ? words(.linearUndone, number(sale)) : words(.linearVoided, number(sale), reason)
    case .saleReturned(let sale, let quantity, let refund, let reason):
      return words(
        .linearReturned, number(sale),
        self.quantity(quantity, session.sales.entry(id: sale)?.sale.goods ?? ""),
        words.money(refund),
        reason)
    case .featured(let id, _, _): return onAir(id)
    case .claimReceived(let claim, _):
      return words(
        .linearClaim, claim.id, claim.viewer.name, quantity(claim.quantity, claim.goods),
        lot(claim.goods))
    case .claimClosed(let claim, let outcome):
      return outcome == .accepted || outcome == .ended
        ? nil : words(.linearClaimClosed, claim, claimOutcome(outcome))
    case .greeted(_, _, let text): return words(.linearGreeted, text)
    case .systemNoted(let text, _, .some(let news)): return words.alarmNotice(news, text).text
    case .systemNoted(let text, _, nil): return words(.linearSystem, text)
    default: return lifeLine(event, isAsked: isAsked)
    }
  }

  private func lifeLine(_ event: SessionEvent, isAsked: Bool) -> String? {
    switch event {
    case .sessionOpened(let text): return words(.linearOpened, text)
    case .wentLive: return words(.linearLive)
    case .sessionPaused: return words(.linearPaused)
    case .sessionResumed: return words(.linearResumed)
    case .closingStarted(let text): return words(.linearClosing, text)
    case .sessionEnded:
      return words(
        .linearEnded, words.sales(session.totals.all.sales),
        words.units(session.totals.all.units), words.money(session.totals.all.revenue))
    case .cycleHeld: return words(.linearHeld)
    case .cycleReleased: return words(.linearReleased)
    case .itemMoved(let from, let to):
      return words(.moved, String(from + 1), String(to + 1))
    case .itemLengthSet(let item, let length):
      return words(.minutesSetDone, String(item + 1), OutcomeNotice.minutes(length))
    case .stockSet(let id, let onHand):
      return words(.stockSetDone, goods(id), quantity(onHand, id))
    case .autoGreetingSet(let isOn): return words(isOn ? .autoGreetOn : .autoGreetOff)
    case .said(let text): return words(.saidNow, text)
    case .captioned(let text):
      return text.isEmpty ? words(.captionGone) : words(.captionNow, text)
    case .thanked(_, let text): return isAsked ? words(.linearThanks, text) : nil
    default: return claimLine(for: event)
    }
  }

  /// An event that nobody asked for; nil when a digest counts it, or nobody needs it.
  func unasked(_ event: SessionEvent) -> UnaskedLine? {
    // What was said in the host's name is told; what was not sent is not.
    if case .thanked(_, let text) = event, view.settings.replies.isOn {
      return UnaskedLine(.counted(.replies), words(.linearThanks, text))
    }
    guard let text = line(for: event, isAsked: false) else { return nil }
    switch event {
    case .saleRecorded(let sale):
      guard let entry = session.sales.entry(id: sale.id) else { return UnaskedLine(.vital, text) }
      let sum = OrderSum(
        count: 1, units: sale.quantity, total: sale.total, first: entry.number, last: entry.number)
      return UnaskedLine(.order(sum), text)
    case .featured: return UnaskedLine(.onAir, text)
    case .claimReceived(let claim, _):
      let lot = session.plan.catalogue.goods(id: claim.goods)?.lot ?? 0
      return UnaskedLine(.claim(lot: lot), text, about: .claim(claim.id))
    case .greeted, .thanked: return UnaskedLine(.counted(.replies), text)
    case .claimWarned(let claim): return UnaskedLine(.turn, text, about: .hold(claim: claim))
    case .claimLapsed, .claimPromoted, .claimReduced, .claimExtended:
      return UnaskedLine(.turn, text)
    case .claimClosed: return UnaskedLine(.counted(.withdrawals), text)
    case .systemNoted(_, _, nil): return UnaskedLine(.counted(.notes), text)
    case .systemNoted(_, _, .some(let news)):
      return UnaskedLine(.vital, text, about: news.isLost ? .alarm(news.alarm) : nil)
    default: return UnaskedLine(.vital, text)
    }
  }

  /// A line as it is true now; nil when it no longer is.
  func current(_ line: UnaskedLine) -> String? {
    switch line.matter {
    case nil: return line.text
    case .claim(let id): return session.claims.entry(id: id) == nil ? nil : line.text
    case .alarm(let alarm): return session.alarms.contains(alarm) ? line.text : nil
    case .hold(let id):
      let entry = session.claims.entry(id: id)
      return entry.flatMap { session.left(of: $0, at: view.now) } == nil ? nil : warning(id)
    case .undo(let sale):
      guard let (entry, left) = session.undoable(at: view.now), entry.number == sale else {
        return nil
      }
      return words(.undoCloses, String(sale), String(max(1, left.wholeSeconds)))
    }
  }

  var heartbeat: String {
    words(
      .heartbeat, words.longClock(session.elapsed(at: view.now)),
      String(session.viewers.presentCount), String(session.claims.open.count))
  }

  private func claimOutcome(_ outcome: ClaimOutcome) -> String {
    switch outcome {
    case .declined: words(.claimDeclined)
    case .replaced: words(.claimReplaced)
    default: words(.claimWithdrawn)
    }
  }

  private func onAir(_ id: String) -> String {
    guard let goods = session.plan.catalogue.goods(id: id) else { return id }
    return words(
      .linearOnAir, String(goods.lot), words.name(goods), words.money(goods.price),
      quantity(max(0, session.stock[id].onHand), id), words.clock(session.rundown.length))
  }

  var status: [String] {
    var found = [
      words(.statusState, lines.state().text, words.longClock(session.elapsed(at: view.now))),
      words(
        .statusViewers, String(session.viewers.presentCount), String(session.greetings.count)),
      words(
        .statusRevenue, words.money(session.totals.all.revenue), lines.tally),
    ]
    found += session.alarms.map { words($0.phrases.lost) }
    if let percent = session.goalPercent, let goal = session.plan.goal {
      found.append(words(.statusGoal, String(percent), words.money(goal)))
    }
    if let goods = session.featured {
      let values = [
        words(.statusOnAir, String(goods.lot), words.name(goods), words.money(goods.price)),
        lines.stock(of: goods).text, lines.timeLeft.text,
      ]
      found.append(values.filter { !$0.isEmpty }.joined(separator: words(.listJoin)))
      let isSaid = session.phase == .opened || session.phase == .closing
      found += lines.sayings.prefix(1).map { isSaid ? $0 : words(.statusSay, $0) }
    }
    if let caption = session.caption { found.append(words(.captionNow, caption)) }
    found.append(lines.upcoming)
    found.append(words(.statusGreet, lines.greet(200).text))
    found.append(words(.statusClaims, String(session.claims.open.count)))
    found.append(words(.statusAsked, lines.asked(1000).text))
    if let pause = view.chatPause {
      found.append(words(.statusChatPaused, String(pause.waiting(session))))
    }
    if !view.settings.replies.isOn { found.append(view.repliesNotice) }
    if view.rejectedLines > 0 { found.append(words(.statusRejected, String(view.rejectedLines))) }
    if session.skippedChat > 0 { found.append(words(.statusSkipped, String(session.skippedChat))) }
    found.append(
      words(
        .statusTime, words.date(view.now, zoneSeconds: view.zoneSeconds),
        words.wallTime(view.now, zoneSeconds: view.zoneSeconds)))
    return found.filter { !$0.isEmpty }
  }

  var sales: [String] {
    if session.sales.entries.isEmpty { return [words(.noSales)] }
    let rows = session.sales.entries.map { entry in
      let note =
        entry.returned > 0 && entry.status == .recorded
        ? words(.returnMark, String(entry.returned)) : words.status(entry.status)
      return words(
        .linearSaleRow, String(entry.number), quantity(entry.sale.quantity, entry.sale.goods),
        goods(entry.sale.goods), words.money(entry.sale.total), words.buyer(entry.sale.buyer),
        words.payment(entry.sale.payment), note)
    }
    return rows + [lines.tally + words(.listJoin) + words.money(session.totals.all.revenue)]
  }

  var goods: [String] {
    session.plan.catalogue.goods.map { goods in
      let stock = session.stock[goods.id]
      return words(
        .linearGoodsRow, String(goods.lot), words.name(goods), words.money(goods.price),
        String(stock.onHand), String(stock.held), String(stock.available))
    }
  }

  var rundown: [String] {
    session.rundown.items.enumerated().map { index, item in
      let mark = index == session.rundown.position ? words(.nowMark) : ""
      return words(
        .linearItemRow, String(index + 1), lot(item.goods), goods(item.goods),
        OutcomeNotice.minutes(item.length), mark
      ).trimmed
    }
  }

  var viewers: [String] {
    let present = session.viewers.remembered.filter(\.isPresent).suffix(20)
    let names = present.map(\.viewer.name).joined(separator: words(.listJoin))
    let others = session.viewers.presentCount - present.count
    let all = others > 0 ? words(.andMore, names, String(others)) : names
    return [
      words(.here, String(session.viewers.presentCount)) + (all.isEmpty ? "" : words(.colon) + all)
    ]
  }

  var phrases: [String] {
    view.phrases.enumerated().map { "\($0 + 1). \($1)" }
  }

  /// Every switch, how it stands, and how it is set here.
  var settings: [String] {
    Switch.all.map { row in
      row.line(view) + (row.usage(words).map { words(.usageInPassing, $0) } ?? "")
    }
  }

  /// The commands a show is run with; all of them at once are too many to listen to.
  var help: [String] {
    let core: [Verb] = [
      .sell, .undo, .next, .hold, .resume, .claims, .accept, .say, .status, .end,
    ]
    return core.compactMap { CommandWords.entry(of: $0) }.map(explained) + [words(.helpMore)]
  }

  /// `help all`, or one command with an example.
  func help(_ topic: String) -> [String] {
    if ["all", "全部"].contains(topic.lowercased()) { return CommandWords.all.map(explained) }
    guard let word = CommandWords.word(words.verb(topic.lowercased())) else {
      return [CommandProblem.unknownVerb(topic).sentence(words)]
    }
    let example = CommandWords.examples[word.verb] ?? word.usage
    return [explained(word), words(.helpExample, words(example))]
  }

  private func explained(_ word: CommandWord) -> String {
    words(word.usage) + " — " + words(word.explanation)
  }

  var review: [String] {
    let closing = session.plan.closing.text(in: session.plan.language)
    return [words(.endSay, closing)]
      + ReviewLines.lines(session, view.now, words)
      + [words(.endQuestion)]
  }
}
