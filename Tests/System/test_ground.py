"""LiveHost: what a terminal says of its ground, when it says it, and when it does not (OSC 11).

SPDX-License-Identifier: Apache-2.0
"""

import time
import unittest

import harness
from harness import Folder, environment
from pty_driver import Program

QUESTION = b"\x1b]11;?\x1b\\"
# The next theme says which one was on: they come dark, light, high contrast.
AFTER = {"light": "Theme: high contrast.", "dark": "Theme: light."}


class GroundTest(unittest.TestCase):
    def show(self, data, *arguments, **changes):
        command = [harness.BINARY, "demo", "--seed", "1", "--audience", "none", "--language",
                   "en", *arguments]
        return Program(command, environment(data, TERM="xterm-256color", **changes))

    def until_asked(self, program):
        end = time.monotonic() + 20
        while QUESTION not in program.raw:
            self.assertLess(time.monotonic(), end, program.raw)
            program.pump(0.005)

    def theme(self, program):
        program.wait_for("s sell")
        program.type("t")
        program.wait_for("Theme: ")
        return next(name for name, text in AFTER.items() if text in program.screen.text())

    def test_the_theme_is_the_one_of_the_terminal(self):
        cases = [
            ("rgb:ffff/ffff/ffff\x1b\\", "light"), ("rgb:fd/f6/e3\x07", "light"),
            ("rgb:0000/0000/0000\x07", "dark"), ("rgb:0000/2b2b/3636\x1b\\", "dark"),
            ("rgba:ffff/ffff/ffff/ffff\x1b\\", "light"), ("#000000\x07", "dark"),
            ("rgb:nonsense\x07", "dark"),
        ]
        for answer, theme in cases:
            with self.subTest(answer), Folder() as data, self.show(data) as program:
                self.until_asked(program)
                program.type("\x1b]11;" + answer)
                self.assertEqual(self.theme(program), theme)
                # Nothing of the answer was typed: 1 would have asked for claims.
                self.assertNotIn("There are no claims", program.screen.text())

    def test_a_silent_terminal_and_one_that_is_late(self):
        with Folder() as data, self.show(data) as program:
            self.until_asked(program)
            asked = time.monotonic()
            # Keys that come while the answer is waited for are none of its business.
            program.type("s2")
            program.wait_for("Quantity", "2")
            print("\n    the first frame after", round((time.monotonic() - asked) * 1000), "ms")
            program.type("\r")
            program.wait_for("Saved: sale 1, 2 ×")
            program.type("s")
            program.wait_for("Quantity")
            before = program.screen.text()
            program.type("\x1b]11;rgb:ffff/ffff/ffff\x1b\\")
            program.type("\x1b]11;rgba:ffff/ffff/ffff/ffff\x07")
            program.pump(0.5)
            for text in ("rgb", "ffff", "11;"):
                self.assertNotIn(text, program.screen.text())
            self.assertIn("Quantity", before)
            program.type("3\r")
            program.wait_for("Saved: sale 2, 3 ×")
            self.assertEqual(self.theme(program), "dark")

    def test_nobody_is_asked_who_has_chosen(self):
        for arguments, changes in ((["--theme", "dark"], {}), ([], {"NO_COLOR": "1"})):
            with self.subTest(arguments), Folder() as data:
                with self.show(data, *arguments, **changes) as program:
                    program.wait_for("s sell")
                    self.assertNotIn(QUESTION, program.raw)


if __name__ == "__main__":
    unittest.main()
