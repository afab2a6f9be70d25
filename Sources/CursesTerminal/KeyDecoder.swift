// LiveHost: keys as ncurses reports them, made into our own.
// SPDX-License-Identifier: Apache-2.0

import CNCurses
import Glibc
import TextScreen

/// Decodes what ncurses reads. A paste arrives as one key, its line breaks already spaces, so
/// that nothing in it can confirm anything (accessibility rule T21).
struct KeyDecoder {
  /// Codes of our own for the brackets around a paste; ncurses' end at 0x1FF.
  private static let pasteStart: Int32 = 0x400
  private static let pasteEnd: Int32 = 0x401
  /// A paste longer than this is cut: no field takes more.
  private static let pasteLimit = 4096
  /// The beginning of a terminal's answer to what colour its ground has.
  private static let ground: Int32 = 0x402
  /// The terminal's answer that its cursor stands in the probed row, from column 1 on. In the
  /// first row it could be a function key; further right than this is no answer that counts.
  private static let probed: Int32 = 0x410
  private static let probedLimit: Int32 = 40
  static let probedRow = 2
  /// No answer is longer.
  private static let answerLimit = 32

  private var paste: String.UnicodeScalarView?
  /// The answer as far as it is here, and whether its end is still to be passed over. It may come
  /// late: it is never taken for keys.
  private var answer: String?
  private var endsAnswer = false
  /// Whether the ground is light; nil until the terminal has said so.
  private(set) var isGroundLight: Bool?
  /// The columns the cursor was said to stand in, in order.
  private(set) var probedColumns: [Int32] = []

  static func definePasteKeys() {
    _ = unsafe define_key("\u{1B}[200~", pasteStart)
    _ = unsafe define_key("\u{1B}[201~", pasteEnd)
    _ = unsafe define_key("\u{1B}]11;", ground)
    for column in 1...probedLimit {
      _ = unsafe define_key("\u{1B}[\(probedRow);\(column)R", probed + column)
    }
  }

  mutating func read() -> [Key] {
    var keys: [Key] = []
    while true {
      var value = wint_t()
      let kind = unsafe wget_wch(livehost_stdscr(), &value)
      if kind == ERR { return keys }
      if kind == KEY_CODE_YES {
        keys += special(Int32(bitPattern: value))
      } else if let key = plain(value) {
        keys.append(key)
      }
    }
  }

  private mutating func special(_ code: Int32) -> [Key] {
    switch code {
    case KeyDecoder.pasteStart: paste = .init()
    case KeyDecoder.ground: answer = ""
    case KeyDecoder.pasteEnd:
      defer { paste = nil }
      return paste.map { [.paste(String($0))] } ?? []
    case KEY_MOUSE where paste == nil: return pointer()
    case KeyDecoder.probed + 1...KeyDecoder.probed + KeyDecoder.probedLimit:
      probedColumns.append(code - KeyDecoder.probed)
    default: return paste == nil ? named(code).map { [$0] } ?? [] : []
    }
    return []
  }

  private func pointer() -> [Key] {
    var (x, y) = (Int32(0), Int32(0))
    let act = unsafe livehost_pointer(&x, &y)
    let press = Key.press(x: Int(x), y: Int(y))
    let release = Key.release(x: Int(x), y: Int(y))
    return switch act {
    case 1: [press]
    case 2: [release]
    case 3: [.wheel(-1)]
    case 4: [.wheel(1)]
    case 5: [press, release]
    default: []
    }
  }

  private func named(_ code: Int32) -> Key? {
    switch code {
    case KEY_UP: .up
    case KEY_DOWN: .down
    case KEY_LEFT: .left
    case KEY_RIGHT: .right
    case KEY_HOME: .home
    case KEY_END: .end
    case KEY_PPAGE: .pageUp
    case KEY_NPAGE: .pageDown
    case KEY_BACKSPACE: .backspace
    case KEY_DC: .delete
    case KEY_ENTER: .enter
    case KEY_BTAB: .backTab
    case (KEY_F0 + 1)...(KEY_F0 + 12): .function(Int(code - KEY_F0))
    default: nil
    }
  }

  /// Takes what belongs to an answer: `hhhh/hhhh/hhhh`, then BEL, or Esc and a backslash.
  private mutating func takesAnswer(_ scalar: Unicode.Scalar) -> Bool {
    if endsAnswer {
      endsAnswer = false
      if scalar == "\\" { return true }
    }
    guard let text = answer else { return false }
    if scalar.value == 0x07 || scalar.value == 0x1B || text.utf8.count > KeyDecoder.answerLimit {
      isGroundLight = GroundColor.isLight(answer: text)
      answer = nil
      endsAnswer = scalar.value == 0x1B
    } else {
      answer = text + String(Character(scalar))
    }
    return true
  }

  private mutating func plain(_ value: wint_t) -> Key? {
    guard let scalar = Unicode.Scalar(value) else { return nil }
    if takesAnswer(scalar) { return nil }
    if paste != nil {
      let isBreak = value < 0x20
      if (paste?.count ?? 0) < KeyDecoder.pasteLimit { paste?.append(isBreak ? " " : scalar) }
      return nil
    }
    switch value {
    case 0x0D, 0x0A: return .enter
    case 0x09: return .tab
    case 0x1B: return .escape
    case 0x7F, 0x08: return .backspace
    case 0: return nil
    case 1...26: return Unicode.Scalar(value + 0x60).map { .control($0) }
    case 0x1C..<0x20, 0x80..<0xA0: return nil
    default: return .character(scalar)
    }
  }
}
