"""LiveHost: the pointer of a real terminal: what is pressed, let go and turned (T19).

SPDX-License-Identifier: Apache-2.0
"""

import json
import unittest

import harness
from harness import Folder, environment, journal, newest, of_kind
from pty_driver import Program

ON = b"\x1b[?1006;1000h"
WHEEL_UP, WHEEL_DOWN = 64, 65


class PointerTest(unittest.TestCase):
    def show(self, data, *arguments, **changes):
        document = {"schema": "livehost.settings/1", "asked": True, **changes}
        (data / "settings.json").write_text(json.dumps(document))
        command = [harness.BINARY, "demo", "--seed", "1", "--audience", "none", "--language",
                   "en", *arguments]
        return Program(command, environment(data, TERM="xterm-256color"))

    def place(self, program, text):
        """Where a text stands, in the columns and rows of a terminal's reports."""
        for row, line in enumerate(program.screen.text().split("\n")):
            if text in line:
                return line.index(text) + 1, row + 1
        self.fail(f"{text} is not there:\n{program.screen.text()}")

    def report(self, program, button, place, final):
        program.type(f"\x1b[<{button};{place[0]};{place[1]}{final}")

    def click(self, program, text):
        """A quick tap: both come in one piece."""
        x, y = self.place(program, text)
        program.type(f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m")

    def still(self, program):
        """What is shown once the program has taken what was sent: it answers a key after it."""
        program.pump(0.3)
        return program.screen.text()

    def test_pressing_does_nothing_and_releasing_acts(self):
        with Folder() as data, self.show(data) as program:
            program.wait_for("s sell", "n next")
            program.pump(0.3)
            self.assertIn(ON, program.raw)
            sell = self.place(program, "s sell")
            self.report(program, 0, sell, "M")
            self.assertNotIn("Quantity", self.still(program))
            # Moving away and letting go there is a way out.
            self.report(program, 0, (40, 5), "m")
            self.assertNotIn("Quantity", self.still(program))
            self.report(program, 0, sell, "M")
            self.report(program, 0, sell, "m")
            program.wait_for("Quantity")
            # A field gets the focus, the buttons of the last line act.
            self.click(program, "Buyer")
            program.pump(0.3)
            row = self.place(program, "Buyer")[1] - 1
            self.assertEqual(program.screen.y, row)
            self.click(program, "Enter")
            program.wait_for("Saved: sale 1, 1 ×")
            self.click(program, "u undo")
            program.wait_for("Sale 1 is taken back")
            voided = of_kind(journal(newest(data, "rehearsals")), "saleVoided")
            self.assertEqual(len(voided), 1)

    def test_the_wheel_goes_through_lists_and_nothing_else(self):
        with Folder() as data, self.show(data) as program:
            program.wait_for("s sell")
            self.report(program, WHEEL_DOWN, (5, 5), "M")
            self.assertNotIn("does nothing", self.still(program))
            for key, title in (("i", "Goods"), ("\x1b[17~", "Phrases")):
                program.type(key)
                program.wait_for("Esc back")
                program.pump(0.3)
                first = program.screen.y
                self.report(program, WHEEL_DOWN, (5, 5), "M")
                self.report(program, WHEEL_DOWN, (5, 5), "M")
                program.pump(0.3)
                self.assertEqual(program.screen.y, first + 2, title)
                self.report(program, WHEEL_UP, (5, 5), "M")
                program.pump(0.3)
                self.assertEqual(program.screen.y, first + 1, title)
                program.type("\x1b[21~")
                program.wait_for("s sell")

    def test_it_is_off_in_linear_and_where_the_host_wants_it_off(self):
        for arguments, settings in ((["--linear"], {}), ([], {"pointer": False})):
            with self.subTest(arguments), Folder() as data:
                with self.show(data, *arguments, **settings) as program:
                    program.wait_for("Cloud green tea")
                    program.pump(0.3)
                    self.assertNotIn(b"1000h", program.raw)
                    self.assertNotIn(b"1006", program.raw.split(b"\x1b[?2004l")[0])


if __name__ == "__main__":
    unittest.main()
