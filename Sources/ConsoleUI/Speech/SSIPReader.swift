// LiveHost: what speech-dispatcher sends, line by line, with nothing taken on trust.
// SPDX-License-Identifier: Apache-2.0

/// A whole reply or event of SSIP: `225-7`, `225 OK MESSAGE QUEUED`.
package struct SSIPReply: Equatable, Sendable {
  /// 100 to 999; 2xx is well, 7xx is an event.
  package let code: Int
  /// What stood behind the code, line by line; the last is the name of the reply.
  package let lines: [String]

  package var isEvent: Bool { code / 100 == 7 }
  package var isGood: Bool { code / 100 == 2 }

  /// The number of the message it is about.
  package var message: Int? { lines.count > 1 ? lines.first.flatMap { Int($0) } : nil }
}

/// Not SSIP: the other end is broken, or no speech server.
package struct SSIPProblem: Error, Equatable, Sendable {}

/// Cuts a stream of bytes into replies.
package struct SSIPReader: Sendable {
  /// No line of the protocol is longer; a list of voices has short lines.
  static let lineLimit = 2048
  static let replyLimit = 500

  private var rest: [UInt8] = []
  private var code: Int?
  private var lines: [String] = []

  package init() {}

  package mutating func read(_ bytes: some Sequence<UInt8>) throws(SSIPProblem) -> [SSIPReply] {
    var replies: [SSIPReply] = []
    for byte in bytes {
      guard byte == 0x0A else {
        guard rest.count < SSIPReader.lineLimit else { throw SSIPProblem() }
        rest.append(byte)
        continue
      }
      if rest.last == 0x0D { rest.removeLast() }
      if let reply = try take(rest) { replies.append(reply) }
      rest.removeAll(keepingCapacity: true)
    }
    return replies
  }

  /// `NNN-more` or `NNN last`; all lines of a reply have one code.
  private mutating func take(_ line: [UInt8]) throws(SSIPProblem) -> SSIPReply? {
    guard line.count >= 4, line[..<3].allSatisfy({ (0x30...0x39).contains($0) }),
      line[0] != 0x30, line[3] == 0x20 || line[3] == 0x2D
    else { throw SSIPProblem() }
    let number = line[..<3].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    guard code == nil || code == number, lines.count < SSIPReader.replyLimit else {
      throw SSIPProblem()
    }
    lines.append(String(decoding: line[4...], as: UTF8.self))
    guard line[3] == 0x20 else {
      code = number
      return nil
    }
    defer {
      code = nil
      lines = []
    }
    return SSIPReply(code: number, lines: lines)
  }
}
