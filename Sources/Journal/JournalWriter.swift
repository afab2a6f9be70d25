// LiveHost: appending to a journal so that what is acknowledged stays.
// SPDX-License-Identifier: Apache-2.0

package import SystemIO

/// What became of a commit.
package enum CommitOutcome: Equatable, Sendable {
  /// On the disk, up to and including this record.
  case saved(lastSeq: Int64)
  /// Not on the disk; nothing of it may be shown as saved. Trying again is safe.
  case failed(SystemError)
}

/// The writing end of a journal. One commit is one `write` and one `fdatasync`.
///
/// Not thread-safe: it belongs to the journal thread (or to the loop, under a virtual clock).
package final class JournalWriter {
  private let folder: any JournalFolder
  private var file: (any JournalFile)?
  private var segment: Int
  /// Length of the file up to the last acknowledged record.
  private var goodLength: Int
  private var isNameDurable = true
  package private(set) var lastSeq: Int64
  private var lastSum: UInt32
  private var lastAt: Int64
  private var lastLength: Int
  /// Lines of the file.
  private var line: Int
  /// Records nobody waits for; they ride with the next commit.
  private var riding: [JournalRecord] = []
  private var ridingBytes = 0
  /// Riding records let go because the disk was full for too long.
  package private(set) var droppedRecords = 0
  private static let ridingLimit = 8 << 20

  private init(
    folder: any JournalFolder, file: (any JournalFile)?, segment: Int, length: Int,
    report: JournalReport
  ) {
    self.folder = folder
    self.file = file
    self.segment = segment
    goodLength = length
    lastSeq = report.lastSeq
    lastSum = report.lastSum
    lastAt = report.lastAt ?? 0
    lastLength = report.place?.length ?? 0
    line = report.place?.line ?? 0
  }

  /// The end of the last acknowledged record; nil where there is none, or while records
  /// wait behind it.
  package var place: JournalPlace? {
    guard file != nil, lastSeq > 0, riding.isEmpty, line > 0 else { return nil }
    return JournalPlace(
      file: JournalReader.name(segment: segment), offset: goodLength, line: line, seq: lastSeq,
      at: lastAt, sum: lastSum, length: lastLength)
  }

  /// Makes the journal of a new session. Its name becomes durable with its first commit, before
  /// that is acknowledged.
  package static func create(in folder: any JournalFolder) throws(SystemError) -> JournalWriter {
    let file = try folder.create(JournalReader.firstName)
    let writer = JournalWriter(
      folder: folder, file: file, segment: 1, length: 0, report: JournalReport())
    writer.isNameDurable = false
    return writer
  }

  /// Goes on with a journal that has just been read. A torn tail is set aside in a file of its
  /// own first: appending behind it would destroy the next good record.
  /// - Returns: the writer, and the name of the file the tail is in.
  package static func resume(
    in folder: any JournalFolder, after report: JournalReport
  ) throws(SystemError) -> (writer: JournalWriter, tail: String?) {
    guard let name = report.files.last else {
      return (try create(in: folder), nil)
    }
    var file: (any JournalFile)? = try folder.open(name)
    var aside: String?
    if let tail = report.tornTail {
      do throws(SystemError) {
        aside = try JournalRepair.setAside(tail, in: folder)
        try file?.truncate(to: tail.offset)
      } catch {
        // No room for the copy: the tail stays where it is, and the next file takes over as soon
        // as there is space. A full disk must not keep a host from the show.
        file = nil
      }
    }
    // What was read may be in the cache only, its name too: the console before us may have been
    // killed before its sync. What we show as sold must be as durable as what we save.
    for earlier in report.files.dropLast(file == nil ? 0 : 1) { try folder.open(earlier).sync() }
    try file?.sync()
    try folder.syncNames()
    let writer = JournalWriter(
      folder: folder, file: file,
      segment: JournalReader.segment(of: name) ?? report.files.count,
      length: try file?.size() ?? 0, report: report)
    return (writer, aside)
  }

  /// Keeps a record for the next commit.
  package func ride(_ record: JournalRecord) {
    riding.append(record)
    ridingBytes += record.data.count + 128
    guard ridingBytes > JournalWriter.ridingLimit else { return }
    droppedRecords += riding.count / 2
    riding.removeFirst(riding.count / 2)
    ridingBytes /= 2
  }

  package var hasRiders: Bool { !riding.isEmpty }

  /// Whether so much rides that it should not wait for the next second: a flood of chat fills the
  /// room for riders sooner. On a disk that refuses, the next try comes with as much again.
  package var isHeavy: Bool { ridingBytes >= heavyBytes }
  private var heavyBytes = JournalWriter.heavyStep
  private static let heavyStep = 1 << 19

  /// Writes what rides and then `records`, in one write and one sync.
  package func commit(_ records: [JournalRecord]) -> CommitOutcome {
    let batch = riding + records
    guard !batch.isEmpty else { return .saved(lastSeq: lastSeq) }
    do throws(SystemError) {
      if file == nil {
        try writeToNewSegment(batch)
      } else {
        try write(batch)
      }
      riding = []
      ridingBytes = 0
      heavyBytes = JournalWriter.heavyStep
      return .saved(lastSeq: lastSeq)
    } catch {
      heavyBytes = ridingBytes + JournalWriter.heavyStep
      return .failed(error)
    }
  }

  /// A batch as it goes to the disk.
  private struct Framed {
    var bytes: [UInt8] = []
    var sum: UInt32
    var lastLength = 0
  }

  private func framed(_ batch: [JournalRecord]) -> Framed {
    var framed = Framed(sum: lastSum)
    framed.bytes.reserveCapacity(batch.reduce(0) { $0 + $1.data.count + 128 })
    for (index, record) in batch.enumerated() {
      let start = framed.bytes.count
      framed.sum = JournalFrame.append(
        record, seq: lastSeq + Int64(index) + 1, prev: framed.sum, to: &framed.bytes)
      framed.lastLength = framed.bytes.count - start
    }
    return framed
  }

  private func write(_ batch: [JournalRecord]) throws(SystemError) {
    guard let file else { return }
    let framed = framed(batch)
    try append(framed.bytes, to: file)
    // In this order: a journal that is there has its plan beside it.
    if !isNameDurable {
      try orCut(file) { () throws(SystemError) in try folder.syncCompanions() }
    }
    do throws(SystemError) {
      try file.sync()
    } catch {
      // The kernel may have dropped the pages and say OK next time: this descriptor is dead.
      self.file = nil
      return try moveOn(batch, from: file)
    }
    try makeNameDurable(file)
    acknowledge(batch, framed)
  }

  /// Whoever cannot find the file after a power cut has lost what is in it.
  private func makeNameDurable(_ file: any JournalFile) throws(SystemError) {
    guard !isNameDurable else { return }
    try orCut(file) { () throws(SystemError) in try folder.syncNames() }
    isNameDurable = true
  }

  /// What fails takes back what was written before it.
  private func orCut(
    _ file: any JournalFile, _ body: () throws(SystemError) -> Void
  ) throws(SystemError) {
    do throws(SystemError) {
      try body()
    } catch {
      cut(file)
      throw error
    }
  }

  /// Takes back what was written and not acknowledged. What cannot be cut is left as the tail of
  /// a finished file.
  private func cut(_ file: any JournalFile) {
    if (try? file.truncate(to: goodLength)) == nil { self.file = nil }
  }

  private func moveOn(
    _ batch: [JournalRecord], from file: any JournalFile
  ) throws(SystemError) {
    do throws(SystemError) {
      try writeToNewSegment(batch)
    } catch {
      // What is refused now must not be read back as sold at the next start.
      try? file.truncate(to: goodLength)
      throw error
    }
  }

  private func append(_ bytes: [UInt8], to file: any JournalFile) throws(SystemError) {
    var failure: SystemError?
    do throws(SystemError) {
      let count = try file.write(bytes)
      if count != bytes.count { failure = .diskFull }
    } catch {
      failure = error
    }
    guard let failure else { return }
    cut(file)
    throw failure
  }

  /// Everything since the last good sync goes into the next file, with the same ids and numbers;
  /// a reader takes it from there on instead of the old file's end.
  private func writeToNewSegment(_ batch: [JournalRecord]) throws(SystemError) {
    let name = JournalReader.name(segment: segment + 1)
    let framed = framed(batch)
    let fresh: any JournalFile
    do throws(SystemError) {
      fresh = try folder.create(name)
    } catch {
      guard error.isExistingFile else { throw error }
      // Left from an earlier try that failed; nothing in it was ever acknowledged.
      fresh = try folder.open(name)
      try fresh.truncate(to: 0)
    }
    do throws(SystemError) {
      guard try fresh.write(framed.bytes) == framed.bytes.count else { throw .diskFull }
      try fresh.sync()
      try folder.syncNames()
    } catch {
      // What is refused now must not be read back as sold at the next start.
      try? fresh.truncate(to: 0)
      throw error
    }
    isNameDurable = true
    segment += 1
    file = fresh
    goodLength = 0
    line = 0
    acknowledge(batch, framed)
  }

  private func acknowledge(_ batch: [JournalRecord], _ framed: Framed) {
    goodLength += framed.bytes.count
    line += batch.count
    lastSeq += Int64(batch.count)
    lastSum = framed.sum
    lastLength = framed.lastLength
    lastAt = batch.last?.at ?? lastAt
  }
}
