// LiveHost: what the screens look at, and what they ask for.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine
package import TextScreen

/// Everything a screen may look at.
package struct ShowView {
  package let session: Session
  package let now: Instant
  package let settings: HostSettings
  package let isTraining: Bool
  package let zoneSeconds: Int
  package let face: LargeFace
  /// The chat as it was when it was stopped; nil while it goes on.
  package let chatPause: ChatPause?
  /// A sale has been on its way to the disk for longer than 100 ms.
  package let isSaving: Bool
  /// Sentences name words to type then, not keys.
  package var isLinear = false
  /// As wide as the terminal that plain lines go to; 0 when they go elsewhere.
  package var terminalColumns = 0
  /// Lines of the audience feeds that could not be read so far.
  package var rejectedLines = 0

  package init(
    session: Session, now: Instant, settings: HostSettings, isTraining: Bool,
    zoneSeconds: Int, face: LargeFace, chatPause: ChatPause? = nil,
    isSaving: Bool = false
  ) {
    self.session = session
    self.now = now
    self.settings = settings
    self.isTraining = isTraining
    self.zoneSeconds = zoneSeconds
    self.face = face
    self.chatPause = chatPause
    self.isSaving = isSaving
  }

  var words: Words {
    Words(settings.language, settings.translation, keymap: isLinear ? nil : keymap)
  }
  var keymap: Keymap { settings.keys.keymap }

  /// The same show under other settings.
  func with(_ settings: HostSettings) -> ShowView {
    var view = ShowView(
      session: session, now: now, settings: settings, isTraining: isTraining,
      zoneSeconds: zoneSeconds, face: face, chatPause: chatPause, isSaving: isSaving)
    view.isLinear = isLinear
    view.rejectedLines = rejectedLines
    view.terminalColumns = terminalColumns
    return view
  }

  /// Whether times run on the screen at all.
  var showsClock: Bool { settings.clockSeconds > 0 }

  /// Seconds between two steps of a running time; without motion (`--calm`) at least ten.
  private var clockStep: Int64 { max(settings.isCalm ? 10 : 1, Int64(settings.clockSeconds)) }

  /// Time that has passed, in the steps the host wants.
  func passed(_ span: Duration) -> Duration {
    clockStep == 1 ? span : .seconds(span.wholeSeconds / clockStep * clockStep)
  }

  /// Time that is left, in the steps the host wants: never nothing before it is over.
  func left(_ span: Duration) -> Duration {
    clockStep == 1 ? span : .seconds(secondsLeft(span))
  }

  /// The same as a number, the second that has begun counting too.
  func secondsLeft(_ span: Duration) -> Int64 {
    (span.wholeSeconds / clockStep + 1) * clockStep
  }

  /// The sentence of a rejection in this session.
  package func sentence(_ rejection: Rejection) -> String {
    if case .notEnoughStock(let id, let wanted, let available) = rejection,
      let goods = session.plan.catalogue.goods(id: id), session.stock[id].onHand >= wanted
    {
      let onHand = words.quantity(session.stock[id].onHand, of: goods)
      guard available > 0 else { return words(.rejectAllHeld, words.name(goods), onHand) }
      return words(
        .rejectHeldStock, words.name(goods), onHand, words.quantity(available, of: goods))
    }
    return words.rejection(rejection, in: session.plan)
  }

  /// The show's own time, which stands still in a pause.
  var showTime: Instant { session.showTime(at: now) }
}

/// What a screen asks of the loop.
package enum Intent: Sendable {
  case command(SessionCommand)
  /// The host wants these settings from now on; what differs is kept in `settings.json`.
  case change(HostSettings)
  case speech(SpeechRequest)
  /// Leaves the console; the session can be gone on with.
  case leave
}

extension Intent {
  /// Whether it writes into the journal.
  var records: Bool {
    if case .command = self { true } else { false }
  }
}

/// What became of a command.
package enum CommandOutcome: Sendable {
  /// Durable, and applied.
  case done(SessionCommand, [SessionEvent])
  case rejected(SessionCommand, Rejection)
  /// The disk did not take it; the words are the system's.
  case notSaved(SessionCommand, reason: String)
}

