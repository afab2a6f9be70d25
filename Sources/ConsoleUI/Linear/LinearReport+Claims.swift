// LiveHost: the lines about claims, questions and what is muted.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

extension LinearReport {
  /// The line for an event of these; nil for all others.
  func claimLine(for event: SessionEvent) -> String? {
    switch event {
    case .claimReduced(let claim, let quantity):
      words(.claimReducedNow, claim, String(quantity))
    case .claimWarned(let claim): warning(claim)
    case .claimExtended(let claim, let left):
      words(.claimExtendedNow, claim, words.clock(left))
    case .claimLapsed(let claim, _):
      words(.claimLapsedNow, name(claim), lot(claim: claim), claim)
    case .claimPromoted(let claim, let held, _):
      words(.claimPromotedNow, name(claim), String(held), lot(claim: claim), claim)
    case .questionAnswered(_, let text):
      text.map { words(.answeredWith, $0) } ?? words(.answeredNow)
    case .viewerMuted(let viewer): words(.mutedNow, viewer.name)
    case .viewerUnmuted(let viewer): words(.unmutedNow, viewer.name)
    case .wordMuted(let word): words(.mutedWordNow, word)
    case .wordUnmuted(let word): words(.unmutedWordNow, word)
    default: nil
    }
  }

  /// What runs out, for whom, when, and what keeps it.
  private func warning(_ id: String) -> String {
    let session = view.session
    let left = session.nextToEnd(at: view.now).flatMap { $0.entry.claim.id == id ? $0.left : nil }
    let seconds = (left ?? session.plan.policy.holdWarning).wholeSeconds
    let held = session.claims.entry(id: id)?.held ?? 0
    return words(
      .claimWarnedNow, name(id), String(held), lot(claim: id), String(max(1, seconds)), id)
  }

  private func name(_ claim: String) -> String {
    view.session.claims.entry(id: claim)?.claim.viewer.name ?? claim
  }

  private func lot(claim: String) -> String {
    view.session.claims.entry(id: claim).map { lot($0.claim.goods) } ?? "?"
  }
}
