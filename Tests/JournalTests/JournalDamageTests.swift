// LiveHost: R3 and R4: torn tails and damage in the middle.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import SystemIO
import TestSupport
import Testing

@testable import Journal

struct JournalDamageTests {
  /// The 64 records of the tests, their lines, and where each line ends.
  private static let whole = journal(64)
  private static let parts = lines(whole)

  @Test func aSoundJournalReadsWholeInPiecesOfAnySize() throws {
    for piece in [1, 2, 3, 7, 64, 139, 4096, 1 << 18] {
      let storage = folder(Self.whole)
      storage.pieceLength = piece
      let found = try Reading(storage)
      #expect(found.ids == Array(1...64), "pieces of \(piece)")
      #expect(found.report.isSound && found.report.lastSeq == 64, "pieces of \(piece)")
      #expect(found.report.lastAt == noon + 64 && found.report.records == 64)
    }
  }

  /// What stands behind a cut.
  enum Tail: CaseIterable {
    case nothing, zeros, garbage
  }

  @Test(arguments: Tail.allCases)
  func everyCutLosesOnlyTheTailAndTheTailGoesToAFile(_ tail: Tail) throws {
    var good = 0
    for cut in 0...Self.whole.count {
      while good < 64, cut >= Self.parts[...good].reduce(0, { $0 + $1.count }) { good += 1 }
      var bytes = Array(Self.whole[..<cut])
      var dice = SeededGenerator(seed: UInt64(cut))
      let count = 1 + dice.below(700)
      switch tail {
      case .nothing: break
      case .zeros: bytes += [UInt8](repeating: 0, count: count)
      case .garbage: bytes += (0..<count).map { _ in UInt8(truncatingIfNeeded: dice.next()) }
      }
      try check(bytes, good: good, note: "\(tail), cut \(cut)")
    }
  }

  private func check(_ bytes: [UInt8], good: Int, note: String) throws {
    let length = Self.parts[..<good].reduce(0) { $0 + $1.count }
    let storage = folder(bytes)
    let before = try Reading(storage)
    #expect(before.ids == Array(1..<good + 1), "\(note)")
    #expect(before.report.isComplete, "\(note)")
    let torn = before.report.tornTail
    #expect((torn?.offset ?? length) == length, "\(note)")
    #expect((torn?.count ?? 0) == bytes.count - length, "\(note)")
    let (writer, aside) = try JournalWriter.resume(in: storage, after: before.report)
    #expect((aside == nil) == (torn == nil), "\(note)")
    let kept = aside.flatMap { storage.bytes($0) } ?? []
    #expect(kept == Array(bytes[length...]), "\(note): every byte that goes is in a file")
    #expect(writer.commit([record(good + 1)]) == .saved(lastSeq: Int64(good + 1)), "\(note)")
    #expect(storage.bytes("journal.jsonl")?.prefix(length) == Self.whole.prefix(length), "\(note)")
    storage.kill()
    let last = storage.bytes("journal.jsonl").map { lines($0).last ?? [] } ?? []
    #expect(JournalFrame.read(last.dropLast()).map { id(of: $0) } == good + 1, "\(note)")
    guard good % 8 == 0 else { return }
    let after = try Reading(storage)
    #expect(after.ids == Array(1..<good + 2) && after.report.isSound, "\(note)")
  }

  @Test func everyFlippedBitIsDetectedAndTheOtherRecordsStayUsable() throws {
    // The state before each line, so that a flip costs three lines of reading and not 64.
    var states: [JournalScan] = []
    var scan = JournalScan()
    scan.begin("journal.jsonl", limit: .max)
    for part in Self.parts {
      states.append(scan)
      scan.consume(part[...]) { _ in }
    }
    for (index, part) in Self.parts.enumerated() {
      let rest = Self.parts[(index + 1)...].prefix(2).flatMap(\.self)
      for bit in 0..<part.count * 8 {
        var bytes = part + rest
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
        var scan = states[index]
        var ids: [Int] = []
        scan.consume(bytes[...]) { ids.append(id(of: $0)) }
        scan.finish()
        let note = "line \(index + 1), bit \(bit)"
        #expect(!scan.report.isSound, "\(note)")
        // A newline that is gone takes the line behind it along.
        let lost = bit / 8 == part.count - 1 ? 2 : 1
        let first = index + 1 + lost
        #expect(ids == Array(first..<max(first, min(index + 4, 65))), "\(note)")
      }
    }
  }

