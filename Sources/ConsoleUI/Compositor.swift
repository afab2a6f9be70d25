// LiveHost: the stack of screens: keys go to the top, drawing starts at the bottom.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
package import TextScreen

/// The face of the console: layers, the line of notices, and what the loop tells it.
package final class Compositor {
  var layers: [any Layer] = [ShowScreen()]
  /// The highlight, while one switch is on, and whether it has to be quiet where nobody presses.
  var scanner: Scanner?
  var scanRest = ScanRest.screen
  /// What was asked for that plain lines tell.
  var asked: [Verb] = []
  let makeID: () -> String
  /// The last thing that was saved stays; a notice stands in front of it for a while.
  private var saved: Notice?
  private var savedAt: Int64?
  private var notice: (notice: Notice, until: Int64)?
  /// What needs the host, oldest first; each is on the screen until a key acknowledges it.
  private var alarms: [Notice] = []
  private var alarmSince: Int64?
  /// A key pressed sooner was on its way before the alarm could be seen.
  private static let alarmMilliseconds: Int64 = 1500
  private static let alarmLimit = 20
  /// In a small window a sale that was just saved is read before an alarm takes its row.
  private static let savedMilliseconds: Int64 = 3000
  /// Whether the last frame had no room for large shapes.
  private var isSmall = false
  /// What was said in answer to keys, for the voice.
  private var answers: [String] = []
  /// What lies under the overlay on top, as it was drawn last.
  private var ground: CellBuffer?
  /// Whether the last key was one for an overlay: what lies under it is as it was.
  package private(set) var isTyping = false
  /// What can be clicked on in the last frame, and what the button went down on.
  var targets: [PointerTarget] = []
  var pressed: PointerTarget?
  /// How long a notice stays; long enough to be read aloud by a screen reader.
  private static let noticeMilliseconds: Int64 = 8000

  /// - Parameter makeID: gives a fresh sale id.
  package init(makeID: @escaping () -> String) {
    self.makeID = makeID
  }

  /// Whether only the show screen is up.
  package var isAtShow: Bool { layers.count == 1 }

  /// A key was pressed.
  /// - Parameters:
  ///   - now: when, in milliseconds of a clock that never goes back.
  ///   - verdict: what the key is taken for; only a press may record or end anything.
  package func handle(
    _ key: Key, _ view: ShowView, at now: Int64 = 0, as verdict: KeyGate.Verdict = .press
  ) -> [Intent] {
    isTyping = false
    if let intents = point(key, view, at: now) { return intents }
    if let intents = pressSwitch(key, view, at: now, verdict) { return intents }
    let before = layers
    acknowledge(at: view.now)
    let layer = layers[layers.count - 1]
    guard let meaning = view.keymap.meaning(of: key, in: layer.place) else {
      sayUnknown(key, view)
      return []
    }
    let (isConsumed, intents) = carryOut(meaning, view, at: now)
    if verdict != .press, intents.contains(where: \.records) {
      layers = before
      show(Notice(view.words(.repeatIgnored, key.name)), view)
      return []
    }
    let isWayOut = key == .escape || key == .enter
    if !isConsumed, !isWayOut { sayUnknown(key, view) }
    if case .key = meaning {
      let isStill = layers.count == before.count && layers[layers.count - 1].isOverlay
      isTyping = layer.isOverlay && isStill && intents.isEmpty
    }
    return intents
  }

  /// A key acknowledges what needed the host.
  func acknowledge(at now: Instant) {
    if notice?.notice.level == .problem { notice = nil }
    guard let since = alarmSince,
      now.milliseconds - since >= Compositor.alarmMilliseconds || now.milliseconds < since
    else { return }
    alarms.removeFirst()
    alarmSince = nil
  }

  /// Takes what was said in answer to keys since the last time.
  package func takeAnswers() -> [String] {
    defer { answers = [] }
    return answers
  }

  private func sayUnknown(_ key: Key, _ view: ShowView) {
    guard !key.name.isEmpty else { return }
    let isOff = !view.settings.keys.areLettersOn && key.isCharacter
    let notice =
      isOff ? Notice(view.words(.lettersAreOff, key.name)) : unknown(key, view)
    answers.append(notice.text)
    show(notice, view)
  }

  /// Names a key that works where the focus is.
  private func unknown(_ key: Key, _ view: ShowView) -> Notice {
    let place = layers[layers.count - 1].place
    let map = view.keymap
    func name(_ target: KeyTarget) -> String? { map.key(of: target, in: place)?.name }
    let ways: [(Phrase, String?)] = [
      (.unknownKey, map.key(of: ShowAction.help)?.name),
      (.unknownKeyChoices, name(place == .show ? .show(.menu) : .place(.choices))),
      (.unknownKeyBack, name(.place(.back))),
    ]
    let way = ways.first { $0.1 != nil } ?? (.unknownKey, "F1")
    return Notice(view.words(way.0, key.name, way.1 ?? ""))
  }

  /// Does on the top layer what a key, the menu or one switch came to.
  func carryOut(_ meaning: KeyMeaning, _ view: ShowView, at now: Int64) -> (Bool, [Intent]) {
    var context = LayerContext(view: view, at: now, makeID: makeID)
    context.isSmall = isSmall
    let top = layers.count - 1
    var isConsumed = true
    switch meaning {
    case .key(let key): isConsumed = layers[top].handle(key, &context)
    case .change(let step): isConsumed = layers[top].change(by: step, &context)
    case .action(.help) where !(layers[top] is HelpScreen): context.opened = HelpScreen()
    case .action(.help): context.isClosed = true
    case .action(let action):
      isConsumed = layers[top].perform(action, &context)
      // Taking back works on every screen, by the one below them all.
      if !isConsumed { isConsumed = layers[0].perform(action, &context) }
    case .ask(let verb): asked.append(verb)
    case .menu: context.opened = ActionMenu(layers[top].offers(view))
    }
    let isAnswered = isConsumed || context.notice != nil
    answers += context.answers + (context.notice.map { [$0.text] } ?? [])
    return (isAnswered, finish(context, layer: top, view))
  }

  func finish(_ context: LayerContext, layer: Int, _ view: ShowView) -> [Intent] {
    if context.isClosed, layers.count > 1 { layers.remove(at: layer) }
    if let opened = context.opened {
      layers.append(opened)
      // What was said about the former screen is of no use on this one.
      notice = nil
    }
    if let notice = context.notice { show(notice, view) }
    guard let chosen = context.chosen else { return context.intents }
    return context.intents + carryOut(chosen, view, at: context.at).1
  }

  /// Says a line.
  package func show(_ notice: Notice, _ view: ShowView) {
    if let alarm = notice.alarm, notice.level != .alarm { settle(alarm) }
    switch notice.level {
    case .alarm:
      guard !alarms.contains(notice), alarms.count < Compositor.alarmLimit else { return }
      alarms.append(notice)
    case .aside where view.settings.isUndisturbed: break
    case .saved:
      saved = notice
      savedAt = view.now.milliseconds
      self.notice = nil
    case .info, .aside, .problem:
      // What needs the host stays until a key is pressed (accessibility rule T10).
      let isKept = notice.level == .problem
      let end = view.now.milliseconds + Compositor.noticeMilliseconds
      self.notice = (notice, isKept ? .max : end)
    }
  }

  /// What was lost is back: nothing is left to be acknowledged.
  private func settle(_ alarm: Alarm) {
    if alarms.first?.alarm == alarm { alarmSince = nil }
    alarms.removeAll { $0.alarm == alarm }
  }

  /// Hears what became of a command; forms close or complain, the line of notices says it.
  package func receive(_ outcome: CommandOutcome, _ view: ShowView) -> [Intent] {
    if let notice = OutcomeNotice.notice(outcome, view), !isSaidByForm(outcome) {
      show(notice, view)
    }
    if case .done(_, let events) = outcome, events.contains(where: Compositor.takesBack) {
      // What was taken back is not said to be saved.
      saved = nil
    }
    var intents: [Intent] = []
    for index in layers.indices.reversed() {
      var context = LayerContext(view: view, at: 0, makeID: makeID)
      layers[index].receive(outcome, &context)
      intents += finish(context, layer: index, view)
    }
    return intents
  }

  private static func takesBack(_ event: SessionEvent) -> Bool {
    switch event {
    case .saleVoided, .saleReturned: true
    default: false
    }
  }

  /// A form that is open says itself why its sale is not made.
  private func isSaidByForm(_ outcome: CommandOutcome) -> Bool {
    switch outcome {
    case .rejected(.recordSale, _), .notSaved(.recordSale, _):
      layers.contains { $0 is SellForm }
    default: false
    }
  }

  /// Draws the whole screen; returns where the cursor belongs.
  /// - Parameter keepsGround: nothing under the overlay has changed since the last time, or not so
  ///   that a letter that is being typed should wait for it.
  package func draw(
    into buffer: inout CellBuffer, _ view: ShowView, keepsGround: Bool = false
  ) -> CursorPosition {
    if !keepsGround { ground = nil }
    isSmall = Frame.isSmall(buffer)
    guard let scanner, buffer.height >= 3 else { return drawLayers(into: &buffer, view) }
    // The line of keys is of no use to one switch; the bar takes it, and one row more.
    var upper = CellBuffer(width: buffer.width, height: buffer.height - 1)
    _ = drawLayers(into: &upper, view)
    buffer.copy(upper)
    return ScanBar(scanner: scanner, words: view.words).draw(into: &buffer)
  }

  private func drawLayers(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    drawGround(into: &buffer, view)
    // What lies below is seen, but cannot be reached.
    buffer.targets = []
    let cursor = layers[layers.count - 1].draw(into: &buffer, view)
    drawNotice(into: &buffer, view, cursor.y)
    keepTargets(of: &buffer)
    return CursorPosition(
      x: min(max(0, cursor.x), max(0, buffer.width - 1)),
      y: min(max(0, cursor.y), max(0, buffer.height - 1)))
  }

  /// Everything under the layer on top.
  private func drawGround(into buffer: inout CellBuffer, _ view: ShowView) {
    if let ground, ground.width == buffer.width, ground.height == buffer.height {
      buffer = ground
      return
    }
    buffer.targetRows = targetRows(buffer, view)
    let top = layers.count - 1
    var first = top
    while first > 0, layers[first].isOverlay { first -= 1 }
    for layer in layers[first..<top] {
      buffer.targets = []
      _ = layer.draw(into: &buffer, view)
    }
    ground = buffer
  }

  /// The row that is kept for what was saved, with its undo, and for notices.
  private func drawNotice(into buffer: inout CellBuffer, _ view: ShowView, _ focus: Int) {
    let row = Frame.noticeRow(buffer)
    guard row >= 0 else { return }
    let frame = Frame(buffer)
    if drawAlarm(into: &buffer, view, focus) { return }
    if view.isSaving {
      buffer.put(view.words(.saving), x: frame.left, y: row, width: frame.width, .money)
      return
    }
    let isCovered = notice?.notice.level == .aside && view.session.undoable(at: view.now) != nil
    if let notice, notice.until > view.now.milliseconds, !isCovered {
      let isProblem = notice.notice.level == .problem
      let sign = isProblem ? Notice.sign : ""
      let text = sign + notice.notice.fitting(frame.width - sign.count)
      frame.say(text, isProblem ? .alarm : .text, focus, into: &buffer)
      return
    }
    drawSaved(into: &buffer, view)
  }

  /// In a high window the alarm has the free row below that of notices, or those above it.
  /// - Returns: whether it took the row of notices.
  private func drawAlarm(
    into buffer: inout CellBuffer, _ view: ShowView, _ focus: Int
  ) -> Bool {
    guard let alarm = alarms.first else { return false }
    let now = view.now.milliseconds
    let row = Frame.noticeRow(buffer)
    let hasFreeRow = row + 1 < Frame.keysRow(buffer) && buffer.targetRows == 1
    let sinceSaved = savedAt.map { now - $0 } ?? .max
    let isJustSaved = (0..<Compositor.savedMilliseconds).contains(sinceSaved)
    if !hasFreeRow, view.isSaving || isJustSaved { return false }
    alarmSince = alarmSince ?? now
    let frame = Frame(buffer)
    let more = alarms.count > 1 ? " " + view.words(.moreAlarms, String(alarms.count - 1)) : ""
    let room = max(0, frame.width - DisplayWidth.columns(of: Notice.sign + more))
    let text = Notice.sign + alarm.fitting(room) + more
    let isOneLine = DisplayWidth.columns(of: text) <= min(80, frame.width)
    let last = !hasFreeRow ? row : isOneLine ? row + 1 : row - 1
    frame.say(text, .alarm, focus, last: last, into: &buffer)
    return !hasFreeRow
  }

  /// What was saved last, with its undo while there is one.
  private func drawSaved(into buffer: inout CellBuffer, _ view: ShowView) {
    let row = Frame.noticeRow(buffer)
    let frame = Frame(buffer)
    guard let saved else {
      if view.settings.isUndisturbed {
        buffer.put(view.words(.undisturbed), x: frame.left, y: row, width: frame.width, .dim)
      }
      return
    }
    // The seconds that are left to take it back are worth more than the buyer in the whole
    // sentence, and less than what was sold.
    let hints = undoHints(view)
    let pairs = saved.wordings.enumerated().flatMap { index, text in
      hints.prefix(index == 0 ? 1 : hints.count).map { (text: text, hint: $0) }
    }
    let fitting = pairs.first {
      DisplayWidth.columns(of: $0.text) + $0.hint.columns <= frame.width
    }
    let text = fitting?.text ?? saved.fitting(frame.width)
    buffer.put(text, x: frame.left, y: row, width: frame.width, .money)
    buffer.putRight(fitting?.hint.text ?? "", right: frame.right, y: row, .key)
  }

  /// How the sale is taken back, longest first, each with the columns it needs beside a text. They
  /// are the same while the seconds run out: nothing may jump.
  private func undoHints(_ view: ShowView) -> [(text: String, columns: Int)] {
    guard let (_, left) = view.session.undoable(at: view.now) else { return [("", 0)] }
    let seconds = view.secondsLeft(left)
    let phrases: [Phrase] = view.showsClock ? [.undoHint, .undoHintTiny] : [.undoHintTiny]
    return phrases.map { phrase in
      let widest = view.words(phrase, String(max(10, seconds)))
      return (view.words(phrase, String(seconds)), DisplayWidth.columns(of: widest) + 2)
    }
  }
}
