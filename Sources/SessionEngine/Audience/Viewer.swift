// LiveHost: who is watching, and what they send.
// SPDX-License-Identifier: Apache-2.0

/// Somebody in the audience, as the platform knows them.
package struct Viewer: Equatable, Hashable, Sendable {
  package let id: String
  package let name: String

  package init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}

/// A line of the audience feed that has been read and found valid.
package struct AudienceMessage: Sendable {
  /// What kind of line it is; the payload is what only that kind has.
  package enum Kind: Equatable, Sendable {
    case enter, leave, follow
    case chat
    case like(count: Int)
    case gift(count: Int)
    /// A purchase on the platform: a claim, or a sale when it is already paid.
    case order(goods: String, quantity: Int, payment: Payment?)
    case system
    /// A note that something is lost, or back.
    case alarm(AlarmNews)
  }

  package let kind: Kind
  /// The platform's id; a repeated one is the same line again.
  package let id: String?
  package let viewer: Viewer?
  package let text: String
  /// An old line replayed on connect: shown, never greeted, never claimed.
  package let isBacklog: Bool
  /// The platform says that this chat line is the viewer's first ever.
  package let isFirstEver: Bool
  /// An id for the sale, should the line be a paid order; made by the loop.
  package var saleID: String?

  package init(
    kind: Kind, id: String?, viewer: Viewer?, text: String = "", isBacklog: Bool = false,
    isFirstEver: Bool = false
  ) {
    self.kind = kind
    self.id = id
    self.viewer = viewer
    self.text = text
    self.isBacklog = isBacklog
    self.isFirstEver = isFirstEver
  }
}

/// What the engine remembers of a viewer during a session.
package struct ViewerRecord: Sendable {
  package let viewer: Viewer
  package internal(set) var isPresent = true
  /// Was here on an earlier day.
  package internal(set) var isReturning: Bool
  package internal(set) var hasFollowed = false
  /// Bought on an earlier day.
  let hadBought: Bool
  /// Sales to them in this session that were not taken back.
  var purchases: Int32 = 0
  package internal(set) var isGreeted = false
  package internal(set) var hasSpoken = false
  package internal(set) var arrivedAt: Instant
  /// The last thing they asked, for the host who sells to them.
  package internal(set) var lastQuestion: String?

  package var hasBought: Bool { hadBought || purchases > 0 }
}

