// LiveHost: what waits to be said, and in which order it is said.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import Testing

@testable import ConsoleUI

@Suite struct SpeechQueueTests {
  private let words = Words(.english)
  private let start = Instant(milliseconds: 0)

  private func line(
    _ text: String, _ priority: SpeechPriority, _ kind: SpeechKind = .notices,
    isAsked: Bool = false
  ) -> SpokenLine {
    SpokenLine(text, kind, priority, "en", isAsked: isAsked)
  }

  private func sale(_ number: Int, _ kind: SpeechKind = .orders) -> SpokenLine {
    SpokenLine(
      "Order: sale \(number).", kind, .message, "en",
      gathering: .sales(
        numbers: [number], units: 2,
        total: Money(minorUnits: 2560, .yuan)))
  }

  private let arrival = SessionEvent.viewerArrived(
    Viewer(id: "u", name: "Mei"), isReturning: false, hasBought: false)

  private func arrive(_ queue: inout SpeechQueue, at now: Instant, _ count: Int = 1) {
    for _ in 0..<count { queue.count(arrival, line("Mei is here.", .notification), at: now) }
  }

  @Test func theMostUrgentIsSaidFirst() {
    var queue = SpeechQueue()
    queue.add(line("half done", .progress, .progress))
    arrive(&queue, at: start)
    queue.add(line("on air", .text, .onAir))
    queue.add(line("order", .message, .orders))
    queue.add(line("stream lost", .important, .stream))
    let later = start + .seconds(5)
    var said: [String] = []
    while let next = queue.next(at: later, speaking: nil, words) { said.append(next.line.text) }
    #expect(said == ["stream lost", "order", "on air", "Mei is here.", "half done"])
    #expect(queue.isEmpty)
  }

  @Test func onlyAnAnswerCutsOffAnAnswer() {
    var queue = SpeechQueue()
    let status = line("status", .text, isAsked: true)
    queue.add(line("order", .message, .orders))
    queue.add(line("on air", .text, .onAir))
    #expect(queue.next(at: start, speaking: status, words) == nil)
    queue.add(line("sold", .message, .sales, isAsked: true))
    queue.add(line("other", .text, isAsked: true))
    #expect(queue.next(at: start, speaking: status, words)?.line.text == "other")
    #expect(queue.next(at: start, speaking: line("order", .message), words) == nil)
  }

  @Test func aSummaryGivesWayToEverythingButProgress() {
    let digest = line("3 new viewers", .notification)
    for priority in [SpeechPriority.important, .message, .text] {
      var queue = SpeechQueue()
      queue.add(line("x", priority))
      #expect(queue.next(at: start, speaking: digest, words) != nil, "\(priority)")
    }
    var queue = SpeechQueue()
    queue.add(line("x", .progress))
    #expect(queue.next(at: start, speaking: digest, words) == nil)
  }

  @Test func atMostOneNotificationWaitsHoweverManyCome() {
    var queue = SpeechQueue()
    arrive(&queue, at: start, 6000)
    #expect(queue.count(.notification) == 1)
    let next = queue.next(at: start + .seconds(2), speaking: nil, words)
    #expect(next?.line.text == "6000 new viewers.")
    #expect(queue.count(.notification) == 0)
  }

  @Test func summariesLeaveTheHostInPeace() throws {
    var queue = SpeechQueue()
    arrive(&queue, at: start)
    #expect(queue.next(at: start + .seconds(1), speaking: nil, words) == nil)
    let takenFirst = queue.next(at: start + .seconds(2), speaking: nil, words)
    let first = try #require(takenFirst)
    queue.said(first, at: start + .seconds(4))
    arrive(&queue, at: start + .seconds(5), 5)
    #expect(queue.nextAt(start + .seconds(5)) == start + .seconds(24))
    #expect(queue.next(at: start + .seconds(23), speaking: nil, words) == nil)
    // Somebody who asks is worth an earlier one.
    let question = SessionEvent.chatReceived(
      Viewer(id: "u", name: "Mei"), text: "is it sweet?", mark: .question, message: nil)
    queue.count(question, line("Mei asks.", .notification, .questions), at: start + .seconds(6))
    let next = queue.next(at: start + .seconds(12), speaking: nil, words)
    #expect(next?.line.text == "5 new viewers, 1 chat line, 1 question.")
  }

