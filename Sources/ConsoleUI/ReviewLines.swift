// LiveHost: the numbers of a show, for the review and for the last words.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine

/// The numbers of a show, for the review and for the last words.
package enum ReviewLines {
  /// The rows as lines, each with its label.
  package static func lines(_ session: Session, _ now: Instant, _ words: Words) -> [String] {
    rows(session, now, words).map { $0.label + words(.colon) + $0.value }
  }

  package static func rows(
    _ session: Session, _ now: Instant, _ words: Words
  ) -> [(label: String, value: String)] {
    let totals = session.totals
    var rows = [
      (words(.endRevenue), words.money(totals.all.revenue)),
      (
        words(.endSales),
        words(.tally, words.sales(totals.all.sales), words.units(totals.all.units))
      ),
      (words(.endAverage), words.money(totals.average)),
    ]
    if let percent = session.goalPercent, let goal = session.plan.goal {
      rows.append((words(.endGoal), words(.endGoalShare, String(percent), words.money(goal))))
    }
    if session.plan.commission > 0 {
      rows.append((words(.endHostShare), words.money(totals.hostShare)))
    }
    rows += [
      (words(.endTime), words.longClock(session.elapsed(at: now))),
      (words(.endViewers), String(session.viewers.seenCount)),
      (words(.endGreeted), String(session.greetedCount)),
    ]
    if session.gifts > 0 { rows.append((words(.endGifts), String(session.gifts))) }
    if session.likes > 0 { rows.append((words(.endLikes), String(session.likes))) }
    if !session.claims.open.isEmpty {
      rows.append((words(.endOpenClaims), String(session.claims.open.count)))
    }
    return rows
  }
}
