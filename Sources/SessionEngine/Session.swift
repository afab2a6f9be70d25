// LiveHost: the state of a session: what decide looks at and evolve changes.
// SPDX-License-Identifier: Apache-2.0

/// How far a session is.
package enum SessionPhase: String, Sendable {
  case planned, opened, live, paused, closing, ended
}

/// A live session as a pure value: `decide` says what a command leads to, `evolve` applies what
/// happened. No clock, file, screen or randomness but what comes in with the command.
package struct Session: Sendable {
  package let plan: SessionPlan
  package internal(set) var phase: SessionPhase = .planned
  package internal(set) var openedAt: Instant?
  package internal(set) var endedAt: Instant?
  /// The clock of the show stands still since then: a pause, the closing, or the end.
  var stoppedAt: Instant?
  /// Time in which the show stood still.
  var stopped: Duration = .zero

  package internal(set) var rundown: Rundown
  /// The stock, and the claims it is promised to.
  var shelf: Shelf
  package internal(set) var viewers = ViewerTable()
  package internal(set) var chat = ChatLog()
  package internal(set) var greetings = GreetingQueue()
  package internal(set) var questions = QuestionQueue()
  package internal(set) var mutes: MuteList
  package internal(set) var sales = SalesBook()
  package internal(set) var totals: Totals
  package internal(set) var greetsByItself: Bool
  package internal(set) var likes = 0
  package internal(set) var gifts = 0
  package internal(set) var follows = 0
  /// Chat lines that were counted instead of kept, in a flood.
  package internal(set) var skippedChat = 0
  /// How many were welcomed.
  package internal(set) var greetedCount = 0
  /// The newest welcome, thanks or word of the host; the chat is the audience's.
  package internal(set) var lastSaid: String?
  /// What is being said aloud, for those who cannot hear it.
  package internal(set) var caption: String?
  /// What is lost now, the oldest first.
  package internal(set) var alarms: [Alarm] = []
  var recentMessages = RecentIDs()
  /// Viewers of earlier days, and whether they bought then.
  let regulars: [String: Bool]

  /// - Parameter regulars: ids of viewers from earlier sessions → whether they have bought.
  package init(_ plan: SessionPlan, regulars: [String: Bool] = [:]) {
    self.plan = plan
    self.regulars = regulars
    rundown = Rundown(items: plan.rundown)
    shelf = Shelf(plan.catalogue, window: plan.policy.holdWindow)
    mutes = MuteList(standing: plan.policy.mutedWords)
    totals = Totals(plan)
    greetsByItself = plan.policy.greetsByItself
  }

  /// Time on air: since the opening, without pauses.
  package func elapsed(at now: Instant) -> Duration {
    guard let openedAt else { return .zero }
    let end = stoppedAt ?? now
    return max(.zero, end.since(openedAt) - stopped)
  }

  /// The show's own time: it stands still in a pause, at the closing, and after the end.
  package func showTime(at now: Instant) -> Instant {
    stoppedAt ?? now
  }

  package var stock: StockBook { shelf.stock }
  package var claims: ClaimBook { shelf.claims }

  /// The goods on air.
  package var featured: Goods? { plan.catalogue.goods(id: rundown.featured) }

  /// Revenue in hundredths of the goal; nil without a goal.
  package var goalPercent: Int? {
    guard let goal = plan.goal, goal.minorUnits > 0 else { return nil }
    let (hundredfold, overflow) = totals.all.revenue.minorUnits.multipliedReportingOverflow(by: 100)
    return overflow ? .max : Int(hundredfold / goal.minorUnits)
  }

  /// The sale that `undo` would take back now, and how long it still can.
  package func undoable(at now: Instant) -> (entry: SaleEntry, left: Duration)? {
    guard let entry = sales.lastCounting, entry.returned == 0 else { return nil }
    let left = plan.policy.undoWindow - now.since(entry.at)
    return left > .zero ? (entry, left) : nil
  }

  var composer: GreetingComposer {
    GreetingComposer(templates: plan.greeting, language: plan.language)
  }

  /// Opened and not ended.
  package var isRunning: Bool { phase != .planned && phase != .ended }
}
