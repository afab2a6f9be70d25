// LiveHost: what the clock makes worth saying.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

/// Looks at the show each turn and says, once each, what is about to happen: the undo of a sale
/// closes, the time of the goods runs out, a tenth of the goal is reached.
package struct ShowWatch: Sendable {
  /// Before the undo closes: time to hear it and to press a key.
  package static let undoWarning: Duration = .seconds(10)
  /// Before the goods on air are over.
  static let goodsWarning: Duration = .seconds(30)

  private var warnedSale = 0
  private var warnedGoods: String?
  private var goalStep: Int?

  package init() {}

  package mutating func look(_ view: ShowView) -> [SpokenLine] {
    guard view.session.isRunning else { return [] }
    return [undo(view), goods(view), goal(view)].compactMap { $0 }
  }

  /// A window that is hardly longer than the warning needs none.
  private mutating func undo(_ view: ShowView) -> SpokenLine? {
    guard let (entry, left) = view.session.undoable(at: view.now), entry.number != warnedSale,
      left <= ShowWatch.undoWarning
    else { return nil }
    warnedSale = entry.number
    guard view.session.plan.policy.undoWindow > ShowWatch.undoWarning + .seconds(5) else {
      return nil
    }
    let seconds = String(max(1, left.wholeSeconds))
    return SpokenLine(
      view.words(.undoCloses, String(entry.number), seconds), .undo, .important,
      view.words.tag)
  }

  private mutating func goods(_ view: ShowView) -> SpokenLine? {
    let session = view.session
    guard session.phase == .live, !session.rundown.isHeld, let goods = session.featured else {
      return nil
    }
    let left = session.rundown.left(at: view.showTime)
    if left > ShowWatch.goodsWarning { warnedGoods = nil }
    guard warnedGoods != goods.id, left <= ShowWatch.goodsWarning, left > .seconds(5),
      session.rundown.length > ShowWatch.goodsWarning * 2
    else { return nil }
    warnedGoods = goods.id
    return SpokenLine(
      view.words(.goodsTimeLeft, String(goods.lot), String(left.wholeSeconds)), .progress,
      .progress, view.words.tag)
  }

  private mutating func goal(_ view: ShowView) -> SpokenLine? {
    guard let percent = view.session.goalPercent else { return nil }
    let step = min(percent, 1000) / 10
    defer { goalStep = step }
    guard let before = goalStep, step > before else { return nil }
    return SpokenLine(
      view.words(.goalReached, String(step * 10)), .progress, .progress, view.words.tag)
  }
}
