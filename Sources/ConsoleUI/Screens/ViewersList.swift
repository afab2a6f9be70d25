// LiveHost: the list of viewers, to mute somebody or not.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// Those who have spoken, the newest first, then whoever is muted, and the muted words.
struct ViewersList: Layer {
  private var state = ListState()
  private var kept: KeptRows<MuteTarget, String>

  init(_ view: ShowView) {
    kept = KeptRows(ViewersList.targets(view)) { target in
      switch target {
      case .viewer(let viewer): "viewer " + viewer.id
      case .word(let word): "word " + word
      }
    }
  }

  var place: KeyPlace { .list }

  private static func targets(_ view: ShowView) -> [MuteTarget] {
    let session = view.session
    var seen: Set<String> = []
    var viewers: [Viewer] = []
    func add(_ viewer: Viewer) {
      if seen.insert(viewer.id).inserted { viewers.append(viewer) }
    }
    for viewer in session.mutes.viewers { add(viewer) }
    for line in session.chat.newest(ChatLog.capacity).reversed() {
      if let viewer = line.viewer { add(viewer) }
    }
    for record in session.viewers.newest(50) { add(record.viewer) }
    return viewers.map { .viewer($0) } + session.mutes.words.map { .word($0) }
  }

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    let session = context.view.session
    let targets = ViewersList.targets(context.view)
    let selected = kept.selected(state, targets)
    kept.settle(targets, &state)
    if state.handle(key, count: targets.count) { return true }
    switch (key, selected) {
    case (.escape, _): context.isClosed = true
    case (.enter, let target?):
      switch target {
      case .viewer(let viewer):
        context.run(.setMuted(target, !session.mutes.isMuted(viewer)))
      case .word: context.run(.setMuted(target, false))
      }
    default: return false
    }
    return true
  }

  mutating func choose(_ row: Int, _ context: inout LayerContext) { state.select(row) }

  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    let words = view.words
    let rows = kept.shown(ViewersList.targets(view)).map { target, isGone -> ListRow in
      switch target {
      case .viewer(let viewer):
        let isMuted = view.session.mutes.isMuted(viewer)
        let isHere = view.session.viewers[viewer.id]?.isPresent ?? false
        let newest = view.session.chat.newest(ChatLog.capacity).last { $0.viewer == viewer }
        return ListRow(
          left: viewer.name,
          right: isMuted ? words(.mutedMark) : (isHere ? "" : words(.awayMark)),
          detail: newest?.text ?? "",
          role: isMuted || !isHere ? .dim : .text)
      case .word(let word):
        return ListRow(left: word, right: isGone ? "" : words(.mutedWordMark), role: .dim)
      }
    }
    var shown = state
    shown.clamp(rows.count)
    return ListFrame.draw(
      title: .viewersTitle, rows: rows, state: shown, kept: kept.count, keys: .viewersKeys,
      in: place, into: &buffer, view)
  }
}
