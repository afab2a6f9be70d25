// LiveHost: the goods a show can sell, and who made them.
// SPDX-License-Identifier: Apache-2.0

/// Who made the goods.
package struct Maker: Equatable, Sendable {
  package let id: String
  package let name: LocalizedText
  package let place: LocalizedText?
  package let story: LocalizedText?

  package init(id: String, name: LocalizedText, place: LocalizedText?, story: LocalizedText?) {
    self.id = id
    self.name = name
    self.place = place
    self.story = story
  }
}

/// What kind of goods: the three that the stalls sell.
package enum Category: String, CaseIterable, Sendable {
  case handicraft, agricultural, food
}

/// One thing on sale.
package struct Goods: Equatable, Sendable {
  package let id: String
  package let name: LocalizedText
  package let category: Category
  package let price: Money
  /// How many there were when the show began.
  package let stock: Int
  package let unit: LocalizedText?
  /// The maker's id.
  package let maker: String
  /// What to say about it, in this order.
  package let points: [LocalizedText]
  package let photo: String?
  /// The number said on air.
  package let lot: Int

  package init(
    id: String, name: LocalizedText, category: Category, price: Money, stock: Int,
    unit: LocalizedText?, maker: String, points: [LocalizedText], photo: String?, lot: Int
  ) {
    self.id = id
    self.name = name
    self.category = category
    self.price = price
    self.stock = stock
    self.unit = unit
    self.maker = maker
    self.points = points
    self.photo = photo
    self.lot = lot
  }

  /// What goods without a unit of their own are counted in.
  package static let anyUnit =
    LocalizedText(chinese: "份", english: "piece") ?? LocalizedText("份")

  /// What it is counted in: `罐`, `tin`.
  package func measure(in language: Language) -> String {
    (unit ?? Goods.anyUnit).text(in: language)
  }
}

/// All goods and makers of a show, found by id or by lot number.
package struct Catalogue: Sendable {
  package let makers: [Maker]
  package let goods: [Goods]
  private let indexByID: [String: Int]
  private let indexByLot: [Int: Int]
  private let makerIndexByID: [String: Int]

  /// Ids and lot numbers must be unique; the reader of the file has seen to that.
  package init(makers: [Maker], goods: [Goods]) {
    self.makers = makers
    self.goods = goods
    indexByID = Dictionary(goods.enumerated().map { ($1.id, $0) }) { first, _ in first }
    indexByLot = Dictionary(goods.enumerated().map { ($1.lot, $0) }) { first, _ in first }
    makerIndexByID = Dictionary(makers.enumerated().map { ($1.id, $0) }) { first, _ in first }
    precondition(indexByID.count == goods.count && indexByLot.count == goods.count)
  }

  package func index(id: String) -> Int? { indexByID[id] }

  package func index(lot: Int) -> Int? { indexByLot[lot] }

  package func goods(id: String) -> Goods? { index(id: id).map { goods[$0] } }

  package func maker(id: String) -> Maker? { makerIndexByID[id].map { makers[$0] } }

  package func makerIndex(id: String) -> Int? { makerIndexByID[id] }

  /// The goods with this id or lot number.
  package func exactly(_ text: String) -> Goods? {
    goods(id: text) ?? Int(text).flatMap { indexByLot[$0] }.map { goods[$0] }
  }

  /// What a host or a viewer may mean by `text`: an id, a lot number, or a part of a name.
  /// Several when a part of a name is not enough.
  package func matches(_ text: String) -> [Goods] {
    // `3号` is how lot 3 is said on air.
    let spoken = text.hasSuffix("号") ? String(text.dropLast()) : text
    if let goods = exactly(text) ?? exactly(spoken) { return [goods] }
    let wanted = text.lowercased()
    guard !wanted.isEmpty else { return [] }
    let exact = goods.filter {
      $0.name.chinese.lowercased() == wanted || $0.name.english.lowercased() == wanted
    }
    if !exact.isEmpty { return exact }
    return goods.filter {
      $0.name.chinese.lowercased().contains(wanted) || $0.name.english.lowercased().contains(wanted)
        || $0.id.contains(wanted)
    }
  }
}
