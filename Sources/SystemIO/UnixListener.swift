// LiveHost: a socket in the file system that programs of this user may write feed lines to.
// SPDX-License-Identifier: Apache-2.0

import CLinux
import Glibc

/// Listens on a Unix-domain socket with mode 0600 and removes it when done.
package final class UnixListener {
  private let descriptor: Descriptor
  package let path: String
  private let inode: ino_t

  package init(path: String) throws(SystemError) {
    let address = try UnixAddress(path, for: "bind")
    let number = UnixAddress.socket(isNonBlocking: true)
    if number < 0 { throw SystemError.last("socket", path) }
    let socket = Descriptor(number: number)
    guard !UnixListener.isAlive(address) else {
      throw SystemError(call: "bind", path: path, code: EADDRINUSE)
    }
    UnixListener.removeStaleSocket(path)
    // The mode is set by the mask, so that there is no moment in which others could connect.
    let mask = umask(0o177)
    let status = address.bind(number)
    let code = errno
    _ = umask(mask)
    if status < 0 { throw SystemError(call: "bind", path: path, code: code) }
    if listen(number, 16) < 0 { throw SystemError.last("listen", path) }
    var bound = stat()
    inode = unsafe stat(path, &bound) == 0 ? bound.st_ino : 0
    descriptor = socket
    self.path = path
  }

  deinit {
    // Only our own: somebody may have put another file there.
    var status = stat()
    if unsafe stat(path, &status) == 0, status.st_ino == inode { _ = unsafe unlink(path) }
  }

  /// Whether another console listens there.
  private static func isAlive(_ address: UnixAddress) -> Bool {
    let number = UnixAddress.socket(isNonBlocking: false)
    guard number >= 0 else { return false }
    let probe = Descriptor(number: number)
    return address.connect(probe.number) == 0
  }

  /// A socket that a crashed console left behind may go; any other file is not ours.
  private static func removeStaleSocket(_ path: String) {
    var status = stat()
    if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK {
      _ = unsafe unlink(path)
    }
  }

  package var number: Int32 { descriptor.number }

  /// The next waiting connection, if any.
  package func accept() -> Descriptor? {
    let number = retrying { Int(livehost_accept(descriptor.number)) }
    return number >= 0 ? Descriptor(number: Int32(number)) : nil
  }
}
