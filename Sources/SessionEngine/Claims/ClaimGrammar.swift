// LiveHost: reading what a chat line asks for.
// SPDX-License-Identifier: Apache-2.0

/// What a chat line says about buying.
package struct ClaimReading: Equatable, Sendable {
  /// Which goods are meant.
  package enum Target: Equatable, Sendable {
    case featured, next
    case lot(Int)
  }

  /// So many of these goods.
  package struct Wish: Equatable, Sendable {
    package let target: Target
    package let quantity: Int
  }

  /// They no longer want it.
  package enum Withdrawal: Equatable, Sendable {
    case newest
    case lot(Int)
  }

  package internal(set) var wishes: [Wish] = []
  package internal(set) var withdrawal: Withdrawal?
  /// 0…100: how sure the grammar is of the wishes.
  package internal(set) var confidence = 0
  /// What the surest of them goes by.
  package internal(set) var why: ClaimReason?

  /// Talk.
  package static let none = ClaimReading()
}

/// The grammar of live selling, over the words of `ClaimWords` and the names of the goods.
///
/// A line is read clause by clause. A clause is a wish only when *all* of it is understood: an
/// unknown word, a question, a negation, a price, a time or a telephone number makes it talk. Talk
/// beside a clear wish does no harm (`好吃！3号来一份`); a bare number counts only alone.
package struct ClaimGrammar: Sendable {
  /// Longer lines are talk; nobody orders in a paragraph.
  static let longestLine = 60

  private let tokenizer: ClaimTokenizer

  /// - Parameter catalogue: whose lots and names are understood; nil understands every lot.
  package init(_ catalogue: Catalogue? = nil) {
    tokenizer = ClaimTokenizer(catalogue)
  }

  package func read(_ text: String) -> ClaimReading {
    let line = ClaimTokenizer.plain(text)
    guard !line.isEmpty, line.count <= ClaimGrammar.longestLine else { return .none }
    let clauses = tokenizer.clauses(line).map { ClaimClause($0, tokenizer.lots) }
    return combined(clauses.filter { $0.verdict != .nothing })
  }

  /// The lot that a line speaks of, by number or by name: `3号多少钱`.
  func mentionedLot(_ text: String) -> Int? {
    let line = ClaimTokenizer.plain(text)
    return line.count <= ClaimGrammar.longestLine ? tokenizer.mentionedLot(line) : nil
  }

  private func combined(_ clauses: [ClaimClause]) -> ClaimReading {
    var reading = ClaimReading()
    for clause in clauses {
      if case .withdrawal(let what) = clause.verdict { reading.withdrawal = what }
    }
    // `1，1，1` says one thing.
    let isAlone = clauses.dropFirst().allSatisfy { $0.verdict == clauses[0].verdict }
    var items: [ClaimClause.Item] = []
    var isListingLots = false
    var isWanted = false
    for clause in isAlone ? Array(clauses.prefix(1)) : clauses {
      guard case .wish(let wish) = clause.verdict else { continue }
      if isListingLots, let lot = wish.bareLot {
        items.append(lot)
        continue
      }
      isListingLots = wish.isListingLots
      guard isAlone || wish.isClear else { continue }
      if wish.confidence > reading.confidence {
        reading.confidence = wish.confidence
        reading.why = wish.why
      }
      // `lot 4, 2 crates`: the second clause says how many of the first.
      if let last = items.last, last.quantity == nil, wish.items.count == 1,
        wish.items[0].target == nil
      {
        items[items.count - 1].quantity = wish.items[0].quantity
      } else if !wish.isBareWant {
        items += wish.items
      }
      isWanted = isWanted || wish.isBareWant
    }
    // `mine! #12` and `5号，我要`: one wish, in two breaths.
    if isWanted, items.isEmpty { items = [ClaimClause.Item(quantity: 1)] }
    reading.wishes = items.map {
      ClaimReading.Wish(target: $0.target ?? .featured, quantity: $0.quantity ?? 1)
    }
    return reading
  }
}

/// One clause of a line, and what it comes to.
struct ClaimClause {
  struct Item: Equatable {
    var target: ClaimReading.Target?
    var quantity: Int?
    var isEmpty: Bool { target == nil && quantity == nil }
  }

