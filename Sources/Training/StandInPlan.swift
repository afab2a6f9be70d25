// LiveHost: a plan for recordings of which the goods are not known.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
package import SessionEngine

/// Lots 1 to 30, whatever else is ordered by its id, and one thing that is always on air. None of
/// them has a price, and none of them ever runs out.
package enum StandInPlan {
  /// The id of what is on air.
  package static let onAir = "on-air"
  /// A lot that nobody calls by its number.
  private static let farLot = 1_000_000

  /// Whether these goods are known by their lot.
  package static func isLot(_ goods: Goods) -> Bool { goods.lot < farLot }

  /// - Parameter recording: feed lines; what is ordered in them is on sale.
  package static func plan(for recording: [UInt8], _ language: Language) -> SessionPlan {
    let decoder = FeedDecoder()
    var ordered: Set<String> = []
    for line in recording.split(separator: 0x0A) {
      guard let message = try? decoder.decode(line), case .order(let goods, _, _) = message.kind
      else { continue }
      ordered.insert(goods)
    }
    return plan(language, ordered)
  }

  private static func plan(_ language: Language, _ ordered: Set<String>) -> SessionPlan {
    let lots = (1...30).map { ("lot-\($0)", $0) }
    let known = Set(lots.flatMap { [$0.0, String($0.1)] } + [onAir])
    let others = ordered.subtracting(known).sorted().enumerated().map { index, id in
      let lot = Int(id).flatMap { String($0) == id && (31..<farLot).contains($0) ? $0 : nil }
      return (id, lot ?? farLot + 1 + index)
    }
    let goods = (lots + others + [(onAir, farLot)]).map { id, lot in
      // No name: words of the chat must not be taken for one.
      Goods(
        id: id, name: LocalizedText(""), category: .food, price: .zero(.yuan), stock: 1_000_000,
        unit: nil, maker: "", points: [], photo: nil, lot: lot)
    }
    return SessionPlan(
      title: LocalizedText(""), host: LocalizedText(""), language: language, currency: .yuan,
      catalogue: Catalogue(makers: [], goods: goods),
      rundown: [RundownItem(goods: onAir, length: .seconds(86_400))], opening: LocalizedText(""),
      closing: LocalizedText(""), greeting: .standard, goal: nil, commission: 0)
  }
}
