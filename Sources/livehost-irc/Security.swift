// LiveHost: whom the connector trusts, and what went wrong on the way to a server.
// SPDX-License-Identifier: Apache-2.0

import IRCFeed
import NIOCore
import NIOPosix
import NIOSSL
import SystemIO

/// TLS with the certificate and the host's name always checked; there is no way to turn it off.
struct Security {
  let context: NIOSSLContext

  /// - Parameter caFile: certificates to trust instead of the system's.
  init(caFile: String?) throws(IRCNotice) {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.certificateVerification = .fullVerification
    if let caFile { configuration.trustRoots = .certificates(try Security.authorities(caFile)) }
    do {
      context = try NIOSSLContext(configuration: configuration)
    } catch {
      throw .ourDefect(reason: "\(error)")
    }
  }

  private static func authorities(_ path: String) throws(IRCNotice) -> [NIOSSLCertificate] {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try FileSystem.read(path, limit: 1 << 20)
    } catch {
      throw .of(error, path)
    }
    guard let found = try? NIOSSLCertificate.fromPEMBytes(bytes), !found.isEmpty else {
      throw .noCertificates(path)
    }
    return found
  }

  /// The handler that encrypts. A numeric address cannot be asked for by name, but is still
  /// compared with the certificate.
  func handler(for host: String) throws -> NIOSSLClientHandler {
    let isNumeric = (try? SocketAddress(ipAddress: host, port: 0)) != nil
    return try NIOSSLClientHandler(context: context, serverHostname: isNumeric ? nil : host)
  }
}

/// Errors of the network as sentences.
enum ConnectionTrouble {
  /// Why no connection was made.
  static func connecting(_ error: any Error, _ host: String) -> IRCNotice {
    .cannotConnect(host, reason: reason(error))
  }

  /// Why one ended; nil when it was simply closed.
  static func ending(_ error: any Error, _ host: String, isSecured: Bool) -> IRCNotice? {
    if let error = error as? NIOSSLExtraError, error == .failedToValidateHostname {
      return .certificateRefused(host)
    }
    guard !isSecured, error is NIOSSLError || error is BoringSSLError else { return nil }
    let text = "\(error)"
    if text.contains("CERTIFICATE_VERIFY_FAILED") { return .certificateRefused(host) }
    return .notSecured(host, reason: "TLS")
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case let error as NIOConnectionError:
      let first = error.connectionErrors.first?.error ?? error.dnsAError ?? error.dnsAAAAError
      return first.map(reason) ?? "DNS"
    case let error as IOError: return SystemError(call: "connect", code: error.errnoCode).reason
    case ChannelError.connectTimeout: return SystemError.timedOut.reason
    case is SocketAddressError: return "Name or service not known"
    default: return "\(error)"
    }
  }
}
