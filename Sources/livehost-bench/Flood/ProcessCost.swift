// LiveHost: what another process costs, as the kernel counts it.
// SPDX-License-Identifier: Apache-2.0

import SystemIO

/// Memory and processor of a process, until now.
struct ProcessCost {
  let memoryKiB: Int
  /// The most memory so far.
  let peakKiB: Int
  /// Of all threads, in hundredths exactly.
  let cpuSeconds: Double

  init(_ identifier: Int32) throws(SystemError) {
    let status = try ProcessCost.words("/proc/\(identifier)/status")
    memoryKiB = ProcessCost.value(behind: "VmRSS:", in: status)
    peakKiB = ProcessCost.value(behind: "VmHWM:", in: status)
    let words = try ProcessCost.words("/proc/\(identifier)/stat")
    // Behind the name, which may have blanks in it, come the state and ten more (proc(5)).
    let rest = words[(words.lastIndex { $0.hasSuffix(")") } ?? 0)...].dropFirst(12).prefix(2)
    cpuSeconds = Double(rest.compactMap { Int($0) }.reduce(0, +)) / 100
  }

  private static func words(_ path: String) throws(SystemError) -> [Substring] {
    String(decoding: try FileSystem.read(path), as: UTF8.self).split { $0.isWhitespace }
  }

  private static func value(behind name: String, in words: [Substring]) -> Int {
    words.firstIndex { $0 == name }.flatMap { Int(words[$0 + 1]) } ?? 0
  }
}

/// How busy the machine is with other things: figures mean less when it is.
enum Machine {
  static var load: String {
    let text = (try? FileSystem.read("/proc/loadavg")).map { String(decoding: $0, as: UTF8.self) }
    return text?.split(separator: " ").first.map(String.init) ?? "?"
  }
}

/// A line of a table: what was measured, and whether it is as good as promised.
enum Verdict {
  static func say(_ what: String, _ value: Double, _ unit: String, atMost limit: Double) {
    say(what, value, unit, value <= limit, "at most \(Measure.rounded(limit))")
  }

  static func say(_ what: String, _ value: Double, _ unit: String, atLeast limit: Double) {
    say(what, value, unit, value >= limit, "at least \(Measure.rounded(limit))")
  }

  /// Without a limit: other programs.
  static func say(_ what: String, _ text: String) {
    Measure.say("  \(padded(what, 46)) \(text)")
  }

  private static func say(
    _ what: String, _ value: Double, _ unit: String, _ holds: Bool, _ limit: String
  ) {
    let text = padded("\(Measure.rounded(value, 3)) \(unit)", 22)
    say(what, "\(text) \(padded(limit, 18)) \(holds ? "holds" : "MISSED")")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
