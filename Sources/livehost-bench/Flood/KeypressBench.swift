// LiveHost: from a key to its letter on the screen, beside the least a program can do (P13).
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import SystemIO

struct KeypressBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keypress",
    abstract: "A key until it is painted, idle, beside C with ncurses and others (P13).")

  @Option(help: "Interleaved rounds; the median counts.")
  var rounds = 5

  @Option(help: "Keys a round.")
  var keys = 38

  @Option(help: ArgumentHelp("The console.", valueName: "PATH"))
  var console = ".build/release/livehost"

  @Option(help: ArgumentHelp("The program in C.", valueName: "FILE"))
  var source = "Tests/System/fixtures/echo.c"

  func run() throws {
    guard FileSystem.exists(console) else {
      throw ValidationError("There is no \(console); build it first, or give --console.")
    }
    let folder = try Measure.folder()
    defer { try? Measure.clear(folder) }
    Measure.say("keypress: load of this machine \(Machine.load)")
    let programs = try start(in: folder)
    defer { for program in programs { program.typist.end() } }
    var times = programs.map { _ in KeyTimes() }
    var medians = programs.map { _ in [Double]() }
    for _ in 0..<max(rounds, 1) {
      for (index, program) in programs.enumerated() {
        let found = try program.typist.probe(keys)
        times[index].add(found)
        medians[index].append(found.median)
      }
    }
    for (program, found) in zip(programs, times) { Verdict.say(program.name, found.text) }
    guard let other = programs.firstIndex(where: { $0.name == Program.least }) else {
      return Measure.say("  no C compiler or no ncurses: NOT compared")
    }
    Verdict.say(
      "livehost against \(Program.least)",
      Measure.median(medians[0]) / Measure.median(medians[other]), "×", atMost: 1.25)
  }

  /// A program that waits for letters.
  private struct Program {
    static let least = "C with ncurses"
    let name: String
    let typist: Typist
  }

  /// The console first.
  private func start(in folder: String) throws -> [Program] {
    let echo = FileSystem.join(folder, "echo")
    Peers.run(["cc", "-O2", "-o", echo, source, "-lncursesw"])
    let text = FileSystem.join(folder, "text")
    try FileSystem.replace(text, with: Array("nothing to see\n".utf8))
    let show = [console, "demo", "--seed", "1", "--audience", "none", "--language", "en"]
    let all: [(name: String, command: [String], keys: String)] = [
      ("livehost", show, ":"), (Program.least, [echo], ""), ("less", ["less", text], "/"),
      ("vim", ["vim", "-u", "NONE", "-N", text], "i"),
      ("irssi", ["irssi", "--home=\(folder)/irssi"], ""),
    ]
    return try all.compactMap { name, command, keys in
      guard ThisProcess.hasCommand(command[0]) || FileSystem.exists(command[0]) else {
        Measure.say("  \(name): not installed, NOT compared")
        return nil
      }
      let typist = try Typist(command, home: folder)
      typist.settle()
      try typist.type(keys)
      typist.settle()
      return Program(name: name, typist: typist)
    }
  }
}
