// LiveHost: letters that the terminal enlarges: when they are used, and where they may stand.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import Testing
import TextScreen

@testable import ConsoleUI

@Suite struct TerminalLettersTests {
  private let long = "A hand-carved cherry-wood spoon from the far valley, with a box of its own"

  private func view(_ shapes: LargeShapes, _ found: LargeShapes?) throws -> ShowView {
    let driver = try ConsoleDriver(.english)
    driver.display.shapes = shapes
    driver.face = LargeFace(places: [])
    driver.face.terminalLetters = found
    return driver.view
  }

  private func letters(
    _ text: String, _ view: ShowView, columns: Int = 78, rows: Int = 10
  ) -> [ScaledText] {
    var buffer = CellBuffer(width: 80, height: 24)
    let hero = HeroText(text, columns: columns, rows: rows, view)
    hero.draw(into: &buffer, x: 1, y: 3, .heading)
    let shown = buffer.drawableLetters(cursor: CursorPosition(x: 1, y: 1))
    #expect(shown.allSatisfy { $0.rect.bottom - 3 <= hero.rows && $0.rect.right - 1 <= columns })
    return shown
  }

  @Test func onlyWhereTheTerminalWasFoundToHaveThem() throws {
    #expect(letters(long, try view(.doubleHeight, nil)).isEmpty)
    #expect(letters(long, try view(.halfBlocks, .doubleHeight)).isEmpty)
    #expect(letters(long, try view(.scaled, .doubleHeight)).isEmpty)
    #expect(letters(long, try view(.doubleHeight, .doubleHeight)).count == 2)
  }

  @Test func theHigherOfBothThatShowsItWhole() throws {
    let doubled = try view(.doubleHeight, .doubleHeight)
    #expect(letters("58.00", doubled).isEmpty, "blocks are seven rows high")
    #expect(letters("红薯", doubled).isEmpty, "not for Chinese")
    #expect(letters(long, doubled, rows: 3).isEmpty, "not in parts")
    let scaled = try view(.scaled, .scaled)
    let name = letters("红薯", scaled)
    #expect(name.map(\.way) == [.scaled(7)] && name[0].rect.width == 28)
    #expect(letters("红薯很甜", scaled, columns: 17).map(\.way) == [.scaled(4), .scaled(4)])
  }

  @Test func nothingMayStandWhereTheyDo() throws {
    var buffer = CellBuffer(width: 40, height: 10)
    let double = ScaledText("12.80", .doubleHeight, x: 1, y: 2, .money)
    let letter = ScaledText("红", .scaled(3), x: 10, y: 5, .text)
    buffer.put(double)
    buffer.put(letter)
    func shown(_ x: Int, _ y: Int, _ buffer: CellBuffer) -> [ScaledText] {
      buffer.drawableLetters(cursor: CursorPosition(x: x, y: y))
    }
    #expect(double.rect == Rect(x: 2, y: 2, width: 10, height: 2))
    #expect(shown(0, 0, buffer) == [double, letter])
    // A line of double height has its rows for itself; other letters only their place.
    #expect(shown(30, 3, buffer) == [letter])
    #expect(shown(30, 6, buffer) == [double, letter] && shown(12, 6, buffer) == [double])
    var covered = buffer
    covered.put("x", x: 39, y: 3)
    #expect(shown(0, 0, covered) == [letter])
    covered.put("中", x: 15, y: 7)
    #expect(shown(0, 0, covered).isEmpty)
    buffer.put(ScaledText("wide", .scaled(7), x: 20, y: 0, .text))
    #expect(shown(0, 0, buffer) == [double, letter], "it would leave the window")
  }
}
