// LiveHost: a switch as a line of command sets it.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
package import TextScreen

/// A choice of the host, as a line of command asks for it.
package enum SettingWish: Equatable, Sendable {
  case larger, smaller
  case large(Int)
  case theme(Theme)
  case nextTheme
  case language(String)
  case nextLanguage
  case calm(Bool)
  case clock(seconds: Int)
  case digest(seconds: Int)
  case digestDetail(LinearSettings.Detail)
  case heartbeat(seconds: Int)
  case columns(Int)
  case pace(lines: Int)
  case undisturbed(Bool)
  case toggleUndisturbed
  case scanning(Bool)
  case scanMode(ScanSettings.Mode)
  case scanPace(milliseconds: Int)
  case replies(Bool)
  case otherReplies
  case chat(stops: Bool)
  case otherChat

  /// What each verb makes of the words behind it; nil when they are wrong.
  static let readers: [Verb: @Sendable ([String]) -> SettingWish?] = [
    .larger: { $0.isEmpty ? .larger : nil },
    .smaller: { $0.isEmpty ? .smaller : nil },
    .large: { number($0, 0...3).map { .large($0) } },
    .theme: { $0.isEmpty ? .nextTheme : only($0).flatMap(theme).map { .theme($0) } },
    .language: { $0.isEmpty ? .nextLanguage : only($0).map { .language($0) } },
    .calm: { only($0).flatMap(yesOrNo).map { .calm($0) } },
    .clock: { numberOrOff($0, 0...60).map { .clock(seconds: $0) } },
    .digest: { words in
      if let detail = only(words).flatMap({ details[$0] }) { return .digestDetail(detail) }
      return numberOrOff(words, 5...600).map { .digest(seconds: $0) }
    },
    .heartbeat: { numberOrOff($0, 10...3600).map { .heartbeat(seconds: $0) } },
    .columns: { numberOrOff($0, 20...500).map { .columns($0) } },
    .pace: { number($0, 1...30).map { .pace(lines: $0) } },
    .undisturbed: {
      $0.isEmpty ? .toggleUndisturbed : only($0).flatMap(yesOrNo).map { .undisturbed($0) }
    },
    .oneSwitch: { only($0).flatMap(oneSwitch) },
    .replies: { $0.isEmpty ? .otherReplies : only($0).flatMap(yesOrNo).map { .replies($0) } },
    .pauseChat: { $0.isEmpty ? .otherChat : nil },
  ]

  private static let modes: [String: ScanSettings.Mode] = [
    "auto": .auto, "自动": .auto, "step": .step, "步进": .step, "inverse": .inverse, "连按": .inverse,
  ]

  private static func oneSwitch(_ word: String) -> SettingWish? {
    if let isOn = yesOrNo(word) { return .scanning(isOn) }
    if let mode = modes[word] { return .scanMode(mode) }
    // Seconds with one decimal at most.
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    let tenths = parts.count == 2 ? Int(parts[1]) : 0
    guard let whole = Int(parts[0]), let tenths, parts.count == 1 || parts[1].count == 1,
      case let time = whole * 1000 + tenths * 100, (300...10_000).contains(time)
    else { return nil }
    return .scanPace(milliseconds: time)
  }

  private static let details: [String: LinearSettings.Detail] = [
    "brief": .brief, "简": .brief, "full": .full, "全": .full,
  ]

  private static func only(_ words: [String]) -> String? {
    words.count == 1 ? words[0].lowercased() : nil
  }

  private static func number(_ words: [String], _ range: ClosedRange<Int>) -> Int? {
    only(words).flatMap { Int($0) }.flatMap { range.contains($0) ? $0 : nil }
  }

  private static func numberOrOff(_ words: [String], _ range: ClosedRange<Int>) -> Int? {
    only(words).flatMap(yesOrNo) == false ? 0 : number(words, range) ?? zero(words)
  }

  private static func zero(_ words: [String]) -> Int? { words == ["0"] ? 0 : nil }

  static func yesOrNo(_ word: String) -> Bool? {
    switch word {
    case "on", "开": true
    case "off", "关": false
    default: nil
    }
  }

  /// Whether the chat is to stand still; nil when the words mean something else.
  static func stops(_ words: [String]) -> Bool? {
    switch only(words) {
    case "pause", "stop", "停": true
    case "go", "走", "继续": false
    default: nil
    }
  }

  private static func theme(_ word: String) -> Theme? {
    Theme.allCases.first {
      [$0.rawValue, $0.phrase.chinese, $0.phrase.english].contains(word)
    }
  }
}

