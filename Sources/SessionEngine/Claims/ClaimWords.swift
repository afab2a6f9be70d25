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
  /// A word of wanting that says nothing without goods or a number: `hold`, `安排`.
  case verb
  /// Good words: beside a bare lot they are about it, and no wish.
  case praise
  /// Why, or for whom: what stands behind it need not be understood.
  case tail
  /// 第, before a number that is no quantity.
  case ordinal
  case lotBefore, lotAfter, hash, unit, times, plus
  case withdraw, negation, anymore
  /// 了, which turns "not wanting" into "no longer wanting".
  case le
  /// Questions, prices, times, other people: not a wish.
  case blocker

  var isNumber: Bool { if case .number = self { true } else { false } }
  /// Says or names what is wanted.
  var isWish: Bool {
    switch self {
    case .name, .want, .request, .sold, .lotBefore, .lotAfter, .withdraw: true
    default: false
    }
  }
  var isName: Bool { if case .name = self { true } else { false } }
}

/// The table of words. A word means one thing wherever it stands.
enum ClaimWords {
  static let table: [(word: String, token: ClaimToken)] =
    words(.withdraw, "不要了 不想要了 不拍了 不买了 不需要了 取消 退掉 退了 算了 撤了 删掉 退一份 退一个 撤回 撤单 不留了 不订了 不换了 不来了 不拿了")
    + words(.withdraw, "先不要了 先不拍了 不想买了 退订")
    + words(.withdraw, "cancel|pass|pass on|nevermind|never mind|nvm|no longer want")
    + words(.withdraw, "take my name off|take me off|remove me|remove me from|remove my name")
    + words(.withdraw, "changed my mind|scratch that|drop mine|release mine|scratch|scratch mine")
    + words(.withdraw, "remove my claim|release|cancel mine|cancel my order|drop my claim")
    + words(.withdraw, "take mine off|i changed my mind|i'll pass|pass on this|withdraw")
    + words(.negation, "不要 不想 不想要 不买 不拍 不用 不")
    + words(.negation, "not|dont|don't|do not|didn't|no thanks|isn't|won't|no")
    + words(.anymore, "anymore|any more|after all")
    + words(.blocker, "多少 什么 怎么 吗 呢 是不是 几 元 块 折 买了 分钟 点钟 点 岁 年 天 谁 前 楼 米 度 来了 下单了 收到 上次 昨天 来啦 来咯")
    + words(.blocker, "来看 来晚 来迟 来听 回来 出来 过来 起来 看来 想来 买过 吃过 送出 送给 赠送 刷 打赏 没 没了 没有 没货 没要 没说 别 别人")
    + words(.blocker, "想要的扣 要的扣 要的打 想要的打 需要的 喜欢的扣 喜欢的打 想买的 想拍的 要拍的 没拍的 换下一个 换下个 换一个看 上一个 上个 上一款")
    + words(.blocker, "刚刚那个 刚才那个 要退 退货 退款 发票 要走 要是 要不 要不要 要么 投喂 送了 送你 点赞 好评 人气 关注 贵了 卖完 售罄 来自 来个近")
    + words(.blocker, "拍照 拍一下细节 拍个近 留言 留住 带我飞 拍了 来呀 来嘛 要冲 求带 求便宜 求求")
    + words(.blocker, "is|are|was|how|what|can|do|does|yuan|dollars|am|pm|minutes|who|when|hold on")
    + words(.blocker, "hold up|hold it|hold it up|hold still|keep it|keep it up|keep on|keep up")
    + words(.blocker, "keep going|love mine|loved mine|love my|tell me|help me|show me|sold out")
    + words(.blocker, "sold my|take care|take it easy|take a look|take a sip|take a break")
    + words(.blocker, "take a rest|take your time|take off|take it off|give me a break")
    + words(.blocker, "give me a sec|give me a minute|need a break|i need a break|need a minute")
    + words(.blocker, "i need a minute|free|off|per|left|dm|percent|each time|if|unless|maybe")
    + words(.blocker, "might|wish|thinking")
    + words(.ordinal, "第")
    + words(.lotAfter, "号链接 号宝贝 号品 号商品 号 号的 号那个 个链接 号链接的 号款 号色")
    + words(.hash, "#")
    + words(.lotBefore, "链接 编号")
    + words(.lotBefore, "lot|lots|number|no.|item|items|link|lot number|lot no|lot no.|item no")
    + words(.lotBefore, "item no.|item number|product|product number|art")
    + words(.next, "下一个 下一款 下一件 下个 下款")
    + words(.next, "next|the next one|next one|next item|the next")
    + words(.want, "想要 我要 要 扣 拍 来 买 下单 抢 给我留 想买 求 预定 预订 拍下 抢到 给我记 来个 入手 还要 也要 都要 再要 再来 要了 要的 加单 留个")
    + words(.want, "拿下 拿走 加购 秒杀 归我 归我了 好想要 太想要了")
    + words(.want, "mine|me|dibs|want|i want|i'll take|ill take|gimme|give me|i'd like|id like")
    + words(.want, "i would like|i'll have|ill have|put me down|put my name|put my name on")
    + words(.want, "sign me up|save me|get me|i need|i'm taking|i'll grab|count me in|i'll buy")
    + words(.want, "i want to buy|i wanna|wanna buy|i will take|i will have|let me have|let me get")
    + words(.want, "i'd love|i would love|mark me down|mark me|ring me up|ship me|snag|yes to")
    + words(.want, "in for|i'm in for|i'm getting|i'd take|we'll take|we want|we need|put|book me")
    + words(.want, "keep me|sign me up for|put me in|i'd buy|sell me|take my money|i'll order")
    + words(.want, "i can take|let me take|let me grab|would like|we would like|call dibs")
    + words(.want, "gotta have|got to have|gotta have it|need this|need it|need one|i'm buying")
    + words(.want, "i'll do|bag me|wrap me up|mee|want it|want this|want one|all mine")
    + words(.verb, "留 订 换 安排 整 带 拿 冲 弄 取 打包 记 记我 囤 收 报名 搞 补 改 改成 换成 上 打 回 来来 来来来 买买买 拍拍拍")
    + words(.verb, "take|buy|add me|hold|reserve|send me|grab|add|book|keep|set aside|save|make it")
    + words(.verb, "getting|ordering|need|taking|buying|send|bring|mark|pack|add me for")
    + words(.request, "can i get|can i have|could i have|could i get|may i have|can i take")
    + words(.request, "can i buy|can you add|could you add|can you put me down|can you save me")
    + words(.request, "can we get|can we have|could we get|could we have|may i get|can you send me")
    + words(.request, "could you put me down|may i please have|can i please get|can i please have")
    + words(.request, "could i please have|could i please get|can i pls get|can i pls have")
    + words(.request, "can i order|could you save me|would you save me|can you keep me")
    + words(.request, "can you put me|can i grab|can i snag|could i grab|could i buy|could i order")
    + words(.request, "could you reserve|could you put aside|can you put aside|could you keep")
    + words(.request, "can you hold|can we order|can i still get|can i still have")
    + words(.please, "谢谢 麻烦 麻烦了 辛苦了 谢啦")
    + words(.please, "please|pls|plz|thanks|thank you|thx|ty|kindly|cheers|tysm|ta|many thanks")
    + words(.please, "thanks a lot|for my mom|for my mum|for my sister|for my daughter|for my wife")
    + words(.please, "for my husband|for my son|for my friend|for my mother|for my dad|for us")
    + words(.sold, "sold|claim|claim lot|dibs on|is mine|is for me|claiming|claimed")
    + words(.each, "各 各来 各要")
    + words(.each, "each|of each")
    + words(.and, "和 跟 、 以及 & /")
    + words(.and, "and")
    + words(.of, "of|of the|of these|of those|of them|more of")
    + words(.plus, "+ 加")
    + words(.plus, "qty|quantity")
    + words(.times, "× * ✕")
    + words(.times, "x")
    + words(.unit, "公斤 份 个 件 斤 箱 袋 瓶 盒 包 罐 套 对 只 条 单 组 把 枚 盏 桶 串 本 块儿 提 筐 篮 扎 板 颗 粒 根 支 双 副 张 版 小份")
    + words(.unit, "大份 大盒 小盒 大袋 小袋 大瓶 小瓶")
    + words(.unit, "pcs|pieces|piece|packs|boxes|box|jars|jar|bags|bag|bottles|bottle|kg|crates")
    + words(.unit, "crate|cups|sets|set|pots|packet|packets|bundle|bundles|tin|tins|carton|cartons")
    + words(.unit, "case|cases|unit|units|bars|portion|portions|tub|tubs|kilo|kilos|lb|lbs|bunch")
    + words(.unit, "bunches|pc|pairs|copies")
    + words(.le, "了")
    + words(.praise, "好吃 太好吃了 看着不错 不错 喜欢 真好 太好了 太香了 太美了 真香 好看 真好看 太好看了 好漂亮 漂亮 香 便宜 划算 真划算 好便宜 好喝")
    + words(.praise, "精致 好精致 真不错 好美 好喜欢 太喜欢了 好香 真漂亮 太漂亮了 最后")
    + words(.praise, "love|lovely|great|so good|gorgeous|beautiful|wonderful|fantastic|amazing")
    + words(.praise, "nice|perfect|awesome|cute|so cute|so pretty|pretty|stunning|delicious|yum")
    + words(.praise, "yummy|good|so beautiful|so nice|love it|love these|love this|love that|cool")
    + words(.praise, "adorable|excellent|obsessed|last one|last one here")
    + words(.tail, "送 寄 寄给 寄到 寄回 给 发 发给 发到 留着 当 做 用来 拿来 因为 正好 刚好 送人 送礼 送朋友 送爸妈 送老师 送长辈 送人用 送领导 送客户")
    + words(.tail, "给我 给孩子 给孩子吃 给娃 给老人 给爸妈 给妈妈 给同事 给朋友 孝敬 囤货 过节 过年")
    + words(.tail, "for|because|since|cause|cuz|coz|with|from|before|as")
    + words(.filler, "我也 帮我 帮 主播 老板 这个 那个 我 的 哦 啊 吧 哈 呀 啦 嘛 再 先 请 也 直接 着 都 就 一下 手滑了 刚才扣错了 扣错了 妈妈 妈")
    + words(.filler, "闺蜜 朋友 家人 老婆 老公 孩子 爸 你好 主播好 订单 不管是啥 共 一共 总共 您 你 谢 谢谢主播 谢谢老板 哥 姐 姐姐 老师 亲 宝 宝贝")
    + words(.filler, "呗 咯 喽 哟 嗯 好的 行 可以 那 那就 就是 还 又 多 马上 赶紧 快 赶快 立刻 自己吃 老地址 地址不变 老样子 奶奶 爷爷 姥姥 同事")
    + words(.filler, "邻居 我家 家里 婆婆 支持 支持一下 主播你好 大家好 晚上好 女儿 儿子 试试 尝尝 试一下 试吃 尝一下 尝尝鲜 自用 公司 单位 办公室 够")
    + words(.filler, "够了 吃 喝 用 还是 刚刚 刚才 不好意思 抱歉 对不起 买重了 拍重了 拍多了 买多了 拍错了 点错了 下错了 按错了 买错了 这款 那款 这件")
    + words(.filler, "那件 这条 这种 这样 现在 正在 讲的 正在讲的 小黄车 购物车 小车 黄车 试试水 试水 顺丰 发顺丰 分开 分开寄 老家 一起发 地址 两个地址")
    + words(.filler, "让我 叫我 我妈 我爸 爸妈 爷 叔叔 阿姨 姨 姑姑 舅舅 嫂子 弟弟 妹妹 哥哥 大哥 大姐 姐妹 姐妹们 宝妈 主播姐姐 小姐姐 小哥哥 主播哥")
    + words(.filler, "老板娘 客服 亲爱的 家人们 蓝的 红的 白的 黑的 绿的 蓝色 红色 白色 黑色 绿色 大的 小的 新的 必须 一定 一定要 果断 终于 终于等到")
    + words(.filler, "终于等到了 等到了 等到你了 蹲到了 这次 这回 的话 吧吧 嘞 啊啊 咧 哒 滴 呐 噢 耶 了啦 么么哒 爱你 回购 又来了 又来 老顾客 老客户")
    + words(.filler, "老粉 新粉 第一次买 真 太 很 好 尝个鲜 尝鲜 解馋 全家 一家人")
    + words(.filler, "i'll|ill|i|i'd|the|a|an|some|these|those|them|more|another|ones|my|too|also")
    + words(.filler, "just|sorry|hi|hello|hey|everyone|host|mum|mom|dad|sister|friend|office|order")
    + words(.filler, "down|on|it|one's|yes|yeah|ok|okay|as well|here|now|in|up|actually|that|this")
    + words(.filler, "that one|this one|your|our|his|her|both|all|be|each of|one of|girl|daughter")
    + words(.filler, "son|wife|husband|brother|neighbour|neighbor|grandma|family|kids|team|gift")
    + words(.filler, "really|definitely|right|away|then|so|wow|omg|oh|well|again|extra|only|today")
    + words(.filler, "tonight|quick|quickly|um|'s|same|for sure|sure|finally|aside|in my life|asap")
    + words(.filler, "lol|haha|hahaha|yay|yess|hun|hon|dear|sis|bro|mate|everybody|all of|of your")
    + words(.filler, "straight away|right now|right away please|if you can|thing|order for|mother")
    + words(.filler, "mum's|mother's|father|friends|cousin|aunt|uncle|neighbors|coworkers|myself")
    + words(.filler, "birthday|xmas|christmas|present|presents|as a gift|as well please")
    + words(.filler, "finally got here|let's go|k|kk|thank|thanks so much|thank you so much|bless")
    + words(.filler, "xo|xoxo|ooh|ahh|ah|aww|aw|hmm|guys|ladies|love you|ma'am|sir|to")
    + [
      ("one", .number(1)), ("two", .number(2)), ("three", .number(3)), ("four", .number(4)),
      ("five", .number(5)), ("six", .number(6)), ("seven", .number(7)), ("eight", .number(8)),
      ("nine", .number(9)), ("ten", .number(10)), ("eleven", .number(11)),
      ("twelve", .number(12)), ("a dozen", .number(12)),
      ("half a dozen", .number(6)), ("a couple", .number(2)), ("a couple of", .number(2)),
      ("a pair", .number(2)), ("double", .number(2)), ("双份", .number(2)), ("仨", .number(3)),
      ("dozen", .number(12)),
    ]

  /// Chinese words are parted by spaces, English ones, which have spaces, by bars.
  private static func words(_ token: ClaimToken, _ list: String) -> [(String, ClaimToken)] {
    let isEnglish = list.utf8.allSatisfy { $0 < 0x80 }
    return list.split(separator: isEnglish ? "|" : " ").map { (String($0), token) }
  }

  /// Marks between two words that say nothing: `4号-2份`, `sold: 4`.
  static let joints: [UInt32] = [0x2D, 0x2013, 0x3A, 0x28, 0x29]

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
