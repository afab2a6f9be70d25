// LiveHost: a host who sells through a journal on a bad disk, and remembers what was promised.
// SPDX-License-Identifier: Apache-2.0

import Journal
import SystemIO

/// Writes sales the way the console does: an id is kept until it is saved, tried again after a
/// failure, and never written again once a reading has shown it.
package struct HostModel {
  package let storage: FaultyStorage
  private var writer: JournalWriter?
  package private(set) var acknowledged: Set<Int> = []
  package private(set) var attempted: Set<Int> = []
  /// What a restart showed to the host as sold: as good as saved, unless syncs failed before and
  /// the cache lied to the restart.
  package private(set) var shown: Set<Int> = []
  private var nextID = 1
  /// Not saved yet, kept in the form.
  private var form: [Int] = []
  /// What was observed that must not be; empty is good.
  package private(set) var complaints: [String] = []

  private let isDiskHonest: Bool

  package init(_ storage: FaultyStorage, isDiskHonest: Bool = false) {
    self.storage = storage
    self.isDiskHonest = isDiskHonest
  }

  /// Opens the journal, new or not; false when the disk does not let us.
  package mutating func start() -> Bool {
    writer = nil
    var found: Reading?
    do throws(SystemError) {
      if try JournalReader.segments(in: storage).isEmpty {
        writer = try JournalWriter.create(in: storage)
      } else {
        let reading = try Reading(storage)
        found = reading
        writer = try JournalWriter.resume(in: storage, after: reading.report).writer
      }
    } catch {
      return false
    }
    if let found {
      check(found, "restart")
      shown.formUnion(found.ids.filter { $0 < HostModel.firstRider })
      // Already there is a success.
      form.removeAll { found.ids.contains($0) }
    }
    return true
  }

  package static let firstRider = 1_000_000

  /// Sells `count` more, with whatever is still in the form; true when saved.
  @discardableResult
  package mutating func sell(_ count: Int, padding: Int = 0) -> Bool {
    guard let writer else { return false }
    for _ in 0..<count {
      form.append(nextID)
      attempted.insert(nextID)
      nextID += 1
    }
    guard !form.isEmpty else { return true }
    switch writer.commit(form.map { record($0, padding: padding) }) {
    case .saved(let seq):
      if seq != writer.lastSeq { complaints.append("saved \(seq), but at \(writer.lastSeq)") }
      acknowledged.formUnion(form)
      form = []
      return true
    case .failed: return false
    }
  }

  /// Somebody in the audience says something nobody waits for.
  package mutating func chat() {
    let id = HostModel.firstRider + nextID
    nextID += 1
    attempted.insert(id)
    writer?.ride(record(id))
  }

  /// acknowledged ⊆ recovered ⊆ attempted; each once; order = seq.
  package mutating func check(_ found: Reading, _ note: String) {
    let recovered = Set(found.ids)
    if recovered.count != found.ids.count { complaints.append("\(note): twice: \(found.ids)") }
    let promised = isDiskHonest ? acknowledged.union(shown) : acknowledged
    let lost = promised.subtracting(recovered)
    if !lost.isEmpty { complaints.append("\(note): lost \(lost.sorted())") }
    let invented = recovered.subtracting(attempted)
    if !invented.isEmpty { complaints.append("\(note): invented \(invented.sorted())") }
    if found.seqs != found.seqs.sorted() { complaints.append("\(note): order \(found.seqs)") }
    let sales = found.ids.filter { $0 < HostModel.firstRider }
    // A batch torn in its middle leaves a named gap; what stood there is sold again, later.
    if found.report.isComplete, sales != sales.sorted() {
      complaints.append("\(note): order \(sales)")
    }
  }

  /// The power went: what is left must keep the promises.
  package mutating func checkAfterCrash() {
    do throws(SystemError) {
      check(try Reading(storage), "after the crash")
    } catch {
      complaints.append("cannot be read: \(error)")
    }
  }
}
