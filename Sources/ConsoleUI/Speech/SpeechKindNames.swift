// LiveHost: the names of what can be spoken, as hosts type and hear them.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

extension SpeechKind {
  var phrase: Phrase {
    switch self {
    case .sales: Phrase("销售", "sales")
    case .orders: Phrase("订单", "orders")
    case .claims: Phrase("意向", "claims")
    case .questions: Phrase("提问", "questions")
    case .chat: Phrase("聊天", "chat")
    case .arrivals: Phrase("进出", "arrivals")
    case .gifts: Phrase("礼物", "gifts")
    case .onAir: Phrase("主推", "on-air")
    case .notices: Phrase("提示", "notices")
    case .problems: Phrase("问题", "problems")
    case .undo: Phrase("撤销", "undo")
    case .stream: Phrase("来源", "stream")
    case .progress: Phrase("进度", "progress")
    case .focus: Phrase("焦点", "focus")
    }
  }

  /// What belongs to it.
  var explanation: Phrase {
    switch self {
    case .sales: Phrase("你记的每一笔", "each sale you record")
    case .orders: Phrase("平台上的订单", "orders made on the platform")
    case .claims: Phrase("谁要几号，轮到谁", "who wants which lot, whose turn it is")
    case .questions: Phrase("观众问什么", "what viewers ask")
    case .chat: Phrase("聊天，合起来说", "the chat, summed up")
    case .arrivals: Phrase("谁来了，谁走了", "who comes and goes")
    case .gifts: Phrase("礼物、点赞、关注", "gifts, likes, followers")
    case .onAir: Phrase("换到哪个商品", "which goods come on air")
    case .notices: Phrase("对你操作的回答", "answers to what you do")
    case .problems: Phrase("出了什么错", "what goes wrong")
    case .undo: Phrase("快不能撤销的时候", "when an undo is about to close")
    case .stream: Phrase("来源断了，或回来了", "a feed that is lost, or back")
    case .progress: Phrase("目标到了几成，还剩几秒", "how far the goal is, seconds left")
    case .focus: Phrase("你移到了哪里", "where you have moved to")
    }
  }

  /// By its name in either language, or the word of the settings.
  static func named(_ text: String) -> SpeechKind? {
    let wanted = text.lowercased()
    return allCases.first {
      $0.rawValue.lowercased() == wanted || $0.phrase.chinese == text
        || $0.phrase.english == wanted
    }
  }
}

extension Words {
  /// The kinds by name, in their fixed order.
  package func names(of kinds: Set<SpeechKind>) -> String {
    let names = SpeechKind.allCases.filter(kinds.contains).map { self($0.phrase) }
    return names.isEmpty ? self(.speechNothing) : names.joined(separator: self(.listJoin))
  }
}
