// LiveHost: a line of command, taken apart.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

/// A sale as a line of command asks for it.
package struct SaleWish: Equatable, Sendable {
  package var quantity = 1
  package var goods: String?
  package var buyer: String?
  package var price: String?
  package var payment: String?
  package var isAnyway = false
  /// It was asked about, and answered with yes.
  package var isSure = false
}

/// A line of command that has been understood.
package enum ParsedCommand: Equatable, Sendable {
  case sell(SaleWish)
  case undo(reason: String?)
  case void(sale: Int, reason: String)
  case giveBack(sale: Int, quantity: Int?, reason: String)
  case goodsVerb(Verb, goods: String)
  case stock(goods: String, count: Int)
  case move(from: Int, to: Int)
  case minutes(item: Int, length: Duration)
  case text(Verb, String)
  case plain(Verb)
  case chat(Int)
  case phrase(Int)
  case wait(seconds: Int)
  case autoGreeting(Bool)
  case setting(SettingWish)
  /// On, off, or what is to be spoken.
  case speak([String])
  /// A bare number: the answer to a numbered choice.
  case choice(Int)
}

/// Why a line is not understood.
package enum CommandProblem: Error, Equatable, Sendable {
  case empty
  case unknownVerb(String)
  /// Right verb, wrong rest: the usage is the way out.
  case usage(Verb)
}

extension CommandProblem {
  /// What is wrong, and what would be right.
  func sentence(_ words: Words) -> String {
    switch self {
    case .empty: ""
    case .unknownVerb(let verb):
      CommandWords.nearest(to: verb, words).map { words(.didYouMean, verb, $0) }
        ?? words(.unknownCommand, verb)
    case .usage(let verb):
      CommandWords.limits[verb].map { words($0) }
        ?? words(.usage, CommandWords.usage(of: verb, words))
    }
  }
}

