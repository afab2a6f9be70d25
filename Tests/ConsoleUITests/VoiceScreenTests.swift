// LiveHost: what is spoken is a choice of kinds, on the screen as by command (T12).
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct VoiceScreenTests {
  @Test func everyKindIsSwitchedForItself() throws {
    let driver = try ConsoleDriver()
    driver.press(.function(3))
    driver.press(.enter)
    #expect(driver.display.speech.isOn)
    driver.press(.down, .enter)
    #expect(driver.display.speech.rate == 10)
    driver.press(.left, .left)
    #expect(driver.display.speech.rate == -10)
    for kind in SpeechKind.allCases {
      driver.press(.down)
      #expect(driver.focusedRow.contains(kind.phrase.english))
      driver.press(.enter)
      #expect(driver.display.speech.kinds == Set(SpeechKind.allCases).subtracting([kind]))
      // A braille line shows forty columns.
      #expect(driver.focusedRow.prefix(40).contains("off"))
      driver.press(.enter)
    }
    #expect(driver.display.speech.kinds == Set(SpeechKind.allCases))
  }

  /// The same choice, whichever way it was made.
  @Test func linesListTheSame() throws {
    let driver = try LinearDriver()
    driver.type("speak sales orders")
    let listed = driver.type("voice")
    #expect(listed.count == SpeechKind.allCases.count + 2)
    #expect(listed.contains("sales: on.") && listed.contains("claims: off."), "\(listed)")
    #expect(listed.contains("Speed: 0."))
  }
}
