// LiveHost: money as whole minor units of a currency.
// SPDX-License-Identifier: Apache-2.0

/// A currency by its ISO 4217 code.
package struct Currency: Hashable, Sendable {
  package let code: String

  package static let yuan = Currency(trusted: "CNY")

  private init(trusted code: String) {
    self.code = code
  }

  /// Nil unless the code is three capital letters.
  package init?(code: String) {
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      return nil
    }
    self.code = code
  }

  /// Decimal places of the minor unit, by ISO 4217; two for all that are not listed.
  package var places: Int {
    switch code {
    case "JPY", "KRW", "VND", "CLP", "ISK", "PYG", "UGX", "XAF", "XOF", "XPF": 0
    case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
    default: 2
    }
  }

  /// Minor units in one major unit: 100 for CNY.
  package var scale: Int64 {
    switch places {
    case 0: 1
    case 3: 1000
    default: 100
    }
  }
}

/// An amount of money: whole minor units (fen, cents) of one currency. Never floating point.
package struct Money: Hashable, Sendable {
  package var minorUnits: Int64
  package let currency: Currency

  /// The most one price, total or goal may be: a million million minor units.
  package static let limit: Int64 = 1_000_000_000_000

  package init(minorUnits: Int64, _ currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  package static func zero(_ currency: Currency) -> Money {
    Money(minorUnits: 0, currency)
  }

  /// Reads `25`, `25.6` or `25.60`; nil for signs, exponents, too many places, or too much.
  package init?(decimal text: some StringProtocol, _ currency: Currency) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), !parts[0].isEmpty else { return nil }
    let fraction = parts.count == 2 ? Array(parts[1]) : []
    guard parts.count == 1 || !fraction.isEmpty, fraction.count <= currency.places else {
      return nil
    }
    var value: Int64 = 0
    let padding = [UInt8](repeating: 0x30, count: currency.places - fraction.count)
    for byte in Array(parts[0]) + fraction + padding {
      guard byte &- 0x30 < 10, value <= Money.limit else { return nil }
      value = value * 10 + Int64(byte - 0x30)
    }
    guard value <= Money.limit else { return nil }
    self.init(minorUnits: value, currency)
  }

  /// `25.60`: no grouping, no sign of the currency; what the files hold.
  package var decimal: String {
    let (whole, part) = minorUnits.magnitude.quotientAndRemainder(
      dividingBy: UInt64(currency.scale))
    let sign = minorUnits < 0 ? "-" : ""
    guard currency.places > 0 else { return sign + String(whole) }
    let digits = String(part)
    let zeros = String(repeating: "0", count: currency.places - digits.utf8.count)
    return sign + String(whole) + "." + zeros + digits
  }

  package static func + (left: Money, right: Money) -> Money {
    precondition(left.currency == right.currency)
    return Money(minorUnits: left.minorUnits + right.minorUnits, left.currency)
  }

  package static func - (left: Money, right: Money) -> Money {
    precondition(left.currency == right.currency)
    return Money(minorUnits: left.minorUnits - right.minorUnits, left.currency)
  }

  /// The amount times a count; nil beyond `limit`.
  package func times(_ count: Int) -> Money? {
    let (product, overflow) = minorUnits.multipliedReportingOverflow(by: Int64(count))
    guard !overflow, product.magnitude <= UInt64(Money.limit) else { return nil }
    return Money(minorUnits: product, currency)
  }

  /// The share of `numerator` in `denominator` parts, rounded half up, so that the shares of
  /// 0…denominator run from nothing to the whole without losing a cent on the way.
  package func share(_ numerator: Int64, of denominator: Int64) -> Money {
    precondition(denominator > 0 && (0...denominator).contains(numerator))
    let (high, low) = minorUnits.multipliedFullWidth(by: numerator * 2)
    let doubled = (denominator * 2).dividingFullWidth(
      Money.adding((high, low), denominator))
    return Money(minorUnits: doubled.quotient, currency)
  }

  private static func adding(
    _ wide: (high: Int64, low: UInt64), _ value: Int64
  ) -> (high: Int64, low: UInt64) {
    let (low, carry) = wide.low.addingReportingOverflow(UInt64(value))
    return (wide.high + (carry ? 1 : 0), low)
  }
}
