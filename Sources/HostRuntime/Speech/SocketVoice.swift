// LiveHost: speech-dispatcher by its socket.
// SPDX-License-Identifier: Apache-2.0

import ConsoleUI
import SystemIO

/// A conversation over a socket that is never waited for: a server that hangs, dies or sends
/// nonsense costs the voice, and nothing else.
final class SocketVoice: SpeechVoice {
  /// A server that owes a reply for longer is given up.
  private static let patience: Int64 = 5000
  /// Read in one turn at most, so that no server can hold up a key.
  private static let turn = 16 << 10

  private let socket: Descriptor
  private var talk: SSIPTalk
  private var pending: [UInt8] = []
  private var isGone = false
  /// Since when a reply is owed.
  private var waitingSince: Int64?

  init(path: String) throws(SystemError) {
    socket = try UnixConnection.open(path)
    talk = SSIPTalk(user: ThisProcess.environment("USER") ?? "")
    send()
  }

  var reading: [Int32] { [socket.number] }
  var writing: [Int32] { pending.isEmpty ? [] : [socket.number] }
  var nextAt: Int64? { waitingSince.map { $0 + SocketVoice.patience } }
  var isBusy: Bool { !isGone && (talk.isWaiting || !pending.isEmpty) }

  var isProven: Bool { talk.isGreeted }

  func speak(_ line: SpokenLine, ticket: Int) {
    talk.speak(line, ticket: ticket)
    send()
  }

  func cancel() {
    talk.cancel()
    send()
  }

  func setRate(_ rate: Int) {
    talk.setRate(rate)
    send()
  }

  private func send() {
    pending += talk.takeOutput()
    if waitingSince == nil, talk.isWaiting {
      waitingSince = MachineClock.monotonicMilliseconds()
    }
    guard !pending.isEmpty else { return }
    do throws(SystemError) {
      pending.removeFirst(try socket.writeOnce(pending[...]))
    } catch {
      if !error.wouldBlock { isGone = true }
    }
  }

  func turn(at now: Int64) -> [SpeechFate]? {
    send()
    var bytes: [UInt8] = []
    var fates: [SpeechFate] = []
    switch try? socket.read(into: &bytes, limit: SocketVoice.turn) {
    case .bytes:
      do throws(SSIPProblem) {
        fates = try talk.receive(bytes)
      } catch {
        isGone = true
      }
      // A reply has come; the next one has its own time.
      waitingSince = nil
      send()
    case .wouldBlock: break
    case .endOfFile, nil: isGone = true
    }
    if let waitingSince, now - waitingSince > SocketVoice.patience { isGone = true }
    return isGone ? nil : fates
  }
}
