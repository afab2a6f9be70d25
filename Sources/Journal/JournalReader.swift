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
  /// Behind the last record; nil when there is none.
  package internal(set) var place: JournalPlace?
  /// The place the reading began behind; nil when it read everything.
  package internal(set) var start: JournalPlace?
  package internal(set) var damage: [JournalDamage] = []
  /// More damage than is listed.
  package internal(set) var unlistedDamage = 0
  package internal(set) var tornTail: TornTail?

  /// The report of a journal that has no records yet.
  package init() {}

  /// Whether every record that was ever written is here and in order.
  package var isComplete: Bool { damage.isEmpty }
  package var isSound: Bool { damage.isEmpty && tornTail == nil }

  private static let listLimit = 1000

  mutating func add(_ kind: JournalDamage.Kind, _ file: String, _ line: Int) {
    if damage.count < JournalReport.listLimit {
      damage.append(JournalDamage(file: file, line: line, kind: kind))
    } else {
      unlistedDamage += 1
    }
  }

  mutating func add(badLines lines: Range<Int>, _ file: String) {
    let listed = lines.prefix(JournalReport.listLimit - damage.count)
    damage += listed.map { JournalDamage(file: file, line: $0, kind: .badLine) }
    unlistedDamage += lines.count - listed.count
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
  /// - Parameters:
  ///   - place: where to begin; a place that does not stand any more is ignored.
  ///   - progress: gets the number of bytes read so far, now and then.
  /// - Returns: the report, which says whether the reading began at `place`.
  package static func read(
    _ folder: some JournalFolder, after place: JournalPlace? = nil,
    _ body: (JournalLine) -> Void = { _ in }, progress: (Int) -> Void = { _ in }
  ) throws(SystemError) -> JournalReport {
    let names = try segments(in: folder)
    // A later file takes over from the record it starts with.
    var limits: [Int64] = []
    for name in names.dropFirst() { limits.append(try firstSeq(folder, name) ?? .max) }
    limits.append(.max)
    var scan = JournalScan()
    var first = 0
    if let place, let index = try place.index(in: folder, names, limits) {
      first = index
      scan.begin(names[..<first], limit: limits[first], at: place)
    }
    var count = 0
    for (index, name) in names.enumerated().dropFirst(first) {
      if scan.isFresh { scan.begin(name, limit: limits[index]) }
      try folder.stream(name, from: scan.offset) { piece in
        scan.consume(piece, body)
        count += piece.count
        progress(count)
        return true
      }
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
    try folder.stream(name, from: 0) { piece in
      head.append(contentsOf: piece)
      return head.count < 1 << 20
    }
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
  /// Where the line at hand begins.
  private(set) var offset = 0
  /// Whether the next file has not been begun.
  private(set) var isFresh = true
  private var carry: [UInt8] = []
  /// Bytes of the line at hand that are not kept: no line of ours is so long.
  private var overlong = 0
  /// The first bad line since the last sound one, and where it begins: a torn tail, or damage.
  private var bad: (line: Int, start: Int)?
  private var missing: Set<Int64> = []
  /// The last record of this file.
  private var last: (line: Int, end: Int, length: Int)?

  mutating func begin(_ file: String, limit: Int64) {
    report.files.append(file)
    // What an earlier file left behind was superseded, not torn.
    report.tornTail = nil
    self.file = file
    self.limit = limit
    line = 0
    offset = 0
    bad = nil
    last = nil
    isFresh = false
  }

  /// Begins behind a place: what lies before it was read when its record was written.
  mutating func begin(_ earlier: ArraySlice<String>, limit: Int64, at place: JournalPlace) {
    report.files = Array(earlier)
    begin(place.file, limit: limit)
    (line, offset) = (place.line, place.offset)
    report.start = place
    report.lines = place.line
    report.records = Int(place.seq)
    report.lastSeq = place.seq
    report.lastAt = place.at
    report.lastSum = place.sum
    report.place = place
  }

  /// Takes the next piece of the file; pieces may end anywhere.
  mutating func consume(_ piece: ArraySlice<UInt8>, _ body: (JournalLine) -> Void) {
    let bytes = piece.span
    var start = 0
    while let end = ByteSearch.newline(in: bytes, from: start) {
      let part = piece[(piece.startIndex + start)..<(piece.startIndex + end)]
      if carry.isEmpty, overlong == 0 {
        take(part, length: part.count + 1, body)
      } else {
        keep(part)
        let whole = carry
        let length = whole.count + overlong + 1
        (carry, overlong) = ([], 0)
        take(whole[...], length: length, body)
      }
      start = end + 1
    }
    keep(piece.dropFirst(start))
  }

  /// Keeps the beginning of a line until its end has come; of an endless one only the length.
  private mutating func keep(_ part: ArraySlice<UInt8>) {
    if overlong == 0, carry.count + part.count <= JournalScan.longestLine {
      carry.append(contentsOf: part)
    } else {
      overlong += carry.count + part.count
      carry = []
    }
  }

  private static let longestLine = 4 << 20

  private mutating func take(
    _ bytes: ArraySlice<UInt8>, length: Int, _ body: (JournalLine) -> Void
  ) {
    line += 1
    report.lines += 1
    defer { offset += length }
    guard let found = JournalFrame.read(bytes) else {
      bad = bad ?? (line, offset)
      return
    }
    if let bad { report.add(badLines: bad.line..<line, file) }
    bad = nil
    guard found.seq < limit else {
      report.superseded += 1
      return
    }
    accept(found, length: length, body)
  }

  private mutating func accept(
    _ found: JournalLine, length: Int, _ body: (JournalLine) -> Void
  ) {
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
    last = (line, offset + length, length)
    body(found)
  }

  /// The file is at its end: what is left over was never promised to anybody.
  mutating func finish() {
    let start = bad?.start ?? offset
    let count = offset + carry.count + overlong - start
    if count > 0 { report.tornTail = TornTail(file: file, offset: start, count: count) }
    (carry, overlong) = ([], 0)
    (offset, isFresh) = (0, true)
    guard let last, let at = report.lastAt else { return }
    report.place = JournalPlace(
      file: file, offset: last.end, line: last.line, seq: report.lastSeq, at: at,
      sum: report.lastSum, length: last.length)
  }
}
