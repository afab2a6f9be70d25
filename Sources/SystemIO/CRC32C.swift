// LiveHost: CRC-32C, the sum that finds accidents.
// SPDX-License-Identifier: Apache-2.0

import CNative

/// CRC-32C (Castagnoli, RFC 3720 appendix B.4): finds every single flipped bit and every burst of
/// up to 32 bits. It finds accidents, not forgers.
package enum CRC32C {
  /// Eight tables, so that eight bytes are taken a step (Intel's slicing-by-8).
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for index in 0..<256 {
      var value = UInt32(index)
      for _ in 0..<8 {
        value = value & 1 == 1 ? (value >> 1) ^ 0x82F6_3B78 : value >> 1
      }
      tables[index] = value
    }
    for index in 256..<(8 * 256) {
      let before = tables[index - 256]
      tables[index] = (before >> 8) ^ tables[Int(before & 0xFF)]
    }
    return tables
  }()

  private static let isInProcessor = livehost_has_crc() == 1

  /// The sum of the bytes in `range`.
  package static func sum(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    guard isInProcessor else { return sumByTables(bytes, range) }
    return unsafe bytes.extracting(range).withUnsafeBufferPointer { buffer in
      ~(unsafe livehost_crc(0xFFFF_FFFF, buffer.baseAddress, buffer.count))
    }
  }

  /// The same on any processor.
  package static func sumByTables(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    let table = tables.span
    var value: UInt32 = 0xFFFF_FFFF
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      let low = value ^ word(bytes, index)
      let high = word(bytes, index + 4)
      value =
        table[1792 + Int(low & 0xFF)] ^ table[1536 + Int(low >> 8 & 0xFF)]
        ^ table[1280 + Int(low >> 16 & 0xFF)] ^ table[1024 + Int(low >> 24)]
        ^ table[768 + Int(high & 0xFF)] ^ table[512 + Int(high >> 8 & 0xFF)]
        ^ table[256 + Int(high >> 16 & 0xFF)] ^ table[Int(high >> 24)]
      index += 8
    }
    while index < range.upperBound {
      value = (value >> 8) ^ table[Int((value ^ UInt32(bytes[index])) & 0xFF)]
      index += 1
    }
    return value ^ 0xFFFF_FFFF
  }

  private static func word(_ bytes: Span<UInt8>, _ index: Int) -> UInt32 {
    UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
      | UInt32(bytes[index + 3]) << 24
  }

  /// The sum of all the bytes.
  package static func sum(_ bytes: [UInt8]) -> UInt32 {
    sum(bytes.span, 0..<bytes.count)
  }
}
