// LiveHost: what the audience did lately, as numbers instead of one line each.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

/// Counts what people do, so that nobody has to read or hear all of it (accessibility rule T12).
/// The linear console and the voice say it in the same words.
struct AudienceTally: Equatable, Sendable {
  /// What is counted, in the order it is said.
  enum Matter: CaseIterable {
    case arrivals, departures, lines, skipped, questions, withdrawals, follows, gifts, likes,
      replies
    /// Claims whose turn came, passed or is about to.
    case turns
    case notes, unreadable
  }

  private var counts: [Matter: Int] = [:]
  /// Claims by the number said on air, in the order the first of each came.
  private var claims: [(lot: Int, count: Int)] = []
  /// Beyond these, claims are said as one number.
  private static let lotLimit = 3
  private static let limit = 1_000_000_000

  var isEmpty: Bool { counts.isEmpty && claims.isEmpty }

  subscript(matter: Matter) -> Int { counts[matter] ?? 0 }

  mutating func add(_ matter: Matter, _ count: Int = 1) {
    // What platforms send as a count is theirs to choose.
    let (sum, overflow) = self[matter].addingReportingOverflow(max(1, count))
    counts[matter] = overflow ? AudienceTally.limit : min(sum, AudienceTally.limit)
  }

  /// Leaves out what somebody does not want to hear of.
  mutating func forget(_ matter: Matter) { counts[matter] = nil }

  mutating func add(claimFor lot: Int, _ count: Int = 1) {
    if let place = claims.firstIndex(where: { $0.lot == lot }) {
      claims[place].count += count
    } else {
      claims.append((lot, count))
    }
  }

  /// Both together, for what was about to be said and was not.
  mutating func add(_ other: AudienceTally) {
    for matter in Matter.allCases where other[matter] > 0 { add(matter, other[matter]) }
    for claim in other.claims { add(claimFor: claim.lot, claim.count) }
  }

  /// `3 new viewers, 2 questions, 1 claim for number 4`.
  func text(_ words: Words) -> String {
    var parts: [String] = []
    for matter in Matter.allCases {
      if matter == .withdrawals { parts += claimTexts(words) }
      guard self[matter] > 0 else { continue }
      let (one, many) = matter.phrases
      parts.append(words.count(self[matter], one, many))
    }
    return parts.joined(separator: words(.listJoin))
  }

  private func claimTexts(_ words: Words) -> [String] {
    let named = claims.prefix(AudienceTally.lotLimit).map { claim in
      words(
        claim.count == 1 ? .oneClaimFor : .manyClaimsFor, String(claim.count), String(claim.lot))
    }
    let rest = claims.dropFirst(AudienceTally.lotLimit).reduce(0) { $0 + $1.count }
    return rest == 0 ? named : named + [words.count(rest, .oneOtherClaim, .manyOtherClaims)]
  }

  static func == (left: AudienceTally, right: AudienceTally) -> Bool {
    left.counts == right.counts && left.claims.elementsEqual(right.claims, by: ==)
  }
}

extension AudienceTally {
  /// Counts what somebody in the audience did, or what was answered by itself. Claims are counted
  /// by their number, which only the session knows.
  mutating func count(_ event: SessionEvent) {
    switch event {
    case .viewerArrived, .viewerCameBack: add(.arrivals)
    case .viewerLeft: add(.departures)
    case .chatReceived(_, _, let mark, _, _):
      add(.lines)
      if mark == .question { add(.questions) }
    case .chatSkipped(let count): add(.skipped, count)
    case .followed: add(.follows)
    case .giftGiven(_, let count, _): add(.gifts, count)
    case .liked(_, let count, _): add(.likes, count)
    case .greeted, .thanked: add(.replies)
    case .claimClosed: add(.withdrawals)
    case .systemNoted: add(.notes)
    default: break
    }
  }
}

extension AudienceTally.Matter {
  fileprivate var phrases: (Phrase, Phrase) {
    switch self {
    case .arrivals: (.oneArrival, .manyArrivals)
    case .departures: (.oneDeparture, .manyDepartures)
    case .lines: (.oneChatLine, .manyChatLines)
    case .skipped: (.oneSkipped, .skippedLines)
    case .questions: (.oneQuestion, .manyQuestions)
    case .withdrawals: (.oneWithdrawal, .manyWithdrawals)
    case .follows: (.oneFollow, .manyFollows)
    case .gifts: (.oneGift, .manyGifts)
    case .likes: (.oneLike, .manyLikes)
    case .turns: (.oneTurn, .manyTurns)
    case .replies: (.oneReply, .manyReplies)
    case .notes: (.oneNote, .manyNotes)
    case .unreadable: (.oneUnreadable, .manyUnreadable)
    }
  }
}
