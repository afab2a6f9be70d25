// LiveHost: the pointer, on whatever screen is up.
// SPDX-License-Identifier: Apache-2.0

import TextScreen

extension Compositor {
  /// What the pointer comes to: pressing does nothing, releasing in the same place acts, so a
  /// hand that slipped can move away (accessibility rule T19).
  /// - Returns: nil for keys, which are none of the pointer's business.
  func point(_ key: Key, _ view: ShowView, at now: Int64) -> [Intent]? {
    let isOn = view.settings.takesPointer
    switch key {
    case .press(let x, let y):
      pressed = target(x, y)
    case .release(let x, let y):
      let held = pressed
      pressed = nil
      guard isOn, let held, held == target(x, y) else { return [] }
      return act(held.act, view, at: now)
    case .wheel(let step):
      guard isOn, layers[layers.count - 1].place.isList else { return [] }
      return handle(step < 0 ? .up : .down, view, at: now)
    default: return nil
    }
    return []
  }

  private func act(_ act: PointerTarget.Act, _ view: ShowView, at now: Int64) -> [Intent] {
    switch act {
    case .key(let key): return handle(key, view, at: now)
    case .row(let row):
      acknowledge(at: view.now)
      var context = LayerContext(view: view, at: now, makeID: makeID)
      layers[layers.count - 1].choose(row, &context)
      return finish(context, layer: layers.count - 1, view)
    }
  }

  private func target(_ x: Int, _ y: Int) -> PointerTarget? {
    targets.first { $0.rect.contains(x: x, y: y) }
  }

  /// Large text has large things to click on, where cells are small.
  func targetRows(_ buffer: CellBuffer, _ view: ShowView) -> Int {
    let isLarge = view.settings.large > 0 || layers.contains { $0 is PresenterScreen }
    return isLarge && buffer.width > 50 && buffer.height >= 24 ? 3 : 1
  }

  /// Keeps what can be clicked on in this frame.
  func keepTargets(of buffer: inout CellBuffer) {
    var rows = [Frame.keysRow(buffer)]
    if buffer.targetRows == 1 { rows.append(0) }
    // A letter in the line of notices would be typed into a form.
    if buffer.targetRows == 1, isAtShow { rows.append(Frame.noticeRow(buffer)) }
    KeyLine.addTargets(to: &buffer, rows: rows)
    targets = buffer.targets
  }
}