/// One line about what just happened.
package struct Notice: Equatable, Sendable {
  /// How much a notice matters; what was saved stays until the next is.
  package enum Level: Sendable {
    case info, saved, problem
    /// News that must not cover a sale while it can be undone, nor disturb who asked for quiet.
    case aside
    /// It needs the host, whatever the host is doing: it stays until it is acknowledged.
    case alarm
  }
  package let text: String
  /// The same where there is less room, longest first; the text itself first of all.
  let wordings: [String]
  package let level: Level
  /// What is lost; news of another level about it say that it is back.
  let alarm: Alarm?

  package init(
    _ text: String, shorter: [String] = [], _ level: Level = .info, about alarm: Alarm? = nil
  ) {
    self.text = text
    wordings = [text] + shorter
    self.level = level
    self.alarm = alarm
  }

  /// Stands before what needs the host, so that it can be told without its colour (rule T8).
  static let sign = "! "

  /// The longest wording that fits.
  func fitting(_ columns: Int) -> String {
    wordings.first { DisplayWidth.columns(of: $0) <= columns } ?? wordings[wordings.count - 1]
  }
}

/// What a layer may do besides drawing: ask, put another layer on top, close itself, say a line.
package struct LayerContext {
  package let view: ShowView
  var intents: [Intent] = []
  var opened: (any Layer)?
  var isClosed = false
  var notice: Notice?
  /// When the key came, in milliseconds of a clock that never goes back.
  let at: Int64
  /// Whether the window has no room for large shapes.
  var isSmall = false
  /// What was answered elsewhere than in the line of notices; for the voice.
  var answers: [String] = []
  /// What is to be done on the layer below, once this one is closed.
  var chosen: KeyMeaning?
  private let makeID: () -> String

  init(view: ShowView, at: Int64, makeID: @escaping () -> String) {
    self.view = view
    self.at = at
    self.makeID = makeID
  }

  var words: Words { view.words }

  /// A fresh id for a sale; made when its form opens.
  func newSaleID() -> String { makeID() }

  mutating func run(_ command: SessionCommand) { intents.append(.command(command)) }

  /// Does what a command of the voice leads to; its words are said where others are.
  mutating func carryOut(_ reply: SpeechReply) {
    switch reply {
    case .request(let request): intents.append(.speech(request))
    case .say(let text): notice = Notice(text)
    case .change(let speech, let text): change(saying: { _ in text }) { $0.speech = speech }
    }
  }

  /// Asks for other settings, and says what is so now.
  mutating func change(
    saying text: ((ShowView) -> String)? = nil, _ change: (inout HostSettings) -> Void
  ) {
    var settings = view.settings
    change(&settings)
    intents.append(.change(settings))
    if let text { notice = Notice(text(view.with(settings))) }
  }
}

/// One screen, form or line of input. The top one gets the keys first.
package protocol Layer {
  /// Whether what lies below stays visible.
  var isOverlay: Bool { get }
  /// Where the focus is: what a key means depends on it.
  var place: KeyPlace { get }
  /// - Returns: false when the key is none of this layer's business.
  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool
  /// The value that has the focus is to be one more, or one less, or its next or former choice.
  /// - Returns: false when there is no value.
  mutating func change(by step: Int, _ context: inout LayerContext) -> Bool
  /// Does what stands in the table of the show screen.
  /// - Returns: false when it cannot be done here.
  mutating func perform(_ action: ShowAction, _ context: inout LayerContext) -> Bool
  /// A row of the list, or a field of the form, was clicked.
  mutating func choose(_ row: Int, _ context: inout LayerContext)
  /// What can be done here: for the menu, and for one switch.
  func offers(_ view: ShowView) -> [Offer]
  /// Whether one switch presses this itself, without a highlight.
  var takesSwitch: Bool { get }
  /// When it changes without a key, on the clock of keys; nil when it does not.
  var due: Int64? { get }
  mutating func pass(to now: Int64)
  /// Draws into the buffer; returns where the cursor belongs: on what has the focus.
  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition
  /// Hears what became of a command.
  mutating func receive(_ outcome: CommandOutcome, _ context: inout LayerContext)
}

extension Layer {
  package var isOverlay: Bool { false }
  package var place: KeyPlace { .list }
  package mutating func change(by step: Int, _ context: inout LayerContext) -> Bool { false }
  package mutating func perform(_ action: ShowAction, _ context: inout LayerContext) -> Bool {
    false
  }
  package var takesSwitch: Bool { false }
  package var due: Int64? { nil }
  package mutating func pass(to now: Int64) {}
  package mutating func choose(_ row: Int, _ context: inout LayerContext) {}
  package func offers(_ view: ShowView) -> [Offer] { Offer.here(place, view) }
  package mutating func receive(_ outcome: CommandOutcome, _ context: inout LayerContext) {}
}

