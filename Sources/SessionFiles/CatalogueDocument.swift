// LiveHost: the catalogue document, goods.json.
// SPDX-License-Identifier: Apache-2.0

import JSONLines
package import SessionEngine
import SystemIO

/// `goods.json`, schema `livehost.goods/1`.
package enum CatalogueDocument {
  static let schema = "livehost.goods"

  package static func load(
    _ path: String, _ currency: Currency
  ) throws(FileFailure) -> Catalogue {
    let source = try DocumentSource.load(path)
    do throws(DocumentProblem) {
      return try read(try source.root(schema), currency)
    } catch {
      throw .document(error)
    }
  }

  static func read(
    _ root: DocumentField, _ currency: Currency
  ) throws(DocumentProblem) -> Catalogue {
    let makers = try unique(try root.required("makers").elements(), id: "id", maker)
    let known = Set(makers.map(\.id))
    let fields = try root.required("goods").elements()
    guard !fields.isEmpty else { throw try root.required("goods").problem(.noElements) }
    var goods: [Goods] = []
    var ids: Set<String> = []
    var lots: Set<Int> = []
    for (index, field) in fields.enumerated() {
      let one = try self.goods(field, place: index + 1, currency)
      guard ids.insert(one.id).inserted else {
        throw try field.required("id").problem(.duplicate(one.id))
      }
      guard lots.insert(one.lot).inserted else {
        throw (try field.optional("lot") ?? field).problem(.duplicate(String(one.lot)))
      }
      guard known.contains(one.maker) else {
        throw try field.required("maker").problem(.unknownReference(one.maker))
      }
      goods.append(one)
    }
    return Catalogue(makers: makers, goods: goods)
  }

  private static func unique(
    _ fields: [DocumentField], id name: StaticString,
    _ read: (DocumentField) throws(DocumentProblem) -> Maker
  ) throws(DocumentProblem) -> [Maker] {
    var ids: Set<String> = []
    var makers: [Maker] = []
    for field in fields {
      let maker = try read(field)
      guard ids.insert(maker.id).inserted else {
        throw try field.required(name).problem(.duplicate(maker.id))
      }
      makers.append(maker)
    }
    return makers
  }

  private static func maker(_ field: DocumentField) throws(DocumentProblem) -> Maker {
    Maker(
      id: try field.required("id").word(), name: try field.required("name").localized(),
      place: try field.optional("place")?.localized(),
      story: try field.optional("story")?.localized())
  }

  private static func goods(
    _ field: DocumentField, place: Int, _ currency: Currency
  ) throws(DocumentProblem) -> Goods {
    let lot = try field.optional("lot")?.integer(1...9999)
    var points: [LocalizedText] = []
    for point in try field.optional("points")?.elements() ?? [] {
      points.append(try point.localized())
    }
    return Goods(
      id: try field.required("id").word(), name: try field.required("name").localized(),
      category: try field.required("category").choice(Category.self),
      price: try field.required("price").money(currency),
      stock: Int(try field.required("stock").integer(0...1_000_000)),
      unit: try field.optional("unit")?.localized(), maker: try field.required("maker").word(),
      points: points, photo: try field.optional("photo")?.text(), lot: lot.map(Int.init) ?? place)
  }

  /// Writes the members of the document into an open object.
  static func write(_ catalogue: Catalogue, to writer: inout JSONWriter) {
    writer.list("makers") { list in
      for maker in catalogue.makers {
        list.object { object in
          object.field("id", maker.id)
          object.field("name", localized: maker.name)
          if let place = maker.place { object.field("place", localized: place) }
          if let story = maker.story { object.field("story", localized: story) }
        }
      }
    }
    writer.list("goods") { list in
      for goods in catalogue.goods { list.object { write(goods, to: &$0) } }
    }
  }

  private static func write(_ goods: Goods, to object: inout JSONWriter) {
    object.field("id", goods.id)
    object.field("name", localized: goods.name)
    object.field("category", goods.category.rawValue)
    object.field("price", goods.price.decimal)
    object.field("stock", goods.stock)
    if let unit = goods.unit { object.field("unit", localized: unit) }
    object.field("maker", goods.maker)
    object.list("points") { list in
      for point in goods.points { list.localized(point) }
    }
    if let photo = goods.photo { object.field("photo", photo) }
    object.field("lot", goods.lot)
  }
}

extension JSONWriter {
  mutating func field(_ name: String, localized text: LocalizedText) {
    key(name)
    localized(text)
  }

  mutating func localized(_ text: LocalizedText) {
    if text.chinese == text.english { return string(text.chinese) }
    object { object in
      object.field("zh", text.chinese)
      object.field("en", text.english)
    }
  }
}
