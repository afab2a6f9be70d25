// LiveHost: instants as the files write them, RFC 3339 in UTC with milliseconds.
// SPDX-License-Identifier: Apache-2.0

/// RFC 3339 times of the files: milliseconds since 1970-01-01T00:00:00Z ⇄ text.
///
/// The calendar is computed, not asked of a library: days from civil date and back are the
/// proleptic Gregorian rules in integers (eras of 400 years, the year starting in March).
package enum JSONTime {
  /// Years 0001 to 9999, the range RFC 3339 can write.
  package static let range: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999

  /// `2026-11-23T11:32:05.412Z`. A time outside `range` is moved to its end.
  package static func text(_ milliseconds: Int64) -> String {
    var bytes: [UInt8] = []
    append(milliseconds, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the text of a time; every journal line has one, so no string is made on the way.
  package static func append(_ milliseconds: Int64, to bytes: inout [UInt8]) {
    let clamped = min(max(milliseconds, range.lowerBound), range.upperBound)
    let (day, millis) = clamped.flooredQuotientAndRemainder(86_400_000)
    let (year, month, dayOfMonth) = civil(day)
    let seconds = millis / 1000
    digits(year, 4, UInt8(ascii: "-"), &bytes)
    digits(month, 2, UInt8(ascii: "-"), &bytes)
    digits(dayOfMonth, 2, UInt8(ascii: "T"), &bytes)
    digits(seconds / 3600, 2, UInt8(ascii: ":"), &bytes)
    digits(seconds / 60 % 60, 2, UInt8(ascii: ":"), &bytes)
    digits(seconds % 60, 2, UInt8(ascii: "."), &bytes)
    digits(millis % 1000, 3, UInt8(ascii: "Z"), &bytes)
  }

  private static func digits(
    _ value: Int64, _ width: Int, _ end: UInt8, _ bytes: inout [UInt8]
  ) {
    var scale: Int64 = 1
    for _ in 1..<width { scale *= 10 }
    while scale > 0 {
      bytes.append(UInt8(truncatingIfNeeded: value / scale % 10) + 0x30)
      scale /= 10
    }
    bytes.append(end)
  }

  private static func civil(_ day: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, dayOfEra) = (day + 719_468).flooredQuotientAndRemainder(146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// Reads an RFC 3339 time in UTC (`Z`) or with an offset; nil for anything else.
  package static func milliseconds(_ text: String) -> Int64? {
    milliseconds(Array(text.utf8).span)
  }

  /// The same from bytes: every journal line has one, so no string is made on the way.
  package static func milliseconds(_ bytes: Span<UInt8>) -> Int64? {
    guard bytes.count >= 20, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] | 0x20 == 0x74,
      bytes[13] == 0x3A, bytes[16] == 0x3A,
      let year = number(bytes, 0, 4), let month = number(bytes, 5, 2),
      let day = number(bytes, 8, 2), let hour = number(bytes, 11, 2),
      let minute = number(bytes, 14, 2), let second = number(bytes, 17, 2),
      (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second <= 60
    else { return nil }
    var index = 19
    var fraction: Int64 = 0
    if bytes[index] == UInt8(ascii: ".") {
      var scale: Int64 = 100
      index += 1
      let start = index
      while index < bytes.count, bytes[index] &- 0x30 < 10 {
        fraction += Int64(bytes[index] - 0x30) * scale
        scale /= 10
        index += 1
      }
      guard index > start else { return nil }
    }
    guard let offset = zone(bytes, at: index) else { return nil }
    let dayCount = days(year, month, day)
    // The 30th of February would be read as some day of March.
    guard civil(dayCount) == (year, month, day) else { return nil }
    let seconds = dayCount * 86_400 + hour * 3600 + minute * 60 + second - offset
    let milliseconds = seconds * 1000 + fraction
    // An offset can lead out of the years that can be written back.
    return range.contains(milliseconds) ? milliseconds : nil
  }

  /// Seconds east of UTC; nil when the text does not end right after a zone.
  private static func zone(_ bytes: Span<UInt8>, at index: Int) -> Int64? {
    guard index < bytes.count else { return nil }
    if bytes[index] | 0x20 == UInt8(ascii: "z") { return index + 1 == bytes.count ? 0 : nil }
    guard bytes[index] == UInt8(ascii: "+") || bytes[index] == 0x2D, index + 6 == bytes.count,
      bytes[index + 3] == 0x3A, let hours = number(bytes, index + 1, 2),
      let minutes = number(bytes, index + 4, 2), hours < 24, minutes < 60
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return bytes[index] == 0x2D ? -seconds : seconds
  }

  private static func number(_ bytes: Span<UInt8>, _ start: Int, _ count: Int) -> Int64? {
    guard start + count <= bytes.count else { return nil }
    var value: Int64 = 0
    for index in start..<(start + count) {
      let byte = bytes[index]
      guard byte &- 0x30 < 10 else { return nil }
      value = value * 10 + Int64(byte - 0x30)
    }
    return value
  }

  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = shiftedYear.flooredQuotientAndRemainder(400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

extension Int64 {
  /// Division that rounds down, so that times before 1970 fall on the right day.
  fileprivate func flooredQuotientAndRemainder(_ divisor: Int64) -> (Int64, Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
