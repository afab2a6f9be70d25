// LiveHost: when two IRC names are the same.
// SPDX-License-Identifier: Apache-2.0

/// Which letters of nicks and channels are the same to a server (`CASEMAPPING` of its 005 line).
package enum CaseMapping: String, Sendable {
  case ascii
  /// RFC 1459 is Scandinavian: `{}|^` are the small letters of `[]\~`.
  case rfc1459
  case strict = "rfc1459-strict"

  /// The name in small letters.
  package func fold(_ name: String) -> String {
    String(decoding: name.utf8.map(small), as: UTF8.self)
  }

  private func small(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x41...0x5A: byte + 0x20
    case 0x5B...0x5D: self == .ascii ? byte : byte + 0x20
    case 0x7E: self == .rfc1459 ? 0x5E : byte
    default: byte
    }
  }
}
