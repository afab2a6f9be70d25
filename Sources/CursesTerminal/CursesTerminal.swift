// LiveHost: the terminal: cells out, keys in, and everything as it was afterwards.
// SPDX-License-Identifier: Apache-2.0

import CNCurses
import Glibc
import SystemIO
package import TextScreen

/// Why the screen cannot be used here; `--linear` always can.
package enum TerminalProblem: Error, Equatable, Sendable {
  /// There is no controlling terminal.
  case noTerminal
  /// `TERM` is unset, `dumb` or unknown.
  case cannotDraw(term: String)
  /// The locale is not UTF-8.
  case notUTF8(locale: String)
}

/// A terminal driven by ncurses. One at a time; only its owner's thread may use it.
///
/// ncurses writes into memory; from there the bytes go to the terminal as it takes them. A frame
/// is drawn only when the one before has gone, so a slow or stopped terminal gets fewer frames and
/// nobody waits for it.
@safe
package final class CursesTerminal {
  private let screen: OpaquePointer
  private let output: UnsafeMutablePointer<FILE>
  private let input: UnsafeMutablePointer<FILE>
  private let device: TerminalDevice
  private let frames: MemoryFile
  private var shown: CellBuffer
  private var palette: Palette
  private var isOpen = true
  /// Whether the terminal is ours now, and not the shell's.
  private var isHeld = true
  private var decoder = KeyDecoder()
  private var letters = LetterDrawer()
  private var thrift = InkThrift()
  /// Where the cursor was left in the last frame.
  private var cursor = CursorPosition(x: 0, y: 0)
  /// Keys that came while something else was waited for.
  private var early: [Key] = []

  /// Takes over the terminal.
  package init(theme: Theme) throws(TerminalProblem) {
    if let problem = CursesTerminal.problem() { throw problem }
    let term = ThisProcess.environment("TERM") ?? ""
    guard let device = try? TerminalDevice(), let frames = try? MemoryFile(name: "frames"),
      let output = unsafe fopen("/dev/tty", "w"), let input = unsafe fopen("/dev/tty", "r")
    else { throw .noTerminal }
    guard let screen = unsafe newterm(nil, output, input) else { throw .cannotDraw(term: term) }
    unsafe self.screen = screen
    unsafe self.output = output
    unsafe self.input = input
    self.device = device
    self.frames = frames
    shown = CellBuffer(width: 0, height: 0)
    palette = Palette(theme: theme)
    prepare()
  }

  /// What stands against drawing here, without touching the terminal.
  package static func problem() -> TerminalProblem? {
    let term = ThisProcess.environment("TERM") ?? ""
    if (try? ThisProcess.controllingTerminal()) == nil { return .noTerminal }
    if term.isEmpty || term == "dumb" || term == "unknown" { return .cannotDraw(term: term) }
    if let locale = chosenLocale, !isUTF8(locale) { return .notUTF8(locale: locale) }
    _ = unsafe livehost_locale()
    // Without any locale in the environment, a terminal of today speaks UTF-8.
    if unsafe !isUTF8(String(cString: nl_langinfo(Int32(CODESET)))) {
      guard unsafe setlocale(LC_CTYPE, "C.UTF-8") != nil else { return .notUTF8(locale: "C") }
    }
    return nil
  }

  /// The locale the environment asks for; nil when it asks for none.
  package static var chosenLocale: String? {
    ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { ThisProcess.environment($0) }
      .first { !$0.isEmpty }
  }

  package static func isUTF8(_ locale: String) -> Bool {
    let name = locale.lowercased()
    return name.contains("utf-8") || name.contains("utf8")
  }

  private func prepare() {
    _ = cbreak()
    _ = noecho()
    _ = nonl()
    device.keepProgramModes()
    // The modes are set; from here on ncurses writes into memory.
    frames.takeOver(unsafe fileno(output))
    // Esc alone is seen after a tenth of a second (accessibility.md).
    _ = set_escdelay(100)
    let window = unsafe livehost_stdscr()
    _ = unsafe keypad(window, true)
    _ = unsafe nodelay(window, true)
    _ = curs_set(1)
    // A frame is sent whole or not at all.
    _ = typeahead(-1)
    KeyDecoder.definePasteKeys()
    palette.activate()
    device.guardAgainstTraps(restoring: CursesTerminal.plainAgain)
    device.send(Array(CursesTerminal.pasteOn.utf8))
  }

  // Modes ncurses has no name for: a paste comes between brackets.
  private static let pasteOn = "\u{1B}[?2004h"
  private static let pasteOff = "\u{1B}[?2004l"
  private static let pointerOff = "\u{1B}[?1006l\u{1B}[?1000l"

  /// Ends what a frame may have begun: colours, the hidden cursor, the keypad, the other screen.
  private static var plainAgain: [UInt8] {
    let names = ["sgr0", "cnorm", "rmkx", "rmcup"]
    let codes = names.map { name in
      guard let code = unsafe tigetstr(name), Int(bitPattern: code) != -1 else { return "" }
      return unsafe String(cString: code)
    }
    return Array((pasteOff + pointerOff + codes.joined() + "\r\n").utf8)
  }

  /// Becomes readable when a key waits, and when the terminal has gone.
  package var inputNumber: Int32 { device.input.number }

  /// Whether the terminal was closed; a shell that lives on sends no signal then.
  package var isGone: Bool { device.isGone }

  /// To poll for writing while frames wait to be taken; nil when none does.
  package var outputNumber: Int32? { device.isBlocked ? device.outputNumber : nil }

  /// Sends on what the terminal has not taken yet.
  package func flush() { device.flush() }

  package var size: (columns: Int, rows: Int) { device.size ?? (80, 24) }

  package var colors: Int { Int(livehost_colors()) }

  /// Whether clicks and the wheel come as keys; off, the terminal selects text with them.
  package func usePointer(_ isOn: Bool) {
    livehost_use_pointer(isOn ? 1 : 0)
    device.send(drawn())
  }

  package func use(_ theme: Theme) {
    palette = Palette(theme: theme)
    palette.activate()
    shown = CellBuffer(width: 0, height: 0)
  }

  /// Tells ncurses that the window has a new size; the next frame is drawn whole.
  package func resize() {
    let (columns, rows) = size
    _ = resizeterm(Int32(rows), Int32(columns))
    // Smaller and back at once looks like no change, but the terminal may have cut cells off.
    _ = unsafe clearok(livehost_stdscr(), true)
    shown = CellBuffer(width: 0, height: 0)
  }

  /// Shows a frame: only what has changed is sent, and the cursor is placed last.
  package func present(_ buffer: CellBuffer, cursor: CursorPosition) {
    let isFresh = shown.width != buffer.width || shown.height != buffer.height
    let wanted = buffer.drawableLetters(cursor: cursor)
    sendLetters(letters.remove(except: isFresh ? [] : wanted, palette))
    if isFresh { _ = erase() }
    buffer.differences(from: shown) { cell, x, y in
      if cell.width > 0 { put(cell, x: x, y: y) }
    }
    shown = buffer
    _ = move(Int32(cursor.y), Int32(cursor.x))
    _ = refresh()
    let frame = drawn()
    device.send(frame)
    self.cursor = cursor
    if LetterDrawer.wipes(frame) { letters.forget() }
    sendLetters(letters.draw(wanted, palette))
  }

  /// What ncurses has written since.
  private func drawn() -> [UInt8] { thrift.frame(frames.takeBytes()) }

  /// What ncurses does not see leaves colours and cursor as they were.
  private func sendLetters(_ codes: String) {
    guard !codes.isEmpty else { return }
    let end = Palette.code("sgr0") + LetterDrawer.at(cursor.x, cursor.y)
    device.send(thrift.rest() + Array((codes + end).utf8))
    thrift.forget()
  }

  /// Gives the terminal to the shell until the process is woken in the foreground (Ctrl-Z, `fg`).
  /// - Parameter isAskedToEnd: looked at when woken.
  /// - Returns: false when the process has to end; the terminal stays the shell's.
  package func stop(unless isAskedToEnd: () -> Bool) -> Bool {
    giveBack()
    repeat {
      ThisProcess.stop()
      if isAskedToEnd() || device.isGone { return false }
    } while !device.isInForeground
    takeAgain()
    return true
  }

  private func takeAgain() {
    isHeld = true
    device.useProgramModes()
    device.guardAgainstTraps(restoring: CursesTerminal.plainAgain)
    device.send(Array(CursesTerminal.pasteOn.utf8))
    resize()
  }

  private func giveBack() {
    guard isHeld else { return }
    isHeld = false
    sendLetters(letters.remove(except: [], palette))
    _ = endwin()
    device.send(Array(CursesTerminal.pasteOff.utf8) + drawn() + thrift.rest())
    thrift.forget()
    // A terminal that takes nothing must not keep us.
    device.drain(milliseconds: 100)
    device.endGuard()
    device.useModesOfStart()
  }

  private func put(_ cell: Cell, x: Int, y: Int) {
    var look = palette.look(cell.role, isReversed: cell.isReversed)
    if CursesTerminal.isShape(cell.base.value) { look = look.plain }
    var (base, mark1, mark2) = (cell.base.value, cell.mark1, cell.mark2)
    if base >= 0x80, livehost_width(base) != Int32(cell.width) {
      // The C library would measure it otherwise, and every cell to the right would move.
      (base, mark1, mark2) = (0x25A1, 0, 0)
      if cell.width == 2 { _ = write(0x20, 0, 0, x: x + 1, y: y, look) }
    }
    // A mark the C library takes for a letter would make the whole cell fail.
    if mark1 != 0, livehost_width(mark1) != 0 { mark1 = 0 }
    if mark2 != 0, livehost_width(mark2) != 0 { mark2 = 0 }
    if mark1 == 0 { (mark1, mark2) = (mark2, 0) }
    _ = write(base, mark1, mark2, x: x, y: y, look)
  }

  /// Blocks and sextants, of which large text is made.
  private static func isShape(_ scalar: UInt32) -> Bool {
    0x2580...0x259F ~= scalar || 0x1FB00...0x1FB3B ~= scalar
  }

  private func write(
    _ base: UInt32, _ mark1: UInt32, _ mark2: UInt32, x: Int, y: Int, _ look: Palette.Look
  ) -> Int32 {
    livehost_put(Int32(y), Int32(x), base, mark1, mark2, look.attributes, look.pair)
  }

  /// The keys that wait.
  package func keys() -> [Key] {
    defer { early = [] }
    return early + decoder.read()
  }

  /// Asks the terminal for the colour of its ground and waits for so long at most. Keys that come
  /// meanwhile are kept. Nil when it does not say.
  package func isGroundLight(within milliseconds: Int64) -> Bool? {
    // The kernel's console would show the question.
    guard ThisProcess.environment("TERM") != "linux" else { return nil }
    device.send(Array("\u{1B}]11;?\u{1B}\\".utf8))
    wait(milliseconds) { decoder.isGroundLight != nil }
    return decoder.isGroundLight
  }

  // MARK: Larger letters

  /// tmux or screen around us, by name; they keep a screen of their own that knows no larger
  /// letters, and show a doubled line twice.
  package static var multiplexer: String? {
    let term = ThisProcess.environment("TERM") ?? ""
    if !(ThisProcess.environment("TMUX") ?? "").isEmpty || term.hasPrefix("tmux") { return "tmux" }
    let isScreen = !(ThisProcess.environment("STY") ?? "").isEmpty || term.hasPrefix("screen")
    return isScreen ? "screen" : nil
  }

  /// Whether lines may be of double height. After a trap the terminal must be plain again without
  /// our knowing which lines were: only another screen (`rmcup`) does that.
  package var canDoubleLines: Bool {
    CursesTerminal.multiplexer == nil && !Palette.code("rmcup").isEmpty
  }

  /// Asks whether the terminal enlarges letters (OSC 66) by where its cursor stands afterwards:
  /// a blank of two columns, then one of twice the size, each must move it by exactly two.
  /// To be asked before the first frame, as it writes on the screen.
  package func enlargesLetters(within milliseconds: Int64) -> Bool {
    guard CursesTerminal.multiplexer == nil, ThisProcess.environment("TERM") != "linux",
      !Palette.code("rmcup").isEmpty
    else { return false }
    let row = KeyDecoder.probedRow
    // The screen of our own comes first; it is wiped by the first frame.
    _ = refresh()
    device.send(drawn())
    _ = unsafe clearok(livehost_stdscr(), true)
    device.send(
      Array(
        "\u{1B}[\(row);1H\u{1B}]66;w=2; \u{1B}\\\u{1B}[6n\u{1B}]66;s=2; \u{1B}\\\u{1B}[6n"
          .utf8))
    wait(milliseconds) { decoder.probedColumns.count >= 2 }
    return decoder.probedColumns == [3, 5]
  }

  /// Reads until something has come, for so long at most. Keys that come meanwhile are kept.
  private func wait(_ milliseconds: Int64, until isDone: () -> Bool) {
    let end = MachineClock.monotonicMilliseconds() + milliseconds
    while !isDone() {
      let left = end - MachineClock.monotonicMilliseconds()
      guard left > 0, !Poller.readable([device.input.number], timeout: left).isEmpty else { return }
      let keys = decoder.read()
      early += keys
      if keys.isEmpty, device.isGone { return }
    }
  }

  /// Gives the terminal back as it was. Safe to call twice.
  package func close() {
    guard isOpen else { return }
    isOpen = false
    giveBack()
    unsafe delscreen(screen)
    _ = unsafe fclose(output)
    _ = unsafe fclose(input)
  }

  deinit {
    close()
  }
}
