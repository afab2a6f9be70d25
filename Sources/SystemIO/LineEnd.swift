// LiveHost: one more character that ends a line of a terminal.
// SPDX-License-Identifier: Apache-2.0

import CLinux
import Glibc

/// A terminal that is read by lines hands one over when Enter ends it. A further character can end
/// one as well (`VEOL` of termios): so one key is enough for a press, and whoever types keeps the
/// terminal's own editing.
package final class LineEnd {
  private let terminal: Descriptor
  private let atStart: termios
  /// The character that ends a line now, besides Enter.
  package private(set) var added: UInt8?

  /// Nil when it is no terminal.
  package init?(_ terminal: Descriptor) {
    var attributes = termios()
    guard unsafe tcgetattr(terminal.number, &attributes) == 0 else { return nil }
    self.terminal = terminal
    atStart = attributes
  }

  /// Changing the modes from behind would stop us.
  private var isInForeground: Bool { tcgetpgrp(terminal.number) == getpgrp() }

  package func add(_ character: UInt8) {
    guard added != character, isInForeground else { return }
    var attributes = atStart
    attributes.c_cc.11 = character
    if unsafe tcsetattr(terminal.number, TCSANOW, &attributes) == 0 { added = character }
  }

  /// The modes that were found.
  package func restore() {
    guard added != nil, isInForeground else { return }
    var attributes = atStart
    if unsafe tcsetattr(terminal.number, TCSANOW, &attributes) == 0 { added = nil }
  }
}