  @Test func aSummaryThatWasNotSaidIsAddedToTheNext() throws {
    var queue = SpeechQueue()
    arrive(&queue, at: start, 4)
    let takenCut = queue.next(at: start + .seconds(2), speaking: nil, words)
    let cut = try #require(takenCut)
    arrive(&queue, at: start + .seconds(2), 3)
    queue.cutOff(cut, at: start + .seconds(3))
    let next = queue.next(at: start + .seconds(60), speaking: nil, words)
    #expect(next?.line.text == "7 new viewers.")
  }

  @Test func aSaleThatWasCutOffIsSaidAgainButNotForEver() throws {
    var queue = SpeechQueue()
    queue.add(sale(1))
    queue.add(sale(2))
    for _ in 0..<2 {
      let takenNext = queue.next(at: start, speaking: nil, words)
      let next = try #require(takenNext)
      #expect(next.line.text == "Order: sale 1.")
      queue.cutOff(next, at: start)
    }
    let takenThird = queue.next(at: start, speaking: nil, words)
    let third = try #require(takenThird)
    queue.cutOff(third, at: start)
    #expect(queue.next(at: start, speaking: nil, words)?.line.text == "Order: sale 2.")
  }

  @Test func manyOrdersBecomeOneLineWithAllTheirNumbers() {
    var queue = SpeechQueue()
    for number in [4, 5, 6, 8, 9, 12] { queue.add(sale(number)) }
    let next = queue.next(at: start, speaking: nil, words)
    #expect(
      next?.line.text == "6 sales: numbers 4 to 6, 8 to 9, 12, 12 units, 153.60 yuan.")
    #expect(queue.isEmpty)
  }

  /// Whatever comes, in whatever order it is cut off: every number is heard.
  @Test func noOrderIsLostInALongRush() {
    var queue = SpeechQueue()
    var heard: Set<Int> = []
    var most = 0
    for number in 1...2000 {
      queue.add(sale(number))
      queue.tidy(words)
      if number % 97 == 0, let next = queue.next(at: start, speaking: nil, words) {
        if number % 2 == 0 { queue.cutOff(next, at: start) } else { hear(next.line, &heard) }
      }
      most = max(most, queue.count(.message))
    }
    while let next = queue.next(at: start, speaking: nil, words) { hear(next.line, &heard) }
    #expect(heard == Set(1...2000))
    #expect(most <= 51)
  }

  /// Only what the text says counts.
  private func hear(_ line: SpokenLine, _ heard: inout Set<Int>) {
    guard let start = line.text.firstRange(of: "numbers ") else {
      heard.insert(Int(line.text.filter(\.isNumber)) ?? 0)
      return
    }
    for part in line.text[start.upperBound...].split(separator: ", ") {
      let ends = part.split(separator: " to ").map { Int($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil else { break }
      heard.formUnion(first...last)
    }
  }

  @Test func manyProblemsBecomeOneLineWithTheNewest() {
    var queue = SpeechQueue()
    for number in 1...300 {
      let text = "Order \(number) is not recorded."
      queue.add(
        SpokenLine(
          text, .problems, .message, "en", gathering: .problems(count: 1, newest: text)))
      queue.tidy(words)
    }
    #expect(queue.count(.message) <= 51)
    #expect(
      queue.next(at: start, speaking: nil, words)?.line.text
        == "300 problems. The newest: Order 300 is not recorded.")
  }

  @Test func silenceForgetsChatterAndKeepsWhatIsOwed() {
    var queue = SpeechQueue()
    arrive(&queue, at: start)
    queue.add(line("on air", .text, .onAir))
    queue.add(sale(7))
    queue.silence(at: start)
    #expect(queue.next(at: start + .seconds(4), speaking: nil, words) == nil)
    #expect(queue.nextAt(start) == start + .seconds(5))
    #expect(
      queue.next(at: start + .seconds(5), speaking: nil, words)?.line.text == "Order: sale 7.")
    #expect(queue.isEmpty)
  }

  @Test func silenceTwiceForgetsAll() {
    var queue = SpeechQueue()
    queue.add(sale(7))
    queue.silence(at: start)
    queue.silence(at: start + .seconds(1))
    #expect(queue.isEmpty)
  }

  @Test func whoAsksIsAnsweredAlsoInSilence() {
    var queue = SpeechQueue()
    queue.silence(at: start)
    queue.add(line("status", .text, isAsked: true))
    #expect(queue.next(at: start, speaking: nil, words)?.line.text == "status")
  }
}
