// LiveHost: viewers.json: who has been here before.
// SPDX-License-Identifier: Apache-2.0

import JSONLines
package import SessionEngine
import SystemIO

/// `viewers.json`, schema `livehost.viewers/1`: a cache of the sessions, so that people who come
/// again are greeted as such. Deletable; damage costs only the memory of who was here.
package struct ViewersDocument: Sendable {
  static let schema = "livehost.viewers"
  /// The most people remembered; those not seen for longest are forgotten first.
  package static let capacity = 100_000

  struct Entry: Sendable {
    var id: String
    var name: String
    var lastSeen: Int64
    var visits: Int64
    var hasBought: Bool
  }

  private(set) var entries: [Entry] = []
  private var indexByID: [String: Int] = [:]

  package init() {}

  /// Reads the document; what cannot be read is an empty memory, and the reason is returned too.
  package static func load(_ path: String) -> (document: ViewersDocument, failure: FileFailure?) {
    do throws(FileFailure) {
      return (try read(path), nil)
    } catch {
      if case .system(let system) = error, system.isMissingFile { return (.init(), nil) }
      return (.init(), error)
    }
  }

  private static func read(_ path: String) throws(FileFailure) -> ViewersDocument {
    let source = try DocumentSource.load(path)
    do throws(DocumentProblem) {
      return try read(try source.root(schema))
    } catch {
      throw .document(error)
    }
  }

  static func read(_ root: DocumentField) throws(DocumentProblem) -> ViewersDocument {
    var document = ViewersDocument()
    for field in try root.required("viewers").elements() {
      document.insert(
        Entry(
          id: try field.required("id").word(), name: try field.required("name").text(),
          lastSeen: try field.required("lastSeen").time(),
          visits: try field.required("visits").integer(1...1_000_000),
          hasBought: try field.optional("bought")?.boolean() ?? false))
    }
    return document
  }

  private mutating func insert(_ entry: Entry) {
    if let index = indexByID[entry.id] {
      entries[index] = entry
    } else {
      indexByID[entry.id] = entries.count
      entries.append(entry)
    }
  }

  /// Ids of all, with whether they have bought.
  package var regulars: [String: Bool] {
    Dictionary(entries.map { ($0.id, $0.hasBought) }) { first, _ in first }
  }

  /// Takes in a session that has ended.
  package mutating func add(_ session: Session, at now: Int64) {
    for record in session.viewers.remembered {
      let known = indexByID[record.viewer.id].map { entries[$0] }
      insert(
        Entry(
          id: record.viewer.id, name: record.viewer.name, lastSeen: now,
          visits: min(1_000_000, (known?.visits ?? 0) + 1),
          hasBought: record.hasBought || known?.hasBought ?? false))
    }
    guard entries.count > ViewersDocument.capacity else { return }
    let kept = entries.sorted { ($0.lastSeen, $0.id) > ($1.lastSeen, $1.id) }
      .prefix(ViewersDocument.capacity)
    self = ViewersDocument()
    for entry in kept { insert(entry) }
  }

  package var bytes: [UInt8] {
    var writer = JSONWriter(indented: true)
    writer.object { root in
      root.field("schema", ViewersDocument.schema + "/1")
      root.list("viewers") { list in
        for entry in entries {
          list.object { object in
            object.field("id", entry.id)
            object.field("name", entry.name)
            object.field("lastSeen", JSONTime.text(entry.lastSeen))
            object.field("visits", entry.visits)
            object.field("bought", entry.hasBought)
          }
        }
      }
    }
    return writer.bytes + [0x0A]
  }
}
