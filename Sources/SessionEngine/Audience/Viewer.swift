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
  }

  package let kind: Kind
  /// The platform's id; a repeated one is the same line again.
  package let id: String?
  package let viewer: Viewer?
  package let text: String
  /// An old line replayed on connect: shown, never greeted, never claimed.
  package let isBacklog: Bool
  /// An id for the sale, should the line be a paid order; made by the loop.
  package var saleID: String?

  package init(
    kind: Kind, id: String?, viewer: Viewer?, text: String = "", isBacklog: Bool = false
  ) {
    self.kind = kind
    self.id = id
    self.viewer = viewer
    self.text = text
    self.isBacklog = isBacklog
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
  var purchases = 0
  package internal(set) var isGreeted = false
  package internal(set) var hasSpoken = false
  package internal(set) var arrivedAt: Instant
  /// The last thing they asked, for the host who sells to them.
  package internal(set) var lastQuestion: String?

  package var hasBought: Bool { hadBought || purchases > 0 }
}

/// Who has been here in this session. Bounded: beyond `capacity` the oldest names are forgotten,
/// but not that they were seen, so nobody is greeted twice.
package struct ViewerTable: Sendable {
  package static let capacity = 50_000

  private var slotByHash: [UInt64: Int32] = [:]
  private var records: [ViewerRecord] = []
  private var oldest = 0
  package private(set) var presentCount = 0

  /// Everybody who has been here, also those whose names are forgotten.
  package var seenCount: Int { slotByHash.count }

  package subscript(id: String) -> ViewerRecord? {
    slot(id).map { records[$0] }
  }

  package func hasSeen(_ id: String) -> Bool {
    slotByHash[ViewerTable.hash(id)] != nil
  }

  private func slot(_ id: String) -> Int? {
    guard let slot = slotByHash[ViewerTable.hash(id)], slot >= 0 else { return nil }
    return Int(slot)
  }

  mutating func arrive(_ record: ViewerRecord) {
    let hash = ViewerTable.hash(record.viewer.id)
    presentCount += 1
    if records.count < ViewerTable.capacity {
      slotByHash[hash] = Int32(records.count)
      records.append(record)
      return
    }
    let forgotten = records[oldest]
    if forgotten.isPresent { presentCount -= 1 }
    slotByHash[ViewerTable.hash(forgotten.viewer.id)] = -1
    slotByHash[hash] = Int32(oldest)
    records[oldest] = record
    oldest = (oldest + 1) % ViewerTable.capacity
  }

  mutating func change(_ id: String, _ change: (inout ViewerRecord) -> Void) {
    guard let slot = slot(id) else { return }
    let wasPresent = records[slot].isPresent
    change(&records[slot])
    presentCount += (records[slot].isPresent ? 1 : 0) - (wasPresent ? 1 : 0)
  }

  /// Those in the room whose name begins with or holds `text`, newest first.
  package func named(_ text: String, limit: Int) -> [ViewerRecord] {
    let wanted = text.lowercased()
    var starting: [ViewerRecord] = []
    var holding: [ViewerRecord] = []
    for record in records.reversed().prefix(5000) {
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

  /// Everybody whose name is remembered, in order of arrival.
  package var remembered: [ViewerRecord] {
    records.count < ViewerTable.capacity
      ? records : Array(records[oldest...] + records[..<oldest])
  }

  /// FNV-1a in 64 bits: the same on every machine and in every run.
  static func hash(_ id: String) -> UInt64 {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id.utf8 {
      value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return value
  }
}

extension ViewerRecord: StateValue {
  func write(to state: inout StateWriter) {
    state.value(viewer)
    for isOn in [isPresent, isReturning, hasFollowed, hadBought] { state.value(isOn) }
    state.value(purchases)
    state.value(isGreeted)
    state.value(hasSpoken)
    state.value(arrivedAt)
    state.value(lastQuestion)
  }

  init(from state: inout StateReader) throws(StateProblem) {
    self.init(
      viewer: try state.value(), isPresent: try state.value(), isReturning: try state.value(),
      hasFollowed: try state.value(), hadBought: try state.value(), purchases: try state.value(),
      isGreeted: try state.value(), hasSpoken: try state.value(), arrivedAt: try state.value(),
      lastQuestion: try state.value())
  }
}

extension ViewerTable: StateValue {
  func write(to state: inout StateWriter) {
    state.value(remembered)
    state.value(slotByHash.filter { $0.value < 0 }.keys.sorted())
  }

  init(from state: inout StateReader) throws(StateProblem) {
    records = try state.value()
    guard records.count <= ViewerTable.capacity else { throw StateProblem() }
    presentCount = records.filter(\.isPresent).count
    for hash in try state.value([UInt64].self) { slotByHash[hash] = -1 }
    for (slot, record) in records.enumerated() {
      slotByHash[ViewerTable.hash(record.viewer.id)] = Int32(slot)
    }
  }
}
