// LiveHost: where the connector's password comes from.
// SPDX-License-Identifier: Apache-2.0

import IRCFeed
import SystemIO

/// The password, from places that other users of the machine cannot look into.
enum Password {
  /// An IRC line has 512 bytes.
  private static let limit = 400

  /// The file's line, else the environment's; nil when there is neither.
  static func find(file path: String?) throws(IRCNotice) -> String? {
    if let path { return try line(try read(path), path) }
    let name = "LIVEHOST_IRC_PASSWORD"
    return try ThisProcess.environment(name).map { text throws(IRCNotice) in
      try line(Array(text.utf8), name)
    }
  }

  private static func read(_ path: String) throws(IRCNotice) -> [UInt8] {
    let isOpenToOthers: Bool
    var bytes: [UInt8] = []
    do throws(SystemError) {
      let file = try FileSystem.open(path, .read)
      // Asked of the open file, so that it cannot be another one than the one that is read.
      isOpenToOthers = try file.permissions() & 0o077 != 0
      while bytes.count <= limit, try file.read(into: &bytes, limit: 1024) != .endOfFile {}
    } catch {
      throw .of(error, path)
    }
    if isOpenToOthers { throw .openToOthers(path) }
    return bytes
  }

  private static func line(_ bytes: [UInt8], _ source: String) throws(IRCNotice) -> String {
    var bytes = bytes[...]
    while bytes.last == 0x0A || bytes.last == 0x0D { bytes.removeLast() }
    guard (1...limit).contains(bytes.count), bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
      let text = String(validating: bytes, as: UTF8.self)
    else { throw .noPassword(source) }
    return text
  }
}

extension IRCNotice {
  static func of(_ error: SystemError, _ path: String) -> IRCNotice {
    error.isMissingFile ? .noSuchFile(path) : .cannotRead(path, reason: error.reason)
  }
}
