// LiveHost: telling at a glance which chat lines cannot be claims.
// SPDX-License-Identifier: Apache-2.0

/// Says of a chat line, in one pass over its bytes, that the claim grammar would find nothing in
/// it. It errs on one side only: whatever the grammar takes for a wish or a withdrawal passes.
///
/// The grammar understands a clause only when it knows every word of it, and finds something only
/// where a number, goods, "want", "next" or a refusal stands. Both are checked here, word by word,
/// with less care: a clause is one more often than the grammar thinks, and words that stand
/// together in the tables may stand alone.
package struct ClaimSieve: Sendable {
  private static let known: UInt8 = 1
  private static let telling: UInt8 = 2
  /// What stands behind it need not be known.
  private static let tailing: UInt8 = 4

  /// What is known of each scalar below 0x10000 that stands alone.
  private var scalars = [UInt8](repeating: 0, count: 0x1_0000)
  /// Hashes of runs of letters; their two lowest bits are `telling` and `tailing`. 0 is free.
  private var runs = [UInt64](repeating: 0, count: 4096)
  private var runCount = 0

  package init(_ catalogue: Catalogue?) {
    self = ClaimSieve.words
    for word in ClaimNames.all(catalogue?.goods ?? []).keys { add(word, ClaimSieve.telling) }
    // The letter after this one is part of the word.
    scalars[0x27] = 0
  }

  /// What every show knows, learned once.
  private static let words = ClaimSieve()

  private init() {
    for (word, token) in ClaimWords.table { add(word, ClaimSieve.flags(token)) }
    for value in ClaimWords.numerals.keys { learn(value, ClaimSieve.telling) }
    for value in UInt32(0x30)...0x39 { learn(value, ClaimSieve.telling) }
    for value in ClaimWords.joints { learn(value, 0) }
  }

  private static func flags(_ token: ClaimToken) -> UInt8 {
    switch token {
    case .number, .name, .ones, .want, .verb, .request, .sold, .next, .withdraw, .negation: telling
    case .tail: tailing
    default: 0
    }
  }

  // MARK: Learning

  /// Only the beginning of a word tells: where the word stands, its beginning does.
  private mutating func add(_ word: String, _ flags: UInt8) {
    var run = Run()
    var flags = flags
    for value in ClaimTokenizer.plain(word) {
      if run.take(value) { continue }
      if !run.isEmpty {
        learn(run, flags)
        (run, flags) = (Run(), 0)
      }
      guard value != 0x20 else { continue }
      learn(value, flags)
      flags = 0
    }
    learn(run, flags)
  }

  private mutating func learn(_ value: UInt32, _ flags: UInt8) {
    guard value < 0x1_0000 else { return }
    scalars[Int(value)] |= ClaimSieve.known | flags
  }

  private mutating func learn(_ run: Run, _ flags: UInt8) {
    guard !run.isEmpty else { return }
    let place = place(run.hash)
    if runs[place] == 0 {
      runCount += 1
      // A catalogue with very many names: more room.
      if runCount * 2 > runs.count { return grow(adding: run, flags) }
    }
    runs[place] = run.hash | runs[place] & 3 | UInt64(flags >> 1)
  }

  private mutating func grow(adding run: Run, _ flags: UInt8) {
    let old = runs
    runs = [UInt64](repeating: 0, count: old.count * 2)
    for word in old where word != 0 { runs[place(word & ~3)] = word }
    runs[place(run.hash)] = run.hash | UInt64(flags >> 1)
  }

  private func place(_ hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: hash >> 20) & (runs.count - 1)
    while runs[place] != 0, runs[place] & ~3 != hash { place = (place + 1) & (runs.count - 1) }
    return place
  }

  /// Letters that stand together. A letter that is held long counts once.
  private struct Run {
    private(set) var hash = ViewerTable.emptyHash & ~3
    private var last: UInt32 = 0
    var isEmpty: Bool { last == 0 }

    /// - Returns: false when this is no letter.
    @inline(__always)
    mutating func take(_ value: UInt32) -> Bool {
      guard value &- 0x61 < 26 || value == 0x27 else { return false }
      if value != last { hash = (hash ^ UInt64(value)) &* 0x100_0000_01B3 & ~3 }
      last = value
      return true
    }
  }

  // MARK: Looking

  /// What has been seen of the clause at hand, and of the line.
  private struct Clause {
    /// Of the piece between two spaces.
    var isPieceKnown = true
    var doesPieceTell = false
    var isAllKnown = true
    var doesAnyTell = false
    var isAddress = false
    var isAtStart = true
    /// Of the clause: what is behind a word of why or for whom.
    var isInTail = false
    /// Of the whole line: a clause with Chinese in it is also read piece by piece.
    var hasTellingPiece = false
    var hasChinese = false
    var hasTellingClause = false

    @inline(__always)
    mutating func see(_ flags: UInt8) {
      isAtStart = false
      if flags & ClaimSieve.tailing != 0 { isInTail = true }
      if flags & ClaimSieve.known == 0, !isInTail { isPieceKnown = false }
      if flags & ClaimSieve.telling != 0 { doesPieceTell = true }
    }

    mutating func endPiece() {
      if !isPieceKnown { isAllKnown = false }
      if doesPieceTell { doesAnyTell = true }
      if isPieceKnown, doesPieceTell { hasTellingPiece = true }
      isPieceKnown = true
      doesPieceTell = false
      isAddress = false
      isAtStart = true
    }

    mutating func end() {
      endPiece()
      if isAllKnown, doesAnyTell { hasTellingClause = true }
      isAllKnown = true
      doesAnyTell = false
      isInTail = false
    }

    var mayClaim: Bool { hasTellingClause || hasChinese && hasTellingPiece }
  }

  /// Whether the grammar has to look at this line itself.
  /// - Parameter text: UTF-8.
  package func mayClaim(_ text: Span<UInt8>) -> Bool {
    var clause = Clause()
    var run = Run()
    var index = 0
    var count = 0
    // How far into the name of a picture, its bracket included.
    var sign = 0
    while index < text.count {
      guard var value = ClaimSieve.scalar(text, &index) else { return true }
      if value == 0 { continue }
      if sign > 0 {
        // The grammar takes no notice of a picture; of one that is too long it does.
        sign = value == 0x5D ? 0 : sign + 1
        if sign > ClaimTokenizer.signLength + 1 { return true }
        continue
      }
      if value == 0x5B {
        sign = 1
        value = 0x20
      }
      if value != 0x20 { count += 1 }
      if value > 0x2E80 { clause.hasChinese = true }
      if clause.isAddress, value != 0x20, !ClaimSieve.isMark(value) { continue }
      if run.take(value) { continue }
      if !run.isEmpty {
        clause.see(flags(run))
        run = Run()
      }
      if value == 0x20 {
        clause.endPiece()
      } else if ClaimSieve.isMark(value) {
        clause.end()
      } else if value == 0x40, clause.isAtStart {
        clause.isAddress = true
      } else {
        clause.see(value < 0x1_0000 ? scalars[Int(value)] : 0)
      }
    }
    if sign > 0 { return true }
    if !run.isEmpty { clause.see(flags(run)) }
    clause.end()
    return clause.mayClaim && count <= ClaimGrammar.longestLine
  }

  private func flags(_ run: Run) -> UInt8 {
    let word = runs[place(run.hash)]
    return word == 0 ? 0 : ClaimSieve.known | UInt8(word & 3) << 1
  }

  @inline(__always)
  private static func isMark(_ value: UInt32) -> Bool {
    switch value {
    case 0x2C, 0xFF0C, 0x3002, 0x21, 0x3B, 0x7E, 0x2026, 0x0A, 0x3F, 0x2E: true
    default: false
    }
  }

  /// The next scalar as the grammar sees it; 0 when it sees none, nil when this is no UTF-8.
  @inline(__always)
  private static func scalar(_ text: Span<UInt8>, _ index: inout Int) -> UInt32? {
    let first = UInt32(text[index])
    if first < 0x80 {
      index += 1
      return first &- 0x41 < 26 ? first + 0x20 : first
    }
    let length = first < 0xE0 ? 2 : (first < 0xF0 ? 3 : 4)
    guard first >= 0xC2, index + length <= text.count else { return nil }
    var value = first & (0x7F >> UInt32(length))
    for step in 1..<length { value = value << 6 | UInt32(text[index + step] & 0x3F) }
    index += length
    return folded(value)
  }

  /// As `ClaimTokenizer.plain` does it; a digit in a circle is a digit.
  private static func folded(_ value: UInt32) -> UInt32 {
    switch value {
    case 0x4E00...0x9FFF: return value
    case 0xFF01...0xFF5E:
      let plain = value - 0xFEE0
      return plain &- 0x41 < 26 ? plain + 0x20 : plain
    case 0x3000: return 0x20
    case 0x2019: return 0x27
    case 0x2460...0x2473: return 0x31
    case 0xFE0F, 0x20E3: return 0
    case 0x2190...0x2BFF, 0x1F000...: return 0x20
    default: return value
    }
  }
}

