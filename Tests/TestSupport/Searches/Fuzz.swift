// LiveHost: R11: hostile bytes for every reader.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import ConsoleUI
import Journal
import JSONLines
import SessionEngine
import SessionFiles
package import SystemIO
import TextScreen
import Training

/// Valid texts of every reader, and what is made of them when they are spoiled.
///
/// A reader passes when it neither traps nor hands a control byte on; what it says is checked by
/// tests of its own.
package struct Fuzz: Sendable {
  /// Readers, by the name of their folder in the corpus.
  private enum Reader: String, CaseIterable, Sendable {
    case journal, checkpoint, goods, plan, session, settings, viewers, feed, command, text
  }

  private let samples: [Reader: [[UInt8]]]
  private let plan: SessionPlan

  /// - Parameter corpus: a folder with a folder of samples for each reader.
  package init(corpus: String) throws(SystemError) {
    var samples: [Reader: [[UInt8]]] = [:]
    for reader in Reader.allCases {
      let folder = FileSystem.join(corpus, reader.rawValue)
      for name in try FileSystem.names(in: folder) {
        samples[reader, default: []].append(try FileSystem.read(FileSystem.join(folder, name)))
      }
    }
    self.samples = samples
    do throws(DocumentProblem) {
      plan = try DemoStall.plan(.chinese, policy: .init())
    } catch {
      throw SystemError(call: "read", path: "the built-in stall", code: 22)
    }
  }

  /// R11: spoils samples of the readers in turn, one an input.
  package func search(_ range: Range<UInt64>) -> SearchTally {
    Search.seeds(range) { seed, tally in
      var dice = SeededGenerator(seed: seed)
      let reader = Reader.allCases[Int(seed / 2) % Reader.allCases.count]
      guard let sample = samples[reader].map({ dice.pick($0) }) else { return }
      tally.count("inputs", 1)
      if reader == .checkpoint { return checkpoint(sample, &dice, &tally) }
      let bytes = Mutator.mutated(excerpt(sample, &dice), &dice)
      if let problem = read(bytes, reader, &dice) {
        tally.complain(["seed \(seed), \(reader): \(problem)"])
      }
    }
  }

  /// Long samples are cut to a few lines, so that accidents do not get lost in them.
  private func excerpt(_ sample: [UInt8], _ dice: inout SeededGenerator) -> [UInt8] {
    guard sample.count > 4096 else { return sample }
    let start = dice.below(sample.count - 2048)
    return dice.chance(200) ? sample : Array(sample[start..<start + 1 + dice.below(2048)])
  }

  /// Nil when all is well.
  private func read(
    _ bytes: [UInt8], _ reader: Reader, _ dice: inout SeededGenerator
  ) -> String? {
    switch reader {
    case .journal: return journal(bytes, &dice)
    case .checkpoint: return nil
    case .feed: return feed(bytes)
    case .command:
      let line = String(decoding: bytes, as: UTF8.self)
      _ = try? CommandParser.parse(line)
      return nil
    case .text: return text(String(decoding: bytes, as: UTF8.self))
    case .goods, .plan, .session, .settings, .viewers:
      guard let document = DocumentReader(rawValue: reader.rawValue) else { return "no reader" }
      do throws(DocumentProblem) {
        try document.check(bytes, plan)
        return nil
      } catch {
        return text(error.sentence(in: dice.chance(500) ? .chinese : .english))
      }
    }
  }

  /// The sum lets hardly anything through, so the state behind it is spoiled as well.
  private func checkpoint(
    _ sample: [UInt8], _ dice: inout SeededGenerator, _ tally: inout SearchTally
  ) {
    guard let whole = Checkpoint(sample),
      (try? Session(plan, regulars: [:], stateBytes: whole.state[...])) != nil
    else {
      // Behind a head of another version nothing would be searched.
      return tally.complain(["the sample of a checkpoint is of another version: make it anew"])
    }
    guard Checkpoint(Mutator.mutated(sample, &dice)) == nil else { return }
    let state = Mutator.mutated(whole.state, &dice)
    guard let session = try? Session(plan, regulars: [:], stateBytes: state[...]) else { return }
    _ = try? session.decide(.tick, at: Instant(milliseconds: whole.place.at))
    _ = session.stateBytes
  }

  private func journal(_ bytes: [UInt8], _ dice: inout SeededGenerator) -> String? {
    let storage = FaultyStorage()
    storage.pieceLength = 1 + dice.below(2000)
    // What lies between the frames is spoiled too: with its sum made right again.
    storage.put(JournalReader.firstName, dice.chance(500) ? resummed(bytes) : bytes)
    guard let (replay, report) = try? Replay.read(storage, plan, [:], checkpoint: nil) else {
      return "cannot be read"
    }
    guard report.records <= report.lines else { return "more records than lines" }
    // The state that hostile records make must bear being looked at.
    _ = SalesDocument(
      SessionDocument(id: "x", isTraining: false, startedAt: 0, source: "", plan: plan),
      replay.session, journalSeq: 0
    ).bytes()
    _ = try? replay.session.decide(.tick, at: Instant(milliseconds: report.lastAt ?? 0))
    return nil
  }

  /// The data of each line in a frame of its own, sums and numbers right.
  private func resummed(_ bytes: [UInt8]) -> [UInt8] {
    let storage = FaultyStorage()
    guard let writer = try? JournalWriter.create(in: storage) else { return bytes }
    let tape = JSONTape()
    for line in bytes.split(separator: 0x0A) {
      guard let view = try? tape.parse(line), let data = view["data"], data.kind == .object,
        !data.source.contains(0x0A), let kind = view["kind"]?.string
      else { continue }
      let at = view["at"]?.string.flatMap { JSONTime.milliseconds($0) } ?? 0
      _ = writer.commit([JournalRecord(at: at, kind: kind, data: Array(data.source))])
    }
    return storage.bytes(JournalReader.firstName) ?? bytes
  }

  private func feed(_ bytes: [UInt8]) -> String? {
    var lines = FeedLines()
    let decoder = FeedDecoder()
    var session = Session(plan)
    let now = Instant(milliseconds: noon)
    for event in (try? session.decide(.open, at: now)) ?? [] { session.evolve(event, at: now) }
    var problem: String?
    lines.consume(bytes[...]) { piece in
      guard case .line(let line) = piece else { return }
      let glance = FeedGlance(line.span)
      guard let message = try? decoder.decode(line) else {
        if glance != nil { problem = "shows at a glance what cannot be read" }
        return
      }
      if let glance, message.viewer.map({ ViewerTable.hash($0.id) }) != glance.viewer {
        problem = "another viewer at a glance"
      }
      problem = problem ?? text(message.text) ?? message.viewer.flatMap { text($0.name) }
      for event in (try? session.decide(.audience(message), at: now)) ?? [] {
        session.evolve(event, at: now)
      }
    }
    return problem
  }

  /// No control byte may leave towards the terminal.
  private func text(_ text: String) -> String? {
    let line = SafeLine.text(text)
    if line.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
    {
      return "a control character in \(line.debugDescription)"
    }
    let glyphs = SafeText.glyphs(text)
    let isBad = glyphs.contains { $0.base.value < 0x20 || (0x7F...0x9F).contains($0.base.value) }
    return isBad ? "a control character on the screen" : nil
  }
}
