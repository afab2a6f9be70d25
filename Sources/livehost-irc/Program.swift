// LiveHost: the connector's main thread: standard input and signals.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import IRCFeed
import NIOCore
import NIOPosix
import SystemIO

/// Runs the connector until the console, a signal or trouble ends it.
struct Program {
  private let settings: IRCSettings
  private let security: Security?

  init(_ settings: IRCSettings, _ security: Security?) {
    self.settings = settings
    self.security = security
  }

  func run() throws(IRCNotice) {
    do {
      ThisProcess.turnWriteSignalsIntoErrors()
      // Before the first thread, so that every thread leaves the signals to this one.
      let signals = try SignalInbox()
      let (wake, ending) = (try WakeEvent(), Mailbox<IRCNotice?>())
      let loop = MultiThreadedEventLoopGroup(numberOfThreads: 1).next()
      let driver = try driver(on: loop) { notice in
        ending.post(notice)
        wake.signal()
      }
      try serve(signals, wake, loop, driver)
      if let notice = ending.takeNow().first ?? nil { throw notice }
    } catch let notice as IRCNotice {
      throw notice
    } catch {
      throw .ourDefect(reason: "\(error)")
    }
  }

  private func driver(
    on loop: any EventLoop, leave: @escaping @Sendable (IRCNotice?) -> Void
  ) throws -> NIOLoopBound<Driver> {
    let (settings, security) = (settings, security)
    return try loop.submit {
      let driver = Driver(settings, security, on: loop, leave: leave)
      driver.start()
      return NIOLoopBound(driver, eventLoop: loop)
    }.wait()
  }

  /// Passes on signals and lines until the driver has left.
  private func serve(
    _ signals: SignalInbox, _ wake: WakeEvent, _ loop: any EventLoop,
    _ driver: NIOLoopBound<Driver>
  ) throws {
    var input = CommandInput()
    while true {
      let ready = Poller.readable([wake.number, signals.number] + input.numbers, timeout: nil)
      if ready.contains(wake.number) { return }
      var events: [IRCEvent] = []
      for case .quit in signals.drain() { events.append(.ended) }
      if ready.contains(where: input.numbers.contains) { events += input.read() }
      if events.isEmpty { continue }
      // Waiting here keeps a console that writes without end from filling our memory.
      let news = events
      try loop.submit { news.forEach(driver.value.handle) }.wait()
    }
  }
}

/// The console's lines on standard input.
struct CommandInput {
  private let stream = Descriptor.standardInput
  private var lines = FeedLines()
  /// A terminal is left alone: at the head of a pipe it is the console's, which reads keys there.
  private var isOpen = !Descriptor.standardInput.isTerminal

  /// What to poll.
  var numbers: [Int32] { isOpen ? [stream.number] : [] }

  /// What has come; ends with `.ended` when nothing more will.
  mutating func read() -> [IRCEvent] {
    var bytes: [UInt8] = []
    var events: [IRCEvent] = []
    let outcome = try? stream.read(into: &bytes, limit: 64 << 10)
    if case .bytes = outcome {
      lines.consume(bytes[...]) { if case .line(let line) = $0 { events.append(.command(line)) } }
    } else if outcome != .wouldBlock {
      isOpen = false
      events.append(.ended)
    }
    return events
  }
}
