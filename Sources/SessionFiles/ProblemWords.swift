// LiveHost: what is said of mistakes in files, Chinese and English side by side.
// SPDX-License-Identifier: Apache-2.0

package import ConsoleUI
import JSONLines
package import SessionEngine

extension DocumentProblem {
  /// The message, in one line.
  package func sentence(_ words: Words) -> String {
    let place = field.isEmpty ? "\(file):\(line): " : "\(file):\(line): \(field): "
    return place + kind.text(words)
  }

  package func sentence(in language: Language) -> String { sentence(Words(language)) }
}

extension DocumentProblem.Kind {
  fileprivate func text(_ words: Words) -> String {
    switch self {
    case .empty: words(.problemEmpty)
    case .notJSON(let reason): words(.problemNotJSON, words(reason.phrase))
    case .tooLarge: words(.problemTooLarge)
    case .missing: words(.problemMissing)
    case .wrongType(let found, let expected):
      words(.problemWrongType, words(found.phrase), words(expected.phrase))
    case .badMoney(let text, let currency):
      words(.problemBadMoney, text, currency.code, example(currency))
    case .badNumber(let text, let low, let high): words(.problemBadNumber, text, low, high)
    case .badChoice(let text, let allowed):
      words(.problemBadChoice, text, allowed.joined(separator: words(.problemJoin)))
    case .badCurrency(let text): words(.problemBadCurrency, text)
    case .duplicate(let text): words(.problemDuplicate, text)
    case .unknownReference(let text): words(.problemUnknownReference, text)
    case .noElements: words(.problemNoElements)
    case .otherDocument(let found, let expected): words(.problemOtherDocument, found, expected)
    case .newerVersion(let found, let readable): words(.problemNewerVersion, found, readable)
    case .missingFile(let path): words(.problemMissingFile, path)
    case .badTime(let text): words(.problemBadTime, text)
    case .badKey(let text): words(.problemBadKey, text)
    case .unknownAction(let text): words(.problemUnknownAction, text)
    case .keyTaken(let key, let other): words(.problemKeyTaken, key, other)
    }
  }

  private func example(_ currency: Currency) -> String {
    Money(minorUnits: 25 * currency.scale + currency.scale * 6 / 10, currency).decimal
  }
}

// One line a phrase: Chinese, then English.
extension Phrase {
  fileprivate static let problemEmpty = Phrase(
    "文件是空的；请写入内容", "the file is empty; write the document into it")
  fileprivate static let problemNotJSON = Phrase("不是 JSON：%1", "not JSON: %1")
  fileprivate static let problemTooLarge = Phrase("文件太大；请拆开", "the file is too large; split it")
  fileprivate static let problemMissing = Phrase("缺少这一项；请补上", "missing; add it")
  fileprivate static let problemWrongType = Phrase("这里是%1；请写%2", "%1 stands here; write %2")
  fileprivate static let problemBadMoney = Phrase(
    "“%1”不是 %2 金额；请写成 \"%3\"", "\"%1\" is no amount of %2; write it like \"%3\"")
  fileprivate static let problemBadNumber = Phrase(
    "%1 不合适；请写 %2 到 %3 的数", "%1 does not fit; write a number from %2 to %3")
  fileprivate static let problemBadChoice = Phrase(
    "不认识“%1”；请写 %2 之一", "\"%1\" is not known; write one of %2")
  fileprivate static let problemJoin = Phrase("、", ", ")
  fileprivate static let problemBadCurrency = Phrase(
    "“%1”不是货币；请写 ISO 4217 代码，比如 CNY",
    "\"%1\" is no currency; write an ISO 4217 code like CNY")
  fileprivate static let problemDuplicate = Phrase(
    "“%1”出现了两次；每个都要不同", "\"%1\" stands here for the second time; each must differ")
  fileprivate static let problemUnknownReference = Phrase(
    "商品目录里没有“%1”；请用目录里的编号", "\"%1\" is not in the catalogue; use an id that is")
  fileprivate static let problemNoElements = Phrase(
    "列表是空的；请至少加一项", "the list is empty; add at least one")
  fileprivate static let problemOtherDocument = Phrase(
    "这是 %1 文件；请给 %2 文件", "this is a %1 document; give a %2 document")
  fileprivate static let problemNewerVersion = Phrase(
    "%1 比这个 LiveHost 能读的（%2）新；请用新版 LiveHost",
    "%1 is newer than this LiveHost reads (%2); use a newer LiveHost")
  fileprivate static let problemMissingFile = Phrase(
    "没有文件 %1；请检查路径", "there is no file %1; check the path")
  fileprivate static let problemBadTime = Phrase(
    "“%1”不是时间；请写成 2026-11-23T11:32:05.412Z",
    "\"%1\" is no time; write it like 2026-11-23T11:32:05.412Z")
  fileprivate static let problemBadKey = Phrase(
    "“%1”不是键；请写一个字符，或 Space、Enter、Tab、Esc、Up、F1 到 F12 等",
    "\"%1\" is no key; write one character, or Space, Enter, Tab, Esc, Up, F1 to F12 …")
  fileprivate static let problemUnknownAction = Phrase(
    "没有动作“%1”；名字见 Docs/Keys.md", "\"%1\" is no action; the names are in Docs/Keys.md")
  fileprivate static let problemKeyTaken = Phrase(
    "键 %1 已经用于“%2”；请给其中一个换个键",
    "%1 is the key of \"%2\" already; give one of the two another key")
}

