// LiveHost: what the process was given: environment, streams, randomness.
// SPDX-License-Identifier: Apache-2.0

import CLinux
import Glibc

/// Facts about this process.
package enum ThisProcess {
  package static var identifier: Int32 { getpid() }

  /// The file that this program was started from; nil when the system does not say.
  package static var program: String? { FileSystem.resolve("/proc/self/exe") }

  /// A variable of the environment; nil when unset.
  package static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// Eight bytes from the kernel's generator.
  package static func randomSeed() -> UInt64 {
    var seed: UInt64 = 0
    let count = unsafe withUnsafeMutableBytes(of: &seed) {
      unsafe livehost_random($0.baseAddress, $0.count)
    }
    // Without a generator the clock is still different from run to run.
    return count == 8 ? seed : UInt64(bitPattern: MachineClock.monotonicNanoseconds())
  }

  /// A write to a closed pipe, or over a file size limit, must be an error of that write, not the
  /// end of the process.
  package static func turnWriteSignalsIntoErrors() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  /// Stops this process until the shell wakes it again (Ctrl-Z, then `fg`).
  package static func stop() {
    _ = kill(getpid(), SIGSTOP)
  }

  /// The terminal that controls this process, whatever standard input is.
  package static func controllingTerminal() throws(SystemError) -> Descriptor {
    let number = retrying { Int(unsafe Glibc.open("/dev/tty", O_RDWR | O_CLOEXEC)) }
    if number < 0 { throw SystemError.last("open", "/dev/tty") }
    return Descriptor(number: Int32(number))
  }

  /// Columns and rows of a terminal; nil when it does not say.
  package static func terminalSize(_ descriptor: Descriptor) -> (columns: Int, rows: Int)? {
    var size = winsize()
    guard unsafe ioctl(descriptor.number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0,
      size.ws_row > 0
    else { return nil }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// Most memory this process has held so far, in KiB.
  package static func peakMemoryKiB() -> Int {
    livehost_peak_memory()
  }

  /// Whether a command of that name is on the search path.
  package static func hasCommand(_ name: String) -> Bool {
    (environment("PATH") ?? "").split(separator: ":").contains {
      unsafe access("\($0)/\(name)", X_OK) == 0
    }
  }
}
