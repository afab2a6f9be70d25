// LiveHost: what the simulated audience is called and says.
// SPDX-License-Identifier: Apache-2.0

/// What the simulated audience is called and says; every line is made up.
enum SimulatedPhrases {
  /// Chinese names and nicknames.
  static let namesChinese: [String] = [
    "阿宁", "安然", "白杨", "半夏", "薄荷", "春生", "大山", "冬冬", "豆豆", "方舟", "芳芳",
    "顾阿姨", "桂花", "海燕", "何伯", "红叶", "胡老师", "花花", "家明", "建国", "江南", "静好",
    "桔子", "可可", "兰兰", "老周", "乐乐", "李想", "林森", "柳絮", "陆远", "茉莉", "木木", "南风",
    "念念", "宁静", "盼盼", "平安", "千里", "秋实", "如意", "三月", "沙沙", "诗雨", "书香", "思远",
    "松果", "糖糖", "桃子", "天天", "婉清", "文文", "小北", "小禾", "晓光", "杏仁", "雪梅", "一帆",
    "云朵", "子墨",
  ]

  /// Given names from many countries, in Latin letters.
  static let namesEnglish: [String] = [
    "Abena", "Aisha", "Alice", "Amara", "André", "Asha", "Beatriz", "Björn", "Carlos", "Chidi",
    "Clara", "Claire", "Daniel", "Deepa", "Eilidh", "Emeka", "Emma", "Esperanza", "Farah",
    "Gabriel", "Giulia", "Henry", "Ibrahim", "Inès", "Isaac", "Jasmine", "João", "Kavya", "Kwabena",
    "Lakshmi", "Laura", "Lerato", "Lucía", "Marcus", "Margaux", "Mateo", "Meera", "Nadia", "Nikhil",
    "Nomsa", "Olga", "Paul", "Renée", "Rosa", "Samuel", "Sipho", "Tunde", "Victor", "Yara",
    "Zainab",
  ]

  /// Hellos in Chinese.
  static let greetingsChinese: [String] = [
    "大家好", "晚上好呀", "主播好", "我来啦", "刚好赶上", "又见面了", "第一次来，先看看",
    "成都的朋友来打招呼", "吃完饭就过来了", "下班路上，戴着耳机听", "带着家里人一起来了",
    "朋友推荐来的，大家好",
  ]

  /// Hellos in English.
  static let greetingsEnglish: [String] = [
    "hello everyone", "good evening", "hi, just arrived", "hey all", "hello from Glasgow",
    "greetings from Accra", "hi from a sunny Lima", "first time here, hi", "good to be back",
    "my friend told me about you, hello", "hello, I have my tea ready",
    "evening all, sound is perfect",
  ]

  /// Small talk and compliments in Chinese.
  static let talkChinese: [String] = [
    "讲得真仔细", "声音很清楚，谢谢", "手艺真好", "看着就舒服", "这个颜色耐看", "上次买的还在用",
    "收到货了，包得很好", "家里老人也爱看", "慢慢讲，不着急", "边听边织毛衣", "字幕很准，谢谢",
    "我把链接发给同事了", "这做工没得说", "背景音乐挺好听", "猫也跟着一起看",
    "外面刮风，屋里看直播正好", "谢谢主播耐心回答", "明白了，谢谢", "价格念得清楚，读屏用户很感谢",
    "镜头再近一点点就好了", "喝口水再讲", "原来是这样做的", "我奶奶也会这个", "先收藏",
    "大家眼光真好", "看得我都饿了", "厨房里飘着香味的感觉", "每次来都能学点东西",
    "东家的故事我很喜欢", "真想去山谷里看看", "刚才卡了一下，现在好了", "弹幕好热闹",
    "主播今天气色不错", "这个适合送人", "我们公司去年也订过", "用心做的东西看得出来",
    "孩子问能不能明天再看", "钱包有点紧张，哈哈", "下次还来", "祝东家们生意好",
  ]

  /// Small talk and compliments in English.
  static let talkEnglish: [String] = [
    "such careful work", "the sound is very clear, thanks", "that looks lovely",
    "I could watch this all evening", "my last order is still in daily use",
    "parcel came well packed, thank you", "my mother watches with me", "take your time, no rush",
    "knitting while I listen", "captions are spot on", "sent the link to a colleague",
    "well made, you can tell", "nice music in the background", "the dog is watching too",
    "windy outside, cosy in here", "thanks for the patient answer", "got it, thanks",
    "prices read aloud, my screen reader loves you", "a little closer to the camera please",
    "do have a sip of water", "so that is how it is made", "my grandfather used to do this",
    "saving this for later", "good taste, everyone", "now I am hungry", "I can almost smell it",
    "I learn something every time", "love the story of the maker",
    "I would love to visit the valley", "it froze for a moment, fine now", "chat is lively tonight",
    "you explain things so well", "this would make a good present",
    "our office ordered these last year", "that pattern is so calm", "beautiful, simple as that",
    "my daughter says hello", "my wallet is nervous, haha", "see you next time",
    "good luck to all the makers",
  ]

  /// Questions in Chinese: price, taste, shipping, size, keeping, material, children.
  static let questionsChinese: [String] = [
    "多少钱？", "这个怎么卖？", "甜不甜？", "会不会太甜？", "味道重吗？", "包邮吗？",
    "什么时候发货？", "几天能到？", "西藏能寄吗？", "发什么快递？", "有多大？", "有多重？",
    "有别的尺寸吗？", "能放多久？", "要放冰箱吗？", "怎么保存？", "什么材料做的？", "会掉色吗？",
    "能机洗吗？", "孩子能用吗？", "小孩可以吃吗？", "还有货吗？", "有礼盒吗？", "坏了能换吗？",
  ]

  /// Questions in English, on the same subjects.
  static let questionsEnglish: [String] = [
    "how much is it?", "what's the price?", "is it sweet?", "is it very sweet?",
    "does it taste strong?", "is shipping included?", "when do you ship?",
    "how many days to arrive?", "do you ship abroad?", "which courier do you use?",
    "how big is it?", "how heavy is it?", "does it come in other sizes?", "how long does it keep?",
    "does it need a fridge?", "how do I store it?", "what is it made of?", "does the colour run?",
    "can I machine wash it?", "is it safe for children?", "can kids eat it?", "is there any left?",
    "does it come in a gift box?", "can I exchange a broken one?",
  ]

  /// Claims in Chinese; `#` stands for the lot number.
  static let claimsChinese: [String] = [
    "#号来两份", "要#号", "扣#", "#号来一份", "我要#号", "#号要三份", "给我留一份#号", "要#",
    "#号两份，谢谢", "#号拍一份", "来一份#号", "#号要一份，送朋友",
  ]

  /// Claims in English; `#` stands for the lot number.
  static let claimsEnglish: [String] = [
    "sold #", "2x lot #", "me #", "lot # please", "one of lot # please", "two of lot #",
    "I'll take lot #", "lot # for me", "mine, lot #", "three of lot # please",
  ]
}
