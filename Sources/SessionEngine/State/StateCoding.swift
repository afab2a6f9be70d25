// LiveHost: values of the state as bytes, and back.
// SPDX-License-Identifier: Apache-2.0

/// Why bytes are no state: too few, too many, or values that cannot be.
package struct StateProblem: Error, Equatable, Sendable {
  package init() {}
}

/// A value that a checkpoint holds. What is written is canonical: equal states give equal bytes,
/// on every machine and in every run.
protocol StateValue {
  func write(to state: inout StateWriter)
  init(from state: inout StateReader) throws(StateProblem)
}

/// Takes down values one after the other: numbers in eight bytes, the low one first.
struct StateWriter {
  private(set) var bytes: [UInt8] = []

  mutating func number(_ value: UInt64) {
    var rest = value
    for _ in 0..<8 {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  mutating func text(_ value: String) {
    number(UInt64(value.utf8.count))
    bytes.append(contentsOf: value.utf8)
  }

  mutating func value(_ value: some StateValue) { value.write(to: &self) }
}

/// Reads values back; what does not fit is a `StateProblem`, never a trap.
struct StateReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var isAtEnd: Bool { position == bytes.endIndex }

  mutating func number() throws(StateProblem) -> UInt64 {
    let at = position
    guard bytes.endIndex - at >= 8 else { throw StateProblem() }
    position += 8
    let low = UInt64(bytes[at]) | UInt64(bytes[at + 1]) << 8 | UInt64(bytes[at + 2]) << 16
    let middle = UInt64(bytes[at + 3]) << 24 | UInt64(bytes[at + 4]) << 32
    let high = UInt64(bytes[at + 5]) << 40 | UInt64(bytes[at + 6]) << 48
    return low | middle | high | UInt64(bytes[at + 7]) << 56
  }

  /// How many values follow; each takes a byte at least.
  mutating func count() throws(StateProblem) -> Int {
    let value = try number()
    guard value <= UInt64(bytes.endIndex - position) else { throw StateProblem() }
    return Int(value)
  }

  mutating func text() throws(StateProblem) -> String {
    let count = try count()
    let text = String(decoding: bytes[position..<position + count], as: UTF8.self)
    position += count
    return text
  }

  mutating func value<Value: StateValue>(_: Value.Type = Value.self) throws(StateProblem) -> Value {
    try Value(from: &self)
  }
}

extension UInt64: StateValue {
  func write(to state: inout StateWriter) { state.number(self) }
  init(from state: inout StateReader) throws(StateProblem) { self = try state.number() }
}

extension Int64: StateValue {
  func write(to state: inout StateWriter) { state.number(UInt64(bitPattern: self)) }
  init(from state: inout StateReader) throws(StateProblem) {
    let value = Int64(bitPattern: try state.number())
    // No count, instant or span of ours is larger, and sums of these cannot overflow.
    guard value.magnitude <= 1 << 53 else { throw StateProblem() }
    self = value
  }
}

extension Int: StateValue {
  func write(to state: inout StateWriter) { Int64(self).write(to: &state) }
  init(from state: inout StateReader) throws(StateProblem) { self = Int(try Int64(from: &state)) }
}

extension Bool: StateValue {
  func write(to state: inout StateWriter) { state.number(self ? 1 : 0) }
  init(from state: inout StateReader) throws(StateProblem) {
    switch try state.number() {
    case 0: self = false
    case 1: self = true
    default: throw StateProblem()
    }
  }
}

extension String: StateValue {
  func write(to state: inout StateWriter) { state.text(self) }
  init(from state: inout StateReader) throws(StateProblem) { self = try state.text() }
}

extension Instant: StateValue {
  func write(to state: inout StateWriter) { milliseconds.write(to: &state) }
  init(from state: inout StateReader) throws(StateProblem) {
    self.init(milliseconds: try state.value())
  }
}

extension Duration: StateValue {
  func write(to state: inout StateWriter) { milliseconds.write(to: &state) }
  init(from state: inout StateReader) throws(StateProblem) {
    self = .milliseconds(try state.value(Int64.self))
  }
}

extension Optional: StateValue where Wrapped: StateValue {
  func write(to state: inout StateWriter) {
    (self != nil).write(to: &state)
    if let self { state.value(self) }
  }

  init(from state: inout StateReader) throws(StateProblem) {
    self = try state.value(Bool.self) ? try state.value(Wrapped.self) : nil
  }
}

extension Array: StateValue where Element: StateValue {
  func write(to state: inout StateWriter) {
    state.number(UInt64(count))
    for element in self { state.value(element) }
  }

  init(from state: inout StateReader) throws(StateProblem) {
    let count = try state.count()
    self = []
    reserveCapacity(count)
    for _ in 0..<count { append(try state.value()) }
  }
}

extension StateValue where Self: RawRepresentable, RawValue == String {
  func write(to state: inout StateWriter) { state.text(rawValue) }
  init(from state: inout StateReader) throws(StateProblem) {
    guard let value = Self(rawValue: try state.text()) else { throw StateProblem() }
    self = value
  }
}

extension SessionPhase: StateValue {}
extension ChatMark: StateValue {}
extension SpeakerMark: StateValue {}
extension QuestionTopic: StateValue {}
extension Payment: StateValue {}
extension ClaimReason: StateValue {}
