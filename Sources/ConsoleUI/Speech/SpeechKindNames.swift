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
