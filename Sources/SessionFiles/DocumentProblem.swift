// LiveHost: what is wrong with a file, where, and what would be right.
// SPDX-License-Identifier: Apache-2.0

package import JSONLines
package import SessionEngine
package import SystemIO

/// Bad data in a file: `file:line: field: what is wrong, what would be right`.
package struct DocumentProblem: Error, Equatable, Sendable {
  /// What can be wrong with a field.
  package enum Kind: Equatable, Sendable {
    case empty
    case notJSON(JSONProblem.Reason)
    case tooLarge
    case missing
    case wrongType(found: JSONKind, expected: Expected)
    case badMoney(String, currency: Currency)
    case badNumber(String, from: String, to: String)
    case badChoice(String, allowed: [String])
    case badCurrency(String)
    case duplicate(String)
    case unknownReference(String)
    case noElements
    case otherDocument(found: String, expected: String)
    case newerVersion(found: String, readable: String)
    case badTime(String)
    case badKey(String)
    case unknownAction(String)
    /// The key does something else in the same place.
    case keyTaken(String, by: String)
    /// The file that is named is not there.
    case missingFile(String)
  }

  /// What should stand there.
  package enum Expected: Sendable {
    case text, localizedText, wholeNumber, number, list, object, yesOrNo, money
  }

  package let file: String
  package let line: Int
  /// Such as `goods[3].price`; empty when the whole file is meant.
  package let field: String
  package let kind: Kind

  /// Whether a file that the document names is not there.
  package var isMissingFile: Bool {
    if case .missingFile = kind { true } else { false }
  }

  /// The message, in one line.
  package func sentence(in language: Language) -> String {
    let place = field.isEmpty ? "\(file):\(line): " : "\(file):\(line): \(field): "
    return place + (language == .chinese ? kind.chinese : kind.english)
  }
}

/// A file that cannot be used at all: missing, unreadable, or with bad data.
package enum FileFailure: Error, Equatable, Sendable {
  case system(SystemError)
  case document(DocumentProblem)
}

extension DocumentProblem.Expected {
  fileprivate var english: String {
    switch self {
    case .text: "a text in quotes"
    case .localizedText: #"a text, or {"zh": "…", "en": "…"}"#
    case .wholeNumber: "a whole number"
    case .number: "a number"
    case .list: "a list in [ ]"
    case .object: "an object in { }"
    case .yesOrNo: "true or false"
    case .money: #"an amount in quotes, like "25.60""#
    }
  }

  fileprivate var chinese: String {
    switch self {
    case .text: "带引号的文字"
    case .localizedText: #"文字，或 {"zh": "…", "en": "…"}"#
    case .wholeNumber: "整数"
    case .number: "数字"
    case .list: "[ ] 里的列表"
    case .object: "{ } 里的对象"
    case .yesOrNo: "true 或 false"
    case .money: #"带引号的金额，比如 "25.60""#
    }
  }
}

extension JSONKind {
  fileprivate var english: String {
    switch self {
    case .object: "an object"
    case .array: "a list"
    case .string: "a text"
    case .number: "a number"
    case .boolean: "true or false"
    case .null: "null"
    }
  }

  fileprivate var chinese: String {
    switch self {
    case .object: "对象"
    case .array: "列表"
    case .string: "文字"
    case .number: "数字"
    case .boolean: "true 或 false"
    case .null: "null"
    }
  }
}

extension JSONProblem.Reason {
  fileprivate var english: String {
    switch self {
    case .empty, .truncated: "the file ends in the middle; save it again from where it was made"
    case .tooDeep: "brackets are nested too deeply; write it flatter"
    case .tooLong: "the text is too long; make it shorter"
    case .unexpectedByte: "a character that JSON does not allow here; check commas and quotes"
    case .badEscape: #"a backslash that means nothing here; write \\ for one backslash"#
    case .badNumber: "a number that JSON does not know; write it like 12 or 12.5"
    case .badUTF8: "bytes that are not UTF-8; save the file as UTF-8"
    case .rawControlCharacter: #"a line break or tab inside a text; write \n or \t"#
    case .trailingText: "something after the end; remove it"
    }
  }