extension CommandResolver {
  /// The settings as wished for, and the sentence that says so.
  func change(_ wish: SettingWish) -> ResolvedCommand {
    var settings = view.settings
    switch wish {
    case .larger: settings.large = min(3, settings.large + 1)
    case .smaller: settings.large = max(0, settings.large - 1)
    case .large(let level): settings.large = level
    case .theme(let theme): settings.theme = theme
    case .nextTheme: settings.theme = settings.theme.next
    case .nextLanguage: settings.takeNextLanguage()
    case .language(let name):
      guard settings.takeLanguage(name) else { return .problem(unknownLanguage(name)) }
    case .calm(let isOn): settings.isCalm = isOn
    case .clock(let seconds): settings.clockSeconds = seconds
    case .digest(let seconds): settings.linear.digestSeconds = seconds
    case .digestDetail(let detail): settings.linear.digestDetail = detail
    case .heartbeat(let seconds): settings.linear.heartbeatSeconds = seconds
    case .columns(let columns): settings.linear.columns = columns
    case .pace(let lines): settings.linear.linesPerMinute = lines
    case .undisturbed(let isOn): settings.isUndisturbed = isOn
    case .toggleUndisturbed: settings.isUndisturbed.toggle()
    case .scanning(let isOn): settings.scanning.isOn = isOn
    case .scanMode(let mode): (settings.scanning.isOn, settings.scanning.mode) = (true, mode)
    case .scanPace(let time): settings.scanning.stepMilliseconds = time
    case .replies(let isOn): settings.replies.isOn = isOn
    case .otherReplies: settings.replies.isOn.toggle()
    case .chat(let stops): settings.isChatStopped = stops
    case .otherChat: settings.isChatStopped.toggle()
    }
    return .change(settings, said: said(wish, view.with(settings)))
  }

  private func unknownLanguage(_ name: String) -> String {
    let known = ["zh", "en"] + view.settings.translations.map(\.code)
    return words(.unknownLanguage, name, known.joined(separator: words(.listJoin)))
  }

  private func said(_ wish: SettingWish, _ changed: ShowView) -> String {
    let row: Switch
    switch wish {
    case .larger, .smaller, .large: return changed.largeNotice + onlyScreen
    case .theme, .nextTheme: return changed.themeNotice + onlyScreen
    case .language, .nextLanguage: row = .language
    case .calm: return Switch.calm.line(changed) + onlyScreen
    case .clock: return Switch.clock.line(changed) + onlyScreen
    case .digestDetail where changed.settings.linear.digestSeconds == 0:
      return Switch.digest.line(changed) + words(.digestStaysOff)
    case .digest, .digestDetail: row = .digest
    case .heartbeat: row = .heartbeat
    case .columns: row = .columns
    case .pace: row = .pace
    case .undisturbed, .toggleUndisturbed: return changed.undisturbedNotice
    case .scanning, .scanMode, .scanPace: row = .scanning
    case .replies, .otherReplies: return changed.repliesNotice
    case .chat, .otherChat: return changed.chatPauseNotice
    }
    return row.line(changed)
  }

  /// Plain lines have no colours and no sizes; the choice is kept for the screen.
  private var onlyScreen: String { isLinear ? words(.forTheScreen) : "" }
}

extension HostSettings {
  /// Chinese, English, then the further languages, and round again.
  package mutating func takeNextLanguage() {
    guard let translation else {
      if language == .chinese {
        language = .english
      } else if let first = translations.first {
        self.translation = first
      } else {
        language = .chinese
      }
      return
    }
    let next = (translations.firstIndex { $0.code == translation.code } ?? 0) + 1
    self.translation = translations.indices.contains(next) ? translations[next] : nil
    language = self.translation == nil ? .chinese : .english
  }

  /// A language by its name or its code.
  /// - Returns: whether there is one.
  package mutating func takeLanguage(_ name: String) -> Bool {
    let wanted = name.lowercased()
    switch wanted {
    case "zh", "chinese", "中文", "汉语": (language, translation) = (.chinese, nil)
    case "en", "english", "英文", "英语": (language, translation) = (.english, nil)
    default:
      guard
        let found = translations.first(where: {
          $0.code.lowercased() == wanted || $0.name.lowercased() == wanted
        })
      else { return false }
      (language, translation) = (.english, found)
    }
    return true
  }
}
