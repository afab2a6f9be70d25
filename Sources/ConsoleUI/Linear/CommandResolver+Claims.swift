// LiveHost: what commands about claims, questions and mutes mean in this session.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

/// `7 2` for two of claim 7; `all 7`, `all` for everything of a buyer.
struct ClaimWish: Equatable {
  var id: String?
  var quantity: Int?
  var isAll = false

  /// Nil when it is a claim or a name and nothing more.
  init?(_ text: String) {
    var words = text.split(separator: " ").map(String.init)
    if let first = words.first?.lowercased(), first == "all" || first == "全部" {
      isAll = true
      words.removeFirst()
      guard words.count <= 1 else { return nil }
      id = words.first
      return
    }
    guard words.count == 2, let quantity = Int(words[1]) else { return nil }
    id = words[0]
    self.quantity = quantity
  }
}

extension CommandResolver {
  func accept(_ wish: ClaimWish) -> ResolvedCommand {
    let id = wish.id.map(claimID)
    return .session(
      wish.isAll
        ? .acceptAllOf(id, saleID: newSaleID())
        : .acceptClaim(id, quantity: wish.quantity, saleID: newSaleID()))
  }

  /// Nothing, a number, a number and a text, or a text.
  func answer(_ text: String) -> ResolvedCommand {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    let number = parts.first.flatMap { Int($0) }
    let words = number == nil ? text : (parts.count > 1 ? parts[1] : "")
    if !words.isEmpty { return .session(.answerQuestion(number, text: words)) }
    let questions = view.session.questions
    guard let question = number.map({ questions.question(number: $0) }) ?? questions.foremost
    else {
      let rejection = number.map { Rejection.unknownQuestion($0) } ?? .noQuestions
      return .problem(self.words.rejection(rejection, in: view.session.plan))
    }
    guard view.settings.replies.isOn else { return .problem(self.words(.repliesAreOff)) }
    let answers = Answers(view)
    if let best = answers.best(question) {
      return .session(.answerQuestion(question.number, text: best))
    }
    let all = answers.all(question)
    guard !all.isEmpty else {
      return .problem(self.words(.noAnswerKnown, String(question.number)))
    }
    return .choose(all.map { ($0, .text(.answer, "\(question.number) \($0)")) })
  }

  func answered(_ text: String) -> ResolvedCommand {
    guard let number = Int(text) else {
      return .problem(words(.usage, CommandWords.usage(of: .answered, words)))
    }
    return .session(.answerQuestion(number))
  }

  /// Somebody of this name, else a word; `always` is for a word and for all shows.
  func mute(_ verb: Verb, _ text: String) -> ResolvedCommand {
    let isMuted = verb == .mute
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    if parts.count == 2, parts[0].lowercased() == "always" || parts[0] == "一直" {
      return always(parts[1], isMuted)
    }
    if text.hasPrefix("id:"), let record = view.session.viewers[String(text.dropFirst(3))] {
      return .session(.setMuted(.viewer(record.viewer), isMuted))
    }
    let known =
      isMuted
      ? view.session.viewers.named(text, limit: 50).map(\.viewer) : view.session.mutes.viewers
    let named = known.filter { $0.name.lowercased() == text.lowercased() }
    if named.count > 1 {
      return .choose(named.map { ("\($0.name) (\($0.id))", .text(verb, "id:" + $0.id)) })
    }
    if !isMuted, named.isEmpty, !view.session.mutes.isMuted(word: text) {
      return .problem(words(.notMuted, text))
    }
    return .session(.setMuted(named.first.map { .viewer($0) } ?? .word(text), isMuted))
  }

  private func always(_ text: String, _ isMuted: Bool) -> ResolvedCommand {
    let word = MuteList.plain(text)
    guard !word.isEmpty else { return .session(.setMuted(.word(text), isMuted)) }
    var settings = view.settings
    settings.mutedWords.removeAll { MuteList.plain($0) == word }
    if isMuted { settings.mutedWords.append(word) }
    return .change(
      settings, said: words(isMuted ? .mutedForEver : .unmutedForEver, word),
      also: .setMuted(.word(word), isMuted))
  }
}
