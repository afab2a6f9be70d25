// LiveHost: what is known of the claims for one goods, so that none of them need be walked over.
// SPDX-License-Identifier: Apache-2.0

/// The open claims for one goods, by their places. It follows from the claims and stands in no
/// checkpoint.
struct GoodsLine: Sendable {
  /// How far the promises of a line are known to hold.
  struct Settled: Sendable {
    let onHand: Int
    /// That many claims, from the front, have what they get.
    let count: Int
    /// What is left for those behind them.
    let left: Int
  }

  /// Whose hold ends first, of those that somebody else waits for.
  struct Turn: Equatable, Sendable {
    let place: Int
    let hold: Hold
    /// The place of the first holder in the line: of two goods, its line comes first.
    let head: Int
  }

  private(set) var places = PlaceList()
  /// Claims that hold some, that wait for some, and that press those who hold.
  private(set) var holding = 0
  private(set) var waiting = 0
  private(set) var pressing = 0
  /// Nil once something else than a new claim has changed the line.
  var settled: Settled?
  var turn: Turn?

  mutating func insert(_ entry: ClaimEntry) {
    if let last = places.last, entry.place < last { settled = nil }
    places.insert(entry.place)
    count(entry, 1)
  }

  mutating func remove(_ entry: ClaimEntry) {
    places.remove(entry.place)
    count(entry, -1)
    settled = nil
  }

  /// Counts a claim in or out: around every change of it.
  mutating func count(_ entry: ClaimEntry, _ step: Int) {
    if entry.held > 0 { holding += step }
    if entry.waiting > 0 { waiting += step }
    if entry.isPressing { pressing += step }
  }
}

/// Places of claims, in order.
struct PlaceList: Sendable {
  private var places: [Int] = []

  var isEmpty: Bool { places.isEmpty }
  var count: Int { places.count }
  var first: Int? { places.first }
  var last: Int? { places.last }
  subscript(index: Int) -> Int { places[index] }
  var all: [Int] { places }

  mutating func insert(_ place: Int) { places.insert(place, at: index(of: place)) }

  mutating func remove(_ place: Int) {
    let index = index(of: place)
    if index < places.count, places[index] == place { places.remove(at: index) }
  }

  private func index(of place: Int) -> Int { places.lowerBound { $0 < place } }
}

extension Dictionary where Key == String, Value == PlaceList {
  mutating func insert(_ place: Int, for key: String) { self[key, default: Value()].insert(place) }

  mutating func remove(_ place: Int, for key: String) {
    self[key]?.remove(place)
    if self[key]?.isEmpty == true { self[key] = nil }
  }
}

extension Array {
  /// The index of the first element that does not come before; the array is in order.
  func lowerBound(_ comesBefore: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if comesBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
