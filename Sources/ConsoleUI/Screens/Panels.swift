// LiveHost: the panels of the show screen: chat, sales, rundown.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// The newest chat lines, each with what it means for the host. A line stays where it was written
/// until its place is needed again; the empty row moves down before the oldest. Nothing jumps
/// under an eye or a magnifier, and a terminal is sent one line, not all of them.
struct ChatPanel {
  private let view: ShowView
  private let lines: ShowLines

  init(_ view: ShowView, _ lines: ShowLines) {
    self.view = view
    self.lines = lines
  }

  func draw(into buffer: inout CellBuffer, _ rect: Rect) {
    guard rect.height > 1 else { return }
    let used = buffer.put(view.words(.chatTitle), x: rect.x, y: rect.y, .label)
    if let state = lines.chatState {
      let room = max(0, rect.width - used - 2)
      buffer.putRight(
        SafeText.fitted(state.text, room), right: rect.right, y: rect.y, state.role)
    }
    let rows = rect.height - 1
    let chat = view.chatPause?.chat ?? view.session.chat
    let count = chat.count
    // One row stays empty, between the newest line and the oldest.
    let newest = chat.newest(max(1, rows - 1))
    if newest.isEmpty {
      buffer.put(view.words(.noChat), x: rect.x, y: rect.y + 1, width: rect.width, .dim)
    }
    let nameWidth = rect.width >= 46 ? 12 : 9
    for (index, line) in newest.enumerated() {
      let place = (count - newest.count + index) % rows
      draw(line, into: &buffer, rect, row: rect.y + 1 + place, nameWidth)
    }
  }

  private func draw(
    _ line: ChatLine, into buffer: inout CellBuffer, _ rect: Rect, row: Int, _ nameWidth: Int
  ) {
    let mark = lines.mark(line.mark)
    let isOurs = line.mark == .host || line.mark == .system
    let name = isOurs ? mark.text : line.viewer?.name ?? ""
    buffer.put(name, x: rect.x, y: row, width: nameWidth, .label)
    let x = rect.x + nameWidth + 1
    // The marks have a column of their own, as wide as the longest of them.
    let markWidth = isOurs ? 0 : (view.words.isChinese ? 2 : 5)
    var right = rect.right - markWidth
    let speaker = isOurs ? "" : lines.speaker(line)
    if !isOurs {
      let alone = mark.text.isEmpty
      buffer.put(
        alone ? speaker : mark.text, x: right, y: row, alone ? .label : mark.role)
      // Where there is room, first words that ask or want something say both.
      if !alone, !speaker.isEmpty, rect.width >= 46 {
        right -= markWidth + 1
        buffer.put(speaker, x: right, y: row, .label)
      }
    }
    let room = right - (isOurs ? 0 : 1) - x
    let isQuiet = isOurs || line.mark == .old
    buffer.put(line.text, x: x, y: row, width: room, isQuiet ? .dim : .text)
  }
}

/// The newest sales, the tally at the end.
struct SalesPanel {
  private let view: ShowView
  private let lines: ShowLines

  init(_ view: ShowView, _ lines: ShowLines) {
    self.view = view
    self.lines = lines
  }

  func draw(into buffer: inout CellBuffer, _ rect: Rect) {
    guard rect.height > 2 else { return }
    buffer.put(view.words(.salesTitle), x: rect.x, y: rect.y, .label)
    let entries = view.session.sales.entries
    if entries.isEmpty {
      buffer.put(view.words(.noSales), x: rect.x, y: rect.y + 1, width: rect.width, .dim)
      return
    }
    let shown = entries.suffix(rect.height - 2).reversed()
    for (index, entry) in shown.enumerated() {
      draw(entry, into: &buffer, rect, row: rect.y + 1 + index)
    }
    buffer.put(lines.tally, x: rect.x, y: rect.y + 1 + shown.count, width: rect.width, .dim)
  }

  private func draw(
    _ entry: SaleEntry, into buffer: inout CellBuffer, _ rect: Rect, row: Int
  ) {
    let role: Role = entry.status == .recorded ? .text : .dim
    buffer.put(
      view.words.wallTime(entry.at, zoneSeconds: view.zoneSeconds), x: rect.x, y: row, .dim)
    buffer.putRight(
      view.words.amount(entry.sale.total), right: rect.x + 15, y: row, width: 9,
      entry.status == .recorded ? .money : .dim)
    let note: String
    switch entry.status {
    case .voided: note = view.words(.voidMark)
    case .returned, .recorded:
      note = entry.returned > 0 ? view.words(.returnMark, String(entry.returned)) : ""
    }
    let text = note.isEmpty ? view.words.buyer(entry.sale.buyer) : note
    buffer.put(text, x: rect.x + 17, y: row, width: rect.width - 17, role)
  }
}

/// The running order around what is on air.
struct RundownPanel {
  private let view: ShowView

  init(_ view: ShowView) {
    self.view = view
  }

  func draw(into buffer: inout CellBuffer, _ rect: Rect) {
    guard rect.height > 1 else { return }
    buffer.put(view.words(.listRundownTitle), x: rect.x, y: rect.y, .label)
    let rundown = view.session.rundown
    let count = rect.height - 1
    let first = max(0, min(rundown.position - count / 3, rundown.items.count - count))
    for index in 0..<min(count, rundown.items.count - first) {
      let item = rundown.items[first + index]
      guard let goods = view.session.plan.catalogue.goods(id: item.goods) else { continue }
      let row = rect.y + 1 + index
      let isNow = first + index == rundown.position
      let stock = view.session.stock[goods.id].onHand
      buffer.putRight(String(goods.lot), right: rect.x + 2, y: row, isNow ? .heading : .dim)
      let left = stock > 0 ? String(stock) : view.words(.soldOut)
      let taken = max(
        8, buffer.putRight(left, right: rect.right, y: row, stock > 0 ? .dim : .alarm))
      let state = isNow ? view.words(.nowMark) : ""
      buffer.putRight(state, right: rect.right - taken - 1, y: row, .live)
      buffer.put(
        view.words.name(goods), x: rect.x + 4, y: row, width: rect.width - taken - 10,
        isNow ? .heading : .text)
    }
  }
}
