// LiveHost: a TCP port of this machine for programs that talk to a server.
// SPDX-License-Identifier: Apache-2.0

import Glibc
package import SystemIO

/// Listens on a free port of 127.0.0.1.
package final class LoopbackListener {
  private let descriptor: Descriptor
  package let port: UInt16

  package init() throws(SystemError) {
    let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    if number < 0 { throw SystemError(call: "socket", code: errno) }
    descriptor = Descriptor(number: number)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = unsafe withUnsafeMutablePointer(to: &address) { place in
      unsafe place.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
        let isBound = unsafe bind(number, place, size) == 0 && listen(number, 1) == 0
        return isBound ? unsafe getsockname(number, place, &size) : -1
      }
    }
    if status < 0 { throw SystemError(call: "bind", path: "127.0.0.1", code: errno) }
    port = UInt16(bigEndian: address.sin_port)
  }

  /// To poll for somebody who calls.
  package var number: Int32 { descriptor.number }

  /// Takes the call that `number` told of; nothing on it waits.
  package func accept() -> Descriptor? {
    let number = Glibc.accept(descriptor.number, nil, nil)
    guard number >= 0 else { return nil }
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    let call = Descriptor(number: number)
    call.setNonBlocking(true)
    return call
  }
}
