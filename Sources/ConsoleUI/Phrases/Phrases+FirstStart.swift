// LiveHost: the words of the first start.
// SPDX-License-Identifier: Apache-2.0

// One line a phrase: Chinese, then English.
extension Phrase {
  static let firstGreeting = Phrase(
    "欢迎使用 LiveHost。有几个小问题，请输入号码；按 Enter 跳过一个，0 跳过其余。以后不会再问。",
    "Welcome to LiveHost. A few short questions, answered by number; Enter skips one, 0 skips the rest. They are asked only once."
  )
  static let firstLanguage = Phrase("用哪种语言？", "Which language?")
  static let firstSize = Phrase("字要多大？", "How large should the text be?")
  static let firstSize0 = Phrase("照终端的大小", "as the terminal has it")
  static let firstSize1 = Phrase("一栏，行间留空", "one column, with space between lines")
  static let firstSize2 = Phrase("价格和名称用大字", "price and name in large shapes")
  static let firstSize3 = Phrase("一次只显示一样，全部大字", "one thing at a time, all large")
  static let firstBlock = Phrase(
    "这里看到的是一条没有空隙的实心条吗？%1", "Do you see one solid bar without gaps here? %1")
  static let firstLetters = Phrase(
    "上面是一行大字，还是同样的小字出现了两遍？",
    "Above: is it one line of large letters, or the same small letters twice?")
  static let firstLettersYes = Phrase(
    "一行大字：放不下的名称和要说的话就用这种字",
    "one line, large: use it for names and lines that do not fit otherwise")
  static let firstLettersNo = Phrase("两遍，或者不要", "twice, or rather not")
  static let firstNoLetters = Phrase(
    "不问终端自己的大字：%1 会把这样的一行显示两遍。",
    "The terminal's own large letters are not asked about: %1 would show such a line twice.")
  static let firstYes = Phrase("是", "yes")
  static let firstNo = Phrase("不是", "no")
  static let firstListening = Phrase("看屏幕，还是听？", "Do you look at the screen, or listen?")
  static let firstScreen = Phrase("看屏幕", "look at the screen")
  static let firstLinear = Phrase(
    "用读屏软件或点显器：只要文字行", "a screen reader or braille display: plain lines")
  static let firstSpeak = Phrase("看屏幕，要紧的事也说出来", "look, and have what matters spoken")
  static let firstBoth = Phrase("只要文字行，要紧的事也说出来", "plain lines, and have what matters spoken")
  static let firstKeys = Phrase("怎么按键？", "How do you press keys?")
  static let firstOneSwitch = Phrase("只有一个开关", "one switch only")
  static let firstFolder = Phrase(
    "文件放在哪里？可以直接输入路径。", "Where shall the files go? A path may be typed at once.")
  static let firstFolderHere = Phrase("放在 %1", "in %1")
  static let firstFolderOther = Phrase("另选文件夹", "in another folder")
  static let firstTypePath = Phrase(
    "请输入文件夹的完整路径（空行不改）：", "Type the folder's whole path (an empty line leaves it):")
  static let firstBadPath = Phrase(
    "请写以 / 或 ~/ 开头的完整路径。", "Write a whole path that begins with / or ~/.")
  static let firstBadAnswer = Phrase(
    "请输入 1 到 %1 的号码，或按 Enter 跳过。", "Type a number from 1 to %1, or press Enter to skip.")
  static let firstKept = Phrase(
    "好了，记在 %1；livehost a11y 列出所有开关。", "Done, and kept in %1; livehost a11y lists every switch.")
}
