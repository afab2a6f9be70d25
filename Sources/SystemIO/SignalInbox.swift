// LiveHost: signals as something to poll, instead of something that interrupts.
// SPDX-License-Identifier: Apache-2.0

import CLinux
import Glibc

/// The signals a console answers.
package enum ConsoleSignal: Sendable {
  /// The window changed its size.
  case resized
  /// Someone wants the process to end; the number is the signal's.
  case quit(Int32)
  /// The host asks to stop for a while (Ctrl-Z).
  case stopped
  /// The process runs again after it was stopped.
  case continued

  /// The number of Ctrl-C's signal.
  package static let interrupt = SIGINT
}

/// Blocks the console's signals and reads them from a descriptor. Make it before any thread.
package final class SignalInbox {
  private let descriptor: Descriptor

  package init() throws(SystemError) {
    var set = sigset_t()
    _ = unsafe sigemptyset(&set)
    for signal in [SIGWINCH, SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT] {
      _ = unsafe sigaddset(&set, signal)
    }
    _ = unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    let number = unsafe livehost_signalfd(&set)
    if number < 0 { throw SystemError.last("signalfd") }
    descriptor = Descriptor(number: number)
  }

  package var number: Int32 { descriptor.number }

  /// Whether a signal waits that wants the process to end.
  package var isAskedToQuit: Bool {
    var set = sigset_t()
    _ = unsafe sigpending(&set)
    return [SIGINT, SIGTERM, SIGHUP, SIGQUIT].contains { unsafe sigismember(&set, $0) == 1 }
  }

  /// Everything that has arrived since the last look.
  package func drain() -> [ConsoleSignal] {
    var found: [ConsoleSignal] = []
    while true {
      switch livehost_next_signal(descriptor.number) {
      case 0: return found
      case SIGWINCH: found.append(.resized)
      case SIGTSTP: found.append(.stopped)
      case SIGCONT: found.append(.continued)
      case let other: found.append(.quit(other))
      }
    }
  }

  /// Gives the signals back their usual effect.
  package func release() {
    var set = sigset_t()
    _ = unsafe sigfillset(&set)
    _ = unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }
}
