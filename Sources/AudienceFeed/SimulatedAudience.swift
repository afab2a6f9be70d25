// LiveHost: a simulated audience: arrivals, talk, questions, claims, a rush and a quiet spell.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine

/// People who are not there. From one seed, the same show of the same people every time.
///
/// Time goes in steps of 250 ms. Every eight minutes there is a rush (the fourth minute) and a
/// quiet spell (the seventh), so that a rehearsal of ten minutes has met both.
package struct SimulatedAudience: Sendable {
  private static let step: Int64 = 250
  private static let cycleSteps = 8 * 60 * 4
  /// A hundred seconds: a rehearsal at a thousandfold speed misses nobody.
  private static let catchUpSteps = 400

  private var generator: SeededGenerator
  private let start: Instant
  private var stepsDone = 0
  private var present: [Viewer] = []
  private var nextViewer = 1
  private var nextMessage = 1
  private let lots: [Int]

  package init(seed: UInt64, catalogue: Catalogue, start: Instant) {
    generator = SeededGenerator(seed: seed)
    self.start = start
    lots = catalogue.goods.map(\.lot)
  }

  /// People who were here on an earlier day, so that a rehearsal meets them too.
  package static let regulars: [String: Bool] = {
    Dictionary(uniqueKeysWithValues: (0..<12).map { ("sim-\($0 * 7 + 3)", $0 % 2 == 0) })
  }()

  /// When the next step is due.
  package var nextAt: Instant {
    start + .milliseconds(Int64(stepsDone + 1) * SimulatedAudience.step)
  }

  /// What the audience does up to `now`, with the goods of lot number `lot` on air.
  package mutating func advance(to now: Instant, lot: Int) -> [AudienceMessage] {
    var messages: [AudienceMessage] = []
    // Nobody talked while the machine slept or the clock jumped: what was missed stays missed.
    let due = Int(clamping: now.since(start).milliseconds / SimulatedAudience.step)
    stepsDone = max(stepsDone, due - SimulatedAudience.catchUpSteps)
    while nextAt <= now {
      stepsDone += 1
      takeStep(lot, &messages)
    }
    return messages
  }

  /// Per mille of a step with an arrival and with talk, by the minute of the cycle.
  private var pace: (arrivals: Int, talk: Int) {
    switch (stepsDone % SimulatedAudience.cycleSteps) / 240 {
    case 0: (120, 150)
    case 3: (420, 520)
    case 6: (4, 12)
    default: (45, 190)
    }
  }

  private mutating func takeStep(_ lot: Int, _ messages: inout [AudienceMessage]) {
    let pace = pace
    if generator.chance(pace.arrivals) { messages.append(arrive()) }
    guard !present.isEmpty else { return }
    if generator.chance(pace.talk) { messages.append(talk(lot)) }
    if generator.chance(pace.talk / 4) {
      messages.append(message(.like(count: 1 + generator.below(20)), generator.pick(present)))
    }
    if generator.chance(pace.talk / 16) {
      messages.append(message(.follow, generator.pick(present)))
    }
    if generator.chance(pace.talk / 40) {
      messages.append(message(.gift(count: 1), generator.pick(present)))
    }
    if generator.chance(pace.talk / 14) { messages.append(order(lot)) }
    if present.count > 20, generator.chance(pace.arrivals / 3) { messages.append(leave()) }
  }

  private mutating func arrive() -> AudienceMessage {
    let isChinese = generator.chance(600)
    let name = generator.pick(
      isChinese ? SimulatedPhrases.namesChinese : SimulatedPhrases.namesEnglish)
    let viewer = Viewer(id: "sim-\(nextViewer)", name: unique(name))
    nextViewer += 1
    present.append(viewer)
    return message(.enter, viewer)
  }

  /// A second person of the same name gets a number, as platforms do.
  private func unique(_ name: String) -> String {
    let taken = present.contains { $0.name == name }
    return taken ? name + String(nextViewer) : name
  }

  private mutating func leave() -> AudienceMessage {
    let index = generator.below(present.count)
    return message(.leave, present.remove(at: index))
  }

  private mutating func talk(_ lot: Int) -> AudienceMessage {
    let viewer = generator.pick(present)
    let isChinese = viewer.name.unicodeScalars.contains { $0.value > 0x2E80 }
    let roll = generator.below(100)
    let lines: [String]
    switch roll {
    case 0..<22:
      lines = isChinese ? SimulatedPhrases.greetingsChinese : SimulatedPhrases.greetingsEnglish
    case 22..<58: lines = isChinese ? SimulatedPhrases.talkChinese : SimulatedPhrases.talkEnglish
    case 58..<84:
      lines = isChinese ? SimulatedPhrases.questionsChinese : SimulatedPhrases.questionsEnglish
    default: lines = isChinese ? SimulatedPhrases.claimsChinese : SimulatedPhrases.claimsEnglish
    }
    let wanted = generator.chance(750) ? lot : generator.pick(lots)
    let text = generator.pick(lines).split(separator: "#", omittingEmptySubsequences: false)
      .joined(separator: String(wanted))
    return message(.chat, viewer, text)
  }

  private mutating func order(_ lot: Int) -> AudienceMessage {
    let wanted = generator.chance(700) ? lot : generator.pick(lots)
    let payment: Payment? = generator.chance(500) ? .transfer : nil
    return message(
      .order(goods: String(wanted), quantity: 1 + generator.below(2), payment: payment),
      generator.pick(present))
  }

  private mutating func message(
    _ kind: AudienceMessage.Kind, _ viewer: Viewer, _ text: String = ""
  ) -> AudienceMessage {
    defer { nextMessage += 1 }
    return AudienceMessage(kind: kind, id: "sim-m-\(nextMessage)", viewer: viewer, text: text)
  }
}
