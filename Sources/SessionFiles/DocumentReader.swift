// LiveHost: every document there is, read from bytes.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine

/// The documents that people and programs hand to LiveHost, each with its reader: for checks that
/// go through all of them.
package enum DocumentReader: String, CaseIterable, Sendable {
  case goods, plan, session, settings, viewers

  /// Reads a document as its command would; the result is dropped.
  /// - Parameter plan: the show that a `plan` document finds its goods in.
  package func check(_ bytes: [UInt8], _ plan: SessionPlan) throws(DocumentProblem) {
    let source = DocumentSource(name: rawValue + ".json", bytes: bytes)
    let root = try source.root("livehost." + rawValue)
    switch self {
    case .goods: _ = try CatalogueDocument.read(root, plan.currency)
    case .plan: _ = try PlanDocument.read(root, plan.catalogue, plan.currency, plan.policy)
    case .session: _ = try SessionDocument.read(root, plan.policy)
    case .settings: _ = try SettingsDocument.read(root)
    case .viewers: _ = try ViewersDocument.read(root)
    }
  }
}