/// What a chat line is worth when there are too many of them.
package enum ChatWeight: Sendable {
  /// By somebody who is here already, neither claim nor withdrawal: may be counted and left out.
  case talk
  /// The same by somebody who was not here: only that they came has to be kept.
  case arrival
  case whole
}

extension Session {
  /// What a chat line is worth. `mutating` only so that the state is not copied to be looked at.
  /// - Parameter viewer: the hash of the viewer's id (`ViewerTable.hash`).
  package mutating func weigh(_ text: Span<UInt8>, by viewer: UInt64) -> ChatWeight {
    if plan.claimSieve.mayClaim(text) {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(text.count)
      for index in 0..<text.count { bytes.append(text[index]) }
      if plan.claimGrammar.read(String(decoding: bytes, as: UTF8.self)) != .none { return .whole }
    }
    return viewers.standing(hash: viewer) == .here ? .talk : .arrival
  }

  /// What a chat line that has been read is worth. The first words of anybody ever are kept.
  package mutating func weigh(_ message: AudienceMessage, by viewer: Viewer) -> ChatWeight {
    if message.isBacklog { return .talk }
    if isFirstEver(message, by: viewer) { return .whole }
    return weigh(Array(message.text.utf8).span, by: ViewerTable.hash(viewer.id))
  }
}
