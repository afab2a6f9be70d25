// LiveHost: a file in memory that a library can write to.
// SPDX-License-Identifier: Apache-2.0

import CLinux
import Glibc

/// Takes what is written to its number, until it is taken out.
package final class MemoryFile {
  private let file: Descriptor

  package init(name: String) throws(SystemError) {
    let number = unsafe livehost_memory_file(name)
    if number < 0 { throw SystemError.last("memfd_create") }
    file = Descriptor(number: number)
  }

  /// Makes another number stand for this file: what is written there comes here.
  package func takeOver(_ number: Int32) {
    _ = dup2(file.number, number)
  }

  /// What has been written since the last time.
  package func takeBytes() -> [UInt8] {
    let count = Int(lseek(file.number, 0, SEEK_CUR))
    guard count > 0 else { return [] }
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      unsafe filled = max(0, pread(file.number, buffer.baseAddress, count, 0))
    }
    // The pages stay for the next time, unless there were very many.
    if count > 1 << 18 { _ = ftruncate(file.number, 0) }
    _ = lseek(file.number, 0, SEEK_SET)
    return bytes
  }
}