extension DocumentProblem.Expected {
  fileprivate var phrase: Phrase {
    switch self {
    case .text: Phrase("带引号的文字", "a text in quotes")
    case .localizedText:
      Phrase("文字，或 {\"zh\": \"…\", \"en\": \"…\"}", "a text, or {\"zh\": \"…\", \"en\": \"…\"}")
    case .wholeNumber: Phrase("整数", "a whole number")
    case .number: Phrase("数字", "a number")
    case .list: Phrase("[ ] 里的列表", "a list in [ ]")
    case .object: Phrase("{ } 里的对象", "an object in { }")
    case .yesOrNo: Phrase("true 或 false", "true or false")
    case .money: Phrase("带引号的金额，比如 \"25.60\"", "an amount in quotes, like \"25.60\"")
    }
  }
}

extension JSONKind {
  fileprivate var phrase: Phrase {
    switch self {
    case .object: Phrase("对象", "an object")
    case .array: Phrase("列表", "a list")
    case .string: Phrase("文字", "a text")
    case .number: Phrase("数字", "a number")
    case .boolean: Phrase("true 或 false", "true or false")
    case .null: Phrase("null", "null")
    }
  }
}

extension JSONProblem.Reason {
  fileprivate var phrase: Phrase {
    switch self {
    case .empty, .truncated:
      Phrase(
        "文件在中间断了；请从原处重新保存",
        "the file ends in the middle; save it again from where it was made")
    case .tooDeep:
      Phrase("括号嵌套太深；请写得平一些", "brackets are nested too deeply; write it flatter")
    case .tooLong: Phrase("文字太长；请缩短", "the text is too long; make it shorter")
    case .unexpectedByte:
      Phrase(
        "这里不能有这个字符；请检查逗号和引号",
        "a character that JSON does not allow here; check commas and quotes")
    case .badEscape:
      Phrase(
        "这个反斜杠没有意义；一个反斜杠请写 \\\\",
        "a backslash that means nothing here; write \\\\ for one backslash")
    case .badNumber:
      Phrase(
        "JSON 不认识这个数；请写成 12 或 12.5", "a number that JSON does not know; write it like 12 or 12.5")
    case .badUTF8:
      Phrase("这些字节不是 UTF-8；请把文件存成 UTF-8", "bytes that are not UTF-8; save the file as UTF-8")
    case .rawControlCharacter:
      Phrase("文字里有换行或制表符；请写 \\n 或 \\t", "a line break or tab inside a text; write \\n or \\t")
    case .trailingText: Phrase("结尾之后还有内容；请删掉", "something after the end; remove it")
    }
  }
}