extension LinearSettings {
  /// A line as it is printed: safe, and no longer than the host wants.
  /// - Parameter terminal: the columns of the terminal; 0 when there is none.
  package func folded(_ line: String, terminal: Int) -> [String] {
    let columns = columns ?? terminal
    guard columns > 0, DisplayWidth.columns(of: line) > columns else {
      return [SafeLine.text(line)]
    }
    return SafeText.wrap(line, columns)
  }
}

/// Sentences about the console itself.
extension ShowView {
  /// A line of the linear console as it is printed: safe, and no longer than the host wants.
  package func folded(_ line: String) -> [String] {
    settings.linear.folded(line, terminal: terminalColumns)
  }

  var themeNotice: String {
    words(.themeNow, words(settings.theme.phrase))
  }

  var undisturbedNotice: String {
    words(settings.isUndisturbed ? .undisturbedNow : .disturbedNow)
  }

  var largeNotice: String { largeNotice(isSmall: false) }

  /// - Parameter isSmall: whether the window has no room for large shapes.
  func largeNotice(isSmall: Bool) -> String {
    let level = String(settings.large)
    if settings.large >= 2, isSmall { return words(.largeTooSmall, level) }
    let wantsFont = settings.large >= 2 && settings.language == .chinese && !face.hasHan
    return words(wantsFont ? .largeWithoutFont : .largeNow, level)
  }

  package func rejectedNotice(_ sentence: String, _ count: Int) -> String {
    words(.lineRejected, String(count), sentence)
  }

  package var leaveNotice: String { words(.leaveAgain) }

  /// A line of the audience that the session cannot take: who, what, and what to do.
  package func refusedNotice(_ message: AudienceMessage, _ rejection: Rejection) -> String {
    words.refused(message, rejection, in: session.plan)
  }

  /// What became of an audience feed, for either console.
  package func sourceNotice(_ name: String, _ news: SourceNews) -> Notice {
    let name = SourceLabel.short(name)
    switch news {
    case .ended: return Notice(words(.feedEnded, name), .aside)
    case .failed(let reason): return alarm(.feedFailed, name, reason)
    case .interrupted(let lastWords):
      return alarm(.feedInterrupted, name, lastWords.isEmpty ? words(.feedStopped) : lastWords)
    case .back: return Notice(words(.feedBack, name), .aside)
    }
  }
}

extension ShowView {
  /// Where there is little room the name gives way, never the reason.
  private func alarm(_ phrase: Phrase, _ name: String, _ reason: String) -> Notice {
    let reason = reason.hasSuffix(".") || reason.hasSuffix("。") ? String(reason.dropLast()) : reason
    func text(_ name: String) -> String { words(phrase, name, reason) }
    return Notice(text(name), shorter: [text(SafeText.fitted(name, 12))], .alarm)
  }
}

/// What an audience feed has to say of itself.
package enum SourceNews: Equatable, Sendable {
  case ended
  case failed(reason: String)
  /// A connector ended, with these last words, and is started again.
  case interrupted(lastWords: String)
  /// It is heard again.
  case back
}

extension Theme {
  var phrase: Phrase {
    switch self {
    case .dark: Phrase("深色", "dark")
    case .light: Phrase("浅色", "light")
    case .contrast: Phrase("高对比", "high contrast")
    case .mono: Phrase("无色", "no colour")
    }
  }
}

/// A line for a plain stream: no control character of a stranger gets through.
package enum SafeLine {
  package static func text(_ line: String) -> String {
    let isPlain = line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    return isPlain ? line : String(SafeText.glyphs(line))
  }
}

extension ShowView {
  /// The sales as the linear console lists them.
  package var salesLines: [String] { LinearReport(self).sales }
}

/// Sentences about a session that is gone on with.
package struct RecoveryWords {
  let words: Words

  package func resumed(after away: Duration) -> String {
    words(.resumedSession, words.clock(away))
  }

  package func tailSetAside(_ name: String) -> String { words(.tailSetAside, name) }

  package func journalDamaged(line: Int) -> String { words(.journalDamaged, String(line)) }
}

extension ShowView {
  package static func words(_ words: Words) -> RecoveryWords { RecoveryWords(words: words) }
}
