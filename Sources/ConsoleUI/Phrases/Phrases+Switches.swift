// LiveHost: the words of the switches.
// SPDX-License-Identifier: Apache-2.0

// One line a phrase: Chinese, then English.
extension Phrase {
  static let switchLine = Phrase("%1：%2。", "%1: %2.")
  static let usageInPassing = Phrase("（%1）", " (%1)")
  static let on = Phrase("开", "on")
  static let columnsOfTerminal = Phrase("跟终端一样宽", "as wide as the terminal")
  static let off = Phrase("关", "off")
  static let everySeconds = Phrase("每 %1 秒", "every %1 s")
  static let milliseconds = Phrase("%1 毫秒", "%1 ms")
  static let atStart = Phrase("启动时选", "chosen at the start")
  static let forTheScreen = Phrase(
    "这只对屏幕有用，已记住；逐行模式没有它。", " This is for the screen and is kept; plain lines have none of it.")
  /// What the language calls itself.
  static let languageName = Phrase("中文", "English")
  static let unknownLanguage = Phrase(
    "没有语言“%1”；可选：%2。", "There is no language “%1”; choose one of: %2.")
  static let switchLanguage = Phrase("语言", "Language")
  static let switchLanguageDoes = Phrase("控制台说哪种语言", "the language of the console")
  static let switchLarge = Phrase("大字", "Large text")
  static let switchLargeDoes = Phrase(
    "0 关，1 一栏，2 大的价格和名称，3 一次只显示一样",
    "0 off, 1 one column, 2 large price and name, 3 one thing at a time")
  static let switchShapes = Phrase("大字笔画", "Large shapes")
  static let switchShapesDoes = Phrase("大字用什么字符拼成", "what large letters are made of")
  static let shapesHalf = Phrase("半块", "half blocks")
  static let shapesSextants = Phrase("六分块", "sextants")
  static let shapesReverse = Phrase("反白数字", "digits in reverse")
  static let shapesDouble = Phrase("半块和倍高字", "half blocks and double height")
  static let shapesScaled = Phrase("半块和终端放大的字", "half blocks and the terminal's large letters")
  static let switchTheme = Phrase("配色", "Theme")
  static let switchThemeDoes = Phrase(
    "深色、浅色、高对比或无色", "dark, light, high contrast or no colour")
  static let switchCalm = Phrase("平静", "Calm")
  static let switchCalmDoes = Phrase(
    "时间十秒一走，没有动的东西", "times go in steps of ten seconds; nothing moves")
  static let switchClock = Phrase("时钟", "Clock")
  static let switchClockDoes = Phrase(
    "屏幕上的时间几秒走一次", "how often the times on the screen go on")
  static let switchLinear = Phrase("逐行模式", "Linear")
  static let switchLinearDoes = Phrase(
    "不画屏幕，只有文字行，适合读屏和点显器", "plain lines instead of a screen, for screen readers and braille")
  static let switchDigest = Phrase("摘要", "Digest")
  static let switchDigestDoes = Phrase(
    "逐行模式里，聊天合成一句的间隔和详略", "in linear mode, how often and how fully the audience is summed up")
  static let digestFull = Phrase("详细", "full")
  static let digestBrief = Phrase("简单", "brief")
  static let switchHeartbeat = Phrase("心跳", "Heartbeat")
  static let switchHeartbeatDoes = Phrase(
    "逐行模式里，安静这么久就报一声平安", "in linear mode, a sign of life after so long a silence")
  static let switchColumns = Phrase("列宽", "Columns")
  static let switchColumnsDoes = Phrase(
    "逐行模式里，每行最多几列", "in linear mode, longer lines are folded")
  static let switchPace = Phrase("节奏", "Pace")
  static let switchPaceDoes = Phrase(
    "逐行模式里，没问就说的话每分钟最多几行", "in linear mode, lines a minute that nobody asked for, at most")
  static let switchSpeech = Phrase("朗读", "Speech")
  static let switchSpeechDoes = Phrase("把要紧的事说出来", "says aloud what matters")
  static let switchScanning = Phrase("单开关", "One switch")
  static let switchScanningDoes = Phrase("一个键做所有的事", "one key does everything")
  static let switchKeys = Phrase("键位", "Keys")
  static let switchKeysDoes = Phrase("哪只手、哪些键", "for which hand, and which keys")
  static let layoutRight = Phrase("右手", "right hand")
  static let layoutLeft = Phrase("左手", "left hand")
  static let layoutNumpad = Phrase("数字键盘", "number pad")
  static let layoutFive = Phrase("五个键", "five keys")
  static let switchLetters = Phrase("字母键", "Letter keys")
  static let switchLettersDoes = Phrase("单个字母就是命令", "single letters are commands")
  static let switchDebounce = Phrase("防抖", "Debounce")
  static let switchDebounceDoes = Phrase("这么短时间里按两下只算一下", "two presses within this time are one")
  static let switchPointer = Phrase("鼠标", "Pointer")
  static let switchPointerDoes = Phrase(
    "可以点屏幕；关了就能用终端自己的选择", "clicks work; off, the terminal's own selecting does")
  static let switchUndisturbed = Phrase("勿扰", "Do not disturb")
  static let switchUndisturbedDoes = Phrase(
    "只显示和朗读要紧的", "only what is important is shown and spoken")
}
