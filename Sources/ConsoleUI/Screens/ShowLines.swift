// LiveHost: the lines of the show screen as words, for every size of it.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// What the show screen says, apart from where it stands.
struct ShowLines {
  let view: ShowView
  var session: Session { view.session }
  var words: Words { view.words }

  init(_ view: ShowView) {
    self.view = view
  }

  /// The word for the state, and what it means.
  func state(short: Bool = false) -> (text: String, role: Role) {
    let phase: Phrase? =
      switch session.phase {
      case .planned, .live: nil
      case .opened: .opening
      case .paused: .paused
      case .closing: .closing
      case .ended: .ended
      }
    let base = words(view.isTraining ? .rehearsal : .live)
    let role: Role = view.isTraining ? .training : .live
    guard let phase else { return (base, role) }
    if !view.isTraining { return (words(phase), role) }
    // That it is a rehearsal never leaves the screen, nor that it stands still.
    if short { return (words(.rehearsalShort, words(phase)), role) }
    return (base + " " + words(phase), role)
  }

  var here: String {
    let count = String(session.viewers.presentCount)
    let waiting = session.greetings.count
    return waiting == 0 ? words(.here, count) : words(.hereAndNew, count, String(waiting))
  }

  var title: String { session.plan.title.text(in: view.settings.language) }

  var revenue: String { words.amount(session.totals.all.revenue) }

  var goal: String {
    guard let goal = session.plan.goal else {
      return words(.soldSoFar, words.money(session.totals.all.revenue))
    }
    return words(.ofGoal, revenue, words.money(goal))
  }

  /// Time on air; nothing when the host wants no clock.
  var elapsed: String {
    view.showsClock ? words.longClock(view.passed(session.elapsed(at: view.now))) : ""
  }

  /// Over or under the plan, to the minute.
  var standing: String {
    guard session.phase != .opened, view.showsClock else { return "" }
    let standing = session.rundown.standing(at: view.showTime)
    let size = standing < .zero ? .zero - standing : standing
    if size < .seconds(30) { return words(.onTime) }
    return words(standing > .zero ? .over : .under, words.clock(view.passed(size)))
  }

  var timeLeft: (text: String, role: Role) {
    guard session.phase != .opened else { return ("", .text) }
    let rundown = session.rundown
    let now = view.showTime
    let held = rundown.isHeld ? words(.held) + " " : ""
    let isClock = view.showsClock
    let left = words.clock(view.left(rundown.left(at: now)))
    // Each state has words of its own, so that it can be told without its colour or a clock.
    switch rundown.phase(at: now, session.plan.policy) {
    case .normal: return (held + (isClock ? words(.timeLeft, left) : ""), .text)
    case .warning: return (held + (isClock ? words(.timeSoon, left) : words(.timeShort)), .money)
    case .danger: return (held + (isClock ? words(.timeHurry, left) : words(.timeOut)), .alarm)
    case .overtime:
      let over = words(.timeOver, words.clock(view.passed(rundown.over(at: now))))
      return (held + (isClock ? over : words(.overTime)), .alarm)
    }
  }

  /// Only the digits of the time, with a sign for its state.
  var timeDigits: String {
    guard session.phase != .opened, view.showsClock else { return "" }
    let now = view.showTime
    let left = words.clock(view.left(session.rundown.left(at: now)))
    switch session.rundown.phase(at: now, session.plan.policy) {
    case .normal: return left
    case .warning: return "!" + left
    case .danger: return "!!" + left
    case .overtime: return "+" + words.clock(view.passed(session.rundown.over(at: now)))
    }
  }

  /// The time where there is little room; that the goods stay is said there too (rule T8).
  func timeShort(tiny: Bool) -> String {
    guard session.rundown.isHeld else { return timeDigits }
    return tiny || timeDigits.isEmpty ? words(.held) : words(.held) + " " + timeDigits
  }

  func stock(of goods: Goods, short: Bool = false) -> (text: String, role: Role) {
    let stock = session.stock[goods.id]
    if stock.onHand <= 0 { return (words(.soldOut), .alarm) }
    let count = String(stock.onHand)
    if short { return (words(.left, count), .text) }
    return stock.held > 0
      ? (words(.inStockHeld, count, String(stock.held)), .text) : (words(.inStock, count), .text)
  }

  func maker(of goods: Goods) -> String {
    guard let maker = session.plan.catalogue.maker(id: goods.maker) else { return "" }
    let name = maker.name.text(in: words.language)
    guard let place = maker.place?.text(in: words.language) else { return name }
    return words.language == .chinese ? place + " " + name : name + ", " + place
  }

  /// What to say: the opening or closing line at their time, else the points.
  var sayings: [String] {
    let plan = session.plan
    switch session.phase {
    case .opened: return [words(.sayOpening, plan.opening.text(in: plan.language))]
    case .closing, .ended: return [words(.endSay, plan.closing.text(in: plan.language))]
    default: return session.featured?.points.map { $0.text(in: words.language) } ?? []
    }
  }

  var upcoming: String {
    let next = session.rundown.upcoming(2, in: session.stock).compactMap {
      session.plan.catalogue.goods(id: $0)
    }
    if next.isEmpty { return words(.nothingNext) }
    let names = next.map { "\($0.lot) " + words.name($0) }
    return words(.next, names.joined(separator: words(.listJoin)))
  }

