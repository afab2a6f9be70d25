// LiveHost: the words of live selling, in both languages, in one table.
// SPDX-License-Identifier: Apache-2.0

/// A piece of a chat line as the claim grammar sees it.
enum ClaimToken: Equatable {
  case number(Int)
  case want, lotBefore, lotAfter, unit, times, plus, next, filler, sold
  case withdraw, negation, blocker
}

/// The table of words. Longer words come first where one begins another.
enum ClaimWords {
  static let table: [(word: String, token: ClaimToken)] = chinese + english

  private static let chinese: [(String, ClaimToken)] = [
    ("不要了", .withdraw), ("不拍了", .withdraw), ("不买了", .withdraw), ("取消", .withdraw),
    ("退掉", .withdraw), ("算了", .withdraw),
    ("不要", .negation), ("不想", .negation), ("不买", .negation), ("没要", .negation),
    ("别", .negation), ("没", .negation), ("不", .negation),
    ("多少", .blocker), ("什么", .blocker), ("怎么", .blocker), ("吗", .blocker), ("呢", .blocker),
    ("是不是", .blocker), ("几", .blocker), ("元", .blocker), ("块", .blocker), ("折", .blocker),
    ("来了", .blocker), ("买了", .blocker), ("分钟", .blocker), ("点钟", .blocker), ("点", .blocker),
    ("岁", .blocker), ("年", .blocker),
    ("天", .blocker), ("谁", .blocker), ("前", .blocker), ("楼", .blocker),
    ("号链接", .lotAfter), ("号宝贝", .lotAfter), ("号品", .lotAfter), ("号", .lotAfter),
    ("链接", .lotBefore), ("下一个", .next), ("下一款", .next), ("下个", .next),
    ("想要", .want), ("我要", .want), ("要", .want), ("扣", .want), ("拍", .want), ("来", .want),
    ("买", .want), ("下单", .want), ("订单", .filler), ("抢", .want), ("留", .want), ("订", .want),
    ("加", .plus),
    ("公斤", .unit), ("份", .unit), ("个", .unit), ("件", .unit), ("斤", .unit), ("箱", .unit),
    ("袋", .unit), ("瓶", .unit), ("盒", .unit), ("包", .unit), ("罐", .unit), ("套", .unit),
    ("对", .unit), ("只", .unit), ("条", .unit), ("单", .unit), ("组", .unit), ("把", .unit),
    ("我也", .filler), ("帮我", .filler), ("给我", .filler), ("主播", .filler), ("老板", .filler),
    ("谢谢", .filler), ("麻烦", .filler), ("这个", .filler), ("那个", .filler), ("我", .filler),
    ("了", .filler), ("的", .filler), ("哦", .filler), ("啊", .filler), ("吧", .filler),
    ("再", .filler), ("先", .filler), ("请", .filler), ("也", .filler), ("直接", .filler),
  ]

  private static let english: [(String, ClaimToken)] = [
    ("cancel", .withdraw), ("pass", .withdraw), ("nevermind", .withdraw),
    ("not", .negation), ("dont", .negation), ("don't", .negation), ("no", .negation),
    ("is", .blocker), ("are", .blocker), ("was", .blocker), ("how", .blocker), ("what", .blocker),
    ("can", .blocker), ("do", .blocker), ("does", .blocker), ("yuan", .blocker),
    ("dollars", .blocker), ("am", .blocker), ("pm", .blocker), ("minutes", .blocker),
    ("lot", .lotBefore), ("lots", .lotBefore), ("number", .lotBefore), ("item", .lotBefore),
    ("#", .lotBefore), ("next", .next), ("sold", .sold),
    ("mine", .want), ("me", .want), ("claim", .want), ("dibs", .want), ("want", .want),
    ("take", .want), ("buy", .want), ("i'll", .filler), ("ill", .filler), ("i", .filler),
    ("please", .filler), ("pls", .filler), ("thanks", .filler), ("of", .filler), ("to", .filler),
    ("the", .filler), ("for", .filler), ("a", .filler), ("one", .number(1)),
    ("two", .number(2)), ("three", .number(3)), ("four", .number(4)), ("five", .number(5)),
    ("x", .times), ("pcs", .unit), ("pieces", .unit), ("piece", .unit), ("packs", .unit),
    ("pack", .unit), ("boxes", .unit), ("box", .unit), ("jars", .unit), ("jar", .unit),
    ("bags", .unit), ("bag", .unit), ("bottles", .unit), ("bottle", .unit), ("kg", .unit),
  ]

  /// Chinese numerals that stand for one digit, and ten.
  static let numerals: [Character: Int] = [
    "零": 0, "一": 1, "二": 2, "两": 2, "俩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
    "八": 8, "九": 9, "十": 10,
  ]
}
