// LiveHost: the verbs that change how the console is.
// SPDX-License-Identifier: Apache-2.0

extension CommandWords {
  /// The switches, while the console runs (accessibility rule T4).
  static let settings: [CommandWord] = [
    word(.larger, ["larger", "放大"], "放大", "larger", "字大一级", "larger text"),
    word(.smaller, ["smaller", "缩小"], "缩小", "smaller", "字小一级", "smaller text"),
    word(.large, ["large", "大字"], "大字 0…3", "large 0…3", "大字的级别", "the level of large text"),
    word(
      .theme, ["theme", "配色"], "配色 [深色、浅色、高对比 或 无色]", "theme [dark, light, contrast or mono]",
      "换配色；不写就换下一种", "changes the theme; alone, to the next"),
    word(
      .language, ["language", "语言"], "语言 [中文、英文 或 代码]", "language [English, Chinese or a code]",
      "换语言；不写就换下一种", "changes the language; alone, to the next"),
    word(
      .undisturbed, ["undisturbed", "勿扰"], "勿扰 [开|关]", "undisturbed [on|off]",
      "请勿打扰：只报要紧的事；不写就换一下", "says only what is important; alone, turns it over"),
    word(
      .calm, ["calm", "平静"], "平静 开|关", "calm on|off", "平静：没有跳动的时间",
      "no motion, no running times"),
    word(
      .clock, ["clock", "时钟"], "时钟 秒数", "clock SECONDS", "屏幕上的时间几秒走一次；0 不显示",
      "seconds between steps of the times on the screen; 0 shows none"),
    word(
      .digest, ["digest", "摘要"], "摘要 秒数、关、简 或 全", "digest SECONDS, off, brief or full",
      "聊天摘要的间隔和详略", "how often and how fully the audience is summed up"),
    word(
      .heartbeat, ["heartbeat", "心跳"], "心跳 秒数或关", "heartbeat SECONDS or off",
      "安静多久报一声平安", "a sign of life after so long a silence"),
    word(
      .columns, ["columns", "列宽"], "列宽 列数或关", "columns COLUMNS or off", "每行最多几列",
      "folds longer lines"),
    word(
      .pace, ["pace", "节奏"], "节奏 1…30", "pace 1…30", "没问就说的话，每分钟最多几行",
      "lines a minute that nobody asked for, at most"),
    word(
      .oneSwitch, ["switch", "单开关"], "单开关 开、关、自动、步进、连按 或 秒数",
      "switch on, off, auto, step, inverse or SECONDS", "单开关：怎么走，停多久",
      "one switch: how it goes on, how long it stays"),
    word(
      .replies, ["replies", "回复"], "回复 [开|关]", "replies [on|off]", "自动回复和常用语，一下全开或全关",
      "all that is said without typing it, on or off at once"),
    word(.settings, ["settings", "设置"], "设置", "settings", "列出所有开关", "lists every switch"),
  ]
}
