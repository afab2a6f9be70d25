// LiveHost: a voice: speech-dispatcher's socket, or a program of its.
// SPDX-License-Identifier: Apache-2.0

import ConsoleUI
import SystemIO

/// Something that speaks and never makes anybody wait. All times are monotonic milliseconds.
protocol SpeechVoice: AnyObject {
  /// What to poll for reading, and for writing.
  var reading: [Int32] { get }
  var writing: [Int32] { get }
  /// When it must be looked at without anything to poll.
  var nextAt: Int64? { get }
  /// Whether it has not yet handed on all that it was given.
  var isBusy: Bool { get }
  /// Whether it has shown that it is alive.
  var isProven: Bool { get }
  func speak(_ line: SpokenLine, ticket: Int)
  /// Ends what is spoken.
  func cancel()
  func setRate(_ rate: Int)
  /// Moves things on; nil when the voice is gone.
  func turn(at now: Int64) -> [SpeechFate]?
}

/// Where the speech server is, by the environment.
package enum SpeechPlace: Equatable, Sendable {
  /// Its socket.
  case socket(String)
  /// On the network, where this process never goes by itself.
  case elsewhere

  /// `SPEECHD_ADDRESS`, else the place that speech-dispatcher takes by itself.
  package static func current() -> SpeechPlace {
    let address = ThisProcess.environment("SPEECHD_ADDRESS") ?? ""
    let parts = address.split(separator: ":", maxSplits: 1).map(String.init)
    guard let method = parts.first else { return .socket(usual) }
    guard method == "unix_socket" else { return .elsewhere }
    return .socket(parts.count == 2 ? parts[1] : usual)
  }

  private static var usual: String {
    let folder: String
    if let runtime = ThisProcess.environment("XDG_RUNTIME_DIR"), !runtime.isEmpty {
      folder = runtime
    } else if let cache = ThisProcess.environment("XDG_CACHE_HOME"), !cache.isEmpty {
      folder = cache
    } else {
      folder = FileSystem.join(ThisProcess.environment("HOME") ?? "", ".cache")
    }
    return FileSystem.join(folder, "speech-dispatcher/speechd.sock")
  }
}

/// What of speech-dispatcher there is on this machine.
package enum SpeechMeans: Equatable, Sendable {
  /// A server answers there.
  case running(String)
  /// There is none yet; it will be started.
  case startable
  /// Only its little program.
  case program
  case none

  package static func look() -> SpeechMeans {
    if case .socket(let path) = SpeechPlace.current() {
      if (try? UnixConnection.open(path)) != nil { return .running(path) }
      if ThisProcess.hasCommand("speech-dispatcher") { return .startable }
    }
    return ThisProcess.hasCommand("spd-say") ? .program : .none
  }
}
