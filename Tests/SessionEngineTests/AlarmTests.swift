// LiveHost: what is lost, and back, as a connector says it.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SessionEngine

@Suite struct AlarmTests {
  private func line(
    _ alarm: Alarm, _ isLost: Bool, id: String? = nil, isBacklog: Bool = false
  ) -> SessionCommand {
    .audience(
      message(.alarm(AlarmNews(alarm, isLost: isLost)), nil, "x", id: id, isBacklog: isBacklog))
  }

  @Test func onlyWhatChangesIsNews() throws {
    var session = live()
    #expect(try session.run(line(.microphone, false)) == [])
    let lost = SessionEvent.systemNoted(
      text: "x", message: "m-1", alarm: AlarmNews(.microphone, isLost: true))
    #expect(try session.run(line(.microphone, true, id: "m-1")) == [lost])
    #expect(try session.run(line(.microphone, true)) == [])
    #expect(try session.run(line(.stream, true)).count == 1)
    #expect(session.alarms == [.microphone, .stream] && !lost.mustBeDurable)
    #expect(session.chat.newest(2).map(\.mark) == [.system, .system])
    let again = try Session(Fixture.plan(), regulars: [:], stateBytes: session.stateBytes[...])
    #expect(again.alarms == session.alarms && again.stateBytes == session.stateBytes)
    #expect(try session.run(line(.microphone, false)).count == 1)
    #expect(session.alarms == [.stream])
    #expect(try session.run(line(.stream, false, isBacklog: true)) == [])
  }

  @Test func afterAGapWhatIsStillLostIsSaidAgain() throws {
    var session = live()
    try session.run(line(.stream, true))
    try session.run(.recover(lastSeen: noon), at: at(60))
    #expect(session.alarms == [])
    #expect(try session.run(line(.stream, true), at: at(61)).count == 1)
  }
}
