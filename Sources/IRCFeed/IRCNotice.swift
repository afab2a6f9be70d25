// LiveHost: everything the connector says to people, in both languages.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine

/// A sentence or two for the host: what happened and what to do. The same sentences are errors on
/// standard error and, where a show goes on, `system` lines of the feed.
package enum IRCNotice: Error, Equatable, Sendable {
  // About the command line.
  case commandLine(String)
  case badAddress(String)
  case passwordInAddress
  case badPort(String)
  case badChannel(String)
  case badNick(String)
  case badUser(String)
  case outOfRange(String, ClosedRange<Int>)
  case passwordInTheClear
  // About files.
  case noSuchFile(String)
  case cannotRead(String, reason: String)
  case openToOthers(String)
  case noPassword(String)
  case noCertificates(String)
  // About the connection. A reason is the system's or the server's own words.
  case cannotConnect(String, reason: String)
  case certificateRefused(String)
  case notSecured(String, reason: String)
  case noAnswer(String)
  case closed(String, reason: String)
  case refused(String, reason: String)
  case noFreeNick(String)
  case channelRefused(String, reason: String)
  case cannotWrite(reason: String)
  case ourDefect(reason: String)
  // For the host during the show.
  case lost(String)
  case restored(String)
  case dropped(Int)
  case notSaid(reason: String)

  /// The exit code that goes with it (sysexits.h); 0 for what ends nothing.
  package var code: Int32 {
    switch self {
    case .commandLine, .badAddress, .passwordInAddress, .badPort, .badChannel, .badNick, .badUser,
      .outOfRange, .passwordInTheClear:
      64
    case .noPassword, .noCertificates: 65
    case .noSuchFile: 66
    case .cannotConnect, .certificateRefused, .notSecured, .noAnswer, .closed, .refused,
      .noFreeNick, .channelRefused:
      69
    case .ourDefect: 70
    case .cannotRead, .cannotWrite: 74
    case .openToOthers: 77
    case .lost, .restored, .dropped, .notSaid: 0
    }
  }

  package func sentence(in language: Language) -> String {
    language == .chinese ? chinese : english
  }

  private var english: String {
    switch self {
    case .commandLine(let reason):
      "The command line is not right: \(reason) See livehost-irc --help."
    case .badAddress(let text):
      "“\(text)” is not an address; write irc://HOST/CHANNEL or ircs://HOST/CHANNEL."
    case .passwordInAddress:
      "A password or user does not belong in the address, where everybody on this machine can read it; use --password-file or LIVEHOST_IRC_PASSWORD."
    case .badPort(let text): "“\(text)” is not a port; write a number from 1 to 65535."
    case .badChannel(let text): "“\(text)” is not a channel; write irc://HOST/CHANNEL."
    case .badNick(let text):
      "“\(text)” is not a nick; use up to 30 of letters, digits and _ - [ ] { } \\ | ^ `."
    case .badUser(let text): "“\(text)” is not a user name; use letters, digits and . _ - ~."
    case .outOfRange(let option, let range):
      "\(option) must be a number from \(range.lowerBound) to \(range.upperBound)."
    case .passwordInTheClear:
      "Without TLS everybody on the way could read the password; use ircs://."
    case .noSuchFile(let path): "There is no file \(path); check the path."
    case .cannotRead(let path, let reason):
      "Cannot read \(path): \(reason). Check the file and its permissions."
    case .openToOthers(let path):
      "Others may read the password file \(path); run chmod 600 \(path)."
    case .noPassword(let source):
      "There is no password in \(source); write it on one line, alone."
    case .noCertificates(let path):
      "There is no certificate in \(path); give the authority's certificate as PEM."
    case .cannotConnect(let host, let reason):
      "Cannot connect to \(host): \(reason). Check the address and the network."
    case .certificateRefused(let host):
      "The certificate of \(host) is not to be trusted or is not for this name, so nothing was sent. Check the address; for your own authority use --ca-file."
    case .notSecured(let host, let reason):
      "No secure connection to \(host): \(reason). Check that the port speaks TLS."
    case .noAnswer(let host):
      "\(host) does not answer as an IRC server; check address and port."
    case .closed(let host, let reason): "\(host) has closed the connection\(ending(reason, ": "))"
    case .refused(let host, let reason):
      "\(host) refuses us\(ending(reason, ": ")) Check nick and password."
    case .noFreeNick(let host): "\(host) takes none of our nicks; choose another with --nick."
    case .channelRefused(let channel, let reason):
      "We may not join \(channel)\(ending(reason, ": ")) Ask the channel's operators."
    case .cannotWrite(let reason):
      "Cannot write the feed to standard output: \(reason). Check the disk."
    case .ourDefect(let reason): "The connector has a defect (\(reason)); please report it."
    case .lost(let host): "The connection to \(host) is lost; trying again."
    case .restored(let channel): "Connected to \(channel) again."
    case .dropped(let count):
      "Not said in the channel: \(count). It takes only so many messages a minute."
    case .notSaid(let reason): "The channel did not take a message\(ending(reason, ": "))"
    }
  }

  private var chinese: String {
    switch self {
    case .commandLine(let reason): "命令写得不对：\(reason) 请看 livehost-irc --help。"
    case .badAddress(let text): "“\(text)”不是地址；请写 irc://主机/频道 或 ircs://主机/频道。"
    case .passwordInAddress:
      "地址里不能写用户名或密码，本机上谁都看得见；请用 --password-file 或 LIVEHOST_IRC_PASSWORD。"
    case .badPort(let text): "“\(text)”不是端口；请写 1 到 65535。"
    case .badChannel(let text): "“\(text)”不是频道；请写 irc://主机/频道。"
    case .badNick(let text):
      "“\(text)”不能当昵称；请用最多 30 个字母、数字和 _ - [ ] { } \\ | ^ `。"
    case .badUser(let text): "“\(text)”不能当用户名；请用字母、数字和 . _ - ~。"
    case .outOfRange(let option, let range):
      "\(option) 应是 \(range.lowerBound) 到 \(range.upperBound) 的数。"
    case .passwordInTheClear: "没有 TLS，路上谁都能看到密码；请用 ircs://。"
    case .noSuchFile(let path): "没有文件 \(path)；请检查路径。"
    case .cannotRead(let path, let reason): "无法读取 \(path)：\(reason)。请检查文件和权限。"
    case .openToOthers(let path): "别人也能读密码文件 \(path)；请运行 chmod 600 \(path)。"
    case .noPassword(let source): "\(source) 里没有密码；请只写一行密码。"
    case .noCertificates(let path): "\(path) 里没有证书；请给出 PEM 格式的机构证书。"
    case .cannotConnect(let host, let reason): "无法连接 \(host)：\(reason)。请检查地址和网络。"
    case .certificateRefused(let host):
      "\(host) 的证书不可信，或不是发给这个名字的，所以什么也没有发出。请检查地址；自建机构请用 --ca-file。"
    case .notSecured(let host, let reason):
      "无法与 \(host) 建立加密连接：\(reason)。请检查端口是否支持 TLS。"
    case .noAnswer(let host): "\(host) 没有像 IRC 服务器那样回答；请检查地址和端口。"
    case .closed(let host, let reason): "\(host) 关闭了连接\(ending(reason, "："))"
    case .refused(let host, let reason):
      "\(host) 拒绝了我们\(ending(reason, "：")) 请检查昵称和密码。"
    case .noFreeNick(let host): "\(host) 不接受我们的任何昵称；请用 --nick 换一个。"
    case .channelRefused(let channel, let reason):
      "不能进入 \(channel)\(ending(reason, "：")) 请找频道管理员。"
    case .cannotWrite(let reason): "无法把观众消息写到标准输出：\(reason)。请检查磁盘。"
    case .ourDefect(let reason): "连接程序有缺陷（\(reason)）；请告诉我们。"
    case .lost(let host): "与 \(host) 的连接断了，正在重连。"
    case .restored(let channel): "又连上 \(channel) 了。"
    case .dropped(let count): "有 \(count) 条没有在频道里说出：频道每分钟只收这么多。"
    case .notSaid(let reason): "频道没有收下一条消息\(ending(reason, "："))"
    }
  }

  /// The server's own words with a full stop behind, or just the full stop.
  private func ending(_ reason: String, _ colon: String) -> String {
    let stop = colon == "：" ? "。" : "."
    guard let last = reason.last else { return stop }
    return colon + reason + (".!?。！？".contains(last) ? "" : stop)
  }
}
