// LiveHost: finding a byte as fast as the C library can.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Searches in bytes.
package enum ByteSearch {
  /// Where the first newline at or after `start` is; nil when there is none.
  package static func newline(in bytes: Span<UInt8>, from start: Int) -> Int? {
    guard start >= 0, start < bytes.count else { return nil }
    return unsafe bytes.withUnsafeBytes { (buffer: UnsafeRawBufferPointer) -> Int? in
      guard let base = buffer.baseAddress else { return nil }
      let found = unsafe memchr(base.advanced(by: start), 0x0A, buffer.count - start)
      guard let found = unsafe found else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }
}
