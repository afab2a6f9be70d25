// LiveHost: the terminal as a device: its modes, its size, and output that never waits.
// SPDX-License-Identifier: Apache-2.0

import CNative
import CLinux
import Glibc

/// The controlling terminal, opened for reading keys and, on a descriptor of its own, for writing
/// without ever waiting: a terminal that takes nothing (Ctrl-S, a stalled line) must not hold up a
/// sale.
package final class TerminalDevice {
  package let input: Descriptor
  private let output: Descriptor
  private let atStart: termios
  private var inProgram: termios?
  private var pending: [UInt8] = []

  package init() throws(SystemError) {
    input = try ThisProcess.controllingTerminal()
    // An open of its own, so that not waiting is no matter of the shell's descriptors.
    output = try ThisProcess.controllingTerminal()
    output.setNonBlocking(true)
    var attributes = termios()
    guard unsafe tcgetattr(input.number, &attributes) == 0 else {
      throw SystemError.last("tcgetattr", "/dev/tty")
    }
    atStart = attributes
  }

  /// Columns and rows; nil when the terminal does not say.
  package var size: (columns: Int, rows: Int)? { ThisProcess.terminalSize(input) }

  /// Whether nobody will ever look at it again: closed, or the connection is lost.
  package var isGone: Bool { !input.isTerminal }

  /// Whether the shell has given it to us; what a process behind does to its modes stops it.
  package var isInForeground: Bool { tcgetpgrp(input.number) == getpgrp() }

  // MARK: Output

  /// To poll for writing while `isBlocked`.
  package var outputNumber: Int32 { output.number }

  /// Whether something waits for the terminal to take it.
  package var isBlocked: Bool { !pending.isEmpty }

  /// Sends bytes, as far as the terminal takes them now; the rest goes with `flush`.
  package func send(_ bytes: [UInt8]) {
    pending.append(contentsOf: bytes)
    flush()
  }

  /// Sends what waits, as far as the terminal takes it now.
  package func flush() {
    var sent = 0
    while sent < pending.count {
      // Gone, or taking nothing: a terminal that has gone comes as a signal.
      guard let count = try? output.writeOnce(pending[sent...]), count > 0 else { break }
      sent += count
    }
    pending.removeFirst(sent)
  }

  /// Sends what waits, for at most so many milliseconds. Output stopped with Ctrl-S goes on.
  package func drain(milliseconds: Int64) {
    if isInForeground { livehost_resume_output(input.number) }
    let end = MachineClock.monotonicMilliseconds() + milliseconds
    while isBlocked {
      let left = end - MachineClock.monotonicMilliseconds()
      guard left > 0 else { return pending.removeAll() }
      _ = Poller.ready(reading: [], writing: [output.number], timeout: left)
      flush()
    }
  }

  // MARK: Modes

  /// Remembers the modes as the ones of the program.
  package func keepProgramModes() {
    var attributes = termios()
    if unsafe tcgetattr(input.number, &attributes) == 0 { inProgram = attributes }
  }

  /// The modes that were found at the start.
  package func useModesOfStart() { use(atStart) }

  /// The modes that were kept.
  package func useProgramModes() {
    if let inProgram { use(inProgram) }
  }

  private func use(_ attributes: termios) {
    guard isInForeground else { return }
    var attributes = attributes
    // At once: waiting for the output first could be waiting for ever.
    _ = unsafe tcsetattr(input.number, TCSANOW, &attributes)
  }

  /// From now on a trap gives the terminal back.
  /// - Parameter bytes: what makes the terminal plain again.
  package func guardAgainstTraps(restoring bytes: [UInt8]) {
    var attributes = atStart
    unsafe livehost_guard_terminal(output.number, &attributes, bytes, bytes.count)
  }

  package func endGuard() {
    livehost_guard_terminal(-1, nil, nil, 0)
  }
}

/// What is left to do when our own code traps: leave in order (exit code 70) and say where the
/// files are.
package enum CrashGuard {
  /// - Parameter words: said on standard error, with a newline at the end.
  package static func install(saying words: String) {
    let bytes = Array(words.utf8)
    unsafe livehost_guard_words(bytes, bytes.count)
    livehost_guard_install()
  }
}
