// LiveHost: files and folders by name.
// SPDX-License-Identifier: Apache-2.0

import CLinux
import Glibc

/// How a file is opened.
package enum OpenMode: Sendable {
  case read
  /// Appends to a file that must exist.
  case append
  /// Appends to a file that must not exist yet.
  case createNew
  /// Writes and reads, made if missing; for lock files.
  case createOrOpen

  var flags: Int32 {
    switch self {
    case .read: O_RDONLY
    case .append: O_RDWR | O_APPEND
    case .createNew: O_RDWR | O_CREAT | O_EXCL | O_APPEND
    case .createOrOpen: O_RDWR | O_CREAT
    }
  }
}

/// The file system, call by call. Paths are plain strings; nothing is cached. What is made here is
/// for its owner alone: journals have the names of buyers in them.
package enum FileSystem {
  package static func open(_ path: String, _ mode: OpenMode) throws(SystemError) -> Descriptor {
    let number = retrying { Int(unsafe Glibc.open(path, mode.flags | O_CLOEXEC, 0o600)) }
    if number < 0 { throw SystemError.last("open", path) }
    return Descriptor(number: Int32(number))
  }

  /// The whole file.
  /// - Parameter limit: a larger file is an error (`EFBIG`): no reader of ours needs it.
  package static func read(
    _ path: String, limit: Int = 1 << 30
  ) throws(SystemError) -> [UInt8] {
    let file = try open(path, .read)
    var bytes: [UInt8] = []
    // One byte more than there should be, so that the end is seen with the first read.
    let piece = min(1 << 18, max(4096, ((try? file.size()) ?? 0) + 1))
    bytes.reserveCapacity(piece)
    while true {
      do throws(SystemError) {
        if case .endOfFile = try file.read(into: &bytes, limit: piece) { return bytes }
      } catch {
        throw SystemError(call: error.call, path: path, code: error.code)
      }
      if bytes.count > limit { throw SystemError(call: "read", path: path, code: EFBIG) }
    }
  }

  /// Replaces a file in one step: after a crash either the old or the new content is there.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    let temporary = path + ".new-\(getpid())"
    _ = unsafe unlink(temporary)
    do throws(SystemError) {
      let file = try open(temporary, .createNew)
      try file.writeAll(bytes)
      try file.syncData()
      if unsafe rename(temporary, path) < 0 { throw SystemError.last("rename", path) }
      try syncFolder(folder(of: path))
    } catch {
      _ = unsafe unlink(temporary)
      throw SystemError(call: error.call, path: path, code: error.code)
    }
  }

  /// Makes the names in a folder durable.
  package static func syncFolder(_ path: String) throws(SystemError) {
    try open(path, .read).syncAll()
  }

  /// Makes a folder and those above it.
  package static func createFolders(_ path: String) throws(SystemError) {
    if exists(path) { return }
    let parent = folder(of: path)
    if parent != path { try createFolders(parent) }
    if unsafe mkdir(path, 0o700) < 0, errno != EEXIST { throw SystemError.last("mkdir", path) }
    try syncFolder(parent)
  }

  /// Makes a folder that must not exist yet; its parent must. Not durable until it is synced.
  package static func createFolder(_ path: String) throws(SystemError) {
    if unsafe mkdir(path, 0o700) < 0 { throw SystemError.last("mkdir", path) }
  }

  package static func remove(_ path: String) throws(SystemError) {
    if unsafe unlink(path) < 0 { throw SystemError.last("unlink", path) }
  }

  /// Removes an empty folder.
  package static func removeFolder(_ path: String) throws(SystemError) {
    if unsafe rmdir(path) < 0 { throw SystemError.last("rmdir", path) }
  }

  package static func exists(_ path: String) -> Bool {
    unsafe access(path, F_OK) == 0
  }

  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// When a file was last written, in milliseconds since 1970; 0 when there is none.
  package static func modifiedMilliseconds(_ path: String) -> Int64 {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return 0 }
    return Int64(status.st_mtim.tv_sec) * 1000 + Int64(status.st_mtim.tv_nsec) / 1_000_000
  }

  package static func isWritable(_ path: String) -> Bool {
    unsafe access(path, W_OK) == 0
  }

  /// The names in a folder, sorted, without the dot entries.
  package static func names(in path: String) throws(SystemError) -> [String] {
    guard let stream = unsafe opendir(path) else { throw SystemError.last("opendir", path) }
    defer { _ = unsafe closedir(stream) }
    var names: [String] = []
    // The end and an error look alike but for the code; half a list must not pass for a whole one.
    errno = 0
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
      errno = 0
    }
    if errno != 0 { throw SystemError.last("readdir", path) }
    return names.sorted()
  }

  /// The absolute path with links resolved; nil when there is no such file.
  package static func resolve(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// The first of `name(1)`, `name(2)` … that is not taken.
  package static func freeName(_ taken: [String], _ name: (Int) -> String) -> String {
    let taken = Set(taken)
    var number = 1
    while taken.contains(name(number)) { number += 1 }
    return name(number)
  }

  /// The part before the last slash; `.` for a bare name.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The part after the last slash.
  package static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.index(after: slash)...])
  }

  /// `~/x` in the home folder; other paths as they are.
  package static func fromHome(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = ThisProcess.environment("HOME") else { return path }
    return join(home, String(path.dropFirst(2)))
  }

  /// A path, read from `base` when it is relative.
  package static func join(_ base: String, _ path: String) -> String {
    if path.hasPrefix("/") { return path }
    return base == "/" ? "/" + path : base + "/" + path
  }

  /// The name of the file system's kind where it matters: `nfs` and `fuse` do not keep promises
  /// about locks and flushing; nil for the rest.
  package static func unreliableKind(of path: String) -> String? {
    // Magic numbers of linux/magic.h.
    switch unsafe livehost_filesystem_kind(path) {
    case 0x6969: return "nfs"
    case 0x6573_5546: return "fuse"
    case 0xFF53_4D42, 0xFE53_4D42: return "cifs"
    default: return nil
    }
  }
}
