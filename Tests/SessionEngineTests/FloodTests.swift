// LiveHost: many viewers, and chat that is counted instead of kept.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SessionEngine

@Suite struct FloodTests {
  private func record(_ id: String) -> ViewerRecord {
    ViewerRecord(viewer: person(id), isReturning: false, hadBought: false, arrivedAt: noon)
  }

  private func weight(_ session: Session, _ viewer: String, _ text: String) -> ChatWeight {
    var session = session
    return session.weigh(Array(text.utf8).span, by: ViewerTable.hash(viewer))
  }

  @Test func skippedLinesAreAnEventThatCounts() throws {
    var session = live()
    #expect(try session.decide(.skipChat(count: 0), at: noon) == [])
    #expect(try session.run(.skipChat(count: 7)) == [.chatSkipped(count: 7)])
    try session.run(.skipChat(count: 5))
    #expect(session.skippedChat == 12 && session.chat.count == 0)
    #expect(!SessionEvent.chatSkipped(count: 1).mustBeDurable)
    let again = try Session(
      Fixture.plan(), regulars: [:], stateBytes: session.stateBytes[...])
    #expect(again.skippedChat == 12)
  }

  @Test func onlyTalkOfThoseWhoAreHereIsPlain() throws {
    var session = live()
    #expect(weight(session, "ann", "hello there") == .arrival)
    try session.enter("ann")
    for text in ["hello there", "这个甜吗？", ""] { #expect(weight(session, "ann", text) == .talk) }
    for text in ["1", "+1", "要", "3号来两份", "mine", "pass", "不要了", "我不要了", "so good! 2 jam please"] {
      #expect(weight(session, "ann", text) == .whole, "\(text)")
      #expect(weight(session, "stranger", text) == .whole, "\(text)")
    }
    try session.run(
      .audience(AudienceMessage(kind: .leave, id: nil, viewer: person("ann"))))
    #expect(weight(session, "ann", "back again") == .arrival)
    try session.enter("ann")
    #expect(weight(session, "ann", "back again") == .talk)
  }

  @Test func theFirstWordsOfAnybodyAreKept() throws {
    var session = live()
    func weight(isOld: Bool = false) -> ChatWeight {
      let line = message(.chat, "ann", "hello", isBacklog: isOld, isFirstEver: true)
      return session.weigh(line, by: person("ann"))
    }
    #expect(weight() == .whole && weight(isOld: true) == .talk)
    try session.enter("ann")
    #expect(weight() == .whole)
    try session.say("ann", "hello")
    #expect(weight() == .talk)
  }

  @Test func theIndexAgreesWithADictionary() {
    var index = ViewerIndex()
    var model: [UInt64: (slot: Int, isAway: Bool)] = [:]
    var dice: UInt64 = 7
    for step in 0..<60_000 {
      dice = dice &* 6_364_136_223_846_793_005 &+ 1
      let key = ViewerIndex.key(ViewerTable.hash("viewer \(dice >> 40 & 0x7FFF)"))
      let slot = step % 3 == 0 ? ViewerIndex.forgotten : step & 0x7FFF
      index.set(key, slot: slot, isAway: step % 5 == 0)
      model[key] = (slot, step % 5 == 0)
    }
    #expect(index.count == model.count && model.count > 20_000)
    for (key, value) in model {
      let entry = index.find(key)
      #expect(entry?.slot == value.slot && entry?.isAway == value.isAway)
    }
    #expect(index.find(ViewerIndex.key(ViewerTable.hash("nobody"))) == nil)
    let forgotten = model.filter { $0.value.slot == ViewerIndex.forgotten }.keys.sorted()
    #expect(index.forgottenKeys == forgotten)
  }

  @Test func manyIdsAreToldApart() {
    var index = ViewerIndex()
    for number in 0..<200_000 {
      index.set(
        ViewerIndex.key(ViewerTable.hash("u-\(number)")), slot: ViewerIndex.forgotten,
        isAway: false)
    }
    #expect(index.count == 200_000)
    let detours = (0..<200_000).compactMap {
      index.detour(to: ViewerIndex.key(ViewerTable.hash("u-\($0)")))
    }
    // At seven eighths full, four is what chance makes of it.
    #expect(detours.count == 200_000 && detours.reduce(0, +) < 5 * detours.count)
  }

  @Test func aTableThatForgotIsTheSameAfterACheckpoint() throws {
    var table = ViewerTable()
    for number in 0..<ViewerTable.capacity + 700 { table.arrive(record("v\(number)")) }
    table.change("v800") { $0.isPresent = false }
    var writer = StateWriter()
    table.write(to: &writer)
    var reader = StateReader(writer.bytes[...])
    let again = try ViewerTable(from: &reader)
    var second = StateWriter()
    again.write(to: &second)
    #expect(second.bytes == writer.bytes && again.seenCount == table.seenCount)
    #expect(again.presentCount == table.presentCount)
    for (id, standing) in [("v1", ViewerTable.Standing.here), ("v800", .away), ("v", .unseen)] {
      #expect(again.standing(hash: ViewerTable.hash(id)) == standing, "\(id)")
    }
  }

  @Test func whoComesBackIsHereAndCounted() {
    var table = ViewerTable()
    table.arrive(record("ann"))
    table.change("ann") { $0.isPresent = false }
    #expect(table.standing(hash: ViewerTable.hash("ann")) == .away && table.presentCount == 0)
    table.change("ann") { $0.isPresent = true }
    #expect(table.standing(hash: ViewerTable.hash("ann")) == .here && table.presentCount == 1)
  }
}
