// LiveHost: programs that this one starts.
// SPDX-License-Identifier: Apache-2.0

import CLinux
import Glibc

/// A program we started, in a process group of its own; ended with its owner.
package final class ChildProcess {
  /// What the child's standard streams are.
  package enum Streams: Sendable {
    /// Two pipes; its errors are ours.
    case pipes
    /// The same, and its errors go nowhere.
    case quietPipes
    /// Three pipes: its errors can be read too.
    case watchedPipes
    /// A terminal of its own of so many columns and rows.
    case terminal(columns: Int, rows: Int)
  }

  package let identifier: Int32
  /// What we write, the child reads; nil once closed.
  package private(set) var input: Descriptor?
  /// What the child writes.
  package let output: Descriptor
  /// What the child writes to its standard error; only with `watchedPipes`.
  package let errors: Descriptor?
  private var status: Int32?

  /// Starts a program, found on the search path.
  /// - Parameter environment: set for the child, beside what we have.
  package init(
    _ command: [String], _ streams: Streams = .pipes, environment: [String: String] = [:]
  ) throws(SystemError) {
    let ends = try Ends(streams)
    input = ends.input
    output = ends.output
    errors = ends.errors
    identifier = try ChildProcess.spawn(command, ends, environment)
  }

  deinit {
    guard status == nil else { return }
    _ = kill(-identifier, SIGKILL)
    _ = wait()
  }

  /// Says that no more will come.
  package func closeInput() { input = nil }

  /// Asks the child, and what it has started, to end.
  package func terminate() { _ = kill(-identifier, SIGTERM) }

  /// Ends the child, and what it has started, at once.
  package func end() { _ = kill(-identifier, SIGKILL) }

  /// Waits for the end; returns the exit code, or 128 and the signal's number.
  package func wait() -> Int32 { collect(waits: true) ?? -1 }

  /// The exit code if the child has ended; nil while it runs.
  package func ended() -> Int32? { collect(waits: false) }

  private func collect(waits: Bool) -> Int32? {
    if let status { return status }
    var raw: Int32 = 0
    let found = retrying { Int(unsafe waitpid(identifier, &raw, waits ? 0 : WNOHANG)) }
    guard found != 0 else { return nil }
    let signal = raw & 0x7F
    status = found < 0 ? -1 : (signal == 0 ? (raw >> 8) & 0xFF : 128 + signal)
    return status
  }

  // MARK: Starting

  /// Our ends and the child's.
  private struct Ends {
    let input: Descriptor
    let output: Descriptor
    /// The child's 0 and 1; nil for a terminal.
    let child: (read: Descriptor, write: Descriptor)?
    let terminal: String?
    /// Where the child's errors come to us, and its end of that; nil where they are ours.
    private(set) var errors: Descriptor?
    private(set) var errorsEnd: Descriptor?
    private(set) var isQuiet = false

    init(_ streams: Streams) throws(SystemError) {
      if case .terminal(let columns, let rows) = streams {
        let (master, name) = try ChildProcess.pseudoTerminal(columns, rows)
        (input, output, child, terminal) = (master, master, nil, name)
        return
      }
      let (toChild, fromChild) = (try ChildProcess.pipe(), try ChildProcess.pipe())
      input = toChild.write
      output = fromChild.read
      child = (toChild.read, fromChild.write)
      terminal = nil
      switch streams {
      case .quietPipes: isQuiet = true
      case .watchedPipes:
        let pipe = try ChildProcess.pipe()
        (errors, errorsEnd) = (pipe.read, pipe.write)
      case .pipes, .terminal: break
      }
    }
  }

  private static func pipe() throws(SystemError) -> (read: Descriptor, write: Descriptor) {
    var numbers: [Int32] = [0, 0]
    if unsafe livehost_pipe(&numbers) < 0 { throw SystemError.last("pipe2") }
    return (Descriptor(number: numbers[0]), Descriptor(number: numbers[1]))
  }

  private static func pseudoTerminal(
    _ columns: Int, _ rows: Int
  ) throws(SystemError) -> (Descriptor, String) {
    let number = livehost_open_terminal()
    if number < 0 { throw SystemError.last("posix_openpt") }
    let master = Descriptor(number: number)
    var size = winsize()
    (size.ws_col, size.ws_row) = (UInt16(clamping: columns), UInt16(clamping: rows))
    guard let name = unsafe livehost_other_end(number),
      unsafe ioctl(number, UInt(TIOCSWINSZ), &size) == 0
    else { throw SystemError.last("ptsname") }
    return (master, unsafe String(cString: name))
  }

  private static func spawn(
    _ command: [String], _ ends: Ends, _ environment: [String: String]
  ) throws(SystemError) -> Int32 {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    _ = unsafe posix_spawn_file_actions_init(&actions)
    _ = unsafe posix_spawnattr_init(&attributes)
    defer {
      _ = unsafe posix_spawn_file_actions_destroy(&actions)
      _ = unsafe posix_spawnattr_destroy(&attributes)
    }
    if let child = ends.child {
      _ = unsafe posix_spawn_file_actions_adddup2(&actions, child.read.number, 0)
      _ = unsafe posix_spawn_file_actions_adddup2(&actions, child.write.number, 1)
      if let errors = ends.errorsEnd {
        _ = unsafe posix_spawn_file_actions_adddup2(&actions, errors.number, 2)
      } else if ends.isQuiet {
        _ = unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
      }
    } else if let terminal = ends.terminal {
      // The first terminal a leader of a session opens becomes its own.
      for number in Int32(0)...2 {
        _ = unsafe posix_spawn_file_actions_addopen(&actions, number, terminal, O_RDWR, 0)
      }
    }
    // What we block and ignore is our affair.
    var none = sigset_t()
    var usual = sigset_t()
    _ = unsafe sigemptyset(&none)
    _ = unsafe sigfillset(&usual)
    _ = unsafe posix_spawnattr_setsigmask(&attributes, &none)
    _ = unsafe posix_spawnattr_setsigdefault(&attributes, &usual)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | livehost_spawn_setsid()
    _ = unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
    let words = unsafe command.map { unsafe strdup($0) } + [nil]
    let variables = unsafe ChildProcess.merged(environment).map { unsafe strdup($0) } + [nil]
    defer { unsafe (words + variables).forEach { unsafe free($0) } }
    var identifier: pid_t = 0
    let code = unsafe posix_spawnp(
      &identifier, command.first ?? "", &actions, &attributes, words, variables)
    guard code == 0 else {
      throw SystemError(call: "posix_spawn", path: command.first ?? "", code: code)
    }
    return identifier
  }

  private static func merged(_ changes: [String: String]) -> [String] {
    var found: [String] = []
    var place = unsafe environ
    while let entry = unsafe place.pointee {
      let text = unsafe String(cString: entry)
      let name = text.prefix { $0 != "=" }
      if changes[String(name)] == nil { found.append(text) }
      unsafe place += 1
    }
    return found + changes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  }
}
