// LiveHost: tests of amounts of money.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SessionEngine

@Suite struct MoneyTests {
  @Test(
    arguments: [
      ("25", 2500), ("25.6", 2560), ("25.60", 2560), ("0", 0), ("0.01", 1), ("007.5", 750),
      ("10000000000", 1_000_000_000_000),
    ] as [(String, Int64)])
  func anAmountIsRead(_ text: String, _ units: Int64) {
    #expect(Money(decimal: text, .yuan)?.minorUnits == units)
  }

  @Test(arguments: [
    "", ".", "5.", ".5", "-1", "+1", "1e3", "1.234", "1,5", " 1", "1 ", "1.2.3", "２", "一", "1.-5",
    "10000000000.01", "99999999999999999999999999", "0x10", "NaN", "1\0",
  ])
  func whatIsNoAmountIsRefused(_ text: String) {
    #expect(Money(decimal: text, .yuan) == nil)
  }

  @Test func placesFollowTheCurrency() throws {
    let yen = try #require(Currency(code: "JPY"))
    let dinar = try #require(Currency(code: "KWD"))
    #expect(Money(decimal: "128", yen)?.minorUnits == 128)
    #expect(Money(decimal: "128.0", yen) == nil && Money(decimal: "1.234", .yuan) == nil)
    #expect(Money(decimal: "1.234", dinar)?.decimal == "1.234")
    #expect(Money(minorUnits: 5, yen).decimal == "5")
    #expect(Currency(code: "cny") == nil && Currency(code: "CN") == nil)
  }

  @Test(
    arguments: [
      (0, "0.00"), (5, "0.05"), (2560, "25.60"), (-5, "-0.05"), (-12345, "-123.45"),
      (.min, "-92233720368547758.08"),
    ] as [(Int64, String)])
  func anAmountIsWritten(_ units: Int64, _ text: String) {
    #expect(Money(minorUnits: units, .yuan).decimal == text)
  }

  @Test func timesStopsAtTheLimit() {
    let most = Money(minorUnits: Money.limit, .yuan)
    #expect(most.times(1) == most && most.times(2) == nil && most.times(0) == .zero(.yuan))
    #expect(Money(minorUnits: .max, .yuan).times(3) == nil)
  }

  @Test func sharesRunFromNothingToTheWholeAndNeverBack() {
    let seed: UInt64 = 0x0A0E
    var generator = TestGenerator(seed: seed)
    for round in 0..<2_000 {
      let whole = Money(minorUnits: Int64(generator.next() % 1_000_000), .yuan)
      let parts = Int64(1 + generator.below(50))
      var last = Money.zero(.yuan)
      for part in 0...parts {
        let share = whole.share(part, of: parts)
        #expect(share.minorUnits >= last.minorUnits, "seed \(seed), round \(round)")
        // Half up: twice the error is at most one whole part.
        let error = share.minorUnits * parts * 2 - whole.minorUnits * part * 2
        #expect(error > -parts && error <= parts, "seed \(seed), round \(round)")
        last = share
      }
      #expect(last == whole, "seed \(seed), round \(round)")
    }
  }

  @Test func sharesOfTheLargestAmountDoNotOverflow() {
    let most = Money(minorUnits: .max, .yuan)
    #expect(most.share(10_000, of: 10_000) == most)
    #expect(most.share(0, of: 10_000) == .zero(.yuan))
    #expect(most.share(1, of: 2).minorUnits == Int64.max / 2 + 1)
  }
}
