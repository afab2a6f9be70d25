// LiveHost: the screen of keys: layout, bindings, bounces, one switch.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// Every action with its key, to be given another one; what is chosen here is kept.
struct KeyScreen: Layer {
  /// A row that can be chosen.
  enum Row: Equatable {
    case layout, letters, motor, debounce, scanning, pace, reaction, reset
    case key(KeyTarget)
  }

  private var state = ListState()
  /// The action that waits for its new key.
  private var waiting: KeyTarget?

  static let rows: [Row] =
    [.layout, .letters, .motor, .debounce, .scanning, .pace, .reaction, .reset]
    + BindingTable.all.map { .key($0.target) }

  var place: KeyPlace { waiting == nil ? .list : .raw }

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    if let target = waiting { return bind(key, to: target, &context) }
    if state.handle(key, count: KeyScreen.rows.count) { return true }
    let row = KeyScreen.rows[state.selection]
    switch key {
    case .escape: context.isClosed = true
    case .enter: choose(row, &context)
    case .right: _ = change(by: 1, &context)
    case .left: _ = change(by: -1, &context)
    case .delete, .backspace:
      guard case .key(let target) = row else { return false }
      reset(target, &context)
    default: return false
    }
    return true
  }

  private mutating func choose(_ row: Row, _ context: inout LayerContext) {
    switch row {
    case .key(let target): waiting = target
    case .reaction: context.opened = ReactionTest()
    case .reset:
      save(&context) { $0.keys.bindings = [:] }
      context.notice = Notice(context.words(.keysReset))
    default: _ = change(by: 1, &context)
    }
  }

  mutating func change(by step: Int, _ context: inout LayerContext) -> Bool {
    switch KeyScreen.rows[state.selection] {
    case .layout: changeLayout(step, &context)
    case .letters: save(&context) { $0.keys.areLettersOn.toggle() }
    case .motor: save(&context) { $0.keys.isMotorProfile.toggle() }
    case .debounce:
      save(&context) { settings in
        let next = settings.keys.debounceMilliseconds + step * 50
        settings.keys.debounceMilliseconds = next > 1000 ? 0 : (next < 0 ? 1000 : next)
      }
    case .scanning: save(&context) { $0.scanning.goOn(by: step) }
    case .pace:
      save(&context) { settings in
        let next = settings.scanning.stepMilliseconds + step * 100
        settings.scanning.stepMilliseconds = min(10_000, max(300, next))
      }
    case .reaction, .reset, .key: return false
    }
    return true
  }

  private func save(_ context: inout LayerContext, _ change: (inout HostSettings) -> Void) {
    var settings = context.view.settings
    change(&settings)
    context.intents.append(.change(settings))
  }

  /// Keys that were bound go along into another layout, unless they mean something there.
  private func changeLayout(_ step: Int, _ context: inout LayerContext) {
    var keys = context.view.settings.keys
    let all = KeyLayout.allCases
    let index = all.firstIndex(of: keys.layout) ?? 0
    keys.layout = all[(index + step + all.count) % all.count]
    if !keys.keymap.ownConflicts.isEmpty {
      keys.bindings = [:]
      context.notice = Notice(context.words(.keysLeftBehind), .problem)
    }
    save(&context) { $0.keys = keys }
  }

  private mutating func bind(
    _ key: Key, to target: KeyTarget, _ context: inout LayerContext
  ) -> Bool {
    waiting = nil
    let words = context.words
    guard key != .escape else { return true }
    guard Key(named: key.name) == key else {
      context.notice = Notice(words(.keyNotBindable), .problem)
      return true
    }
    var keys = context.view.settings.keys
    keys.bindings[target.name] = key.name
    let label = KeyScreen.label(target, words)
    if let conflict = keys.keymap.ownConflicts.first {
      let other = conflict.first == target ? conflict.second : conflict.first
      context.notice = Notice(
        words(.keyIsTaken, conflict.key.name, KeyScreen.label(other, words)), .problem)
      return true
    }
    save(&context) { $0.keys = keys }
    context.notice = Notice(words(.keyIsNow, label, key.name))
    return true
  }

  private func reset(_ target: KeyTarget, _ context: inout LayerContext) {
    var keys = context.view.settings.keys
    guard keys.bindings.removeValue(forKey: target.name) != nil else { return }
    guard keys.keymap.ownConflicts.isEmpty else {
      context.notice = Notice(context.words(.keyResetTaken), .problem)
      return
    }
    save(&context) { $0.keys = keys }
  }

  private static func label(_ target: KeyTarget, _ words: Words) -> String {
    BindingTable.binding(of: target).map { words($0.label) } ?? target.name
  }

  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    let words = view.words
    let rows = KeyScreen.rows.map { row -> ListRow in
      guard case .key(let target) = row else {
        var setting = setting(row, view)
        setting.detail = KeyScreen.explanation(row).map { words($0) } ?? ""
        return setting
      }
      let binding = BindingTable.binding(of: target)
      let names = view.keymap.keys(of: target).map(\.name).joined(separator: "  ")
      let isOwn = view.settings.keys.bindings[target.name] != nil
      return ListRow(
        left: KeyScreen.label(target, words),
        right: waiting == target
          ? words(.pressNewKey) : (names.isEmpty ? words(.inTheMenu) : (isOwn ? "* " : "") + names),
        detail: binding.map { words($0.explanation) } ?? "",
        role: waiting == target ? .money : .text)
    }
    return ListFrame.draw(
      title: .keyScreenTitle, rows: rows, state: state,
      keys: waiting == nil ? .keyScreenKeys : .keyScreenWaiting, in: place, into: &buffer, view)
  }

  private static func explanation(_ row: Row) -> Phrase? {
    switch row {
    case .layout: .switchKeysDoes
    case .letters: .switchLettersDoes
    case .motor, .debounce: .switchDebounceDoes
    case .scanning, .pace: .switchScanningDoes
    case .reaction, .reset, .key: nil
    }
  }

  private func setting(_ row: Row, _ view: ShowView) -> ListRow {
    let words = view.words
    let settings = view.settings
    func yes(_ isOn: Bool) -> String { words(isOn ? .settingOn : .settingOff) }
    switch row {
    case .layout:
      return ListRow(left: words(.settingLayout), right: words(settings.keys.layout.phrase))
    case .letters:
      return ListRow(left: words(.settingLetters), right: yes(settings.keys.areLettersOn))
    case .motor:
      return ListRow(left: words(.settingMotor), right: yes(settings.keys.isMotorProfile))
    case .debounce:
      let time = settings.keys.effectiveDebounceMilliseconds
      return ListRow(
        left: words(.settingDebounce),
        right: time == 0 ? words(.settingOff) : words(.milliseconds, String(time)))
    case .scanning:
      return ListRow(left: words(.settingScanning), right: words(settings.scanning.phrase))
    case .pace:
      let pace = Tenths.text(settings.scanning.stepMilliseconds)
      return ListRow(left: words(.settingPace), right: words(.seconds, pace))
    case .reaction: return ListRow(left: words(.reactionTitle))
    case .reset, .key: return ListRow(left: words(.settingReset))
    }
  }
}

extension ScanSettings {
  /// Off, then each mode, and round again.
  mutating func goOn(by step: Int) {
    let all = Mode.allCases
    let place = isOn ? (all.firstIndex(of: mode) ?? 0) + 1 : 0
    let next = (place + step + all.count + 1) % (all.count + 1)
    isOn = next > 0
    if isOn { mode = all[next - 1] }
  }

  var phrase: Phrase {
    guard isOn else { return .settingOff }
    switch mode {
    case .auto: return .scanAuto
    case .step: return .scanStep
    case .inverse: return .scanInverse
    }
  }
}
