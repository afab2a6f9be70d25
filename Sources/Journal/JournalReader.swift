// LiveHost: reading a journal line by line, and naming every kind of damage.
// SPDX-License-Identifier: Apache-2.0

package import SystemIO

/// One thing that is wrong with a journal.
package struct JournalDamage: Equatable, Sendable {
  /// The kinds of damage; each is named with its line.
  package enum Kind: Equatable, Sendable {
    /// The sum does not fit the line, or it is no journal line at all.
    case badLine
    /// Records that should stand before this line are not there.
    case missing(first: Int64, last: Int64)
    /// The record stands elsewhere already.
    case doubled(seq: Int64)
    /// The record stands after a later one.
    case outOfOrder(seq: Int64)
    /// The line is sound but does not follow the one before it.
    case brokenChain(seq: Int64)
  }

  package let file: String
  /// Counts from 1.
  package let line: Int
  package let kind: Kind
}

/// What follows the last sound line: bytes nobody was promised.
package struct TornTail: Equatable, Sendable {
  package let file: String
  /// Where it begins, in bytes; everything before it is sound.
  package let offset: Int
  package let count: Int
}

/// What reading a journal found.
package struct JournalReport: Sendable {
  package internal(set) var files: [String] = []
  package internal(set) var lines = 0
  package internal(set) var records = 0
  /// Records of an earlier file that a later one replaced after a failed sync.
  package internal(set) var superseded = 0
  package internal(set) var lastSeq: Int64 = 0
  package internal(set) var lastAt: Int64?
  var lastSum: UInt32 = 0
  package internal(set) var damage: [JournalDamage] = []
  /// More damage than is listed.
  package internal(set) var unlistedDamage = 0
  package internal(set) var tornTail: TornTail?

  /// The report of a journal that has no records yet.
  package init() {}

  /// Whether every record that was ever written is here and in order.
  package var isComplete: Bool { damage.isEmpty }
  package var isSound: Bool { damage.isEmpty && tornTail == nil }

  mutating func add(_ kind: JournalDamage.Kind, _ file: String, _ line: Int) {
    if damage.count < 1000 {
      damage.append(JournalDamage(file: file, line: line, kind: kind))
    } else {
      unlistedDamage += 1
    }
  }
}

/// Reads journals. `journal.jsonl` first, then `journal-2.jsonl` and so on.
package enum JournalReader {
  package static let firstName = "journal.jsonl"

  package static func name(segment: Int) -> String {
    segment == 1 ? firstName : "journal-\(segment).jsonl"
  }

  /// The number of a journal file; nil for any other.
  static func segment(of name: String) -> Int? {
    if name == firstName { return 1 }
    guard name.hasPrefix("journal-"), name.hasSuffix(".jsonl"),
      let number = Int(name.dropFirst(8).dropLast(6)), number > 1, number < 1_000_000
    else { return nil }
    return number
  }

  /// The journal files of a folder, in order. A missing number is no end: the first file's name
  /// can be lost in a power cut while the second, made after its sync failed, is there.
  package static func segments(in folder: some JournalFolder) throws(SystemError) -> [String] {
    try folder.names().compactMap(segment(of:)).sorted().map(name(segment:))
  }

  /// Reads everything, handing over each sound record once, in the order it counts.
  package static func read(
    _ folder: some JournalFolder, _ body: (JournalLine) -> Void = { _ in }
  ) throws(SystemError) -> JournalReport {
    let names = try segments(in: folder)
    // A later file takes over from the record it starts with.
    var limits: [Int64] = []
    for name in names.dropFirst() { limits.append(try firstSeq(folder, name) ?? .max) }
    limits.append(.max)
    var scan = JournalScan()
    for (index, name) in names.enumerated() {
      scan.begin(name, limit: limits[index])
      try folder.stream(name) { scan.consume($0, body) }
      scan.finish()
    }
    return scan.report
  }

  /// The number of a file's first record. Behind a bad first line only the one before the first
  /// sound record is taken to be lost: a sound record of the earlier file is never given up.
  private static func firstSeq(
    _ folder: some JournalFolder, _ name: String
  ) throws(SystemError) -> Int64? {
    var head: [UInt8] = []
    try folder.stream(name) { if head.count < 1 << 20 { head.append(contentsOf: $0) } }
    var rest = head[...]
    while let end = rest.firstIndex(of: 0x0A) {
      if let line = JournalFrame.read(rest[..<end]) {
        return rest.startIndex == 0 ? line.seq : max(1, line.seq - 1)
      }
      rest = rest[(end + 1)...]
    }
    return nil
  }
}

/// The state of a reading: what has been seen, and what is expected next.
struct JournalScan {
  private(set) var report = JournalReport()
  private var file = ""
  private var limit: Int64 = .max
  private var line = 0
  private var offset = 0
  private var carry: [UInt8] = []
  /// Bad lines since the last sound one, and where they begin: a torn tail, or damage.
  private var badLines: [Int] = []
  private var badStart = 0
  private var missing: Set<Int64> = []

  mutating func begin(_ file: String, limit: Int64) {
    report.files.append(file)
    // What an earlier file left behind was superseded, not torn.
    report.tornTail = nil
    self.file = file
    self.limit = limit
    line = 0
    offset = 0
    badLines = []
  }

  /// Takes the next piece of the file; pieces may end anywhere.
  mutating func consume(_ piece: ArraySlice<UInt8>, _ body: (JournalLine) -> Void) {
    var rest = piece
    while let end = rest.firstIndex(of: 0x0A) {
      let part = rest[rest.startIndex..<end]
      if carry.isEmpty {
        take(part, body)
      } else {
        carry.append(contentsOf: part)
        let whole = carry
        carry = []
        take(whole[...], body)
      }
      rest = rest[(end + 1)...]
    }
    carry.append(contentsOf: rest)
  }

  private mutating func take(_ bytes: ArraySlice<UInt8>, _ body: (JournalLine) -> Void) {
    line += 1
    report.lines += 1
    defer { offset += bytes.count + 1 }
    guard let found = JournalFrame.read(bytes) else {
      if badLines.isEmpty { badStart = offset }
      badLines.append(line)
      return
    }
    for bad in badLines { report.add(.badLine, file, bad) }
    badLines = []
    guard found.seq < limit else {
      report.superseded += 1
      return
    }
    accept(found, body)
  }

  private mutating func accept(_ found: JournalLine, _ body: (JournalLine) -> Void) {
    let expected = report.lastSeq + 1
    if found.seq < expected {
      guard missing.remove(found.seq) != nil else {
        return report.add(.doubled(seq: found.seq), file, line)
      }
      report.add(.outOfOrder(seq: found.seq), file, line)
      report.records += 1
      return body(found)
    }
    if found.seq > expected {
      report.add(.missing(first: expected, last: found.seq - 1), file, line)
      // A stray number must not make us remember millions.
      missing.formUnion(expected..<min(found.seq, expected + 10_000))
    } else if found.prev != report.lastSum {
      report.add(.brokenChain(seq: found.seq), file, line)
    }
    report.records += 1
    report.lastSeq = found.seq
    report.lastSum = found.sum
    report.lastAt = found.at
    body(found)
  }

  /// The file is at its end: what is left over was never promised to anybody.
  mutating func finish() {
    let start = badLines.isEmpty ? offset : badStart
    let count = offset + carry.count - start
    if count > 0 { report.tornTail = TornTail(file: file, offset: start, count: count) }
    carry = []
  }
}
