// LiveHost: a microphone or a stream that is lost is seen, read and heard, once each.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct AlarmTests {
  private func news(_ alarm: Alarm, isLost: Bool, _ text: String = "no sound") -> AudienceMessage {
    AudienceMessage(
      kind: .alarm(AlarmNews(alarm, isLost: isLost)), id: nil, viewer: nil, text: text)
  }

  private func alarmRow(_ driver: ConsoleDriver) -> String {
    let (buffer, _) = driver.draw()
    return buffer.row(Frame.noticeRow(buffer) + 1)
  }

  @Test func whatIsLostStaysOnTheScreenUntilItIsBack() throws {
    let driver = try ConsoleDriver()
    driver.perform(.audience(news(.microphone, isLost: true)))
    #expect(alarmRow(driver).contains("! The microphone is lost: no sound"))
    driver.wait(7200)
    driver.perform(.audience(news(.stream, isLost: true, "")))
    driver.perform(.audience(news(.microphone, isLost: true)))
    #expect(alarmRow(driver).contains("The microphone is lost: no sound (1 more"))
    driver.perform(.audience(news(.microphone, isLost: false)))
    #expect(alarmRow(driver).contains("! The stream is lost"))
    #expect(driver.picture.contains("The microphone is back."))
    driver.perform(.audience(news(.stream, isLost: false)))
    #expect(alarmRow(driver).allSatisfy { $0 == " " })
  }

  @Test func aKeyAcknowledgesUntilItIsLostAgain() throws {
    let driver = try ConsoleDriver(.chinese)
    driver.perform(.audience(news(.microphone, isLost: true, "已静音")))
    #expect(alarmRow(driver).contains("听不到麦克风了：已静音"))
    driver.wait(2)
    driver.press(.down)
    driver.perform(.audience(news(.microphone, isLost: true, "已静音")))
    #expect(alarmRow(driver).allSatisfy { $0 == " " })
    driver.perform(.audience(news(.microphone, isLost: false)))
    driver.perform(.audience(news(.microphone, isLost: true, "已静音")))
    #expect(alarmRow(driver).contains("听不到麦克风了"))
  }

  @Test func plainLinesSayItBeforeAnythingElse() throws {
    for (language, lost, back) in [
      (Language.english, "The microphone is lost: no sound", "The microphone is back."),
      (.chinese, "听不到麦克风了：no sound", "麦克风又好了。"),
    ] {
      let driver = try LinearDriver(language) { $0.linear.linesPerMinute = 2 }
      driver.wait(60)
      for number in 0..<9 { driver.trouble("trouble \(number)") }
      let before = driver.lines.count
      driver.tell(news(.microphone, isLost: true))
      #expect(driver.lines[before...].first == lost)
      #expect(driver.type(language == .english ? "status" : "状态").contains { lost.hasPrefix($0) })
      driver.tell(news(.microphone, isLost: true))
      driver.tell(news(.microphone, isLost: false))
      driver.wait(600)
      #expect(driver.lines.filter { $0 == lost }.count == 1)
      #expect(driver.lines.filter { $0 == back }.count == 1)
    }
  }

  @Test func theVoiceSaysItAtOnceAndOnce() throws {
    let driver = try ConsoleDriver()
    driver.display.speech.isOn = true
    driver.display.isUndisturbed = true
    var announcer = Announcer()
    func hear(_ message: AudienceMessage) throws {
      let events = try driver.session.decide(.audience(message), at: driver.now)
      driver.perform(.audience(message))
      announcer.observe(events, driver.view)
    }
    let order = SpokenLine("Order: sale 7.", .orders, .message, "en")
    for alarm in Alarm.allCases {
      for _ in 0..<3 { try hear(news(alarm, isLost: true)) }
      let next = announcer.next(driver.view, speaking: order)
      #expect(next?.line.text == driver.view.words(alarm.phrases.lost) + ": no sound")
      #expect(next?.line.priority == .important && next?.line.kind == .stream)
      #expect(announcer.next(driver.view, speaking: nil) == nil)
    }
    driver.display.isUndisturbed = false
    for _ in 0..<3 { try hear(news(.microphone, isLost: false)) }
    let back = announcer.next(driver.view, speaking: nil)
    #expect(back?.line.text == "The microphone is back." && back?.line.priority == .message)
    #expect(announcer.next(driver.view, speaking: nil) == nil)
  }
}
