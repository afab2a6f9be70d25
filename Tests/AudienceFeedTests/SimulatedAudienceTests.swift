// LiveHost: tests of the people who are not there.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import Testing

@testable import AudienceFeed

@Suite struct SimulatedAudienceTests {
  private let start = Instant(milliseconds: 1_767_225_600_000)

  private func catalogue() -> Catalogue {
    let goods = (1...6).map { lot in
      Goods(
        id: "g\(lot)", name: LocalizedText("Goods \(lot)"), category: .food,
        price: Money(minorUnits: 100, .yuan), stock: 10, unit: nil, maker: "m", points: [],
        photo: nil, lot: lot)
    }
    let maker = Maker(id: "m", name: LocalizedText("M"), place: nil, story: nil)
    return Catalogue(makers: [maker], goods: goods)
  }

  /// Ten minutes of messages, asked for in steps of `step` milliseconds.
  private func show(seed: UInt64, step: Int64) -> [String] {
    var audience = SimulatedAudience(seed: seed, catalogue: catalogue(), start: start)
    var found: [String] = []
    var time: Int64 = 0
    while time < 600_000 {
      time = min(600_000, time + step)
      found += audience.advance(to: start + .milliseconds(time), lot: 3).map { "\($0)" }
    }
    return found
  }

  /// A machine that slept for ten minutes has missed nine of them.
  @Test func whatWasMissedStaysMissed() {
    #expect(show(seed: 7, step: 600_000).count < show(seed: 7, step: 250).count / 2)
  }

  @Test(arguments: [1, 7, 2026] as [UInt64])
  func oneSeedIsOneShowHoweverItIsAskedFor(_ seed: UInt64) {
    let whole = show(seed: seed, step: 250)
    for step: Int64 in [33, 251, 1000, 60_000, 100_000] {
      #expect(show(seed: seed, step: step) == whole, "seed \(seed), step \(step)")
    }
  }

  @Test func anotherSeedIsAnotherShow() {
    #expect(show(seed: 1, step: 1000) != show(seed: 2, step: 1000))
  }

  @Test func timeThatStandsStillOrGoesBackBringsNobody() {
    var audience = SimulatedAudience(seed: 1, catalogue: catalogue(), start: start)
    _ = audience.advance(to: start + .seconds(60), lot: 1)
    #expect(audience.advance(to: start + .seconds(60), lot: 1).isEmpty)
    #expect(audience.advance(to: start + .seconds(-60), lot: 1).isEmpty)
    #expect(audience.nextAt == start + .milliseconds(60_250))
  }

  @Test func thereIsARushAndAQuietSpell() {
    for seed: UInt64 in 1...5 {
      var audience = SimulatedAudience(seed: seed, catalogue: catalogue(), start: start)
      let counts = (1...8).map { minute in
        audience.advance(to: start + .seconds(minute * 60), lot: 1).count
      }
      #expect(counts.max() == counts[3], "seed \(seed): \(counts)")
      #expect(counts.min() == counts[6], "seed \(seed): \(counts)")
      #expect(counts[3] > 3 * counts[1] / 2 && counts[6] * 5 < counts[1], "seed \(seed): \(counts)")
    }
  }

  @Test func theAudienceSpeaksBothLanguagesAndDoesEverything() {
    for seed: UInt64 in 1...5 {
      var audience = SimulatedAudience(seed: seed, catalogue: catalogue(), start: start)
      let messages = audience.advance(to: start + .seconds(600), lot: 1)
      let talk = messages.filter { $0.kind == .chat }.map(\.text)
      let chinese = talk.filter { $0.unicodeScalars.contains { $0.value > 0x2E80 } }.count
      #expect(chinese > talk.count / 5 && chinese < talk.count * 4 / 5, "seed \(seed)")
      let kinds = Set(messages.map { "\($0.kind)".prefix { $0 != "(" } })
      #expect(
        kinds.isSuperset(of: ["enter", "leave", "chat", "like", "gift", "follow", "order"]),
        "seed \(seed): \(kinds)")
      #expect(talk.contains { QuestionRules.isQuestion($0) }, "seed \(seed)")
      #expect(talk.contains { ClaimGrammar().read($0) != .none }, "seed \(seed)")
    }
  }

  @Test func everyMessageHasItsOwnIDAndAViewer() {
    var audience = SimulatedAudience(seed: 4, catalogue: catalogue(), start: start)
    let messages = audience.advance(to: start + .seconds(600), lot: 1)
    #expect(Set(messages.compactMap(\.id)).count == messages.count)
    #expect(messages.allSatisfy { $0.viewer != nil && !$0.text.contains("#") })
  }

  @Test func nobodySpeaksBeforeArrivingOrAfterLeaving() {
    var audience = SimulatedAudience(seed: 9, catalogue: catalogue(), start: start)
    var present: Set<String> = []
    for message in audience.advance(to: start + .seconds(900), lot: 1) {
      guard let id = message.viewer?.id else { continue }
      if message.kind == .enter {
        present.insert(id)
      } else {
        #expect(present.contains(id))
      }
      if message.kind == .leave { present.remove(id) }
    }
  }

  @Test func smallTalkIsNeverTakenForAClaim() {
    let lines =
      SimulatedPhrases.talkChinese + SimulatedPhrases.talkEnglish
      + SimulatedPhrases.greetingsChinese + SimulatedPhrases.greetingsEnglish
      + SimulatedPhrases.questionsChinese + SimulatedPhrases.questionsEnglish
    for line in lines { #expect(ClaimGrammar().read(line) == .none, "\(line)") }
  }

  @Test func whatIsMeantAsAClaimIsTakenForOne() {
    // The one with a remark behind it is left to the host.
    let lines = SimulatedPhrases.claimsChinese + SimulatedPhrases.claimsEnglish
    for line in lines where !line.contains("送朋友") {
      let text = line.split(separator: "#", omittingEmptySubsequences: false).joined(separator: "4")
      #expect(ClaimGrammar().read(text) != .none, "\(text)")
    }
  }
}
