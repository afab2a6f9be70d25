// LiveHost: the words of live selling, in both languages, in one table.
// SPDX-License-Identifier: Apache-2.0

/// A piece of a chat line as the claim grammar sees it.
enum ClaimToken: Equatable, Sendable {
  case number(Int)
  /// The lot of goods called by name.
  case name(Int)
  /// 111: the signal of wanting.
  case ones
  case want, request, please, sold, next, each, and, of, filler
  case lotBefore, lotAfter, hash, unit, times, plus
  case withdraw, negation, anymore
  /// 了, which turns "not wanting" into "no longer wanting".
  case le
  /// Questions, prices, times, other people: not a wish.
  case blocker

  var isNumber: Bool { if case .number = self { true } else { false } }
  var isName: Bool { if case .name = self { true } else { false } }
}

/// The table of words. A word means one thing wherever it stands.
enum ClaimWords {
  static let table: [(word: String, token: ClaimToken)] =
    words(.withdraw, "不要了 不想要了 不拍了 不买了 不需要了 取消 退掉 退了 算了 撤了 删掉")
    + words(.withdraw, "cancel|pass|pass on|nevermind|never mind|nvm|no longer want")
    + words(.withdraw, "take my name off|take me off|remove me|remove me from|remove my name")
    + words(.withdraw, "changed my mind|scratch that|drop mine|release mine")
    + words(.negation, "不要 不想 不想要 不买 不拍 不用 没要 别 没 不")
    + words(.negation, "not|dont|don't|do not|didn't|no thanks|isn't|won't|no")
    + words(.anymore, "anymore|any more|after all")
    + words(.blocker, "多少 什么 怎么 吗 呢 是不是 几 元 块 折 买了 分钟 点钟 点 岁 年 天 谁 前 楼 米 度")
    + words(.blocker, "来了 拍了 下单了 收到 上次 昨天 第")
    + words(.blocker, "is|are|was|how|what|can|do|does|yuan|dollars|am|pm|minutes|who|when")
    + words(.lotAfter, "号链接 号宝贝 号品 号商品 号 号的 号那个")
    + words(.lotBefore, "链接 编号")
    + words(.hash, "#")
    + words(.lotBefore, "lot|lots|number|no.|item|items|link|lot number")
    + words(.next, "下一个 下一款 下一件 下个 下款")
    + words(.next, "next|the next one|next one|next item|the next")
    + words(.want, "想要 我要 要 扣 拍 来 买 下单 抢 留 订 换 安排 整 带 拿 给我留 想买 求 预定 预订")
    + words(.want, "mine|me|claim|dibs|dibs on|want|take|buy|i want|i'll take|ill take|gimme")
    + words(.want, "give me|i'd like|id like|i would like|i'll have|ill have|put me down|add me")
    + words(
      .want, "put my name|put my name on|sign me up|save me|hold|reserve|send me|get me|is mine")
    + words(.want, "i need|need|i'm taking|grab|i'll grab|count me in|i'll buy|is for me")
    + words(
      .request, "can i get|can i have|could i have|could i get|may i have|can i take|can i buy")
    + words(.request, "can you add|could you add|can you put me down|can you save me")
    + words(.please, "please|pls|plz|thanks|thank you|thx|ty|谢谢 麻烦 麻烦了 辛苦了 谢啦")
    + words(.sold, "sold")
    + words(.each, "各 各来 各要|each|of each")
    + words(.and, "和 跟 、 以及|and|&")
    + words(.of, "of|of the|of these|of those|of them|more of")
    + words(.plus, "+ 加")
    + words(.times, "x × * ✕")
    + words(.unit, "公斤 份 个 件 斤 箱 袋 瓶 盒 包 罐 套 对 只 条 单 组 把 枚 盏 桶 串 本 块儿")
    + words(.unit, "pcs|pieces|piece|packs|pack|boxes|box|jars|jar|bags|bag|bottles|bottle|kg")
    + words(.unit, "crates|crate|cups|sets|set|pots")
    + words(.le, "了")
    + words(
      .filler, "我也 帮我 给我 帮 给 主播 老板 这个 那个 我 的 哦 啊 吧 哈 呀 啦 嘛 再 先 请 也 直接 着 都 就 一下 好吃 太好吃了")
    + words(.filler, "手滑了 刚才扣错了 扣错了 妈妈 我妈 妈 闺蜜 朋友 家人 老婆 老公 孩子 爸 你好 主播好 订单 不管是啥 共 一共 总共 您 你")
    + words(
      .filler, "i'll|ill|i|i'd|to|the|for|a|an|some|these|those|them|more|another|ones|my|too")
    + words(.filler, "also|just|sorry|hi|hello|hey|everyone|host|mum|mom|dad|sister|friend|office")
    + words(.filler, "order|down|on|from|it|one's|yes|yeah|ok|okay|as well|here|now|in|with|up")
    + words(.filler, "actually|love|lovely|great")
    + words(.blocker, "来啦 来咯 来看 来晚 来迟 来听 回来 出来 过来 起来 看来 想来 来自 买过 吃过")
    + words(.want, "拍下 冲 抢到 弄 取 打包 记 记我 给我记 来个 入手 囤 收 报名 还要 也要 都要 再要 再来 要了 要的 加单 留个")
    + words(.want, "i want to buy|i wanna|wanna buy|i will take|i will have|let me have|let me get")
    + words(
      .want, "i'd love|i would love|mark me down|mark me|ring me up|ship me|snag|yes to|in for")
    + words(
      .want, "i'm in for|getting|i'm getting|ordering|i'd take|we'll take|we want|we need|add")
    + words(
      .want, "put|book me|book|keep me|keep|set aside|sign me up for|put me in|i'd buy|sell me")
    + words(.want, "take my money|i'll order|i'll do|i can take")
    + words(.request, "can we get|can we have|could we get|could we have|may i get|can you send me")
    + words(.request, "could you put me down|may i please have|can i please get|can i please have")
    + words(
      .request, "could i please have|could i please get|can i pls get|can i pls have|can i order")
    + words(.request, "could you save me|would you save me|can you keep me|can you put me")
    + words(.please, "kindly|cheers|tysm|ta|many thanks|thanks a lot")
    + words(.unit, "提 筐 篮 扎 板 颗 粒 根 支 双 副 张 打 版 小份 大份 大盒 小盒 大袋 小袋 大瓶 小瓶")
    + words(
      .unit, "packet|packets|bundle|bundles|tin|tins|carton|cartons|case|cases|unit|units|bars")
    + words(.unit, "portion|portions|tub|tubs|kilo|kilos|lb|lbs|bunch|bunches|pc|pairs|copies")
    + words(.filler, "that|this|that one|this one|your|our|his|her|both|all|be|each of|one of|girl")
    + words(
      .filler, "daughter|son|wife|husband|brother|neighbour|neighbor|grandma|family|kids|team")
    + words(
      .filler, "gift|really|definitely|right|away|then|so|so good|wow|omg|oh|well|again|extra")
    + words(.filler, "only|today|tonight|quick|quickly|um|gorgeous|beautiful")
    + words(.filler, "谢 谢谢主播 谢谢老板 哥 姐 姐姐 老师 亲 宝 宝贝 呗 咯 喽 哟 嗯 好 好的 行 可以 那 那就 就是 还 又 多")
    + words(.filler, "马上 赶紧 快 赶快 立刻 送人 自己吃 老地址 地址不变 老样子 奶奶 爷爷 姥姥 同事 邻居 我家 家里 婆婆")
    + words(.filler, "看着不错 不错 喜欢 真好 太好了 太香了 太美了 真香 支持 支持一下 主播你好 大家好 晚上好 女儿 儿子")
    + words(.blocker, "送出 送给 赠送 刷 打赏")
    + words(.want, "make it|let me take|let me grab|save|would like|we would like")
    + words(.want, "拿下 拿走 加购 秒杀")
    + words(
      .request, "can i grab|can i snag|could i grab|could i buy|could i order|could you reserve")
    + words(
      .request, "could you put aside|can you put aside|could you keep|can you hold|can we order")
    + words(.lotBefore, "lot no|lot no.|item no|item no.|item number|product|product number|art")
    + words(
      .filler, "'s|last one|same|for sure|sure|wonderful|fantastic|amazing|nice|perfect|finally")
    + words(.filler, "试试 尝尝 试一下 试吃 尝一下 尝尝鲜 送礼 过节 过年 自用 送朋友 送爸妈 公司 单位 办公室 够 够了 吃 喝 用")
    + [
      ("one", .number(1)), ("two", .number(2)), ("three", .number(3)), ("four", .number(4)),
      ("five", .number(5)), ("six", .number(6)), ("seven", .number(7)), ("eight", .number(8)),
      ("nine", .number(9)), ("ten", .number(10)), ("eleven", .number(11)),
      ("twelve", .number(12)), ("a dozen", .number(12)),
      ("half a dozen", .number(6)), ("a couple", .number(2)), ("a couple of", .number(2)),
      ("a pair", .number(2)), ("double", .number(2)), ("双份", .number(2)), ("仨", .number(3)),
      ("dozen", .number(12)),
    ]

  /// Chinese words are parted by spaces, English ones by bars.
  private static func words(_ token: ClaimToken, _ list: String) -> [(String, ClaimToken)] {
    list.split(separator: "|").flatMap { part -> [Substring] in
      let isEnglish = part.utf8.allSatisfy { $0 < 0x80 } && list.contains("|")
      return isEnglish ? [part] : part.split(separator: " ")
    }.map { (String($0), token) }
  }

  /// Chinese numerals that stand for one digit, and ten.
  static let numerals: [UInt32: Int] = Dictionary(
    uniqueKeysWithValues: "零0一1二2两2俩2三3四4五5六6七7八8九9".unicodeScalars.map(\.value)
      .pairs.map { ($0, Int($1 - 0x30)) } + [(0x5341, 10)])
}

extension Array {
  /// The elements two by two.
  fileprivate var pairs: [(Element, Element)] {
    stride(from: 0, to: count - 1, by: 2).map { (self[$0], self[$0 + 1]) }
  }
}
