// LiveHost: session.json: what was planned, as it was used.
// SPDX-License-Identifier: Apache-2.0

import JSONLines
package import SessionEngine
import SystemIO

/// `session.json`, schema `livehost.session/1`: written once, when the session is made.
package struct SessionDocument: Sendable {
  static let schema = "livehost.session"
  package static let name = "session.json"

  /// The name of the session's folder.
  package let id: String
  package let isTraining: Bool
  package let startedAt: Int64
  /// The plan's file, as an absolute path; empty for the built-in stall.
  package let source: String
  package let plan: SessionPlan

  package init(
    id: String, isTraining: Bool, startedAt: Int64, source: String, plan: SessionPlan
  ) {
    self.id = id
    self.isTraining = isTraining
    self.startedAt = startedAt
    self.source = source
    self.plan = plan
  }

  package static func load(
    _ folder: String, policy: SessionPolicy = .init()
  ) throws(FileFailure) -> SessionDocument {
    let source = try DocumentSource.load(FileSystem.join(folder, name))
    do throws(DocumentProblem) {
      return try read(try source.root(schema), policy)
    } catch {
      throw .document(error)
    }
  }

  static func read(
    _ root: DocumentField, _ policy: SessionPolicy
  ) throws(DocumentProblem) -> SessionDocument {
    let planField = try root.required("plan")
    let currency = try PlanDocument.currency(planField)
    let catalogue = try CatalogueDocument.read(try root.required("catalogue"), currency)
    return SessionDocument(
      id: try root.required("id").word(), isTraining: try root.required("training").boolean(),
      startedAt: try root.required("startedAt").time(),
      source: try root.optional("source")?.text() ?? "",
      plan: try PlanDocument.read(planField, catalogue, currency, policy))
  }

  /// Whether a plan still says what this session began with.
  package func isSamePlan(as other: SessionPlan) -> Bool {
    bytes
      == SessionDocument(
        id: id, isTraining: isTraining, startedAt: startedAt, source: source, plan: other
      ).bytes
  }

  var bytes: [UInt8] {
    var writer = JSONWriter(indented: true)
    writer.object { object in
      object.field("schema", SessionDocument.schema + "/1")
      object.field("training", isTraining)
      object.field("id", id)
      object.field("startedAt", JSONTime.text(startedAt))
      object.field("source", source)
      object.field("title", localized: plan.title)
      object.field("host", localized: plan.host)
      object.field("currency", plan.currency.code)
      object.group("plan") { PlanDocument.write(plan, to: &$0) }
      object.group("catalogue") { CatalogueDocument.write(plan.catalogue, to: &$0) }
    }
    return writer.bytes + [0x0A]
  }
}
