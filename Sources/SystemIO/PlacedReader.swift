// LiveHost: a file read here and there, a few bytes at a time.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Reads any place of a file without a mapping: the kernel maps sixteen pages for one that is
/// touched, so look-ups here and there would soon hold the whole file in memory; and a mapped file
/// that shrinks is a fault.
package final class PlacedReader: Sendable {
  private let file: Descriptor
  package let count: Int

  /// Nil when the file is missing, empty or cannot be read.
  package init?(path: String) {
    guard let file = try? FileSystem.open(path, .read), let size = try? file.size(), size > 0
    else { return nil }
    self.file = file
    count = size
  }

  /// The bytes from an offset, fewer at the end of the file, none when it cannot be read.
  package func bytes(at offset: Int, count: Int) -> [UInt8] {
    guard offset >= 0, offset < self.count else { return [] }
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      unsafe filled = max(0, pread(file.number, buffer.baseAddress, count, offset))
    }
  }
}
