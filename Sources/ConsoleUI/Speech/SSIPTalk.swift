// LiveHost: talking to speech-dispatcher: one command, one reply, events in between.
// SPDX-License-Identifier: Apache-2.0

/// What became of an utterance, by its ticket.
package enum SpeechFate: Equatable, Sendable {
  case said(Int)
  /// Something else was more urgent, or somebody silenced it.
  case cutOff(Int)
  /// The server does not want it.
  case refused(Int)
}

/// A conversation by SSIP, the protocol of speech-dispatcher, as a value: bytes in, bytes out.
/// The text is only sent after the server has said that it takes one, so that no word of a viewer
/// can ever be read as a command.
package struct SSIPTalk: Sendable {
  private enum Step: Equatable, Sendable {
    case command(String)
    case opening(ticket: Int, text: String)
    case text(ticket: Int, text: String)
  }

  private var reader = SSIPReader()
  private var steps: [Step] = []
  private var awaited: Step?
  private var output: [UInt8] = []
  /// The server's number of a message → our ticket.
  private var tickets: [Int: Int] = [:]
  /// Events that came before we knew the number of their message.
  private var early: [(message: Int, isCut: Bool)] = []
  private var language: String?
  private var priority: SpeechPriority?
  private var rate: Int?
  /// Events since the last reply that we waited for.
  private var events = 0
  /// A server that sends more of them than anybody can speak is broken.
  private static let eventLimit = 2000
  /// Whether the server has answered as one does.
  package private(set) var isGreeted = false

  /// - Parameter user: the name of this user, as the server shows it.
  package init(user: String) {
    let name = user.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    steps = [
      .command("SET SELF CLIENT_NAME \(name.isEmpty ? "host" : name):livehost:main"),
      .command("SET SELF NOTIFICATION END ON"), .command("SET SELF NOTIFICATION CANCEL ON"),
    ]
    advance()
  }

  /// Whether the server owes a reply.
  package var isWaiting: Bool { awaited != nil }

  /// Takes what is to be sent.
  package mutating func takeOutput() -> [UInt8] {
    defer { output = [] }
    return output
  }

  package mutating func setRate(_ rate: Int) {
    guard rate != self.rate else { return }
    self.rate = rate
    steps.append(.command("SET SELF RATE \(rate)"))
    advance()
  }

  package mutating func speak(_ line: SpokenLine, ticket: Int) {
    if line.language != language {
      language = line.language
      steps.append(.command("SET SELF LANGUAGE " + line.language))
    }
    if line.priority != priority {
      priority = line.priority
      steps.append(.command("SET SELF PRIORITY " + line.priority.rawValue.uppercased()))
    }
    steps.append(.opening(ticket: ticket, text: line.text))
    advance()
  }

  /// Ends what is spoken and what waits in the server.
  package mutating func cancel() {
    // What has not been sent never will be.
    steps.removeAll { if case .opening = $0 { true } else { false } }
    steps.append(.command("CANCEL SELF"))
    advance()
  }

  // MARK: Replies

  package mutating func receive(
    _ bytes: some Sequence<UInt8>
  ) throws(SSIPProblem) -> [SpeechFate] {
    var fates: [SpeechFate] = []
    for reply in try reader.read(bytes) {
      if reply.isEvent {
        events += 1
        guard events <= SSIPTalk.eventLimit else { throw SSIPProblem() }
        if let fate = event(reply) { fates.append(fate) }
        continue
      }
      // A reply to nothing: this is no server that we understand.
      guard let step = awaited else { throw SSIPProblem() }
      awaited = nil
      events = 0
      isGreeted = isGreeted || reply.isGood
      if let fate = answer(reply, to: step) { fates.append(fate) }
      advance()
    }
    return fates
  }

  private mutating func answer(_ reply: SSIPReply, to step: Step) -> SpeechFate? {
    switch step {
    case .command: return nil
    case .opening(let ticket, let text):
      guard reply.code == 230 else { return .refused(ticket) }
      steps.insert(.text(ticket: ticket, text: text), at: 0)
      return nil
    case .text(let ticket, _):
      guard reply.isGood else { return .refused(ticket) }
      guard let message = reply.message else {
        // A server that gives no number sends no events either; the time tells.
        return nil
      }
      if let place = early.firstIndex(where: { $0.message == message }) {
        let isCut = early.remove(at: place).isCut
        return isCut ? .cutOff(ticket) : .said(ticket)
      }
      tickets[message] = ticket
      return nil
    }
  }

  private mutating func event(_ reply: SSIPReply) -> SpeechFate? {
    guard reply.code == 702 || reply.code == 703, let message = reply.message else { return nil }
    let isCut = reply.code == 703
    guard let ticket = tickets.removeValue(forKey: message) else {
      // Only for a text whose number is on its way.
      if case .text? = awaited {
        early = early.suffix(15) + [(message, isCut)]
      }
      return nil
    }
    return isCut ? .cutOff(ticket) : .said(ticket)
  }

  // MARK: Commands

  /// Sends the next step, if no reply is owed.
  private mutating func advance() {
    guard awaited == nil, !steps.isEmpty else { return }
    let step = steps.removeFirst()
    awaited = step
    switch step {
    case .command(let command): output += Array((command + "\r\n").utf8)
    case .opening: output += Array("SPEAK\r\n".utf8)
    case .text(_, let text): output += Array((SSIPTalk.stuffed(text) + "\r\n.\r\n").utf8)
    }
  }

  /// A line that begins with a dot begins with two, so that it does not end the text.
  static func stuffed(_ text: String) -> String {
    text.hasPrefix(".") ? "." + text : text
  }
}
