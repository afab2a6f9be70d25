// LiveHost: many lines that wait become one that loses none of them.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

/// What can be gathered.
enum SpeechGathering: CaseIterable {
  case sales, problems

  func holds(_ line: SpokenLine) -> Bool {
    switch (self, line.gathering) {
    case (.sales, .sales?), (.problems, .problems?): true
    default: false
    }
  }

  /// One line for all of them, oldest first; nil when they cannot be one.
  func gather(_ lines: [SpokenLine], _ words: Words) -> SpokenLine? {
    guard let first = lines.first, let last = lines.last else { return nil }
    switch self {
    case .sales:
      var gathered: (numbers: [Int], units: Int, total: Money)?
      for case .sales(let numbers, let units, let total)? in lines.map(\.gathering) {
        gathered = (
          (gathered?.numbers ?? []) + numbers, (gathered?.units ?? 0) + units,
          gathered.map { $0.total + total } ?? total
        )
      }
      guard let gathered else { return nil }
      let text = words(
        .manySalesAtOnce, String(gathered.numbers.count),
        SpeechGathering.ranges(gathered.numbers, words),
        words.units(gathered.units), words.money(gathered.total))
      // Among them may be the host's own; both kinds are wanted, or they would not wait.
      return SpokenLine(
        text, lines.contains { $0.kind == .orders } ? .orders : first.kind, .message,
        words.tag,
        gathering: .sales(
          numbers: gathered.numbers, units: gathered.units, total: gathered.total))
    case .problems:
      var count = 0
      var newest = last.text
      for case .problems(let more, let text)? in lines.map(\.gathering) {
        count += more
        newest = text
      }
      return SpokenLine(
        words(.manyProblems, String(count), newest), .problems, .message, words.tag,
        gathering: .problems(count: count, newest: newest))
    }
  }

  /// `5 to 9, 11, 13 to 14`: every number is in it.
  static func ranges(_ numbers: [Int], _ words: Words) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers.sorted() {
      if let last = ranges.last, number <= last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, number)
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map { range in
      range.count == 1
        ? String(range.lowerBound)
        : words(.numberRange, String(range.lowerBound), String(range.upperBound))
    }.joined(separator: words(.listJoin))
  }
}
