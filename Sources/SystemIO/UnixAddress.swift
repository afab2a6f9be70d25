// LiveHost: the address of a Unix-domain socket, and a call there that never waits.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A socket in the file system.
struct UnixAddress {
  private var address = sockaddr_un()

  init(_ path: String, for call: String) throws(SystemError) {
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    // One byte of the field is for the final zero.
    guard !bytes.isEmpty, bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
      throw SystemError(call: call, path: path, code: ENAMETOOLONG)
    }
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
  }

  /// A fresh stream socket.
  static func socket(isNonBlocking: Bool) -> Int32 {
    let extra = Int32(SOCK_CLOEXEC.rawValue) | (isNonBlocking ? Int32(SOCK_NONBLOCK.rawValue) : 0)
    return Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | extra, 0)
  }

  func bind(_ number: Int32) -> Int32 {
    unsafe onAddress { unsafe Glibc.bind(number, $0, $1) }
  }

  func connect(_ number: Int32) -> Int32 {
    unsafe onAddress { unsafe Glibc.connect(number, $0, $1) }
  }

  private func onAddress(
    _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    unsafe withUnsafePointer(to: address) {
      unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}

/// Calls a server on this machine.
package enum UnixConnection {
  /// Connects at once or not at all: a server that takes no calls holds nobody up.
  package static func open(_ path: String) throws(SystemError) -> Descriptor {
    let address = try UnixAddress(path, for: "connect")
    let number = UnixAddress.socket(isNonBlocking: true)
    if number < 0 { throw SystemError.last("socket", path) }
    let socket = Descriptor(number: number)
    guard address.connect(number) == 0 else { throw SystemError.last("connect", path) }
    return socket
  }
}
