// LiveHost: a system call that failed: which one, on what, and why.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A failed system call. `call` and `path` say where, `code` is the `errno` value.
package struct SystemError: Error, Equatable, Sendable {
  package let call: String
  package let path: String
  package let code: Int32

  package init(call: String, path: String = "", code: Int32) {
    self.call = call
    self.path = path
    self.code = code
  }

  /// The error of the call that has just failed on this thread.
  static func last(_ call: String, _ path: String = "") -> SystemError {
    SystemError(call: call, path: path, code: errno)
  }

  /// What the C library says of the code, such as "No space left on device".
  package var reason: String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }

  package var isMissingFile: Bool { code == ENOENT || code == ENOTDIR }
  package var isExistingFile: Bool { code == EEXIST }
  package var isTooLarge: Bool { code == EFBIG }
  /// Whoever read from us has gone.
  package var isClosedPipe: Bool { code == EPIPE }
  package var isBusy: Bool { code == EADDRINUSE }
  /// Nothing can be taken just now.
  package var wouldBlock: Bool { code == EAGAIN || code == EWOULDBLOCK }

  package static let timedOut = SystemError(call: "connect", code: ETIMEDOUT)
  package static let diskFull = SystemError(call: "write", code: ENOSPC)
  package static let inputOutput = SystemError(call: "fdatasync", code: EIO)
}

/// Repeats a call that a signal interrupted: signals are not failures, and none of the calls
/// used here has done part of its work when it reports EINTR.
func retrying(_ call: () -> Int) -> Int {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}