/// Reads lines of command (contract §4), in both languages.
package enum CommandParser {
  package static func parse(
    _ line: String, _ words: Words = Words(.english)
  ) throws(CommandProblem) -> ParsedCommand {
    try parse(spelled: line) { words.verb($0) }
  }

  private static func parse(
    spelled line: String, _ english: (String) -> String
  ) throws(CommandProblem) -> ParsedCommand {
    let words = split(line)
    guard let first = words.first else { throw .empty }
    if let word = CommandWords.word(english(first.lowercased())) {
      return try command(word.verb, Array(words.dropFirst()))
    }
    if words.count == 1, let number = Int(first) { return .choice(number) }
    guard CommandWords.otherWords[first] == nil, let (verb, rest) = gluedVerb(first) else {
      throw .unknownVerb(first)
    }
    return try command(verb, [rest] + words.dropFirst())
  }

  /// Whether a line begins with a word of command, even where the rest is wrong. Behind a Chinese
  /// word without a space only a number tells a command from a sentence: `卖2`, but not `卖错了`.
  static func isCommand(_ line: String, _ words: Words) -> Bool {
    guard let first = split(line).first else { return false }
    if CommandWords.word(words.verb(first.lowercased())) != nil { return true }
    if CommandWords.otherWords[line.trimmed.lowercased()] != nil { return true }
    return gluedVerb(first).map { $0.1.allSatisfy(\.isNumber) } ?? false
  }

  /// The words of a line, without the `:` that the screen has before it.
  private static func split(_ line: String) -> [String] {
    let isGap: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\u{3000}" }
    return line.drop { isGap($0) || $0 == ":" || $0 == "：" }.split(whereSeparator: isGap)
      .map(String.init)
  }

  /// `卖2` is `卖 2`: Chinese needs no space.
  private static func gluedVerb(_ word: String) -> (Verb, String)? {
    let candidates = CommandWords.all.flatMap { entry in
      entry.spellings.filter { !$0.utf8.allSatisfy { $0 < 0x80 } }.map { ($0, entry.verb) }
    }
    let longest = candidates.filter { word.hasPrefix($0.0) }.max { $0.0.count < $1.0.count }
    return longest.map { ($0.1, String(word.dropFirst($0.0.count))) }
  }

  private static func command(
    _ verb: Verb, _ rest: [String]
  ) throws(CommandProblem) -> ParsedCommand {
    switch verb {
    case .sell: return .sell(try sale(rest))
    case .undo:
      let (before, reason) = reason(rest)
      guard before.isEmpty else { throw .usage(verb) }
      return .undo(reason: reason)
    case .void, .giveBack: return try correction(verb, rest)
    case .feature: return .goodsVerb(verb, goods: try joined(verb, rest))
    case .say: return .text(verb, try joined(verb, rest))
    case .mute, .unmute: return .text(verb, try joined(verb, rest))
    case .greet, .accept, .decline, .caption, .extend, .answer, .answered, .help:
      return rest.isEmpty ? .plain(verb) : .text(verb, rest.joined(separator: " "))
    case .stock:
      guard rest.count >= 2, let last = rest.last, let count = Int(last) else {
        throw .usage(verb)
      }
      return .stock(goods: rest.dropLast().joined(separator: " "), count: count)
    case .move, .minutes: return try arrangement(verb, rest)
    case .chat:
      if let stops = SettingWish.stops(rest) { return .setting(.chat(stops: stops)) }
      guard rest.count <= 1, let count = Int(rest.first ?? "10"), count > 0 else {
        throw .usage(verb)
      }
      return .chat(count)
    case .phrase:
      guard let first = rest.first else { return .plain(verb) }
      guard rest.count == 1, let number = Int(first) else { throw .usage(verb) }
      return .phrase(number)
    case .wait:
      guard rest.count == 1, let seconds = Int(rest[0]), (0...86_400).contains(seconds) else {
        throw .usage(verb)
      }
      return .wait(seconds: seconds)
    case .speak: return .speak(rest)
    case .greeting:
      switch rest {
      case ["on"], ["开"]: return .autoGreeting(true)
      case ["off"], ["关"]: return .autoGreeting(false)
      default: throw .usage(verb)
      }
    default:
      if let reader = SettingWish.readers[verb] {
        guard let wish = reader(rest) else { throw .usage(verb) }
        return .setting(wish)
      }
      guard rest.isEmpty else { throw .usage(verb) }
      return .plain(verb)
    }
  }

  private static func joined(_ verb: Verb, _ rest: [String]) throws(CommandProblem) -> String {
    guard !rest.isEmpty else { throw .usage(verb) }
    return rest.joined(separator: " ")
  }

  private static func arrangement(
    _ verb: Verb, _ rest: [String]
  ) throws(CommandProblem) -> ParsedCommand {
    guard rest.count == 2, let item = Int(rest[0]) else { throw .usage(verb) }
    if verb == .move {
      guard let place = Int(rest[1]) else { throw .usage(verb) }
      return .move(from: item - 1, to: place - 1)
    }
    guard let length = Minutes.read(rest[1]) else { throw .usage(verb) }
    return .minutes(item: item - 1, length: length)
  }

  private static func reason(_ words: [String]) -> (before: [String], reason: String?) {
    guard let index = words.firstIndex(where: { $0.lowercased() == "because" || $0 == "因为" })
    else { return (words, nil) }
    return (Array(words[..<index]), words[(index + 1)...].joined(separator: " "))
  }

  private static func correction(
    _ verb: Verb, _ rest: [String]
  ) throws(CommandProblem) -> ParsedCommand {
    let (before, reason) = reason(rest)
    guard let first = before.first, let sale = Int(first), let reason, !reason.isEmpty else {
      throw .usage(verb)
    }
    if verb == .void {
      guard before.count == 1 else { throw .usage(verb) }
      return .void(sale: sale, reason: reason)
    }
    guard before.count <= 2 else { throw .usage(verb) }
    let quantity = before.count == 2 ? Int(before[1]) : nil
    guard before.count == 1 || quantity != nil else { throw .usage(verb) }
    return .giveBack(sale: sale, quantity: quantity, reason: reason)
  }

  /// `[QTY] [GOODS] [to BUYER] [at PRICE] [by PAYMENT] [anyway]`, the parts in any order.
  private static func sale(_ rest: [String]) throws(CommandProblem) -> SaleWish {
    var wish = SaleWish()
    var parts: [String: [String]] = [:]
    var current = ""
    for word in rest {
      switch word.lowercased() {
      case "to", "给": current = "to"
      case "at", "价", "按": current = "at"
      case "by", "用": current = "by"
      case "anyway", "超卖":
        wish.isAnyway = true
        continue
      default:
        parts[current, default: []].append(word)
        continue
      }
      guard parts[current] == nil else { throw .usage(.sell) }
      parts[current] = []
    }
    for key in ["to", "at", "by"] where parts[key]?.isEmpty == true { throw .usage(.sell) }
    var goods = parts[""] ?? []
    if let first = goods.first, let quantity = Int(first) {
      wish.quantity = quantity
      goods.removeFirst()
    }
    wish.goods = goods.isEmpty ? nil : goods.joined(separator: " ")
    wish.buyer = parts["to"]?.joined(separator: " ")
    wish.price = parts["at"]?.joined(separator: " ")
    wish.payment = parts["by"]?.joined(separator: " ")
    return wish
  }
}
