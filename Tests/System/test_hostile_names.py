"""LiveHost: names made to break a screen, in real terminals (accessibility rule T20).

SPDX-License-Identifier: Apache-2.0
"""

import json
import re
import unittest

import harness
import xterm
from harness import Folder, Terminal, environment
from pty_driver import Program
from xterm import Display, XTerm

NAMES = [
    "\u202eevil\u202c\u2066bidi\u2069\u200f",
    "👩\u200d👩\u200d👧\u200d👦👍🏽❤\ufe0f",
    "🫨🪿🫎 fifteen",
    "z" + "\u0301\u0323" * 100 + "algo",
    "\U00031350\U00031351\U000323af Han",
    "\x1b]0;owned\x07\x1b[2J\x9b31m\x00end",
    "한e\u0301\U000e0041🏴\u00ad",
]
LONG = "长" * 20000
FORBIDDEN = re.compile(
    "[\u0080-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U0001f3fb-"
    "\U0001f3ff\U000e0000-\U000e0fff]"
)


def feed(path):
    """Each name speaks, the longest first; three orders stand on the right."""
    lines = [{"v": 1, "kind": "chat", "id": "long", "user": {"id": "long", "name": LONG},
              "text": LONG[:500]}]
    for index, name in enumerate(NAMES):
        lines.append({"v": 1, "kind": "chat", "id": f"m{index}",
                      "user": {"id": f"u{index}", "name": name}, "text": f"hello {name}"})
    for index in range(3):
        lines.append({"v": 1, "kind": "order", "id": f"o{index}", "paid": True, "goods": "1",
                      "quantity": 1, "user": {"id": f"u{index}", "name": NAMES[index]}})
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")


class HostileNamesTest(unittest.TestCase):
    def command(self, data):
        path = data / "feed.jsonl"
        feed(path)
        return [str(harness.BINARY), "demo", "--language", "en", "--calm", "--theme", "mono",
                "--audience", f"exec:cat {path}; sleep 600"]

    def quoted(self, data):
        return " ".join(f'"{part}"' for part in self.command(data))

    # In tmux.

    def column(self, terminal, text):
        """Where tmux itself says a text stands: its column and row."""
        terminal.tmux("copy-mode")
        terminal.tmux("send-keys", "-X", "top-line")
        terminal.tmux("send-keys", "-X", "start-of-line")
        terminal.tmux("send-keys", "-X", "search-forward", text)
        x, y = terminal.tmux("display", "-p", "#{copy_cursor_x} #{copy_cursor_y}").split()
        terminal.tmux("send-keys", "-X", "cancel")
        # The search ends behind what it has found.
        return int(x) - len(text), int(y)

    def test_in_tmux_no_column_moves(self):
        for columns, rows in ((80, 24), (120, 40)):
            with self.subTest(columns=columns), Folder() as data:
                with Terminal(data, self.quoted(data), columns, rows) as terminal:
                    shown = terminal.wait_for("Sales", "fifteen", "3 sales")
                    left, top = self.column(terminal, "Sales")
                    lines = shown.splitlines()
                    sales = [i for i, line in enumerate(lines)
                             if re.search(r"\d\d:\d\d +58\.00", line) and i > top]
                    self.assertEqual(len(sales), 3, shown)
                    for row in sales:
                        time_shown = re.search(r"\d\d:\d\d(?= +58\.00)", lines[row])[0]
                        self.assertEqual(self.row_column(terminal, time_shown, row), left, lines[row])

    def row_column(self, terminal, text, row):
        """The column of the text in that row, as tmux counts."""
        terminal.tmux("copy-mode")
        terminal.tmux("send-keys", "-X", "top-line")
        terminal.tmux("send-keys", "-X", "start-of-line")
        if row > 1:
            terminal.tmux("send-keys", "-X", "-N", str(row - 1), "cursor-down")
        terminal.tmux("send-keys", "-X", "end-of-line")
        terminal.tmux("send-keys", "-X", "search-forward", text)
        x, y = terminal.tmux("display", "-p", "#{copy_cursor_x} #{copy_cursor_y}").split()
        terminal.tmux("send-keys", "-X", "cancel")
        self.assertEqual(int(y), row)
        return int(x) - len(text)

    # Byte by byte.

    def test_no_control_byte_of_a_name_leaves(self):
        with Folder() as data:
            command = self.command(data)
            with Program(command, environment(data, TERM="xterm-256color")) as program:
                program.wait_for("3 sales", "fifteen")
                self.assertIsNone(FORBIDDEN.search(program.raw.decode("utf-8")))
                self.assertNotIn(b"\x1b]", program.raw)
                self.assertNotIn(b"\x07", program.raw)
                self.assertNotIn(b"\x00", program.raw)
                # At most two marks stay on a letter.
                self.assertIsNone(re.search("[\u0300-\u036f]{3}", program.raw.decode("utf-8")))
        with Folder() as data:
            path = data / "feed.jsonl"
            feed(path)
            done = harness.run(data, "demo", "--linear", "--language", "en", "--audience",
                               f"exec:cat {path}", stdin="wait 1\nviewers\nchat 20\nend\nyes\n")
            shown = done.stdout.decode("utf-8")
            self.assertIn("fifteen", shown)
            self.assertIsNone(FORBIDDEN.search(shown))
            self.assertIsNone(re.search("[\x00-\x09\x0b-\x1f\x7f]", shown))

    def test_the_data_keep_the_real_name(self):
        with Folder() as data:
            path = data / "feed.jsonl"
            feed(path)
            harness.run(data, "demo", "--linear", "--language", "en", "--audience",
                        f"exec:cat {path}", stdin="wait 1\nend\nyes\n")
            records = harness.journal(harness.newest(data, "rehearsals"))
            names = {record["viewer"]["name"]
                     for record in harness.of_kind(records, "viewerArrived")}
            self.assertIn(NAMES[1], names)
            self.assertIn(NAMES[4], names)

    # In a real xterm, by its pixels.

    @unittest.skipUnless(xterm.IS_HERE, "SKIPPED: needs Debian's xvfb, xterm and imagemagick")
    def test_in_xterm_no_column_moves(self):
        with Folder() as data:
            with Terminal(data, self.quoted(data)) as terminal:
                shown = terminal.wait_for("Sales", "fifteen", "3 sales")
                rows = [i for i, line in enumerate(shown.splitlines())
                        if re.search(r"\d\d:\d\d +58\.00", line)]
                gap = self.column(terminal, "Sales")[0] - 1
                amount = self.row_column(terminal, "58.00", rows[0])
        with Folder() as data, Display() as display, \
                XTerm(display, data, self.command(data)) as terminal:
            has_ink = terminal.wait_for_ink([(amount, row) for row in rows])
            for row in range(rows[0] - 1, rows[0] + 5):
                self.assertFalse(has_ink(gap, row), f"row {row}: something in the gap")
            for row in rows:
                # The amount begins where it should, to the cell, with nothing before it.
                self.assertTrue(has_ink(amount, row), f"row {row}: no amount")
                self.assertFalse(has_ink(amount - 1, row), f"row {row}: the amount has moved")
                self.assertFalse(has_ink(amount + 5, row), f"row {row}: the amount has moved")


if __name__ == "__main__":
    unittest.main()
