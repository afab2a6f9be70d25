// LiveHost: times as texts and back.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import Foundation
import JSONLines
import Testing
import TestSupport

struct JSONTimeTests {
  @Test func everyTimeInRangeComesBackTheSame() {
    let span = UInt64(JSONTime.range.upperBound - JSONTime.range.lowerBound)
    for seed in Budget.seeds(20_000) {
      var dice = SeededGenerator(seed: seed)
      let time = JSONTime.range.lowerBound + Int64(dice.next() % span)
      let text = JSONTime.text(time)
      #expect(text.utf8.count == 24, "seed \(seed): \(text)")
      #expect(JSONTime.milliseconds(text) == time, "seed \(seed): \(text)")
    }
  }

  @Test func everyDayOfFourCenturiesIsTheCalendarsDay() {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? calendar.timeZone
    var day = -30_000
    while day < 120_000 {
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(day) * 86_400))
      let text = JSONTime.text(Int64(day) * 86_400_000)
      let expected = [parts.year, parts.month, parts.day].map { $0 ?? -1 }
      #expect(text.prefix(10).split(separator: "-").map { Int($0) ?? -2 } == expected, "\(text)")
      day += 17
    }
  }

  @Test(
    arguments: [
      ("1970-01-01T00:00:00.000Z", 0), ("2026-11-23T11:32:05.412Z", 1_795_433_525_412),
      ("2026-11-23T11:32:05Z", 1_795_433_525_000), ("2026-11-23t11:32:05.4z", 1_795_433_525_400),
      ("2026-11-23T19:32:05.412+08:00", 1_795_433_525_412),
      ("2026-11-23T05:02:05.412999-06:30", 1_795_433_525_412),
      ("1969-12-31T23:59:59.999Z", -1), ("2000-02-29T00:00:00Z", 951_782_400_000),
      ("0001-01-01T00:00:00.000Z", JSONTime.range.lowerBound),
      ("9999-12-31T23:59:59.999Z", JSONTime.range.upperBound),
      ("2016-12-31T23:59:60Z", 1_483_228_800_000),
    ] as [(String, Int64)])
  func knownTimesAreRead(_ text: String, _ expected: Int64) {
    #expect(JSONTime.milliseconds(text) == expected)
  }

  @Test(arguments: [
    "", "2026-11-23", "2026-11-23T11:32:05", "2026-11-23 11:32:05Z", "2026-13-01T00:00:00Z",
    "2026-00-01T00:00:00Z", "2026-02-30T00:00:00Z", "2025-02-29T00:00:00Z", "1900-02-29T00:00:00Z",
    "2026-04-31T00:00:00Z", "2026-11-00T00:00:00Z",
    "2026-11-23T24:00:00Z", "2026-11-23T11:60:00Z",
    "2026-11-23T11:32:61Z", "2026-11-23T11:32:05.Z", "2026-11-23T11:32:05.412",
    "+026-11-23T11:32:05Z",
    "2026-11-23T11:32:05.412Zx", "2026-11-23T11:32:05+8:00", "2026-11-23T11:32:05+24:00",
    "2026-11-23T11:32:05+08:60", "2026-11-23T11:32:05+0800", "2026-1-23T11:32:05.4Z",
    "２026-11-23T11:32:05Z", "2026-11-23T11:32:05-", "2026-11-23T11:32:05.999999", "now",
  ])
  func whatIsNoTimeIsNil(_ text: String) {
    #expect(JSONTime.milliseconds(text) == nil)
  }

  @Test func timesOutsideTheRangeAreMovedToItsEnds() {
    #expect(JSONTime.text(.max) == "9999-12-31T23:59:59.999Z")
    #expect(JSONTime.text(.min) == "0001-01-01T00:00:00.000Z")
  }

  @Test func mangledTimesNeverTrap() {
    for seed in Budget.seeds(20_000) {
      var maker = TextMaker(seed: seed)
      let bytes = maker.mutated(Array("2026-11-23T11:32:05.412+08:00".utf8))
      if let time = JSONTime.milliseconds(String(decoding: bytes, as: UTF8.self)) {
        #expect(JSONTime.milliseconds(JSONTime.text(time)) == time, "seed \(seed): \(bytes)")
      }
    }
  }
}
