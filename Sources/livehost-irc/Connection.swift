// LiveHost: one TCP connection to a server, with or without TLS, cut into lines.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import IRCFeed
import NIOCore
import NIOPosix
import NIOTLS

/// One try to reach the server, and the connection if it comes about. It reads only when it is
/// asked to go on, so what it has taken in and nobody has processed stays below one buffer.
final class Connection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// Bytes taken from the system at once, and kept by it at most in each direction (it doubles
  /// the number).
  private static let chunk = 16 << 10
  private static let systemBuffer = 128 << 10

  private let host: String
  private let isSecure: Bool
  private let report: (Connection, IRCEvent) -> Void
  private var context: ChannelHandlerContext?
  private var lines = FeedLines(limit: IRCMessage.byteLimit)
  private var isSecured = false
  private var isClosed = false
  private var trouble: IRCNotice?
  /// Nobody takes what we would read.
  private var isPaused = false
  private var owesRead = false

  /// - Parameter report: gets what happens, on the event loop.
  init(_ address: IRCAddress, report: @escaping (Connection, IRCEvent) -> Void) {
    host = address.host
    isSecure = address.isSecure
    self.report = report
  }

  /// Begins; call it on the loop.
  func open(port: Int, _ security: Security?, on loop: any EventLoop) {
    ClientBootstrap(group: loop)
      .connectTimeout(.seconds(10))
      .channelOption(.autoRead, value: false)
      .channelOption(.maxMessagesPerRead, value: 1)
      .channelOption(
        .recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: Connection.chunk)
      )
      .channelOption(.socketOption(.so_rcvbuf), value: Connection.systemBuffer)
      .channelOption(.socketOption(.so_sndbuf), value: Connection.systemBuffer)
      .connect(host: host, port: port)
      .assumeIsolated()
      .whenComplete { self.didConnect($0, security) }
  }

  private func didConnect(_ result: Result<any Channel, any Error>, _ security: Security?) {
    do {
      let channel = try result.get()
      if isClosed { return channel.close(promise: nil) }
      if let security {
        try channel.pipeline.syncOperations.addHandler(try security.handler(for: host))
      }
      try channel.pipeline.syncOperations.addHandler(self)
    } catch {
      isClosed = true
      report(self, .closed(ConnectionTrouble.connecting(error, host)))
    }
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    if !isSecure { report(self, .connected) }
    goOn()
  }

  func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case TLSUserEvent.handshakeCompleted = event {
      isSecured = true
      report(self, .connected)
    }
    context.fireUserInboundEventTriggered(event)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let bytes = Array(unwrapInboundIn(data).readableBytesView)
    lines.consume(bytes[...]) { piece in
      switch piece {
      case .line(let line): report(self, .line(line))
      case .tooLong: report(self, .lineTooLong)
      }
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) { goOn() }

  /// A server that sends but does not read is not read either: answers to its questions would
  /// pile up here.
  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if owesRead { goOn() }
  }

  private func goOn() {
    owesRead = isPaused || context?.channel.isWritable == false
    if !owesRead { context?.read() }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    trouble = trouble ?? ConnectionTrouble.ending(error, host, isSecured: isSecured)
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    let isNews = !isClosed
    isClosed = true
    if isNews { report(self, .closed(trouble)) }
  }
}

// What its owner asks of it.
extension Connection {
  func send(_ bytes: [UInt8]) {
    guard let context else { return }
    let buffer = context.channel.allocator.buffer(bytes: bytes)
    context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
  }

  func pause(_ isPaused: Bool) {
    self.isPaused = isPaused
    if owesRead { goOn() }
  }

  /// Closes without another report.
  func close() {
    isClosed = true
    context?.close(promise: nil)
  }
}
