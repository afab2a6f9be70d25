// LiveHost: how fast a host presses, and so how slowly the highlight moves.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// From reactions to the time the highlight stays.
package enum ReactionRule {
  static let rounds = 5
  /// A press comes 0.65 of the step after the highlight, on the average: Simpson, Koester and
  /// LoPresti, "Selecting an appropriate scan rate: the .65 rule" (2007).
  static let hundredths: Int64 = 65

  /// The step for these reactions: the middle one by the rule, up to the next tenth of a second.
  package static func stepMilliseconds(_ reactions: [Int64]) -> Int {
    precondition(!reactions.isEmpty)
    let middle = max(0, reactions.sorted()[reactions.count / 2])
    let exact = (min(middle, 10_000) * 100 + hundredths - 1) / hundredths
    return Int(min(10_000, max(300, (exact + 99) / 100 * 100)))
  }
}

/// "Press when it says Now", five times. Every key is the switch here, but the one that goes back.
struct ReactionTest: Layer {
  private enum Stage {
    case ready
    /// Until it says Now.
    case waiting(until: Int64)
    case now(since: Int64)
    case done(stepMilliseconds: Int)
  }

  private var stage = Stage.ready
  private var reactions: [Int64] = []
  private var wasEarly = false

  var place: KeyPlace { .raw }
  var takesSwitch: Bool { true }

  var due: Int64? {
    if case .waiting(let until) = stage { until } else { nil }
  }

  mutating func pass(to now: Int64) {
    if let due, now >= due { stage = .now(since: now) }
  }

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    if key == .escape {
      context.isClosed = true
      return true
    }
    let now = context.at
    pass(to: now)
    switch stage {
    case .ready: wait(now)
    case .waiting:
      wasEarly = true
      wait(now)
    case .now(let since):
      wasEarly = false
      reactions.append(now - since)
      if reactions.count < ReactionRule.rounds {
        wait(now)
      } else {
        stage = .done(stepMilliseconds: ReactionRule.stepMilliseconds(reactions))
      }
    case .done(let step):
      var settings = context.view.settings
      settings.scanning.stepMilliseconds = step
      context.intents.append(.change(settings))
      context.notice = Notice(context.words(.scanSpeedNow, Tenths.text(step)))
      context.isClosed = true
    }
    return true
  }

  /// Between 1.5 and 3.5 seconds, so that nobody can press in a rhythm.
  private mutating func wait(_ now: Int64) {
    let spread = (now &* 7919 &+ Int64(reactions.count) &* 613).magnitude % 2000
    stage = .waiting(until: now + 1500 + Int64(spread))
  }

  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    let frame = Frame(buffer)
    let words = view.words
    ListFrame.drawTitle(words(.reactionTitle), in: place, into: &buffer, view)
    view.drawKeys(.back, in: place, into: &buffer)
    let top = buffer.height >= 18 ? 2 : 1
    let round = words(.reactionRound, String(min(reactions.count + 1, ReactionRule.rounds)))
    var lines: [String]
    switch stage {
    case .ready: lines = [words(.reactionHow)]
    case .waiting: lines = [words(wasEarly ? .reactionEarly : .reactionWait), round]
    case .now: lines = [words(.reactionNow), round]
    case .done(let step): lines = [words(.reactionDone, Tenths.text(step)), words(.reactionKeep)]
    }
    lines = lines.flatMap { SafeText.wrap($0, min(80, frame.width)) }
    for (index, line) in lines.enumerated() {
      buffer.put(line, x: frame.left, y: top + index, width: frame.width)
    }
    if case .now = stage { buffer.paint(.selected, x: frame.left, y: top, width: frame.width) }
    return CursorPosition(x: frame.left, y: top)
  }
}

/// Seconds with one decimal: `1.8`.
enum Tenths {
  static func text(_ milliseconds: Int) -> String {
    "\(milliseconds / 1000).\(milliseconds % 1000 / 100)"
  }
}