/// Who has been here in this session. Bounded: beyond `capacity` the oldest names are forgotten,
/// but not that they were seen, so nobody is greeted twice; that takes about ten bytes a viewer.
package struct ViewerTable: Sendable {
  package static let capacity = 50_000
  /// Records lie in pages of so many: to change one never copies or moves the others.
  private static let page = 512

  private var index = ViewerIndex()
  private var pages: [[ViewerRecord]] = []
  private var recordCount = 0
  private var oldest = 0
  package private(set) var presentCount = 0

  /// Whether somebody is known.
  package enum Standing: Sendable {
    case unseen, here, away
  }

  /// Everybody who has been here, also those whose names are forgotten.
  package var seenCount: Int { index.count }

  package subscript(id: String) -> ViewerRecord? {
    slot(ViewerIndex.key(ViewerTable.hash(id))).map { record($0) }
  }

  package func hasSeen(_ id: String) -> Bool {
    index.find(ViewerIndex.key(ViewerTable.hash(id))) != nil
  }

  /// - Parameter hash: of the viewer's id, by `hash`.
  package func standing(hash: UInt64) -> Standing {
    guard let entry = index.find(ViewerIndex.key(hash)) else { return .unseen }
    return entry.isAway ? .away : .here
  }

  private func slot(_ key: UInt64) -> Int? {
    guard let slot = index.find(key)?.slot, slot != ViewerIndex.forgotten else { return nil }
    return slot
  }

  private func record(_ slot: Int) -> ViewerRecord {
    pages[slot / ViewerTable.page][slot % ViewerTable.page]
  }

  mutating func arrive(_ record: ViewerRecord) {
    let key = ViewerIndex.key(ViewerTable.hash(record.viewer.id))
    if record.isPresent { presentCount += 1 }
    if recordCount < ViewerTable.capacity {
      index.set(key, slot: recordCount, isAway: !record.isPresent)
      if recordCount % ViewerTable.page == 0 {
        pages.append([])
        pages[recordCount / ViewerTable.page].reserveCapacity(ViewerTable.page)
      }
      pages[recordCount / ViewerTable.page].append(record)
      recordCount += 1
      return
    }
    let forgotten = self.record(oldest)
    if forgotten.isPresent { presentCount -= 1 }
    forget(ViewerIndex.key(ViewerTable.hash(forgotten.viewer.id)))
    index.set(key, slot: oldest, isAway: !record.isPresent)
    pages[oldest / ViewerTable.page][oldest % ViewerTable.page] = record
    oldest = (oldest + 1) % ViewerTable.capacity
  }

  private mutating func forget(_ key: UInt64) {
    index.set(key, slot: ViewerIndex.forgotten, isAway: false)
  }

  mutating func change(_ id: String, _ change: (inout ViewerRecord) -> Void) {
    let key = ViewerIndex.key(ViewerTable.hash(id))
    guard let slot = slot(key) else { return }
    let (page, place) = (slot / ViewerTable.page, slot % ViewerTable.page)
    let wasPresent = pages[page][place].isPresent
    change(&pages[page][place])
    let isPresent = pages[page][place].isPresent
    guard isPresent != wasPresent else { return }
    presentCount += isPresent ? 1 : -1
    index.set(key, slot: slot, isAway: !isPresent)
  }

  /// Those in the room whose name begins with or holds `text`, newest first.
  package func named(_ text: String, limit: Int) -> [ViewerRecord] {
    let wanted = text.lowercased()
    var starting: [ViewerRecord] = []
    var holding: [ViewerRecord] = []
    for age in 0..<min(recordCount, 5000) {
      let record = record((oldest + recordCount - 1 - age) % recordCount)
      let name = record.viewer.name.lowercased()
      if name.hasPrefix(wanted) {
        starting.append(record)
      } else if name.contains(wanted) {
        holding.append(record)
      }
      if starting.count == limit { break }
    }
    return Array((starting + holding).prefix(limit))
  }

  /// Those who came last, the newest first.
  package func newest(_ limit: Int) -> [ViewerRecord] {
    (0..<min(max(0, limit), recordCount)).map { age in
      record((oldest + recordCount - 1 - age) % recordCount)
    }
  }

  /// Everybody whose name is remembered, in order of arrival.
  package var remembered: [ViewerRecord] {
    (0..<recordCount).map { record((oldest + $0) % recordCount) }
  }

  /// FNV-1a in 64 bits: the same on every machine and in every run.
  package static func hash(_ id: String) -> UInt64 {
    var value = emptyHash
    for byte in id.utf8 { value = hash(value, byte) }
    return value
  }

  /// The hash of no byte at all …
  package static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// … and that with one byte more.
  @inline(__always)
  package static func hash(_ value: UInt64, _ byte: UInt8) -> UInt64 {
    (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}

extension ViewerRecord: StateValue {
  func write(to state: inout StateWriter) {
    state.value(viewer)
    for isOn in [isPresent, isReturning, hasFollowed, hadBought] { state.value(isOn) }
    state.value(Int(purchases))
    state.value(isGreeted)
    state.value(hasSpoken)
    state.value(arrivedAt)
    state.value(lastQuestion)
  }

  init(from state: inout StateReader) throws(StateProblem) {
    self.init(
      viewer: try state.value(), isPresent: try state.value(), isReturning: try state.value(),
      hasFollowed: try state.value(), hadBought: try state.value(),
      purchases: Int32(clamping: try state.value(Int.self)),
      isGreeted: try state.value(), hasSpoken: try state.value(), arrivedAt: try state.value(),
      lastQuestion: try state.value())
  }
}

extension ViewerTable: StateValue {
  func write(to state: inout StateWriter) {
    state.value(remembered)
    state.value(index.forgottenKeys)
  }

  init(from state: inout StateReader) throws(StateProblem) {
    let records: [ViewerRecord] = try state.value()
    guard records.count <= ViewerTable.capacity else { throw StateProblem() }
    for key in try state.value([UInt64].self) {
      guard key < 1 << 54 else { throw StateProblem() }
      forget(key)
    }
    for record in records { arrive(record) }
  }
}
