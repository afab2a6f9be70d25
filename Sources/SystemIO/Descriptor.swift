// LiveHost: an open file descriptor that closes itself.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What a read brought.
package enum ReadOutcome: Equatable, Sendable {
  case bytes(Int), endOfFile, wouldBlock
}

/// An open descriptor, closed when the last owner lets go of it.
package final class Descriptor: Sendable {
  package let number: Int32
  private let isOwned: Bool

  /// - Parameter owned: false for the three standard streams, which are not ours to close.
  package init(number: Int32, owned: Bool = true) {
    precondition(number >= 0)
    self.number = number
    isOwned = owned
  }

  deinit {
    // A failed close has nothing to undo; whatever had to last was synced before.
    if isOwned { _ = Glibc.close(number) }
  }

  package static let standardInput = Descriptor(number: 0, owned: false)
  package static let standardOutput = Descriptor(number: 1, owned: false)
  package static let standardError = Descriptor(number: 2, owned: false)

  /// Reads at most `limit` bytes and appends them.
  package func read(into buffer: inout [UInt8], limit: Int) throws(SystemError) -> ReadOutcome {
    let start = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: limit))
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      retrying { unsafe Glibc.read(number, bytes.baseAddress?.advanced(by: start), limit) }
    }
    let code = errno
    buffer.removeLast(limit - max(0, count))
    if count > 0 { return .bytes(count) }
    if count == 0 { return .endOfFile }
    if code == EAGAIN || code == EWOULDBLOCK { return .wouldBlock }
    throw SystemError(call: "read", code: code)
  }

  /// One `write`; returns how many bytes it took, which may be fewer than given.
  package func writeOnce(_ bytes: ArraySlice<UInt8>) throws(SystemError) -> Int {
    let count = unsafe bytes.withUnsafeBytes { buffer in
      retrying { unsafe Glibc.write(number, buffer.baseAddress, buffer.count) }
    }
    if count < 0 { throw SystemError.last("write") }
    return count
  }

  /// Writes everything, in as many calls as it takes; waits where others made it non-blocking.
  package func writeAll(_ bytes: [UInt8]) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      do throws(SystemError) {
        rest = rest.dropFirst(try writeOnce(rest))
      } catch {
        guard error.code == EAGAIN else { throw error }
        _ = Poller.ready(reading: [], writing: [number], timeout: nil)
      }
    }
  }

  /// Forces the data to the disk. After a failure the descriptor must not be synced again.
  package func syncData() throws(SystemError) {
    if retrying({ Int(fdatasync(number)) }) < 0 { throw SystemError.last("fdatasync") }
  }

  /// Forces data and metadata to the disk; for folders.
  package func syncAll() throws(SystemError) {
    if retrying({ Int(fsync(number)) }) < 0 { throw SystemError.last("fsync") }
  }

  package func truncate(to length: Int) throws(SystemError) {
    if retrying({ Int(ftruncate(number, off_t(length))) }) < 0 {
      throw SystemError.last("ftruncate")
    }
  }

  /// Where the next read begins, in bytes from the start of the file.
  package func seek(to offset: Int) throws(SystemError) {
    if lseek(number, off_t(offset), SEEK_SET) < 0 { throw SystemError.last("lseek") }
  }

  /// The size of the file in bytes.
  package func size() throws(SystemError) -> Int {
    var status = stat()
    if unsafe fstat(number, &status) < 0 { throw SystemError.last("fstat") }
    return Int(status.st_size)
  }

  /// The permission bits of the file: `0o600` is the owner alone.
  package func permissions() throws(SystemError) -> UInt32 {
    var status = stat()
    if unsafe fstat(number, &status) < 0 { throw SystemError.last("fstat") }
    return status.st_mode & 0o7777
  }

  package var isTerminal: Bool { isatty(number) == 1 }

  /// Whether reads return at once when there is nothing to read.
  package func setNonBlocking(_ isNonBlocking: Bool) {
    let flags = fcntl(number, F_GETFL)
    guard flags >= 0 else { return }
    _ = fcntl(number, F_SETFL, isNonBlocking ? flags | O_NONBLOCK : flags & ~O_NONBLOCK)
  }

  /// Tries to become the only holder of the file (`flock`); false when another process holds it.
  package func lockExclusively() throws(SystemError) -> Bool {
    if retrying({ Int(flock(number, LOCK_EX | LOCK_NB)) }) == 0 { return true }
    if errno == EWOULDBLOCK { return false }
    throw SystemError.last("flock")
  }
}
