// LiveHost: what each key does, in each layout: one table for screen, help and handbook.
// SPDX-License-Identifier: Apache-2.0

package import TextScreen

/// A row of the table: data, so that the screen, the help and `Docs/Keys.md` can never disagree.
package struct Binding: Sendable {
  package let target: KeyTarget
  /// The keys of each layout, the one that is shown first. Without a key, an action is in the menu.
  let defaults: [KeyLayout: [Key]]
  /// For the line of keys and the menu.
  package let label: Phrase
  /// For the help and the handbook.
  package let explanation: Phrase

  package func keys(_ layout: KeyLayout) -> [Key] {
    defaults[layout] ?? []
  }
}

/// The keys of the console. An action gets its keys here; `KeyLintTests` says what
/// collides. An action without a key in a layout is reached through the menu there.
package enum BindingTable {
  package static let all = show + places

  /// The show screen. Keys of a layout stand one after another, the shown one first.
  package static let show: [Binding] = [
    bind(
      .sell, "s 9", left: "s", numpad: "5", "卖", "sell", "卖出在播商品：输入数量，按 Enter",
      "sell the goods on air: type the quantity, press Enter"),
    bind(
      .sellOne, "o", left: "1", numpad: "1", "卖一份", "sell one", "卖一份在播商品，给最近提意向的人，没有就给散客",
      "sell one of the goods on air to the newest claimer, else to a walk-in"),
    bind(
      .next, "n", left: "d", numpad: "6", five: "Tab Right", "下一个", "next", "换到下一个商品",
      "go to the next goods"),
    bind(
      .greet, "g 8", left: "g", numpad: "8", five: "Up", "问候", "greet", "问候等着的人",
      "greet those who wait"),
    bind(
      .hold, "h", left: "w", numpad: "0", "停留", "hold", "停在这个商品上；再按一次继续轮换",
      "stay on these goods; again goes on cycling"),
    bind(
      .claims, "c 7", left: "c", numpad: "2", five: "Down", "意向", "claims", "看意向；接受或谢绝",
      "see the claims; accept or decline them"),
    bind(
      .undo, "u", left: "z", numpad: "7", five: "Backspace", "撤销", "undo", "撤销刚记的一笔",
      "take back the sale just saved"),
    bind(
      .sales, "l", left: "v", numpad: "3", "销售", "sales", "看销售；作废或退货",
      "see the sales; void or return them"),
    bind(.goods, "i", left: "f", "商品", "goods", "看商品和库存", "see goods and stock"),
    bind(
      .rundown, "r", left: "r", "流程", "rundown", "看流程；调整顺序、时间和库存",
      "see the rundown; change order, minutes and stock"),
    bind(
      .acceptFirst, "1 6", left: "t", numpad: "*", "接受", "accept", "接受排在最前的意向，记为销售",
      "turn the foremost claim into a sale"),
    bind(.declineFirst, "0", "谢绝", "decline", "谢绝排在最前的意向", "decline the foremost claim"),
    bind(
      .keepLonger, "e", left: "5", "延长", "extend", "快到时的留货多留一会儿",
      "keep the goods longer that go to the next soon"),
    bind(
      .answer, "a", left: "x", numpad: "9", "回答", "answer", "回答问得最多的提问，用商品资料里的话",
      "answer what most people ask, from what is known of the goods"),
    bind(
      .questions, "f", "提问", "questions", "看提问；选一句回答",
      "see the questions; choose an answer"),
    bind(
      .viewers, "j", "观众", "viewers", "看说过话的人；屏蔽或取消屏蔽",
      "see who has spoken; mute them, or not"),
    bind(
      .previous, "p", left: "a", numpad: "4", "上一个", "previous", "回到上一个商品",
      "go back to the previous goods"),
    bind(.pause, "b", left: "b", "暂停", "break", "暂停直播；再按一次继续", "pause the show; again goes on"),
    bind(
      .phrases, "F6", left: "2", "常用语", "phrases", "常用语：发到聊天，或大字给镜头看",
      "phrases: to the chat, or large for the camera"),
    bind(
      .caption, "F7", left: "F4", "字幕", "caption", "打字幕：正在说的话", "type a caption: what is being said"
    ),
    bind(
      .undisturbed, "d", "勿扰", "do not disturb", "请勿打扰：只报要紧的事；再按一次恢复",
      "do not disturb: only what is important; again ends it"),
    bind(
      .pauseChat, "w", "停聊", "stop chat", "停住聊天，别的照常；再按一次继续",
      "stop the chat, nothing else; again lets it go on"),
    bind(
      .replies, "x", "回复", "replies", "自动回复和常用语，一下全关或全开",
      "all that is said without typing it, off or on at once"),
    bind(.larger, "+ =", left: "4", numpad: "+", "放大", "larger", "字更大", "larger text"),
    bind(.smaller, "-", left: "3", numpad: "-", "缩小", "smaller", "字更小", "smaller text"),
    bind(.theme, "t", "配色", "theme", "换配色", "change the theme"),
    bind(.language, "z", "English", "中文", "换成英文", "change to Chinese"),
    bind(
      .page, "Tab", left: "Tab", "翻页", "page", "三级大字：看下一页", "large text, level 3: the next page"),
    bind(.quiet, "k F2", left: "F2", "安静", "quiet", "现在不要说话", "silence the voice"),
    bind(.again, "y", left: "F3", "重复", "repeat", "再说一遍", "say the last line again"),
    bind(.slower, "<", "慢点", "slower", "说慢一点", "speak slower"),
    bind(.faster, ">", "快点", "faster", "说快一点", "speak faster"),
    bind(.speech, "v", "朗读", "speech", "朗读：开或关", "speech on or off"),
    bind(
      .voice, "F3", "朗读内容", "what is spoken", "选朗读的速度和内容", "choose how fast, and what is spoken"),
    bind(
      .presenter, "F5", left: "F5", five: "p", "远看", "presenter",
      "三米外也能看清的屏幕；再按一次返回", "the screen for three metres away; again goes back"),
    bind(.command, ": ;", left: "e", "命令", "command", "输入命令", "type a command"),
    bind(
      .keys, "F8", "键位", "keys", "看键位；改键位、单开关、防抖",
      "see the keys; change them, one switch, bounces"),
    bind(
      .menu, "m F9", left: "Space", numpad: "Enter", five: "Enter", "菜单", "menu",
      "从菜单里选一个动作", "choose an action from the menu"),
    bind(.end, "q End", left: "q", numpad: ".", "结束", "end", "结束前核对", "review and end the show"),
    bind(
      .help, "? / F1", left: "` F1", numpad: "/", "帮助", "help", "看所有的键", "see all the keys"),
  ]

  /// Forms and lists.
  static let places: [Binding] = [
    bind(.up, "Up", left: "e", numpad: "8", five: "Up", "上", "up", "上一行、上一栏", "one up"),
    bind(.down, "Down", left: "d", numpad: "2", five: "Down", "下", "down", "下一行、下一栏", "one down"),
    bind(.left, "Left", left: "s", numpad: "4", "左", "left", "左边那个", "the one on the left"),
    bind(.right, "Right", left: "f", numpad: "6", "右", "right", "右边那个", "the one on the right"),
    bind(
      .nextField, "Tab", left: "Tab", numpad: "*", five: "Tab Right", "下一栏", "next field",
      "下一栏", "the next field"),
    bind(.formerField, "Shift-Tab", "上一栏", "field before", "上一栏", "the field before"),
    bind(
      .confirm, "Enter", left: "Space", numpad: "Enter", five: "Enter", "确定", "do it",
      "保存、确定", "save, or do it"),
    bind(
      .back, "Esc F10", left: "q Esc", numpad: ".", five: "Backspace Esc", "返回", "back", "返回",
      "go back"),
    bind(
      .more, "+ =", left: "r", numpad: "+", five: "Up", "加", "more", "栏里的值加一，或换下一个",
      "one more in a field, or its next value"),
    bind(
      .less, "-", left: "w", numpad: "-", five: "Down", "减", "less", "栏里的值减一，或换上一个",
      "one less in a field, or the value before"),
    bind(
      .choices, "F9", left: "Tab", numpad: "*", five: "Tab Right", "能做什么", "what can be done",
      "列表里：这一行能做什么", "in a list: what can be done with this row"),
    bind(.void, "v", left: "v", "作废", "void", "作废这一笔", "make this sale void"),
    bind(.giveBack, "r", left: "r", "退货", "return", "这一笔退货", "take back goods of this sale"),
    bind(.accept, "a", left: "a", "接受", "accept", "接受这个意向", "accept this claim"),
    bind(.decline, "d", left: "x", "谢绝", "decline", "谢绝这个意向", "decline this claim"),
    bind(
      .extend, "e", left: "t", "延长", "extend", "这个意向的货多留一会儿",
      "keep the goods of this claim longer"),
    bind(
      .acceptPart, "p", left: "z", "先卖留的", "sell what is held", "先卖已留的，其余继续等",
      "sell what is held of it; the rest goes on waiting"),
    bind(
      .acceptAll, "g", left: "g", "这人全部", "all of buyer", "这位买家留的全部卖出，一起撤销",
      "sell all that is held for this buyer; undone together"),
    bind(.stock, "k", left: "t", "库存", "stock", "改库存", "set the stock"),
    bind(.earlier, "[", left: "1", "提前", "earlier", "往前移一项", "move this item up"),
    bind(.later, "]", left: "2", "推后", "later", "往后移一项", "move this item down"),
    bind(.minutes, "m", left: "3", "分钟", "minutes", "改这一项的时间", "set the minutes of this item"),
    bind(
      .showLarge, "v", left: "v", "大字", "show large", "大字显示这一句，给镜头看",
      "show this phrase large, for the camera"),
    bind(.add, "n", left: "w", "新建", "new", "加一句自己的", "add one of your own"),
    bind(.remove, "Del", left: "x", "删除", "delete", "删除自己的这一句", "delete this one of your own"),
    bind(
      .sure, "y", left: "a", numpad: "/", five: "Up", "照卖", "sell all the same", "库存不够也卖",
      "sell more than there is"),
  ]

  /// The short line at the bottom, most needed first.
  static let hints: [ShowAction] = [
    .sell, .next, .greet, .undo, .claims, .hold, .larger, .sales, .rundown, .command, .end, .menu,
  ]

  private static func bind(
    _ action: ShowAction, _ right: String, left: String = "", numpad: String = "",
    five: String = "", _ chinese: String, _ english: String, _ longChinese: String,
    _ longEnglish: String
  ) -> Binding {
    Binding(
      target: .show(action), defaults: defaults(right, left, numpad, five),
      label: Phrase(chinese, english), explanation: Phrase(longChinese, longEnglish))
  }

  private static func bind(
    _ action: PlaceAction, _ right: String, left: String = "", numpad: String = "",
    five: String = "", _ chinese: String, _ english: String, _ longChinese: String,
    _ longEnglish: String
  ) -> Binding {
    Binding(
      target: .place(action), defaults: defaults(right, left, numpad, five),
      label: Phrase(chinese, english), explanation: Phrase(longChinese, longEnglish))
  }

  private static func defaults(
    _ right: String, _ left: String, _ numpad: String, _ five: String
  ) -> [KeyLayout: [Key]] {
    [
      .right: Key.list(right), .left: Key.list(left), .numpad: Key.list(numpad),
      .five: Key.list(five),
    ]
  }

  /// The action of this name in `settings.json`.
  package static func target(named name: String) -> KeyTarget? {
    targets[name]
  }

  // Lines of keys are filled in every frame.
  private static let targets = Dictionary(
    all.map { ($0.target.name, $0.target) }, uniquingKeysWith: { first, _ in first })
  private static let bindings = Dictionary(
    all.map { ($0.target, $0) }, uniquingKeysWith: { first, _ in first })

  package static func binding(of target: KeyTarget) -> Binding? {
    bindings[target]
  }

  package static func binding(of action: ShowAction) -> Binding? {
    binding(of: .show(action))
  }
}
