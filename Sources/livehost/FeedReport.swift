// LiveHost: what a recorded feed comes to, in words.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import ConsoleUI
import SessionEngine
import Training

/// The lines of `livehost feed check`.
struct FeedReport {
  private static let questionLimit = 5

  private let trial: FeedTrial
  private let file: String
  /// Whether the goods are those of a plan.
  private let isPlanned: Bool
  private let words: Words

  init(_ trial: FeedTrial, file: String, isPlanned: Bool, _ words: Words) {
    self.trial = trial
    self.file = file
    self.isPlanned = isPlanned
    self.words = words
  }

  private var session: Session { trial.session }

  /// Why the recording is not fine; nil when it is.
  var verdict: String? {
    var parts: [String] = []
    if trial.rejected > 0 { parts.append(words(.feedRejected, String(trial.rejected))) }
    if trial.refused > 0 { parts.append(words(.feedRefused, String(trial.refused))) }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  var lines: [String] {
    problems + [lineCount] + audience + claims + questions + orders + rest
  }

  private var problems: [String] {
    let unread = trial.problems.map { ($0.line, $0.problem.sentence(in: words.language)) }
    let refused = trial.refusals.map {
      ($0.line, words.refused($0.message, $0.why, in: session.plan))
    }
    return (unread + refused).sorted { $0.0 < $1.0 }.map { "\(file):\($0.0): \($0.1)" }
  }

  private var lineCount: String {
    let kinds = trial.kinds.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    let good = trial.kinds.values.reduce(0, +)
    return words(
      .feedLines, String(good), kinds.joined(separator: ", "),
      words.longClock(trial.length))
  }

  private var audience: [String] {
    let shown = words(.feedChat, String(trial.chat), String(trial.questions))
    return [
      words(.feedViewers, String(session.viewers.seenCount), String(trial.mostPresent)),
      words(
        .feedGreetings, String(trial.greetings), String(session.greetedCount),
        String(trial.thanks)),
      trial.old > 0 ? shown + words(.feedOld, String(trial.old)) : shown,
    ]
  }

  // MARK: Claims

  private var claims: [String] {
    let all = trial.wanted.values
    let units = all.reduce(0) { $0 + $1.units }
    let sure = all.reduce(0) { $0 + $1.sure }
    let count = all.reduce(0) { $0 + $1.claims }
    let head = words(
      .feedClaims, String(count), words.units(units), String(sure), String(count - sure),
      String(trial.withdrawn), String(trial.changed))
    return [head]
      + session.plan.catalogue.goods.compactMap { goods in
        trial.wanted[goods.id].map { row(goods, $0) }
      }
  }

  private func row(_ goods: Goods, _ tally: FeedTrial.Wanted) -> String {
    words(
      .feedClaimRow, name(goods), String(tally.claims), words.units(tally.units),
      String(tally.sure), String(tally.claims - tally.sure))
  }

  private func name(_ goods: Goods) -> String {
    if isPlanned { return words(.feedLotNamed, String(goods.lot), words.name(goods)) }
    if goods.id == StandInPlan.onAir { return words(.feedOnAir) }
    return StandInPlan.isLot(goods) ? words(.feedLot, String(goods.lot)) : goods.id
  }

  // MARK: Questions and orders

  private var questions: [String] {
    let groups = session.questions.byNeed
    guard !groups.isEmpty else { return [] }
    return [words(.feedQuestions, String(groups.count))]
      + groups.prefix(FeedReport.questionLimit).map { question in
        let goods = question.goods.flatMap { session.plan.catalogue.goods(id: $0) }
        return words(
          .feedQuestionRow, words.askers(question.count), question.text,
          goods.map(name) ?? "")
      }
  }

  private var orders: [String] {
    let all = session.totals.all
    guard all.sales > 0 || trial.unpaidOrders > 0 else { return [] }
    let revenue = isPlanned ? words(.feedRevenue, words.money(all.revenue)) : ""
    return [
      words(
        .feedOrders, words.sales(all.sales), words.units(all.units), revenue,
        String(trial.unpaidOrders))
    ]
  }

  private var rest: [String] {
    var lines: [String] = []
    if trial.repeated > 0 { lines.append(words(.feedRepeated, String(trial.repeated))) }
    if session.skippedChat > 0 { lines.append(words(.feedSkipped, String(session.skippedChat))) }
    if !isPlanned { lines.append(words(.feedWithoutPlan)) }
    return lines
  }
}

// One line a phrase: Chinese, then English.
extension Phrase {
  static let feedLines = Phrase("可用 %1 行（%2），长 %3。", "Good lines: %1 (%2), %3 long.")
  static let feedRejected = Phrase(
    "%1 行会被拒收；请照上面改。", "Rejected lines: %1; mend them as said above.")
  static let feedRefused = Phrase(
    "%1 个订单收不下；请照上面改。", "Orders that would not be taken: %1; mend them as said above.")
  static let feedViewers = Phrase("观众 %1 位，同时最多 %2 位。", "Viewers: %1, at most %2 at once.")
  static let feedGreetings = Phrase(
    "问候 %1 次，问候到 %2 位；感谢 %3 次。", "Greetings: %1; viewers greeted: %2. Thanks: %3.")
  static let feedChat = Phrase("聊天 %1 行，其中提问 %2 行。", "Chat lines: %1, questions among them: %2.")
  static let feedOld = Phrase("旧消息 %1 行，只显示。", " Old lines, only shown: %1.")
  static let feedClaims = Phrase(
    "意向 %1 个，共 %2；确定 %3 个，可能 %4 个。撤回 %5 个，改数量 %6 个。",
    "Claims: %1 for %2; %3 sure, %4 likely. Withdrawn: %5. Changed: %6.")
  static let feedClaimRow = Phrase(
    "  %1：%2 个，共 %3；确定 %4，可能 %5", "  %1: %2 for %3; %4 sure, %5 likely")
  static let feedLotNamed = Phrase("%1 号%2", "lot %1, %2")
  static let feedLot = Phrase("%1 号", "lot %1")
  static let feedOnAir = Phrase("正在介绍的", "what is on air")
  static let feedQuestions = Phrase("提问 %1 组：", "Groups of questions: %1.")
  static let feedQuestionRow = Phrase("  %1：%2（%3）", "  %1: %2 (%3)")
  static let feedOrders = Phrase(
    "已付订单 %1，%2%3；未付订单 %4 个，算作意向。",
    "Paid orders: %1, %2%3. Unpaid orders: %4, taken as claims.")
  static let feedRevenue = Phrase("，%1", ", %1")
  static let feedRepeated = Phrase("重复的 %1 行，不再算。", "Repeated and ignored: %1.")
  static let feedSkipped = Phrase(
    "来得太快的聊天 %1 行：只计数，不显示。", "Talk that comes too fast to show, only counted: %1.")
  static let feedWithoutPlan = Phrase(
    "没有给计划：按 1 到 30 号都有货算，不认商品名；加 --plan PLAN.json 用真的商品。",
    "No plan was given: lots 1 to 30 count as there, names of goods are not known; --plan PLAN.json takes the real ones."
  )
}