  @Test func flipsSeenThroughTheWholeJournalNameTheLine() throws {
    for bit in stride(from: 0, to: Self.whole.count * 8, by: Budget.isLong ? 7 : 211) {
      var bytes = Self.whole
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      let found = try reading(bytes)
      let line = 1 + Self.whole[..<(bit / 8)].count { $0 == 0x0A }
      let named =
        found.report.damage.contains { $0.kind == .badLine && $0.line == line }
        || (found.report.tornTail != nil && line >= 63)
      #expect(named, "bit \(bit) of line \(line): \(found.report.damage)")
      #expect(found.ids.count >= 62, "bit \(bit)")
      #expect(found.ids == found.ids.sorted(), "bit \(bit)")
    }
  }

  @Test func everyDeletedLineIsNamed() throws {
    for index in 0..<63 {
      var parts = Self.parts
      parts.remove(at: index)
      let found = try reading(parts.flatMap(\.self))
      let seq = Int64(index + 1)
      #expect(
        found.report.damage == [
          JournalDamage(
            file: "journal.jsonl", line: index + 1, kind: .missing(first: seq, last: seq))
        ])
      #expect(found.ids == Array(1...64).filter { $0 != index + 1 })
    }
  }

  @Test func everyDoubledLineIsNamedAndCountsOnce() throws {
    for index in 0..<64 {
      for place in [index, 64] {
        var parts = Self.parts
        parts.insert(parts[index], at: place)
        let found = try reading(parts.flatMap(\.self))
        let line = place == 64 ? 65 : index + 2
        #expect(
          found.report.damage == [
            JournalDamage(
              file: "journal.jsonl", line: line, kind: .doubled(seq: Int64(index + 1)))
          ])
        #expect(found.ids == Array(1...64), "line \(index + 1)")
      }
    }
  }

  @Test func everySwappedPairIsNamedAndBothStayUsable() throws {
    for index in 0..<63 {
      var parts = Self.parts
      parts.swapAt(index, index + 1)
      let found = try reading(parts.flatMap(\.self))
      let seq = Int64(index + 1)
      let kinds = found.report.damage.map(\.kind)
      #expect(kinds.first == .missing(first: seq, last: seq), "line \(index + 1)")
      #expect(kinds.contains(.outOfOrder(seq: seq)), "line \(index + 1)")
      #expect(found.ids.sorted() == Array(1...64), "line \(index + 1)")
    }
  }

  @Test func aRecordPutInPlaceOfAnotherBreaksTheChain() throws {
    for index in 1..<63 {
      var parts = Self.parts
      var forged: [UInt8] = []
      _ = JournalFrame.append(record(900), seq: Int64(index + 1), prev: 0xABCD, to: &forged)
      parts[index] = forged
      let kinds = try reading(parts.flatMap(\.self)).report.damage.map(\.kind)
      #expect(
        kinds == [.brokenChain(seq: Int64(index + 1)), .brokenChain(seq: Int64(index + 2))])
    }
  }

  @Test func linesOfWildNumbersCostNoMemory() throws {
    var bytes: [UInt8] = []
    for seq in [1, 9_000_000_000_000_000, 5, 8_999_999_999_999_999] as [Int64] {
      _ = JournalFrame.append(record(Int(seq)), seq: seq, prev: 0, to: &bytes)
    }
    let found = try reading(bytes)
    #expect(found.report.damage.count >= 3)
    #expect(found.ids == [1, 9_000_000_000_000_000, 5])
  }

  @Test func damageIsListedUpToAThousandAndCountedBeyond() throws {
    let bytes = Array(String(repeating: "no line\n", count: 1500).utf8) + Self.whole
    let report = try reading(bytes).report
    #expect(report.damage.count == 1000 && report.unlistedDamage == 500)
  }

  @Test func garbageOfEveryKindIsReadWithoutATrap() throws {
    for seed in Budget.seeds(3000) {
      var dice = SeededGenerator(seed: seed)
      var bytes: [UInt8] = []
      for _ in 0..<dice.below(6) {
        switch dice.below(4) {
        case 0: bytes += Self.parts[dice.below(64)]
        case 1: bytes += Self.parts[dice.below(64)].dropLast(dice.below(30))
        case 2: bytes += (0..<dice.below(200)).map { _ in UInt8(truncatingIfNeeded: dice.next()) }
        default: bytes.append(0x0A)
        }
      }
      let storage = folder(bytes)
      storage.pieceLength = 1 + dice.below(300)
      let found = try Reading(storage)
      #expect(Set(found.seqs).count == found.seqs.count, "seed \(seed)")
      let (writer, _) = try JournalWriter.resume(in: storage, after: found.report)
      #expect(writer.commit([record(999)]) == .saved(lastSeq: found.report.lastSeq + 1))
      #expect(try Reading(storage).ids == found.ids + [999], "seed \(seed)")
    }
  }
}
