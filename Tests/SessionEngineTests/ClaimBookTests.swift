// LiveHost: tests of what the claim book knows of its claims, held against a walk over all of them.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SessionEngine

@Suite struct ClaimBookTests {
  private let window: Duration = .seconds(300)
  private let goods = ["tea", "towel", "jam", "comb"]

  /// What the walks say; they look at `open` alone.
  private func firstToEnd(_ id: String, _ book: ClaimBook) -> ClaimEntry? {
    let line = book.open.filter { $0.claim.goods == id }
    let pressing = line.filter(\.isPressing).count
    let held = line.filter { $0.hold != nil && pressing > ($0.isPressing ? 1 : 0) }
    return held.min { end($0) < end($1) }
  }

  private func end(_ entry: ClaimEntry) -> Duration { entry.hold?.end(window) ?? .zero }

  /// Whose turn it is, in the order of the lines' first holders.
  private func turns(_ book: ClaimBook) -> [ClaimEntry] {
    var seen: Set<String> = []
    return book.open.filter { $0.hold != nil && seen.insert($0.claim.goods).inserted }
      .compactMap { firstToEnd($0.claim.goods, book) }
  }

  private func expectItKnows(_ book: ClaimBook, _ stock: [String: Int], step: Int) {
    let turns = turns(book)
    let first = turns.min { end($0) < end($1) }
    #expect(book.firstTurn?.place == first?.place, "step \(step)")
    #expect(book.firstTurn?.hold == first?.hold, "step \(step)")
    #expect(
      book.warnedTurns.map(\.place) == turns.filter { $0.hold?.warnedAt != nil }.map(\.place),
      "step \(step)")
    #expect(book.isAnyWaiting == book.open.contains { $0.waiting > 0 }, "step \(step)")
    let foremost = book.open.first { $0.waiting == 0 } ?? book.open.first
    #expect(book.foremost?.place == foremost?.place, "step \(step)")
    for id in goods {
      #expect(book.turn(id)?.place == firstToEnd(id, book)?.place, "step \(step)")
      var left = stock[id, default: 0]
      for entry in book.open where entry.claim.goods == id {
        #expect(entry.held == min(entry.claim.quantity, left), "step \(step)")
        #expect((entry.hold != nil) == (entry.held > 0), "step \(step)")
        left -= entry.held
      }
    }
    for entry in book.open.suffix(3) {
      let viewer = entry.claim.viewer.id
      let own = book.open.filter { $0.claim.viewer.id == viewer }
      #expect(book.entry(id: entry.claim.id)?.place == entry.place, "step \(step)")
      #expect(book.open(by: viewer).map(\.place) == own.map(\.place), "step \(step)")
      #expect(
        book.open(by: viewer, goods: entry.claim.goods)?.place
          == own.first { $0.claim.goods == entry.claim.goods }?.place, "step \(step)")
    }
  }

  /// One thing that happens to claims; the stock of its goods is promised anew, as on the shelf.
  private func act(
    _ book: inout ClaimBook, _ stock: inout [String: Int], _ clock: Duration,
    _ chance: inout TestGenerator
  ) -> String? {
    let chosen = book.open.randomElement(using: &chance)?.claim.id ?? "c-0"
    switch Int.random(in: 0..<14, using: &chance) {
    case 0..<6:
      let claim = Claim(
        id: book.nextID(), viewer: person("v\(Int.random(in: 0..<12, using: &chance))"),
        goods: goods.randomElement(using: &chance) ?? "tea",
        quantity: Int.random(in: 1...3, using: &chance), text: "", confidence: 90)
      book.receive(claim, at: noon)
      return claim.goods
    case 6, 7: return book.close(chosen, keeping: Bool.random(using: &chance))?.claim.goods
    case 8: return book.lapse(chosen)
    case 9: return book.change(chosen) { $0.hold?.warnedAt = clock }?.claim.goods
    case 10:
      return book.change(chosen) { entry in
        entry.hold?.end = clock + .seconds(400)
        entry.hold?.warnedAt = nil
      }?.claim.goods
    case 11: return book.change(chosen) { $0.claim.quantity = 1 }?.claim.goods
    case 12:
      let id = "c-\(Int.random(in: 1...max(1, book.count), using: &chance))"
      return book.reopen(id, sold: 1)
    default:
      if Int.random(in: 0..<8, using: &chance) == 0 { book.forgetWarnings() }
      let id = goods.randomElement(using: &chance) ?? "tea"
      stock[id] = Int.random(in: 0...20, using: &chance)
      return id
    }
  }

  @Test(arguments: 1...8) func itKnowsWhatAWalkWouldFind(_ seed: UInt64) throws {
    var chance = TestGenerator(seed: seed)
    var book = ClaimBook(window: window)
    var stock = ["tea": 4, "towel": 0, "jam": 30, "comb": 1]
    for step in 1...400 {
      let clock = Duration.seconds(step / 3)
      let changed = act(&book, &stock, clock, &chance)
      if let changed {
        let promised = book.promise(changed, onHand: stock[changed, default: 0], at: clock)
        let held = book.open.filter { $0.claim.goods == changed }.reduce(0) { $0 + $1.held }
        #expect(promised == held)
      }
      expectItKnows(book, stock, step: step)
      guard step % 50 == 0 else { continue }
      // What a checkpoint does not hold follows from what it holds.
      var writer = StateWriter()
      book.write(to: &writer)
      var reader = StateReader(writer.bytes[...])
      var read = ClaimBook(window: window)
      try read.read(from: &reader)
      expectItKnows(read, stock, step: step)
      if Bool.random(using: &chance) { book = read }
    }
    #expect(book.count > 50)
  }
}
