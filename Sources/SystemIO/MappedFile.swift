// LiveHost: a file looked at in place, without reading it whole.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A read-only view of a file's bytes; only the pages that are looked at take memory.
///
/// For files that are installed once and not changed while we run (fonts): a file that shrinks
/// under a mapping would fault.
@safe package final class MappedFile: @unchecked Sendable {
  private let base: UnsafeMutableRawPointer
  package let count: Int

  /// Nil when the file is missing, empty or cannot be mapped.
  package init?(path: String) {
    guard let file = try? FileSystem.open(path, .read), let size = try? file.size(), size > 0,
      let address = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, file.number, 0),
      unsafe address != MAP_FAILED
    else { return nil }
    unsafe base = address
    count = size
    // Look-ups jump about; reading ahead would only fill memory.
    _ = unsafe madvise(address, size, MADV_RANDOM)
  }

  deinit {
    _ = unsafe munmap(base, count)
  }

  /// The byte at an offset; 0 outside the file.
  package subscript(_ offset: Int) -> UInt8 {
    guard offset >= 0, offset < count else { return 0 }
    return unsafe base.load(fromByteOffset: offset, as: UInt8.self)
  }
}
