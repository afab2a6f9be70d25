// LiveHost: what each key does on the show screen: one table for screen, help and handbook.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine
package import TextScreen

/// What a key can be bound to on the show screen.
package enum ShowAction: String, CaseIterable, Sendable {
  case sell, next, previous, hold, greet, claims, undo, sales, goods, rundown, answer, pause
  case larger, smaller, theme, language, command, help, end
}

/// A binding: data, so that the screen, the help and `Docs/Keys.md` can never disagree.
package struct Binding: Sendable {
  package let key: Key
  package let action: ShowAction
  /// For the line of keys.
  let label: Phrase
  /// For the help and the handbook.
  package let explanation: Phrase

  package func label(in words: Words) -> String { key.name + " " + words(label) }
}

/// The keys of the show screen.
package enum BindingTable {
  package static let show: [Binding] = [
    bind(
      "s", .sell, "卖", "sell", "卖出在播商品：输入数量，按 Enter",
      "sell the goods on air: type the quantity, press Enter"),
    bind("n", .next, "下一个", "next", "换到下一个商品", "go to the next goods"),
    bind("g", .greet, "问候", "greet", "问候等着的人", "greet those who wait"),
    bind(
      "h", .hold, "停留", "hold", "停在这个商品上；再按一次继续轮换", "stay on these goods; again goes on cycling"),
    bind("c", .claims, "意向", "claims", "看意向；接受或谢绝", "see the claims; accept or decline them"),
    bind("u", .undo, "撤销", "undo", "撤销刚记的一笔", "take back the sale just saved"),
    bind("l", .sales, "销售", "sales", "看销售；作废或退货", "see the sales; void or return them"),
    bind("i", .goods, "商品", "goods", "看商品和库存", "see goods and stock"),
    bind(
      "r", .rundown, "流程", "rundown", "看流程；调整顺序、时间和库存",
      "see the rundown; change order, minutes and stock"),
    bind("a", .answer, "已答", "answered", "最早的提问已回答", "the oldest question has been answered"),
    bind("p", .previous, "上一个", "previous", "回到上一个商品", "go back to the previous goods"),
    bind("b", .pause, "暂停", "break", "暂停直播；再按一次继续", "pause the show; again goes on"),
    bind("+", .larger, "放大", "larger", "字更大", "larger text"),
    bind("-", .smaller, "缩小", "smaller", "字更小", "smaller text"),
    bind("t", .theme, "配色", "theme", "换配色", "change the theme"),
    bind("z", .language, "English", "中文", "换成英文", "change to Chinese"),
    bind(":", .command, "命令", "command", "输入命令", "type a command"),
    bind("q", .end, "结束", "end", "结束前核对", "review and end the show"),
    bind("?", .help, "帮助", "help", "看所有的键", "see all the keys"),
  ]

  /// The short line at the bottom, most needed first.
  static let hints: [ShowAction] = [
    .sell, .next, .greet, .undo, .claims, .hold, .larger, .sales, .rundown, .command, .end,
  ]

  private static func bind(
    _ key: Unicode.Scalar, _ action: ShowAction, _ chinese: String, _ english: String,
    _ longChinese: String, _ longEnglish: String
  ) -> Binding {
    Binding(
      key: .character(key), action: action, label: Phrase(chinese, english),
      explanation: Phrase(longChinese, longEnglish))
  }

  /// `Docs/Keys.md`, made from the table.
  package static var handbook: String {
    let header = """
      # Keys

      Made from the table in `Sources/ConsoleUI/BindingTable.swift`; a test fails when it is stale.
      In forms and lists the last line of the screen says what the keys do there.

      | key | English | 中文 |
      |---|---|---|

      """
    let rows = show.map { binding in
      "| `\(binding.key.name)` | \(binding.explanation.english) | \(binding.explanation.chinese) |\n"
    }
    let commands = CommandWords.all.map { word in
      "| `\(word.usage.english)` | `\(word.usage.chinese)` | \(word.explanation.english) |\n"
    }
    let second = """

      ## Commands

      After `:` on the screen, and in the linear console.

      | English | 中文 | does |
      |---|---|---|

      """
    return header + rows.joined() + second + commands.map(escaped).joined()
  }

  /// `on|off` must not end a cell of the table.
  private static func escaped(_ row: String) -> String {
    row.replacing("on|off", with: "on\\|off").replacing("开|关", with: "开\\|关")
  }

  static func binding(for key: Key) -> Binding? {
    show.first { $0.key == key }
  }

  static func binding(of action: ShowAction) -> Binding? {
    show.first { $0.action == action }
  }

  /// Why an action is of no use now; nil when it is.
  package static func disabledReason(_ action: ShowAction, _ view: ShowView) -> Rejection? {
    let session = view.session
    switch action {
    case .greet: return session.greetings.count > 0 ? nil : .nobodyToGreet
    case .undo:
      if session.undoable(at: view.now) != nil { return nil }
      return session.sales.lastCounting.map { .undoWindowOver(sale: $0.number) } ?? .noSaleToUndo
    case .claims: return session.claims.open.isEmpty ? .noClaims : nil
    case .answer: return session.questions.waiting.isEmpty ? .noQuestions : nil
    default: return nil
    }
  }
}
