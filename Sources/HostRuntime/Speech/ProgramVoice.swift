// LiveHost: speech through the program spd-say, where there is no socket to talk to.
// SPDX-License-Identifier: Apache-2.0

import ConsoleUI
import SystemIO

/// One run of `spd-say` a line; it waits until the line is spoken, so that its end is the line's.
final class ProgramVoice: SpeechVoice {
  static let program = "spd-say"
  /// So many failures in a row, and it is of no use.
  private static let failureLimit = 3

  private var runs: [(ticket: Int, child: ChildProcess)] = []
  private var stopping: [ChildProcess] = []
  private var refused: [Int] = []
  private var rate = 0
  private var failures = 0
  private(set) var isProven = false

  // A server that it starts may keep its output open, so its end is looked for by the clock.
  var reading: [Int32] { [] }
  var writing: [Int32] { [] }
  var nextAt: Int64? {
    runs.isEmpty && stopping.isEmpty ? nil : MachineClock.monotonicMilliseconds() + 100
  }
  var isBusy: Bool { !runs.isEmpty }

  func speak(_ line: SpokenLine, ticket: Int) {
    let command = ProgramVoice.command(line, rate: rate)
    guard let child = try? ChildProcess(command, .quietPipes) else {
      failures += 1
      return refused.append(ticket)
    }
    child.closeInput()
    child.output.setNonBlocking(true)
    runs.append((ticket, child))
  }

  /// A text that begins with a dash is still a text.
  static func command(_ line: SpokenLine, rate: Int) -> [String] {
    [
      program, "--wait", "--application-name", "livehost", "--language", line.language,
      "--rate", String(rate), "--priority", line.priority.rawValue, "--", line.text,
    ]
  }

  func cancel() {
    stopping += runs.map(\.child)
    refused += runs.map(\.ticket)
    for run in runs { run.child.end() }
    runs = []
    if let child = try? ChildProcess([ProgramVoice.program, "--cancel"], .quietPipes) {
      child.closeInput()
      stopping.append(child)
    }
  }

  func setRate(_ rate: Int) { self.rate = rate }

  func turn(at now: Int64) -> [SpeechFate]? {
    stopping.removeAll { $0.ended() != nil }
    var fates = refused.map { SpeechFate.refused($0) }
    refused = []
    runs.removeAll { run in
      drain(run.child)
      guard let code = run.child.ended() else { return false }
      failures = code == 0 ? 0 : failures + 1
      isProven = isProven || code == 0
      fates.append(code == 0 ? .said(run.ticket) : .cutOff(run.ticket))
      return true
    }
    return failures >= ProgramVoice.failureLimit ? nil : fates
  }

  /// What it prints is of no use, but must not fill its pipe.
  private func drain(_ child: ChildProcess) {
    var waste: [UInt8] = []
    while waste.count < 1 << 16, case .bytes? = try? child.output.read(into: &waste, limit: 4096) {}
  }
}
