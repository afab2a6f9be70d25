// LiveHost: one writer a session: the lock, and who holds it.
// SPDX-License-Identifier: Apache-2.0

import JSONLines
package import SystemIO

/// The lock of a session. Held as long as the value lives; the file stays for ever.
///
/// `flock`, because POSIX record locks vanish when any other descriptor of the file is closed;
/// never renamed, because a lock on a renamed file protects nothing.
package final class SessionLock {
  /// Who holds a lock.
  package struct Holder: Error, Equatable, Sendable {
    package let process: Int64?
    package let since: Int64?
  }

  package static let name = "session.lock"
  private let file: Descriptor

  private init(_ file: Descriptor) {
    self.file = file
  }

  /// Takes the lock, or says who has it.
  package static func take(
    in folder: String, now: Int64
  ) throws(SystemError) -> Result<SessionLock, Holder> {
    let path = FileSystem.join(folder, name)
    let file = try FileSystem.open(path, .createOrOpen)
    guard try file.lockExclusively() else { return .failure(settledHolder(path)) }
    var writer = JSONWriter()
    writer.object {
      $0.field("process", Int64(ThisProcess.identifier))
      $0.field("since", JSONTime.text(now))
    }
    // Who we are is a courtesy to the next console; a full disk must not stop the show.
    // Written over what stands there and then cut: an empty file would have to find room first.
    try? file.writeAll(writer.bytes)
    try? file.truncate(to: writer.bytes.count)
    return .success(SessionLock(file))
  }

  /// Who holds the lock. The holder signs a moment after it has the lock: until then the file is
  /// empty, or names the one before, who is gone.
  private static func settledHolder(_ path: String) -> Holder {
    for _ in 1...20 {
      let found = holder(path)
      if let process = found.process, FileSystem.exists("/proc/\(process)") { return found }
      _ = Poller.readable([], timeout: 5)
    }
    return holder(path)
  }

  private static func holder(_ path: String) -> Holder {
    guard let bytes = try? FileSystem.read(path, limit: 4096),
      let view = try? JSONTape().parse(bytes)
    else { return Holder(process: nil, since: nil) }
    return Holder(
      process: view["process"]?.integer,
      since: view["since"]?.string.flatMap { JSONTime.milliseconds($0) })
  }
}
