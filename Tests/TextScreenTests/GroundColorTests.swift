// LiveHost: light or dark, by what the terminal says.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@Suite struct GroundColorTests {
  @Test func lightAndDarkAreTold() {
    for text in ["ffff/ffff/ffff", "ff/ff/ff", "f/f/f", "fdfd/f6f6/e3e3", "eeee/eeee/ecec"] {
      #expect(GroundColor.isLight(text) == true, "\(text)")
    }
    for text in ["0000/0000/0000", "00/2b/36", "1717/1414/2121", "0/0/f"] {
      #expect(GroundColor.isLight(text) == false, "\(text)")
    }
  }

  @Test func terminalsAnswerInTheirOwnWays() {
    #expect(GroundColor.isLight(answer: "rgb:ffff/ffff/ffff") == true)
    #expect(GroundColor.isLight(answer: "rgba:0000/0000/0000/ffff") == false)
    #expect(GroundColor.isLight(answer: "rgba:ffff/ffff/ffff/0000") == true)
    for text in ["", "#ffffff", "rgb:", "rgba:", "rgba:ff/ff/ff", "ffff/ffff/ffff", "?"] {
      #expect(GroundColor.isLight(answer: text) == nil, "\(text)")
    }
  }

  @Test func whatIsNoColorSaysNothing() {
    for text in ["", "ff/ff", "ff/ff/ff/ff", "fffff/0/0", "gg/00/00", "-1/0/0", "//"] {
      #expect(GroundColor.isLight(text) == nil, "\(text)")
    }
  }
}
