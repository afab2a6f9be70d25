// LiveHost: the lines about claims, questions and what is muted.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

extension LinearReport {
  /// The line for an event of these; nil for all others.
  func claimLine(for event: SessionEvent) -> String? {
    switch event {
    case .claimReduced(let claim, let quantity):
      words(.claimReducedNow, claim, self.quantity(quantity, goods(claim: claim)))
    case .claimWarned(let claim): warning(claim)
    case .claimExtended(let claim, let left):
      words(.claimExtendedNow, claim, words.clock(left))
    case .claimLapsed(let claim, _):
      words(.claimLapsedNow, name(claim), lot(claim: claim), claim)
    case .claimPromoted(let claim, let held, _):
      words(
        .claimPromotedNow, name(claim), quantity(held, goods(claim: claim)), lot(claim: claim),
        claim)
    case .questionAnswered(_, let text):
      text.map { words(.answeredWith, $0) } ?? words(.answeredNow)
    case .viewerMuted(let viewer): words(.mutedNow, viewer.name)
    case .viewerUnmuted(let viewer): words(.unmutedNow, viewer.name)
    case .wordMuted(let word): words(.mutedWordNow, word)
    case .wordUnmuted(let word): words(.unmutedWordNow, word)
    default: nil
    }
  }

  var claims: [String] {
    if session.claims.open.isEmpty { return [words.rejection(.noClaims, in: session.plan)] }
    return session.claims.open.map(claim)
  }

  /// Who wants what, how sure that is and why, what is held, what they wrote.
  func claim(_ entry: ClaimEntry) -> String {
    let parts = [
      words(
        .linearClaimRow, entry.claim.id, entry.claim.viewer.name,
        quantity(entry.claim.quantity, entry.claim.goods), lot(entry.claim.goods),
        goods(entry.claim.goods)), words.certainty(entry.claim),
      ClaimLines(view).held(entry),
    ]
    return parts.joined(separator: words(.listJoin))
      + (entry.claim.text.isEmpty ? "" : words(.quoted, entry.claim.text))
  }

  /// What most people ask first, with what would be answered.
  var questions: [String] {
    let questions = session.questions.byNeed
    if questions.isEmpty { return [words.rejection(.noQuestions, in: session.plan)] }
    return questions.map { question in
      let count = words.askers(question.count)
      let answer = Answers(view).best(question).map { words(.linearAnswer, $0) } ?? ""
      return words(.linearQuestion, String(question.number), question.text, count) + answer
    }
  }

  var muted: [String] {
    let mutes = session.mutes
    func list(_ names: [String]) -> String {
      names.isEmpty ? words(.none) : names.joined(separator: words(.listJoin))
    }
    return [
      words(
        .linearMuted, list(mutes.viewers.map(\.name)), list(mutes.words),
        String(mutes.hiddenLines))
    ]
  }

  func chat(_ count: Int) -> [String] {
    let newest = session.chat.newest(count)
    if newest.isEmpty { return [words(.noChat)] }
    return newest.map { line in
      let marks = [lines.speaker(line), lines.mark(line.mark).text].filter { !$0.isEmpty }
      let name = line.viewer?.name ?? marks.last ?? ""
      let suffix =
        line.viewer == nil || marks.isEmpty
        ? "" : " (" + marks.joined(separator: words(.listJoin)) + ")"
      return name + suffix + words(.colon) + line.text
    }
  }

  /// What runs out, for whom, when, and what keeps it.
  func warning(_ id: String) -> String {
    let session = view.session
    let left = session.claims.entry(id: id).flatMap { session.left(of: $0, at: view.now) }
    let seconds = (left ?? session.plan.policy.holdWarning).wholeSeconds
    let held = session.claims.entry(id: id)?.held ?? 0
    return words(
      .claimWarnedNow, name(id), quantity(held, goods(claim: id)), lot(claim: id),
      String(max(1, seconds)), id)
  }

  private func name(_ claim: String) -> String {
    view.session.claims.entry(id: claim)?.claim.viewer.name ?? claim
  }

  private func goods(claim: String) -> String {
    view.session.claims.entry(id: claim)?.claim.goods ?? ""
  }

  private func lot(claim: String) -> String { lot(goods(claim: claim)) }
}