  fileprivate var chinese: String {
    switch self {
    case .empty, .truncated: "文件在中间断了；请从原处重新保存"
    case .tooDeep: "括号嵌套太深；请写得平一些"
    case .tooLong: "文字太长；请缩短"
    case .unexpectedByte: "这里不能有这个字符；请检查逗号和引号"
    case .badEscape: #"这个反斜杠没有意义；一个反斜杠请写 \\"#
    case .badNumber: "JSON 不认识这个数；请写成 12 或 12.5"
    case .badUTF8: "这些字节不是 UTF-8；请把文件存成 UTF-8"
    case .rawControlCharacter: #"文字里有换行或制表符；请写 \n 或 \t"#
    case .trailingText: "结尾之后还有内容；请删掉"
    }
  }
}

extension DocumentProblem.Kind {
  fileprivate var english: String {
    switch self {
    case .empty: "the file is empty; write the document into it"
    case .notJSON(let reason): "not JSON: \(reason.english)"
    case .tooLarge: "the file is too large; split it"
    case .missing: "missing; add it"
    case .wrongType(let found, let expected):
      "\(found.english) stands here; write \(expected.english)"
    case .badMoney(let text, let currency):
      "\"\(text)\" is no amount of \(currency.code); write it like \"\(example(currency))\""
    case .badNumber(let text, let low, let high):
      "\(text) does not fit; write a number from \(low) to \(high)"
    case .badChoice(let text, let allowed):
      "\"\(text)\" is not known; write one of \(allowed.joined(separator: ", "))"
    case .badCurrency(let text): "\"\(text)\" is no currency; write an ISO 4217 code like CNY"
    case .duplicate(let text): "\"\(text)\" stands here for the second time; each must differ"
    case .unknownReference(let text): "\"\(text)\" is not in the catalogue; use an id that is"
    case .noElements: "the list is empty; add at least one"
    case .otherDocument(let found, let expected):
      "this is a \(found) document; give a \(expected) document"
    case .newerVersion(let found, let readable):
      "\(found) is newer than this LiveHost reads (\(readable)); use a newer LiveHost"
    case .missingFile(let path): "there is no file \(path); check the path"
    case .badTime(let text):
      "\"\(text)\" is no time; write it like 2026-11-23T11:32:05.412Z"
    case .badKey(let text):
      "\"\(text)\" is no key; write one character, or Space, Enter, Tab, Esc, Up, F1 to F12 …"
    case .unknownAction(let text):
      "\"\(text)\" is no action; the names are in Docs/Keys.md"
    case .keyTaken(let key, let other):
      "\(key) is the key of \"\(other)\" already; give one of the two another key"
    }
  }

  fileprivate var chinese: String {
    switch self {
    case .empty: "文件是空的；请写入内容"
    case .notJSON(let reason): "不是 JSON：\(reason.chinese)"
    case .tooLarge: "文件太大；请拆开"
    case .missing: "缺少这一项；请补上"
    case .wrongType(let found, let expected): "这里是\(found.chinese)；请写\(expected.chinese)"
    case .badMoney(let text, let currency):
      "“\(text)”不是 \(currency.code) 金额；请写成 \"\(example(currency))\""
    case .badNumber(let text, let low, let high): "\(text) 不合适；请写 \(low) 到 \(high) 的数"
    case .badChoice(let text, let allowed):
      "不认识“\(text)”；请写 \(allowed.joined(separator: "、")) 之一"
    case .badCurrency(let text): "“\(text)”不是货币；请写 ISO 4217 代码，比如 CNY"
    case .duplicate(let text): "“\(text)”出现了两次；每个都要不同"
    case .unknownReference(let text): "商品目录里没有“\(text)”；请用目录里的编号"
    case .noElements: "列表是空的；请至少加一项"
    case .otherDocument(let found, let expected): "这是 \(found) 文件；请给 \(expected) 文件"
    case .newerVersion(let found, let readable):
      "\(found) 比这个 LiveHost 能读的（\(readable)）新；请用新版 LiveHost"
    case .missingFile(let path): "没有文件 \(path)；请检查路径"
    case .badTime(let text): "“\(text)”不是时间；请写成 2026-11-23T11:32:05.412Z"
    case .badKey(let text): "“\(text)”不是键；请写一个字符，或 Space、Enter、Tab、Esc、Up、F1 到 F12 等"
    case .unknownAction(let text): "没有动作“\(text)”；名字见 Docs/Keys.md"
    case .keyTaken(let key, let other): "键 \(key) 已经用于“\(other)”；请给其中一个换个键"
    }
  }

  private func example(_ currency: Currency) -> String {
    Money(minorUnits: 25 * currency.scale + currency.scale * 6 / 10, currency).decimal
  }
}
