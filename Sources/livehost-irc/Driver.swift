// LiveHost: carries out what the client decides, on one event loop.
// SPDX-License-Identifier: Apache-2.0

import IRCFeed
import NIOCore
import SystemIO

/// Joins the client with the network, the clock and standard output. Everything in it happens on
/// the event loop.
final class Driver {
  /// Feed bytes that wait for the console: above the first we stop reading, below the second we
  /// go on.
  private static let fullMark = 256 << 10
  private static let lowMark = 64 << 10
  /// The time for saying goodbye: to the server, and to a console that still reads.
  private static let leaveTime = TimeAmount.seconds(1)

  private let settings: IRCSettings
  private let security: Security?
  private let loop: any EventLoop
  private let leave: @Sendable (IRCNotice?) -> Void
  private var writer: WriterThread?
  private var client: IRCClient
  private var connection: Connection?
  private var timer: (at: Int64, task: Scheduled<Void>)?
  private var waitingBytes = 0
  private var isPaused = false
  /// Why we are leaving, once we are.
  private var farewell: IRCNotice??

  /// - Parameter leave: called once, at the end, with what went wrong if something did.
  init(
    _ settings: IRCSettings, _ security: Security?, on loop: any EventLoop,
    leave: @escaping @Sendable (IRCNotice?) -> Void
  ) {
    self.settings = settings
    self.security = security
    self.loop = loop
    self.leave = leave
    client = IRCClient(settings, seed: ThisProcess.randomSeed())
  }

  func start() {
    let (driver, loop) = (NIOLoopBound(self, eventLoop: loop), loop)
    let report: @Sendable (Int, SystemError?) -> Void = { count, error in
      loop.execute { driver.value.didWrite(count, error) }
    }
    do throws(SystemError) {
      writer = try WriterThread(.standardOutput, report: report)
    } catch {
      report(0, error)
    }
    handle(.started)
  }

  func handle(_ event: IRCEvent) {
    let now = Moment(
      monotonic: MachineClock.monotonicMilliseconds(), wall: MachineClock.wallMilliseconds())
    for action in client.handle(event, at: now) { perform(action) }
    schedule(now.monotonic)
  }

  private func perform(_ action: IRCAction) {
    switch action {
    case .connect: connect()
    case .disconnect:
      connection?.close()
      connection = nil
    case .send(let bytes): connection?.send(bytes)
    case .write(let bytes): write(bytes)
    case .finish(let notice): beginLeaving(notice)
    }
  }

  private func connect() {
    let connection = Connection(settings.address) { [weak self] connection, event in
      self?.take(event, from: connection)
    }
    self.connection = connection
    connection.pause(isPaused)
    connection.open(port: settings.address.port, security, on: loop)
  }

  /// What a connection that was given up still says is of no interest.
  private func take(_ event: IRCEvent, from sender: Connection) {
    guard sender === connection else { return }
    if case .closed = event { connection = nil }
    handle(event)
    leaveIfDone()
  }

  /// One timer for all the client waits for. A timer that comes early does nothing, so it is not
  /// moved with every line that is heard.
  private func schedule(_ now: Int64) {
    guard let at = client.nextAt, at < timer?.at ?? .max else { return }
    timer?.task.cancel()
    let driver = NIOLoopBound(self, eventLoop: loop)
    let task = loop.scheduleTask(in: .milliseconds(max(0, at - now))) {
      driver.value.timer = nil
      driver.value.handle(.timePassed)
    }
    timer = (at, task)
  }
}

// Standard output.
extension Driver {
  private func write(_ bytes: [UInt8]) {
    waitingBytes += bytes.count
    writer?.post(bytes)
    if !isPaused, waitingBytes > Driver.fullMark { pause(true) }
  }

  private func didWrite(_ count: Int, _ error: SystemError?) {
    waitingBytes -= count
    // A console that has gone is an end like any other.
    if let error, !error.isClosedPipe { farewell = .some(.cannotWrite(reason: error.reason)) }
    if error != nil { return handle(.ended) }
    if isPaused, waitingBytes < Driver.lowMark { pause(false) }
    leaveIfDone()
  }

  private func pause(_ isPaused: Bool) {
    self.isPaused = isPaused
    connection?.pause(isPaused)
    handle(.paused(isPaused))
  }
}

// The end.
extension Driver {
  private func beginLeaving(_ notice: IRCNotice?) {
    farewell = farewell ?? .some(notice)
    let driver = NIOLoopBound(self, eventLoop: loop)
    _ = loop.scheduleTask(in: Driver.leaveTime) { driver.value.leaveNow() }
    // The server closes when it has read our QUIT; it may be waiting for us to read.
    connection?.pause(false)
    leaveIfDone()
  }

  private func leaveIfDone() {
    if connection == nil, waitingBytes == 0 { leaveNow() }
  }

  private func leaveNow() {
    guard let farewell else { return }
    leave(farewell)
  }
}
