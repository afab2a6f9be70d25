// LiveHost: random sales against a model that counts everything anew each time.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SessionEngine

@Suite struct SalesModelTests {
  /// A sale as a plain table row.
  struct Row {
    let id: String
    let goods: Int
    let quantity: Int
    let total: Int64
    let second: Int
    var returned = 0
    var isVoided = false
    var units: Int { isVoided ? 0 : quantity - returned }
    /// Half up, as on paper.
    var revenue: Int64 {
      if isVoided { return 0 }
      let (returned, quantity) = (Int64(returned), Int64(quantity))
      return total - (2 * total * returned + quantity) / (2 * quantity)
    }
  }

  struct Model {
    var rows: [Row] = []
    var stock = Fixture.goods.map(\.stock)

    mutating func sell(_ id: String, _ goods: Int, _ quantity: Int, _ yes: Bool, _ second: Int) {
      guard !rows.contains(where: { $0.id == id }), quantity > 0, quantity <= stock[goods] || yes
      else { return }
      let total = Fixture.goods[goods].price.minorUnits * Int64(quantity)
      rows.append(Row(id: id, goods: goods, quantity: quantity, total: total, second: second))
      stock[goods] -= quantity
    }

    mutating func void(_ index: Int) {
      guard rows.indices.contains(index), rows[index].units > 0 else { return }
      stock[rows[index].goods] += rows[index].units
      rows[index].isVoided = true
    }

    mutating func undo(_ second: Int) {
      // Only the newest sale, and only while nothing of it has come back.
      guard let last = rows.indices.last, rows[last].units > 0, rows[last].returned == 0,
        second - rows[last].second < 30
      else { return }
      void(last)
    }

    mutating func giveBack(_ index: Int, _ quantity: Int) {
      guard rows.indices.contains(index), quantity > 0, quantity <= rows[index].units else {
        return
      }
      rows[index].returned += quantity
      stock[rows[index].goods] += quantity
    }

    func status(_ row: Row) -> SaleStatus {
      row.isVoided ? .voided : (row.returned == row.quantity ? .returned : .recorded)
    }
  }

  @Test func twentyThousandRandomShowsAgreeWithTheModel() {
    for seed: UInt64 in 1...20_000 {
      var generator = TestGenerator(seed: seed)
      var session = live(Fixture.plan(commission: Int64(generator.below(10_001))))
      var model = Model()
      var second = 0
      for _ in 0..<12 {
        second += generator.below(20)
        step(&session, &model, &generator, second)
      }
      guard agree(session, model) else {
        Issue.record("seed \(seed): \(session.totals.all), \(model)")
        return
      }
    }
  }

  private func step(
    _ session: inout Session, _ model: inout Model, _ generator: inout TestGenerator, _ second: Int
  ) {
    let now = at(Double(second))
    let number = 1 + generator.below(model.rows.count + 2)
    switch generator.below(8) {
    case 0:
      _ = try? session.run(.undo, at: now)
      model.undo(second)
    case 1:
      _ = try? session.run(.voidSale(number: number, reason: "x"), at: now)
      model.void(number - 1)
    case 2:
      let quantity = generator.below(4)
      _ = try? session.run(.returnSale(number: number, quantity: quantity, reason: "x"), at: now)
      model.giveBack(number - 1, quantity)
    default:
      // Ids come again: an impatient host, a repeated line.
      let id = "s\(generator.below(9))"
      let (goods, quantity) = (generator.below(4), generator.below(6))
      let yes = generator.below(5) == 0
      _ = try? session.sell(id, Fixture.goods[goods].id, quantity, at: now) {
        $0.allowsOverselling = yes
      }
      model.sell(id, goods, quantity, yes, second)
    }
  }

  private func agree(_ session: Session, _ model: Model) -> Bool {
    let (totals, rows) = (session.totals, model.rows)
    let counting = rows.filter { $0.units > 0 }
    let shares = totals.byMaker.indices.reduce(totals.hostShare) { $0 + totals.makerShare($1) }
    return session.stock.entries.map(\.onHand) == model.stock
      && session.sales.entries.map(\.status) == rows.map(model.status)
      && session.sales.entries.map(\.returned) == rows.map(\.returned)
      && totals.all.sales == counting.count
      && totals.all.units == counting.map(\.units).reduce(0, +)
      && totals.all.revenue.minorUnits == counting.map(\.revenue).reduce(0, +)
      && shares == totals.all.revenue
      && Set(totals.byMinute.keys) == Set(counting.map { $0.second / 60 })
      && [totals.byGoods, totals.byMaker, totals.byCategory, totals.byPayment].allSatisfy {
        $0.map(\.revenue.minorUnits).reduce(0, +) == totals.all.revenue.minorUnits
      }
  }

  /// Claims, orders, sales and stock at random: what is held is what is promised, oldest first,
  /// and a replay of the events gives the same show.
  @Test func heldStockIsAlwaysWhatTheOldestClaimsCanHave() {
    for seed: UInt64 in 1...1_000 {
      var generator = TestGenerator(seed: seed)
      var session = live()
      var replayed = session
      for number in 0..<40 {
        let (goods, viewer) = (generator.below(4), "v\(generator.below(6))")
        let command = command(number, Fixture.goods[goods], viewer, &generator)
        guard let events = try? session.run(command, at: at(Double(number))) else { continue }
        for event in events { replayed.evolve(event, at: at(Double(number))) }
        guard isFair(session), session.stock.entries == replayed.stock.entries else {
          Issue.record("seed \(seed), command \(number): \(command)")
          return
        }
      }
    }
  }

  private func command(
    _ number: Int, _ goods: Goods, _ viewer: String, _ generator: inout TestGenerator
  ) -> SessionCommand {
    let quantity = 1 + generator.below(4)
    switch generator.below(10) {
    case 0: return .undo
    case 1: return .setStock(goods: goods.id, onHand: generator.below(8))
    case 2: return .acceptClaim(nil, saleID: "s\(number)")
    case 3: return .declineClaim(nil)
    case 4: return .returnSale(number: 1 + generator.below(6), quantity: 1, reason: "x")
    case 5: return .audience(message(.chat, viewer, "不要了"))
    case 6:
      var order = message(.order(goods: goods.id, quantity: quantity, payment: .card), viewer)
      order.saleID = "s\(number)"
      return .audience(order)
    case 7: return .recordSale(SaleDraft(id: "s\(number)", goods: goods.id, quantity: quantity))
    default: return .audience(message(.chat, viewer, "\(goods.lot)号来\(quantity)份"))
    }
  }

  private func isFair(_ session: Session) -> Bool {
    for goods in Fixture.goods {
      let stock = session.stock[goods.id]
      var left = max(0, stock.onHand)
      for entry in session.claims.open where entry.claim.goods == goods.id {
        guard entry.held == min(entry.claim.quantity, left) else { return false }
        left -= entry.held
      }
      guard stock.held == max(0, stock.onHand) - left else { return false }
    }
    return true
  }
}