  struct Wish: Equatable {
    let items: [Item]
    /// Says so in words: also beside other talk.
    let isClear: Bool
    let confidence: Int
    let why: ClaimReason
    /// A word of wanting and nothing else.
    var isBareWant = false
    /// `sold 4`: a number in the clause behind it is another lot.
    var isListingLots = false
    /// What a number alone means in a list of lots.
    var bareLot: Item?
  }

  enum Verdict: Equatable {
    /// Only words that mean nothing here.
    case nothing
    case talk
    case withdrawal(ClaimReading.Withdrawal)
    case wish(Wish)
  }

  private(set) var verdict = Verdict.talk
  private var items: [Item] = []
  private var current = Item()
  private var bare: [Int] = []
  /// The number after this "and" is a lot, as the one before it was.
  private var isListingLots = false
  private var isBroken = false

  /// - Parameter lots: the lots there are; nil for any.
  init(_ clause: ClaimTokenizer.Clause, _ lots: Set<Int>?) {
    guard let tokens = clause.tokens else { return }
    guard tokens.contains(where: { ![.filler, .please, .le, .praise].contains($0) }) else {
      verdict = .nothing
      return
    }
    parse(tokens)
    verdict = judged(tokens, isQuestion: clause.isQuestion, lots)
  }

  private func judged(
    _ tokens: [ClaimToken], isQuestion: Bool, _ lots: Set<Int>?
  ) -> Verdict {
    let isRequest = tokens.first { $0 != .filler && $0 != .praise } == .request
    guard !isBroken, !tokens.contains(.blocker), !isQuestion || isRequest else { return .talk }
    let isNegated = tokens.contains(.negation)
    let endsInLe = tokens.last { ![.filler, .please, .praise].contains($0) } == .le
    if tokens.contains(.withdraw) {
      return isNegated ? .talk : .withdrawal(withdrawn)
    }
    if isNegated {
      return endsInLe || tokens.contains(.anymore) ? .withdrawal(withdrawn) : .talk
    }
    return wish(tokens, lots)
  }

  private var withdrawn: ClaimReading.Withdrawal {
    for item in items {
      if case .lot(let lot) = item.target { return .lot(lot) }
    }
    return .newest
  }

  private func wish(_ tokens: [ClaimToken], _ lots: Set<Int>?) -> Verdict {
    let isNaming = !items.isEmpty || !bare.isEmpty
    let wants = tokens.contains {
      [.want, .request, .sold].contains($0) || $0 == .verb && isNaming
    }
    let asks = wants || tokens.contains(.please)
    var items = items
    var bareLot: Item?
    var confidence = wants ? 95 : 90
    var why = wants ? ClaimReason.wanted : .counted
    if !wants, tokens.contains(where: \.isName) { why = .named }
    if bare.count > 1, items.isEmpty, asks, tokens.contains(.and) {
      // `1和2都要`
      items = bare.map { Item(target: .lot($0)) }
    } else if !bare.isEmpty {
      guard bare.count == 1, items.isEmpty else { return .talk }
      bareLot = tokens.count == 1 ? Item(target: .lot(bare[0])) : nil
      if tokens.count == 1 {
        // Alone, 1 is the signal of wanting what is on air; another number is a lot.
        items = [bare[0] == 1 ? Item(quantity: 1) : Item(target: .lot(bare[0]))]
        confidence = bare[0] == 1 ? 80 : 70
        why = bare[0] == 1 ? .signal : .number
      } else {
        guard asks else { return .talk }
        items = [Item(quantity: bare[0])]
      }
    }
    let isBareWant = items.isEmpty && wants
    if isBareWant || items.isEmpty && tokens == [.ones] {
      items = [Item(quantity: 1)]
      if !wants { why = .signal }
    }
    let isCounted = tokens.contains { [.unit, .times, .plus].contains($0) }
    let isNamedOnly =
      tokens.contains { $0.isName } && !asks && !items.contains { $0.quantity != nil }
    guard !items.isEmpty, !isNamedOnly,
      items.allSatisfy({ isPossible($0, lots, isAsked: asks) })
    else { return .talk }
    // `next` alone, or with a please, is a wish for something else to be shown.
    let isForNext = items.contains { $0.target == .next }
    // Good words about a lot are no wish for it.
    let isPraised = tokens.contains(.praise)
    let hasMark = items.contains { $0.target != nil } && bare.isEmpty && !isPraised
    guard isForNext ? wants : asks || isCounted || hasMark || tokens.count == 1,
      asks || hasMark || !isPraised || items.contains(where: { $0.target != nil })
    else { return .talk }
    return .wish(
      Wish(
        items: items, isClear: asks || isCounted || hasMark, confidence: confidence, why: why,
        isBareWant: isBareWant,
        isListingLots: tokens.contains(.sold) && items.allSatisfy { $0.target != nil },
        bareLot: bareLot))
  }

