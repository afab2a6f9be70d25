// LiveHost: one journal line: how it is written, and when it counts.
// SPDX-License-Identifier: Apache-2.0

import JSONLines
import SystemIO

/// What is to be journaled: a kind, a time, and data that the journal does not look into.
package struct JournalRecord: Sendable, Equatable {
  package let at: Int64
  package let kind: String
  /// A JSON object on one line.
  package let data: [UInt8]

  package init(at: Int64, kind: String, data: [UInt8]) {
    precondition(data.first == UInt8(ascii: "{") && data.last == UInt8(ascii: "}"))
    precondition(!data.contains(0x0A))
    self.at = at
    self.kind = kind
    self.data = data
  }
}

/// A line that was read back and found sound.
package struct JournalLine: Sendable {
  package let seq: Int64
  package let at: Int64
  package let kind: String
  package let data: ArraySlice<UInt8>
  let prev: UInt32
  let sum: UInt32
}

/// The frame of a line (Docs/JournalFormat.md):
/// `{"seq":17,"at":"…","kind":"…","data":{…},"prev":"<8 hex>","sum":"<8 hex>"}`.
enum JournalFrame {
  /// `,"prev":"xxxxxxxx","sum":"xxxxxxxx"}`
  static let tailLength = 36
  /// `,"sum":"xxxxxxxx"}`
  static let sumLength = 18

  private static let seqMark = Array(#"{"seq":"#.utf8)
  private static let atMark = Array(#","at":""#.utf8)
  private static let kindMark = Array(#"","kind":""#.utf8)
  private static let dataMark = Array(#"","data":"#.utf8)
  private static let prevMark = Array(#","prev":""#.utf8)
  private static let sumMark = Array(#","sum":""#.utf8)
  private static let endMark = Array("\"}".utf8)

  /// Appends the line of a record, newline included; returns its sum.
  static func append(
    _ record: JournalRecord, seq: Int64, prev: UInt32, to bytes: inout [UInt8]
  ) -> UInt32 {
    precondition(seq > 0)
    let start = bytes.count
    bytes.append(contentsOf: seqMark)
    bytes.append(contentsOf: String(seq).utf8)
    bytes.append(contentsOf: atMark)
    JSONTime.append(record.at, to: &bytes)
    bytes.append(contentsOf: kindMark)
    bytes.append(contentsOf: record.kind.utf8)
    bytes.append(contentsOf: dataMark)
    bytes.append(contentsOf: record.data)
    bytes.append(contentsOf: prevMark)
    appendHex(prev, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
    let sum = CRC32C.sum(bytes.span, start..<bytes.count)
    bytes.append(contentsOf: sumMark)
    appendHex(sum, to: &bytes)
    bytes.append(contentsOf: endMark)
    bytes.append(0x0A)
    return sum
  }

  private static func appendHex(_ value: UInt32, to bytes: inout [UInt8]) {
    for shift in stride(from: 28, through: 0, by: -4) {
      let nibble = UInt8(value >> UInt32(shift) & 0xF)
      bytes.append(nibble < 10 ? nibble + 0x30 : nibble - 10 + UInt8(ascii: "a"))
    }
  }

  /// Reads a line (without its newline); nil unless its sum is right and its frame is ours.
  static func read(_ line: ArraySlice<UInt8>) -> JournalLine? {
    let bytes = line.span
    let count = bytes.count
    guard count > tailLength + 40, matches(bytes, count - sumLength, sumMark),
      matches(bytes, count - tailLength, prevMark), matches(bytes, count - 2, endMark),
      bytes[count - sumLength - 1] == UInt8(ascii: "\""),
      let sum = hex(bytes, count - 10), let prev = hex(bytes, count - sumLength - 9),
      CRC32C.sum(bytes, 0..<(count - sumLength)) == sum
    else { return nil }
    return fields(line, bytes, prev: prev, sum: sum)
  }

  /// The fields of a line whose sum is right.
  private static func fields(
    _ line: ArraySlice<UInt8>, _ bytes: Span<UInt8>, prev: UInt32, sum: UInt32
  ) -> JournalLine? {
    guard matches(bytes, 0, seqMark) else { return nil }
    var index = 7
    var seq: Int64 = 0
    while index < bytes.count, bytes[index] &- 0x30 < 10, seq < 1 << 53 {
      seq = seq * 10 + Int64(bytes[index] - 0x30)
      index += 1
    }
    guard seq > 0, matches(bytes, index, atMark) else { return nil }
    let timeStart = index + 7
    guard let timeEnd = quote(bytes, timeStart), matches(bytes, timeEnd, kindMark) else {
      return nil
    }
    let kindStart = timeEnd + 10
    guard let kindEnd = quote(bytes, kindStart), matches(bytes, kindEnd, dataMark),
      kindEnd + 9 <= bytes.count - tailLength,
      let at = JSONTime.milliseconds(bytes.extracting(timeStart..<timeEnd))
    else { return nil }
    let base = line.startIndex
    let data = line[(base + kindEnd + 9)..<(base + bytes.count - tailLength)]
    return JournalLine(
      seq: seq, at: at, kind: text(line, kindStart, kindEnd), data: data, prev: prev, sum: sum)
  }

  private static func text(_ line: ArraySlice<UInt8>, _ start: Int, _ end: Int) -> String {
    String(decoding: line[(line.startIndex + start)..<(line.startIndex + end)], as: UTF8.self)
  }

  private static func quote(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\"") { return index }
      index += 1
    }
    return nil
  }

  private static func matches(_ bytes: Span<UInt8>, _ start: Int, _ word: [UInt8]) -> Bool {
    guard start >= 0, start + word.count <= bytes.count else { return false }
    for index in word.indices where bytes[start + index] != word[index] { return false }
    return true
  }

  private static func hex(_ bytes: Span<UInt8>, _ start: Int) -> UInt32? {
    var value: UInt32 = 0
    for index in start..<(start + 8) {
      // Only the small letters we write: another spelling is another line.
      switch bytes[index] {
      case 0x30...0x39: value = value << 4 | UInt32(bytes[index] - 0x30)
      case 0x61...0x66: value = value << 4 | UInt32(bytes[index] - 0x61 + 10)
      default: return nil
      }
    }
    return value
  }
}
