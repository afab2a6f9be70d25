// LiveHost: a chat that is too fast: nothing of worth is lost, and no key or sale waits (P14, P15).
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import SystemIO

struct FloodBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flood",
    abstract: "A chat that is too fast, beside irssi and weechat (P14, P15).",
    discussion: """
      drained: lines as fast as a pipe takes them. steady: keys and sales while 50,000 lines come \
      every second. peers: the same chat through irssi and weechat. Only lost lines make it fail.
      """)

  enum Part: String, ExpressibleByArgument, CaseIterable {
    case drained, steady, peers
  }

  @Option(help: "Interleaved rounds; the median counts.")
  var rounds = 5

  @Option(help: "Lines of the longest flood; a tenth of it comes first.")
  var lines = 1_000_000

  @Option(help: "Viewers who talk.")
  var viewers = 20_000

  @Option(help: "Keys and half as many sales a round.")
  var keys = 40

  @Option(help: "Lines a round for the other programs.")
  var peerLines = 5000

  @Option(help: "One part only.")
  var only: Part?

  @Option(help: ArgumentHelp("The console.", valueName: "PATH"))
  var console = ".build/release/livehost"

  func run() throws {
    let folder = try Measure.folder()
    defer { try? Measure.clear(folder) }
    Measure.say("flood: load of this machine before \(Machine.load)")
    if includes(.drained) { try drained(FileSystem.join(folder, "drained")) }
    if includes(.steady) { try steady(FileSystem.join(folder, "steady")) }
    if includes(.peers) {
      for name in ["irssi", "weechat"] { try peer(name, FileSystem.join(folder, name)) }
    }
    Measure.say("load of this machine behind \(Machine.load)")
  }

  private func includes(_ part: Part) -> Bool { only == nil || only == part }

  // MARK: As fast as the pipe takes them

  private func drained(_ folder: String) throws {
    let console = try FloodedConsole(self.console, in: folder, viewers: viewers)
    // What fills once is filled: the rings of the chat, the savings of its allowance.
    _ = try console.push(10_000)
    Measure.say("drained, \(viewers) viewers, \(rounds) rounds:")
    for count in [lines / 10, lines] { try drained(count, console) }
    try check(console, sales: 0)
  }

  private func drained(_ count: Int, _ console: FloodedConsole) throws {
    let start = try console.cost
    var (times, growth): ([Double], [Double]) = ([], [])
    for _ in 0..<max(rounds, 1) {
      let before = try console.cost
      times.append(try console.push(count))
      growth.append(Double(try console.cost.peakKiB - before.memoryKiB) / 1024)
    }
    let end = try console.cost
    let name = "livehost, \(count) lines"
    let rate = (Double(count) / Measure.median(times)).rounded()
    if count < 100_000 {
      // Over too soon for a pace: starting and ending are most of it.
      Verdict.say("\(name), a second", "\(Int(rate)) lines")
    } else {
      Verdict.say("\(name), a second", rate, "lines", atLeast: 500_000)
    }
    let cpu = (end.cpuSeconds - start.cpuSeconds) / Double(count * times.count)
    Verdict.say("\(name), processor", "\(Measure.rounded(cpu * 1e6, 3)) µs a line")
    Verdict.say(
      "\(name), memory at the peak", Measure.median(growth), "MiB more", atMost: 4)
  }

  /// Everything that was sent is in the journal, as a line or in a count.
  private func check(_ console: FloodedConsole, sales: Int) throws {
    let journal = try console.end()
    let sent = console.feed.text.made
    let complaints = journal.complaints(sent, sales: sales)
    Verdict.say(
      "\(sent.lines) lines: \(sent.claims) claims, \(sent.paidOrders) paid orders",
      "\(journal["chatReceived"]) chat lines kept, \(journal.skipped) counted, "
        + (complaints.isEmpty ? "all found: holds" : "MISSED"))
    for complaint in complaints { Measure.say("    \(complaint)") }
    if !complaints.isEmpty { throw ExitCode(1) }
  }

  // MARK: At a pace

  private func steady(_ folder: String) throws {
    let console = try FloodedConsole(self.console, in: folder, viewers: viewers)
    _ = try console.push(10_000)
    Measure.say("steady, \(viewers) viewers, \(rounds) rounds of \(keys) keys:")
    var (idle, busy) = (Host(), Host())
    for _ in 0..<max(rounds, 1) {
      try idle.work(console, keys)
      console.feed.pump?.run(perSecond: 50_000)
      console.typist.rest(1000)
      try busy.work(console, keys)
      busy.behind = max(busy.behind, console.feed.pump?.behind ?? 0)
      try console.settle()
    }
    report(idle, busy)
    try share(console)
    try check(console, sales: idle.sold + busy.sold)
  }

  private func report(_ idle: Host, _ busy: Host) {
    Verdict.say("livehost, key to painted, idle", idle.keys.text)
    Verdict.say("livehost, key to painted, 50,000 lines a second", busy.keys.text)
    Verdict.say("  half of the keys", busy.keys.median, "ms", atMost: 1)
    Verdict.say("  99 of 100 keys", busy.keys.p99, "ms", atMost: 16)
    Verdict.say("  keys lost", Double(busy.keys.lost + busy.lostInBursts), "", atMost: 0)
    Verdict.say("livehost, Enter to Saved, idle", idle.sales.text)
    Verdict.say("livehost, Enter to Saved, 50,000 lines a second", busy.sales.text)
    Verdict.say(
      "  99 of 100 sales, against idle", busy.sales.p99 / max(idle.sales.p99, 0.001), "×",
      atMost: 1.5)
    Verdict.say("  lines that waited outside at the most", "\(busy.behind)")
  }

  /// The share of a processor that 5,000 lines a second take.
  private func share(_ console: FloodedConsole) throws {
    console.feed.pump?.run(perSecond: 5000)
    console.typist.rest(2000)
    let (before, start) = (try console.cost, MachineClock.monotonicNanoseconds())
    console.typist.rest(10_000)
    let cpu = try console.cost.cpuSeconds - before.cpuSeconds
    let seconds = Double(MachineClock.monotonicNanoseconds() - start) / 1e9
    Verdict.say("livehost, 5,000 lines a second", cpu / seconds * 100, "% of a core", atMost: 10)
    try console.settle()
  }

  // MARK: The others

  private func peer(_ name: String, _ folder: String) throws {
    guard let client = try ChatClient(name, in: folder, viewers: viewers) else {
      return Measure.say("\(name): not installed or does not join, NOT compared")
    }
    defer { client.typist.end() }
    Measure.say("\(name), \(viewers) viewers, \(rounds) rounds:")
    var (idle, busy) = (KeyTimes(), KeyTimes())
    var rates: [Double] = []
    let before = try ProcessCost(client.typist.child.identifier)
    for _ in 0..<max(rounds, 1) {
      guard let seconds = client.drain(peerLines) else {
        return Measure.say("  does not take its lines within two minutes, NOT compared")
      }
      rates.append(Double(peerLines) / seconds)
    }
    let after = try ProcessCost(client.typist.child.identifier)
    let rate = Measure.median(rates)
    let growth = Double(after.memoryKiB - before.memoryKiB) / 1024
    let hundred = growth * 100_000 / Double(peerLines * rates.count)
    Verdict.say("\(name), drained a second", "\(Int(rate)) lines")
    Verdict.say("\(name), memory for 100,000 lines", "\(Measure.rounded(hundred, 1)) MiB more")
    for _ in 0..<max(rounds, 1) {
      idle.add(try client.typist.probe(keys))
      client.server.pump?.run(perSecond: rate * 0.9)
      client.typist.rest(1000)
      busy.add(try client.typist.probe(keys))
      guard client.take() else { return Measure.say("  does not come to an end, NOT compared") }
    }
    Verdict.say("\(name), key to painted, idle", idle.text)
    Verdict.say("\(name), key to painted, \(Int(rate * 0.9)) lines a second", busy.text)
  }
}

/// What a host has done and how long it took.
private struct Host {
  var keys = KeyTimes()
  var sales = KeyTimes()
  var sold = 0
  var lostInBursts = 0
  /// Lines that were due and not taken, at the most.
  var behind = 0

  mutating func work(_ console: FloodedConsole, _ count: Int) throws {
    try console.typist.type(":")
    console.typist.rest(200)
    keys.add(try console.typist.probe(count))
    lostInBursts += try console.typist.burst(40)
    // An empty line that is erased is closed.
    try console.typist.type("\u{7F}")
    console.typist.rest(200)
    for _ in 0..<max(1, count / 2) {
      sales.add(try console.sell())
      sold += 1
    }
  }
}
