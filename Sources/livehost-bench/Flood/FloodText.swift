// LiveHost: the words of a chat that is too fast.
// SPDX-License-Identifier: Apache-2.0

/// What people say in a busy chat, in both languages.
enum ChatterText {
  /// Neither claims nor withdrawals. The first ones of each line say so at a glance; the last four
  /// have numbers or goods in them and are read with care.
  static let talk = [
    "hello from Ningbo", "主播辛苦了", "looks lovely", "这个好看", "greetings from the class!",
    "哈哈哈哈", "I saw one like it in Dali", "宁波来的，你好", "so calm here tonight", "第一次来，支持一下",
    "can you ship to Lhasa?", "这个甜吗？", "is 4 sold?", "1号多少钱？", "my sister has 2 of those at home",
    "拉萨能寄吗，大概要几天到",
  ]
  static let claims = ["3号来两份", "sold 4", "+1", "要2", "me 2", "2号链接 x3"]
}

/// Feed lines without end (contract §3): no two are the same, and claims and orders are among them.
struct FloodText {
  /// Lines made so far.
  struct Tally {
    var lines = 0
    var chats = 0
    var arrivals = 0
    var claims = 0
    var paidOrders = 0
  }

  private(set) var made = Tally()
  private let viewers: Int
  private let talk = ChatterText.talk.map(Template.chat)
  private let claims = ChatterText.claims.map(Template.chat)
  private let arrival = Template(#""kind":"enter""#, "")
  private let order = Template(#""kind":"order""#, #","goods":4,"quantity":2"#)
  private let paidOrder = Template(#""kind":"order""#, #","goods":2,"quantity":1,"paid":true"#)

  /// - Parameter viewers: those who talk. Whoever claims or orders is new.
  init(viewers: Int) { self.viewers = viewers }

  /// Somebody comes: the first viewer, the second …
  mutating func arrive(into bytes: inout [UInt8]) {
    arrival.write(made.lines, made.arrivals, into: &bytes)
    made.lines += 1
    made.arrivals += 1
  }

  /// Of 2,000 lines one is a claim, of 20,000 one an order.
  mutating func talk(into bytes: inout [UInt8]) {
    let line = made.lines
    made.lines += 1
    switch line % 20_000 {
    case 19_999:
      order.write(line, FloodText.newcomer + line, into: &bytes)
      made.claims += 1
      made.arrivals += 1
    case let place where place % 2000 == 1999:
      let claim = claims[line / 2000 % claims.count]
      claim.write(line, FloodText.newcomer + line, into: &bytes)
      made.claims += 1
      made.arrivals += 1
      made.chats += 1
    default:
      // Far apart, as people are: neighbours in a table would be found too easily.
      let viewer = line &* 7919 % viewers
      talk[line % talk.count].write(line, viewer, into: &bytes)
      made.chats += 1
    }
  }

  /// A paid order: it is on the disk before anything behind it is read.
  /// - Returns: the id of its sale.
  mutating func pay(into bytes: inout [UInt8]) -> String {
    paidOrder.write(made.lines, FloodText.newcomer + made.lines, into: &bytes)
    defer {
      made.lines += 1
      made.arrivals += 1
      made.paidOrders += 1
    }
    return "order-m-" + Template.digits(made.lines)
  }

  private static let newcomer = 50_000_000
}

/// A feed line with places for its number and its viewer's.
private struct Template {
  private static let width = 8
  private let bytes: [UInt8]
  /// Where the places end: the line's number, then the viewer's twice.
  private let ends: [Int]

  static func chat(_ text: String) -> Template {
    Template(#""kind":"chat""#, #","text":"\#(text)""#)
  }

  init(_ kind: String, _ rest: String) {
    let place = String(repeating: "#", count: Template.width)
    let text =
      #"{"v":1,\#(kind),"id":"m-\#(place)","at":"2026-11-23T11:32:05.412Z","platform":"bench","#
      + #""user":{"id":"u-\#(place)","name":"viewer \#(place)"}\#(rest)}"# + "\n"
    let bytes = Array(text.utf8)
    self.bytes = bytes
    ends = bytes.indices.filter { bytes[$0] == 0x23 && bytes[$0 + 1] != 0x23 }
  }

  func write(_ line: Int, _ viewer: Int, into buffer: inout [UInt8]) {
    let start = buffer.count
    buffer.append(contentsOf: bytes)
    for (index, end) in ends.enumerated() {
      var number = index == 0 ? line : viewer
      for place in 0..<Template.width {
        buffer[start + end - place] = 0x30 + UInt8(truncatingIfNeeded: number % 10)
        number /= 10
      }
    }
  }

  static func digits(_ number: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