  private func isPossible(_ item: Item, _ lots: Set<Int>?, isAsked: Bool) -> Bool {
    // So many, and no word of wanting: a gift, a weight, a joke.
    let most = isAsked ? 999 : 50
    if let quantity = item.quantity, !(1...most).contains(quantity) { return false }
    guard case .lot(let lot) = item.target else { return true }
    return lots.map { $0.contains(lot) } ?? (1...999).contains(lot)
  }

  // MARK: Items

  private mutating func parse(_ tokens: [ClaimToken]) {
    for (index, token) in tokens.enumerated() {
      switch token {
      case .number(let value): number(value, tokens, index)
      case .name(let lot): setLot(lot)
      case .next:
        push(unlessEmpty: current.target != nil)
        current.target = .next
      case .and: push(unlessEmpty: !current.isEmpty)
      case .lotBefore, .ordinal: checkNumber(token, tokens, index)
      default: break
      }
    }
    push(unlessEmpty: !current.isEmpty)
    // `3号5号各一份`: the number is each one's.
    if tokens.contains(.each), let quantity = items.last?.quantity {
      for index in items.indices { items[index].quantity = quantity }
    }
  }

  /// A word that stands before the number of a lot has one, and 第 has nothing but a lot.
  private mutating func checkNumber(_ token: ClaimToken, _ tokens: [ClaimToken], _ index: Int) {
    let next = index + 1 < tokens.count ? tokens[index + 1] : .filler
    let hasNumber = next.isNumber || next == .lotBefore
    let isBehind = index > 0 && (tokens[index - 1].isNumber || tokens[index - 1] == .lotAfter)
    let isLot = index + 2 < tokens.count && tokens[index + 2] == .lotAfter
    if token == .ordinal ? !(hasNumber && isLot) : !(hasNumber || isBehind) { isBroken = true }
  }

  private mutating func push(unlessEmpty isFilled: Bool) {
    guard isFilled else { return }
    items.append(current)
    current = Item()
  }

  private mutating func number(_ value: Int, _ tokens: [ClaimToken], _ index: Int) {
    let before = index > 0 ? tokens[index - 1] : .filler
    let next = index + 1 < tokens.count ? tokens[index + 1] : .filler
    let isFollowedByTimesNumber =
      next == .times && before != .times && index + 2 < tokens.count && tokens[index + 2].isNumber
    if next == .lotAfter || before == .lotBefore
      || (before == .sold && next != .unit && (next != .times || isFollowedByTimesNumber))
      || (isFollowedByTimesNumber && current.target == nil)
      || (before == .and && isListingLots && ![.unit, .times, .of].contains(next))
      || (index == 0 && next == .sold)
    {
      // `4、5、6号`
      if next == .lotAfter, before == .and, items.isEmpty {
        items = bare.map { Item(target: .lot($0)) }
        bare = []
      }
      isListingLots = next != .lotAfter
      return setLot(value)
    }
    let isCounted =
      [.unit, .times, .of].contains(next) || next.isName || next == .lotBefore
      || [.times, .plus, .each].contains(before)
    let follows = current.target != nil && current.quantity == nil
    let isWanted = tokens[..<index].contains { [.want, .request, .verb].contains($0) }
    // `2 honey 1 millet`
    push(unlessEmpty: next.isName && current.target != nil && current.quantity != nil)
    if isCounted || follows || (isWanted && current.quantity == nil) {
      if current.quantity != nil { isBroken = true }
      current.quantity = value
    } else {
      bare.append(value)
    }
  }

  private mutating func setLot(_ lot: Int) {
    // `10号书签`: twice the same.
    if current.target == .lot(lot) { return }
    push(unlessEmpty: current.target != nil)
    current.target = .lot(lot)
  }
}
