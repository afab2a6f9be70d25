// LiveHost: the plan document, plan.json.
// SPDX-License-Identifier: Apache-2.0

import JSONLines
package import SessionEngine
import SystemIO

/// `plan.json`, schema `livehost.plan/1`, with its catalogue.
package enum PlanDocument {
  static let schema = "livehost.plan"
  /// Rundown minutes: from a second to a day, in thousandths.
  private static let lengths: ClosedRange<Int64> = 16...1_440_000

  /// Reads a plan and the catalogue it names.
  package static func load(
    _ path: String, policy: SessionPolicy = .init()
  ) throws(FileFailure) -> SessionPlan {
    let source = try DocumentSource.load(path)
    let root: DocumentField
    let currency: Currency
    let catalogueField: DocumentField
    do throws(DocumentProblem) {
      root = try source.root(schema)
      currency = try self.currency(root)
      catalogueField = try root.required("catalogue")
      _ = try catalogueField.word()
    } catch {
      throw .document(error)
    }
    let name = catalogueField.view.string ?? ""
    let cataloguePath = FileSystem.join(FileSystem.folder(of: path), name)
    let catalogue: Catalogue
    do throws(FileFailure) {
      catalogue = try CatalogueDocument.load(cataloguePath, currency)
    } catch {
      if case .system(let system) = error, system.isMissingFile {
        throw .document(catalogueField.problem(.missingFile(cataloguePath)))
      }
      throw error
    }
    do throws(DocumentProblem) {
      return try read(root, catalogue, currency, policy)
    } catch {
      throw .document(error)
    }
  }

  /// Reads a plan and a catalogue that are built into the program.
  package static func read(
    plan: String, catalogue: String, policy: SessionPolicy = .init()
  ) throws(DocumentProblem) -> SessionPlan {
    let root = try DocumentSource(name: "plan.json", bytes: Array(plan.utf8)).root(schema)
    let currency = try currency(root)
    let goods = try DocumentSource(name: "goods.json", bytes: Array(catalogue.utf8))
      .root(CatalogueDocument.schema)
    return try read(root, try CatalogueDocument.read(goods, currency), currency, policy)
  }

  static func currency(_ root: DocumentField) throws(DocumentProblem) -> Currency {
    guard let field = try root.optional("currency") else { return .yuan }
    let code = try field.text()
    guard let currency = Currency(code: code) else { throw field.problem(.badCurrency(code)) }
    return currency
  }

  static func read(
    _ root: DocumentField, _ catalogue: Catalogue, _ currency: Currency, _ policy: SessionPolicy
  ) throws(DocumentProblem) -> SessionPlan {
    let rundownField = try root.required("rundown")
    var rundown: [RundownItem] = []
    for field in try rundownField.elements() {
      let goods = try field.required("goods")
      let id = try goods.word()
      guard catalogue.index(id: id) != nil else { throw goods.problem(.unknownReference(id)) }
      let minutes = try field.required("minutes").decimal(places: 3, lengths)
      rundown.append(RundownItem(goods: id, length: .milliseconds(minutes * 60)))
    }
    guard !rundown.isEmpty else { throw rundownField.problem(.noElements) }
    return SessionPlan(
      title: try root.required("title").localized(), host: try root.required("host").localized(),
      language: try root.optional("language")?.choice(Language.self) ?? .chinese,
      currency: currency, catalogue: catalogue, rundown: rundown,
      opening: try root.optional("opening")?.localized() ?? PlanDocument.opening,
      closing: try root.optional("closing")?.localized() ?? PlanDocument.closing,
      greeting: try greeting(root), goal: try root.optional("goal")?.money(currency),
      commission: try root.optional("commission")?.decimal(places: 4, 0...10_000) ?? 0,
      policy: policy)
  }

  private static let opening =
    LocalizedText(chinese: "大家好，直播开始了！", english: "Hello everybody, we are live!")
    ?? LocalizedText("")
  private static let closing =
    LocalizedText(chinese: "谢谢大家，我们下次见！", english: "Thank you all, see you next time!")
    ?? LocalizedText("")

  private static func greeting(
    _ root: DocumentField
  ) throws(DocumentProblem) -> GreetingTemplates {
    var templates = GreetingTemplates.standard
    guard let field = try root.optional("greeting") else { return templates }
    if let text = try field.optional("first")?.localized() { templates.first = text }
    if let text = try field.optional("returning")?.localized() { templates.returning = text }
    if let text = try field.optional("follower")?.localized() { templates.follower = text }
    if let text = try field.optional("buyer")?.localized() { templates.buyer = text }
    if let text = try field.optional("several")?.localized() { templates.several = text }
    if let text = try field.optional("many")?.localized() { templates.many = text }
    if let text = try field.optional("thanksSale")?.localized() { templates.thanksSale = text }
    if let text = try field.optional("thanksFollow")?.localized() {
      templates.thanksFollow = text
    }
    if let text = try field.optional("holdLapsed")?.localized() { templates.holdLapsed = text }
    if let text = try field.optional("holdPromoted")?.localized() {
      templates.holdPromoted = text
    }
    return templates
  }

  /// Writes the members of the document, without the catalogue, into an open object.
  static func write(_ plan: SessionPlan, to writer: inout JSONWriter) {
    writer.field("title", localized: plan.title)
    writer.field("host", localized: plan.host)
    writer.field("language", plan.language.rawValue)
    writer.field("currency", plan.currency.code)
    writer.list("rundown") { list in
      for item in plan.rundown {
        list.object { object in
          object.field("goods", item.goods)
          object.field("minutes", minutes(item.length))
        }
      }
    }
    writer.field("opening", localized: plan.opening)
    writer.field("closing", localized: plan.closing)
    writer.group("greeting") { write(plan.greeting, to: &$0) }
    if let goal = plan.goal { writer.field("goal", goal.decimal) }
    writer.field("commission", fraction(plan.commission))
  }

  private static func write(_ greeting: GreetingTemplates, to object: inout JSONWriter) {
    object.field("first", localized: greeting.first)
    object.field("returning", localized: greeting.returning)
    object.field("follower", localized: greeting.follower)
    object.field("buyer", localized: greeting.buyer)
    object.field("several", localized: greeting.several)
    object.field("many", localized: greeting.many)
    object.field("thanksSale", localized: greeting.thanksSale)
    object.field("thanksFollow", localized: greeting.thanksFollow)
    object.field("holdLapsed", localized: greeting.holdLapsed)
    object.field("holdPromoted", localized: greeting.holdPromoted)
  }

  /// Minutes with three places, as a text: the reader takes both.
  private static func minutes(_ length: Duration) -> String {
    let thousandths = length.milliseconds / 60
    return "\(thousandths / 1000).\(padded(thousandths % 1000, 3))"
  }

  private static func fraction(_ commission: Int64) -> String {
    "\(commission / 10_000).\(padded(commission % 10_000, 4))"
  }

  private static func padded(_ value: Int64, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: width - digits.utf8.count) + digits
  }
}