  /// Those who wait for a greeting, as many as fit in `columns`; else what was said last.
  func greet(_ columns: Int) -> (text: String, role: Role) {
    let waiting = session.greetings.waiting
    let total = session.greetings.count
    guard total > 0 else {
      guard let said = session.lastSaid else { return (words(.none), .dim) }
      let whole = words(.said, said)
      // Where it does not fit, the names are worth more than the word before them.
      return (DisplayWidth.columns(of: whole) <= columns ? whole : said, .dim)
    }
    var best = waiting.first.map { $0.name } ?? ""
    if total > 1 { best = words(.andMore, best, String(total - 1)) }
    for count in 1...max(1, min(4, waiting.count)) where !waiting.isEmpty {
      let named = waiting.prefix(count).map(described).joined(separator: words(.listJoin))
      let others = total - count
      let text = others > 0 ? words(.andMore, named, String(others)) : named
      if DisplayWidth.columns(of: text) <= columns { best = text }
    }
    return (best, .text)
  }

  private func described(_ viewer: Viewer) -> String {
    switch session.greetingKind(of: viewer) {
    case .first: words(.firstTime, viewer.name)
    case .returning: words(.backAgain, viewer.name)
    case .follower: words(.follower, viewer.name)
    case .buyer: words(.buyerAgain, viewer.name)
    }
  }

  func claims(_ columns: Int) -> (text: String, role: Role) {
    if let due = due(columns) { return due }
    // The one that a key serves stands first.
    let open = session.claims.open
    guard let foremost = session.claims.foremost else { return (words(.none), .dim) }
    let first = [foremost] + open.lazy.filter { $0.claim.id != foremost.claim.id }.prefix(3)
    var best = ""
    for count in 1...first.count {
      let named = first.prefix(count).map(claim).joined(separator: words(.listJoin))
      let others = open.count - count
      let text = others > 0 ? words(.moreClaims, named, String(others)) : named
      if count == 1 || DisplayWidth.columns(of: text) <= columns { best = text }
    }
    return (best, .money)
  }

  /// A hold that goes to the next soon, and what keeps it.
  private func due(_ columns: Int) -> (text: String, role: Role)? {
    guard let (entry, left) = session.nextToEnd(at: view.now),
      left <= session.plan.policy.holdWarning
    else { return nil }
    let seconds = String(view.secondsLeft(left))
    let name = entry.claim.viewer.name
    let wordings =
      view.showsClock
      ? [words(.claimDue, claim(entry), seconds), words(.claimDueShort, seconds, name)]
      : [words(.claimDueSoon, claim(entry)), words(.claimDueSoonShort, name)]
    let fits = DisplayWidth.columns(of: wordings[0]) <= columns
    return (wordings[fits ? 0 : 1], .alarm)
  }

  private func claim(_ entry: ClaimEntry) -> String {
    let goods = session.plan.catalogue.goods(id: entry.claim.goods)
    return words(
      .claimItem, entry.claim.viewer.name, words.quantity(entry.claim.quantity, of: goods),
      String(goods?.lot ?? 0))
  }

  /// What most people ask; a long question is cut, how many ask is not.
  func asked(_ columns: Int) -> (text: String, role: Role) {
    guard let question = session.questions.foremost else { return (words(.none), .dim) }
    let others = session.questions.waiting.count - 1
    func line(_ asked: String) -> String {
      let text = question.count > 1 ? words(.asks, asked, String(question.count)) : asked
      return others > 0 ? words(.moreClaims, text, String(others)) : text
    }
    let over = DisplayWidth.columns(of: line(question.text)) - columns
    guard over > 0 else { return (line(question.text), .text) }
    let room = max(1, DisplayWidth.columns(of: question.text) - over)
    return (line(SafeText.fitted(question.text, room)), .text)
  }

  /// The word for somebody who is heard for the first time.
  func speaker(_ line: ChatLine) -> String {
    switch line.speaker {
    case .known: ""
    case .newcomer: words(.markNew)
    case .firstWords: words(.markFirst)
    }
  }

  func mark(_ mark: ChatMark) -> (text: String, role: Role) {
    switch mark {
    case .none: ("", .text)
    // The speaker's own mark says it.
    case .newcomer: ("", .label)
    case .question: (words(.markAsks), .money)
    case .claim: (words(.markWants), .money)
    case .old: (words(.markOld), .dim)
    case .host: (words(.markHost), .dim)
    case .system: (words(.markSystem), .dim)
    case .muted: ("", .dim)
    }
  }

  var tally: String {
    let all = session.totals.all
    return words(.tally, words.sales(all.sales), words.units(all.units))
  }

  /// Draws the keys that work now.
  /// - Parameter own: what this screen has before them.
  func drawKeys(_ own: [KeyHint?] = [], into buffer: inout CellBuffer) {
    let help = view.help(in: .show, buffer)
    let actions = BindingTable.hints.filter { $0.disabledReason(view) == nil }
    let hints = (own + actions.map { hint($0) }).compactMap { $0 }
    (hints.filter { $0.key != help.key } + [help]).draw(into: &buffer)
  }

  /// A key with its action; nil when only the menu leads to it.
  func hint(_ action: ShowAction, _ label: String? = nil, _ need: KeyHint.Need = .other) -> KeyHint?
  {
    guard let key = view.keymap.key(of: action), let binding = BindingTable.binding(of: action)
    else { return nil }
    return KeyHint(key.name + " " + (label ?? words(binding.label)), need)
  }
}
