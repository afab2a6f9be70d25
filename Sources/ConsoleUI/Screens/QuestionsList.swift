// LiveHost: the list of questions, and the answers to choose from.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// Questions, what most people ask first, each with what would be answered.
struct QuestionsList: Layer {
  private var state = ListState()
  private var kept: KeptRows<Question, Int>

  init(_ view: ShowView) {
    kept = KeptRows(view.session.questions.byNeed) { $0.number }
  }

  var place: KeyPlace { .list }

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    let questions = context.view.session.questions.byNeed
    let selected = kept.selected(state, questions)
    kept.settle(questions, &state)
    if state.handle(key, count: questions.count) { return true }
    switch (key, selected) {
    case (.escape, _): context.isClosed = true
    case (.enter, let question?): context.opened = AnswerList(question)
    default: return false
    }
    return true
  }

  mutating func receive(_ outcome: CommandOutcome, _ context: inout LayerContext) {
    if outcome.isOwn { kept.settle(context.view.session.questions.byNeed, &state) }
  }

  mutating func choose(_ row: Int, _ context: inout LayerContext) { state.select(row) }

  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    let answers = Answers(view)
    let all = kept.shown(view.session.questions.byNeed)
    let counts = all.map(\.row.count).column
    let asked = all.indices.map { index in
      let blanks = counts[index].prefix { $0 == " " }
      return all[index].isGone
        ? view.words(.goneMark) : blanks + view.words.askers(all[index].row.count)
    }.column()
    let rows = all.enumerated().map { index, shown in
      ListRow(
        left: shown.row.text, right: asked[index], detail: answers.best(shown.row) ?? "",
        role: shown.isGone ? .dim : .text)
    }
    var shown = state
    shown.clamp(rows.count)
    return ListFrame.draw(
      title: .questionsTitle, rows: rows, state: shown, kept: kept.count, keys: .questionsKeys,
      in: place, into: &buffer, view)
  }
}

/// What can be answered to one question.
struct AnswerList: Layer {
  private let question: Question
  private var state = ListState()

  init(_ question: Question) {
    self.question = question
  }

  var place: KeyPlace { .list }

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    let answers = Answers(context.view).all(question)
    if state.handle(key, count: answers.count + 1) { return true }
    switch key {
    case .escape: context.isClosed = true
    case .enter:
      let text = answers.indices.contains(state.selection) ? answers[state.selection] : nil
      context.answer(question, text)
      context.isClosed = true
    default: return false
    }
    return true
  }

  mutating func choose(_ row: Int, _ context: inout LayerContext) { state.select(row) }

  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    let rows = Answers(view).all(question) + [view.words(.answerAloud)]
    return ListFrame.draw(
      title: view.words(.answersTitle, question.text), rows: rows.map { ListRow(left: $0) },
      state: state, keys: .answersKeys, in: place, into: &buffer, view)
  }
}

/// Answers from what is known of the goods, in the language of the show.
struct Answers {
  private let session: Session
  private let words: Words

  init(_ view: ShowView) {
    session = view.session
    words = Words(view.session.plan.language)
  }

  /// What answers the question; nil when nothing that is known does.
  func best(_ question: Question) -> String? { fitting(question).first }

  /// What answers it, then everything else there is to say of the goods.
  func all(_ question: Question) -> [String] {
    guard let goods = goods(question) else { return [] }
    var all = fitting(question)
    let rest =
      goods.points.map { point(goods, $0.text(in: words.language)) } + [
        price(goods), stock(goods),
      ]
    for text in rest where !all.contains(text) { all.append(text) }
    return all
  }

  private func goods(_ question: Question) -> Goods? {
    (question.goods ?? session.rundown.featured).isEmpty
      ? nil : session.plan.catalogue.goods(id: question.goods ?? session.rundown.featured)
  }

  private func fitting(_ question: Question) -> [String] {
    guard let goods = goods(question) else { return [] }
    switch question.topic {
    case .price: return [price(goods)]
    case .stock: return [stock(goods)]
    case .other: return []
    default:
      return goods.points.map { $0.text(in: words.language) }
        .filter { QuestionRules.mentions(question.topic, $0) }
        .map { point(goods, $0) }
    }
  }

  private func price(_ goods: Goods) -> String {
    let money = words.money(goods.price)
    let unit = goods.unit?.text(in: words.language) ?? ""
    return words(
      .answerPrice, String(goods.lot), words.name(goods),
      unit.isEmpty ? money : words(.pricePerUnit, money, unit))
  }

  private func stock(_ goods: Goods) -> String {
    let (lot, name) = (String(goods.lot), words.name(goods))
    let left = session.stock[goods.id].available
    if left > 0 { return words(.answerStock, lot, name, words.quantity(left, of: goods)) }
    // Held is not sold: who asks may still get it.
    return words(session.stock[goods.id].onHand > 0 ? .answerAllHeld : .answerSoldOut, lot, name)
  }

  private func point(_ goods: Goods, _ text: String) -> String {
    words(.answerPoint, String(goods.lot), words.name(goods), text)
  }
}
