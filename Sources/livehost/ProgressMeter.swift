// LiveHost: how far a long check is, on the terminal it was asked for on.
// SPDX-License-Identifier: Apache-2.0

import ConsoleUI
import Journal
import SystemIO

/// Says on standard error how much of a journal has been read: only to a person at a terminal,
/// only when it takes long, and only in steps of a tenth.
final class ProgressMeter {
  /// Journals below this are read before anybody could wonder.
  private static let smallest = 32 << 20

  private let words: Words
  private let total: Int
  private var shown = 0

  init(_ folder: String, _ words: Words) {
    self.words = words
    let names = (try? JournalReader.segments(in: DiskFolder(path: folder))) ?? []
    let sizes = names.map { name in
      (try? FileSystem.open(FileSystem.join(folder, name), .read).size()) ?? 0
    }
    total = Descriptor.standardError.isTerminal ? sizes.reduce(0, +) : 0
  }

  func show(_ count: Int) {
    guard total >= ProgressMeter.smallest, count <= total else { return }
    let tenth = count * 10 / total
    guard tenth > shown else { return }
    shown = tenth
    write("\r" + words(.checking, String(tenth * 10)))
  }

  /// Leaves the line as it was found.
  func clear() {
    if shown > 0 { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    try? Descriptor.standardError.writeAll(Array(text.utf8))
  }
}
