// LiveHost: questions in the chat, gathered by what they are about.
// SPDX-License-Identifier: Apache-2.0

/// What a question is about, so that seven who ask the price become one line.
package enum QuestionTopic: String, CaseIterable, Sendable {
  case price, taste, shipping, size, keeping, stock, material, other

  /// Words that name the topic, in either language; the first topic that has one wins.
  var words: [String] {
    switch self {
    case .shipping: ["发货", "快递", "包邮", "邮费", "运费", "能寄", "能发", "ship", "deliver", "post"]
    case .price: ["多少钱", "价格", "几块", "什么价", "便宜", "贵", "price", "how much", "cost", "discount"]
    case .taste: ["甜", "好吃", "辣", "酸", "咸", "味道", "口感", "sweet", "taste", "spicy", "sour"]
    case .size: ["多大", "尺寸", "多重", "几斤", "多长", "大小", "how big", "size", "weigh", "how long is"]
    case .keeping: ["保存", "放多久", "保质期", "坏", "冷藏", "keep", "store", "fresh", "last", "expire"]
    case .stock: ["还有", "有货", "库存", "多少份", "left", "in stock", "available", "sold out"]
    case .material: ["材料", "什么做", "竹", "布", "手工", "made of", "material", "handmade"]
    case .other: []
    }
  }

  /// Words of what answers it, beside those above: nobody says "how big" in an answer.
  var answerWords: [String] {
    switch self {
    case .size:
      ["斤", "克", "厘米", "毫升", " kg", " g ", " cm", " ml", "gram", "litre", "wide", "tall"]
    case .keeping: ["常温", "冰箱", "天", "days", "month", "fridge", "cool"]
    case .material: ["木", "陶", "棉", "布", "wood", "clay", "cotton", "bamboo"]
    default: []
    }
  }
}

/// One question, and how many have asked it.
package struct Question: Sendable {
  /// Counts from 1 in a session.
  package let number: Int
  /// The goods it is about: the ones it names, else what was on air.
  package let goods: String?
  package let at: Instant
  package let topic: QuestionTopic
  /// The words of the first who asked.
  package let text: String
  package internal(set) var askers: [String]
  package internal(set) var count: Int
}

/// Questions that wait for an answer, oldest first, at most 20 kinds of them.
package struct QuestionQueue: Sendable {
  package private(set) var waiting: [Question]
  private(set) var count: Int

  init(waiting: [Question] = [], count: Int = 0) {
    self.waiting = waiting
    self.count = count
  }

  /// What most people ask comes first, the older of two that as many ask.
  package var byNeed: [Question] {
    waiting.sorted { ($1.count, $0.number) < ($0.count, $1.number) }
  }

  package var foremost: Question? {
    waiting.min { ($1.count, $0.number) < ($0.count, $1.number) }
  }

  package func question(number: Int) -> Question? { waiting.first { $0.number == number } }

  mutating func add(_ text: String, by viewer: String, about goods: String?, at now: Instant) {
    let topic = QuestionRules.topic(of: text)
    let same = waiting.firstIndex {
      $0.topic == topic && $0.goods == goods
        && (topic != .other || QuestionRules.isSame($0.text, text))
    }
    if let same {
      // A person who asks twice is one person; beyond 500 we only count.
      guard !waiting[same].askers.contains(viewer) else { return }
      if waiting[same].askers.count < 500 { waiting[same].askers.append(viewer) }
      waiting[same].count += 1
      return
    }
    // What fewest ask makes room, the oldest of them.
    if waiting.count == 20, let least = waiting.min(by: { $0.count < $1.count }) {
      answer(least.number)
    }
    count += 1
    waiting.append(
      Question(
        number: count, goods: goods, at: now, topic: topic, text: text, askers: [viewer],
        count: 1))
  }

  /// - Parameter number: nil is the oldest, as in journals of before they had numbers.
  mutating func answer(_ number: Int?) {
    guard let index = number.map({ number in waiting.firstIndex { $0.number == number } }) ?? 0,
      waiting.indices.contains(index)
    else { return }
    waiting.remove(at: index)
  }

  /// Questions that only muted people ask are gone.
  mutating func forget(_ viewer: String) {
    for index in waiting.indices where waiting[index].askers.contains(viewer) {
      waiting[index].askers.removeAll { $0 == viewer }
      waiting[index].count -= 1
    }
    waiting.removeAll { $0.count <= 0 }
  }
}

/// Telling questions from other talk.
package enum QuestionRules {
  private static let chineseSigns = [
    "吗", "多少", "怎么", "什么", "几时", "哪里", "哪儿", "能不能", "是不是", "有没有", "可以不", "呢",
    "甜不甜", "贵不贵", "好不好", "几斤", "多久", "多大", "能寄", "谁",
  ]
  private static let englishStarts = [
    "is ", "are ", "can ", "could ", "do ", "does ", "did ", "how ", "what ", "when ", "where ",
    "which ", "who ", "why ", "will ", "would ", "any ",
  ].map { Array($0.utf8) }

  private static let signs = WordFinder((["?", "？"] + chineseSigns).map { ($0, 0) })
  private static let topics: [QuestionTopic] = [
    .shipping, .price, .taste, .size, .keeping, .stock, .material,
  ]
  private static let topicWords = WordFinder(
    topics.enumerated().flatMap { index, topic in topic.words.map { ($0, index) } })
  private static let answerWords = WordFinder(
    topics.enumerated().flatMap { index, topic in
      (topic.words + topic.answerWords).map { ($0, index) }
    })

  package static func isQuestion(_ text: String) -> Bool {
    let line = WordFinder.small(text)
    if signs.tags(in: line) != 0 { return true }
    return line.count > 8 && englishStarts.contains { line.starts(with: $0) }
  }

  /// Whether a text says something on a topic that others ask about.
  package static func mentions(_ topic: QuestionTopic, _ text: String) -> Bool {
    guard let place = topics.firstIndex(of: topic) else { return false }
    return answerWords.tags(in: WordFinder.small(text)) & 1 << UInt64(place) != 0
  }

  /// The same words, whatever marks and spaces are between them.
  static func isSame(_ one: String, _ other: String) -> Bool {
    one == other || letters(one) == letters(other)
  }

  private static func letters(_ text: String) -> [UInt8] {
    let marks: Set<Unicode.Scalar> = [" ", "?", "？", "!", "！", ".", "。", ",", "，", "~", "～"]
    return WordFinder.small(
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.filter {
            !marks.contains($0)
          })))
  }

  package static func topic(of text: String) -> QuestionTopic {
    let found = topicWords.tags(in: WordFinder.small(text))
    return found == 0 ? .other : topics[found.trailingZeroBitCount]
  }
}
