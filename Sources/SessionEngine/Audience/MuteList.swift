// LiveHost: whom and what the host does not want to see in the chat.
// SPDX-License-Identifier: Apache-2.0

/// What can be muted.
package enum MuteTarget: Equatable, Sendable {
  case viewer(Viewer)
  case word(String)
}

/// Muted viewers and words. Their lines are counted and not shown; what somebody orders or pays
/// for is never muted.
package struct MuteList: Sendable {
  package private(set) var viewers: [Viewer] = []
  /// Muted in this session …
  private var added: [String] = []
  /// … and for ever, but not in this session.
  private var removed: [String] = []
  /// For ever, by the settings.
  private let standing: [String]
  private var ids: Set<String> = []
  private var finder: WordFinder?

  /// Lines that were not shown.
  package internal(set) var hiddenLines = 0

  init(standing words: [String]) {
    standing = words.map(MuteList.plain).filter { !$0.isEmpty }
    refresh()
  }

  /// All words that hide a line now.
  package var words: [String] {
    standing.filter { !removed.contains($0) } + added.filter { !standing.contains($0) }
  }

  package func isMuted(_ viewer: Viewer) -> Bool { !ids.isEmpty && ids.contains(viewer.id) }

  package func isMuted(word: String) -> Bool { words.contains(MuteList.plain(word)) }

  func hides(_ text: String) -> Bool {
    finder.map { $0.tags(in: WordFinder.small(text)) != 0 } ?? false
  }

  /// How a word is kept: small letters, no space around it.
  package static func plain(_ word: String) -> String {
    let small = word.lowercased()
    guard let first = small.firstIndex(where: { !$0.isWhitespace }),
      let last = small.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(small[first...last])
  }

  mutating func set(_ target: MuteTarget, isMuted: Bool) {
    switch target {
    case .viewer(let viewer):
      viewers.removeAll { $0.id == viewer.id }
      if isMuted { viewers.append(viewer) }
    case .word(let text):
      let word = MuteList.plain(text)
      added.removeAll { $0 == word }
      removed.removeAll { $0 == word }
      if isMuted, !standing.contains(word) { added.append(word) }
      if !isMuted, standing.contains(word) { removed.append(word) }
    }
    refresh()
  }

  private mutating func refresh() {
    ids = Set(viewers.map(\.id))
    let words = words
    finder = words.isEmpty ? nil : WordFinder(words.map { ($0, 0) })
  }

  func write(to state: inout StateWriter) {
    state.value(viewers)
    state.value(added)
    state.value(removed)
    state.value(hiddenLines)
  }

  mutating func read(from state: inout StateReader) throws(StateProblem) {
    viewers = try state.value()
    added = try state.value()
    removed = try state.value()
    hiddenLines = try state.value()
    refresh()
  }
}
