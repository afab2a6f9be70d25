// LiveHost: what one switch can come to, in cycles short enough to wait for.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

/// One place of a cycle.
package struct ScanEntry: Equatable, Sendable {
  /// What choosing it leads to.
  package indirect enum Content: Equatable, Sendable {
    /// - Parameter isRepeated: the highlight stays here, as one moves or counts several times.
    case choice(KeyMeaning, isRepeated: Bool)
    case group([ScanEntry])
    /// Back to the cycle this one was opened from.
    case leave
  }

  /// The same from frame to frame, even when its words change.
  let id: String
  package let label: String
  let content: Content
}

/// Groups what is offered: what takes back or silences is first in every cycle, then come at most
/// five others (accessibility rule T16). Greeting, the next goods, selling one, taking back and
/// silence are one choice away; ending is two, and its review.
enum ScanTree {
  static let longest = 5

  static func entries(_ offers: [Offer], _ words: Words) -> [ScanEntry] {
    let urgent = offers.filter { $0.kind == .urgent }.map(entry)
    let rest = offers.filter { $0.kind != .urgent }
    let isShow = rest.contains { if case .action = $0.kind { true } else { false } }
    return urgent + (isShow ? onShow(rest, urgent, words) : inForm(rest, urgent, words))
  }

  private static func entry(_ offer: Offer) -> ScanEntry {
    ScanEntry(
      id: "\(offer.meaning)", label: offer.label,
      content: .choice(offer.meaning, isRepeated: offer.kind == .move))
  }

  /// What a show is made of stands by itself in the first cycle; what one does most comes soonest.
  private static let core: [ShowAction] = [.sellOne, .greet, .next]

  private static func onShow(
    _ offers: [Offer], _ urgent: [ScanEntry], _ words: Words
  ) -> [ScanEntry] {
    func choice(_ action: ShowAction) -> ScanEntry? {
      offers.first { $0.meaning == .action(action) }.map(entry)
    }
    func group(_ group: ActionGroup, _ title: Phrase) -> ScanEntry? {
      let own = offers.filter { offer in
        offer.kind == .action(group) && !(core + [.end]).contains { offer.meaning == .action($0) }
      }
      return own.isEmpty ? nil : self.group(title, own.map(entry), urgent, words)
    }
    func groups(_ title: Phrase, _ own: [ScanEntry?]) -> ScanEntry {
      self.group(title, own.compactMap { $0 }, urgent, words)
    }
    let manner = groups(.groupManner, [group(.screen, .groupScreen), group(.speech, .groupSpeech)])
    let more = groups(
      .groupMore, [choice(.end), group(.goods, .groupGoods), group(.show, .groupShow), manner])
    return core.compactMap(choice) + [group(.serve, .groupServe), more].compactMap { $0 }
  }

  private static func inForm(
    _ offers: [Offer], _ urgent: [ScanEntry], _ words: Words
  ) -> [ScanEntry] {
    let acts = offers.filter { $0.kind == .act }.map(entry)
    let moves = offers.filter { $0.kind == .move }.map(entry)
    let back = offers.filter { $0.kind == .back }.map(entry)
    // Two places are kept for what is urgent, whether it can be done now or not.
    if acts.count + moves.count + back.count <= longest - 2 { return acts + moves + back }
    let act = acts.count < 2 ? acts : [group(.groupAct, acts, urgent, words)]
    let move = moves.count < 2 ? moves : [group(.groupMove, moves, urgent, words)]
    return act + move + back
  }

  /// What does not fit into a cycle is in another one at its end.
  private static func group(
    _ title: Phrase, _ own: [ScanEntry], _ urgent: [ScanEntry], _ words: Words, depth: Int = 0
  ) -> ScanEntry {
    let leave = ScanEntry(id: "leave", label: words(.scanLeave), content: .leave)
    var shown = own
    if own.count > longest - 1 {
      let rest = Array(own.dropFirst(longest - 2))
      shown = own.prefix(longest - 2) + [group(.scanFurther, rest, urgent, words, depth: depth + 1)]
    }
    return ScanEntry(
      id: title.english + "\(depth)", label: words(title),
      content: .group(urgent + shown + [leave]))
  }
}
