"""LiveHost: letters that the terminal itself enlarges, beside what ncurses draws (Decisions/0013).

SPDX-License-Identifier: Apache-2.0
"""

import contextlib
import json
import re
import subprocess
import time
import unittest

import harness
import xterm
from harness import Folder, Terminal, environment
from pty_driver import Program, Screen
from xterm import Display, XTerm

NAME = "A hand-carved cherry-wood spoon from the far valley, with a box of its own"
ENLARGED = re.compile(r"\x1b\]66;s=(\d):w=(\d);([^\x1b]*)\x1b\\")


def write_plan(data, shapes):
    """A show with one name that pixels cannot show whole at 80 columns."""
    goods = {"schema": "livehost.goods/1",
             "makers": [{"id": "m", "name": "Lin", "place": "Hubei", "story": "Carves."}],
             "goods": [{"id": "g", "name": NAME, "category": "handicraft", "price": "28.00",
                        "stock": 14, "unit": "piece", "maker": "m", "points": ["Carved."]}]}
    plan = {"schema": "livehost.plan/1", "title": "Stall", "host": "Su", "language": "en",
            "currency": "CNY", "catalogue": "goods.json", "rundown": [{"goods": "g", "minutes": 9}],
            "opening": "Hello.", "closing": "Bye."}
    settings = {"schema": "livehost.settings/1", "shapes": shapes, "large": 2, "clockSeconds": 0,
                "theme": "mono"}
    for name, value in (("goods", goods), ("plan", plan), ("settings", settings)):
        (data / f"{name}.json").write_text(json.dumps(value))
    return [str(harness.BINARY), "rehearse", str(data / "plan.json"), "--audience", "none",
            "--language", "en"]


class LetterScreen(Screen):
    """A terminal with lines of double height and with OSC 66, as strict as one can be."""

    def resize(self, columns, rows):
        super().resize(columns, rows)
        self.heights = (getattr(self, "heights", []) + [0] * rows)[:rows]
        # Enlarged letters by where they stand: scale, columns of usual size, text.
        self.letters = {}
        self.trouble = []

    def width(self, y):
        return self.columns // 2 if self.heights[y] else self.columns

    def sequence(self, found):
        text = found.group()
        enlarged = ENLARGED.fullmatch(text)
        if enlarged:
            scale, width = int(enlarged[1]), int(enlarged[2])
            self.drop(self.x, self.y, scale * width, scale)
            self.letters[self.x, self.y] = (scale, width, enlarged[3])
            self.x += scale * width
        elif text[:2] == "\x1b#":
            self.heights[self.y] = {"3": 3, "4": 4}.get(text[2], 0)
        else:
            before = self.y, "".join(self.cells[self.y])
            super().sequence(found)
            # The row the cursor comes to is not always as wide as the one it left.
            self.x = min(self.x, self.width(self.y) - 1)
            self.forget(found, *before)

    def forget(self, found, y, row):
        """What an erasing sequence does to enlarged letters and to the heights of lines."""
        final, kind = found.group(3), (found.group(2) or "0").split(";")[0]
        if final == "J":
            first = 0 if kind == "2" else y
            self.drop(0, first, self.columns, self.rows)
            self.heights[first:] = [0] * (self.rows - first)
        elif final == "K":
            self.drop(0 if kind == "2" else self.x, y, self.columns, 1)
        elif final == "X":
            self.drop(self.x, y, int(kind or 1), 1)

    def character(self, character):
        if character >= " ":
            if self.heights[self.y] and self.x >= self.width(self.y):
                self.trouble.append(f"row {self.y}: written behind the end of a doubled line")
            self.drop(self.x, self.y, 1, 1)
        super().character(character)

    def drop(self, x, y, width, height):
        """A letter that is touched anywhere is gone."""
        for (left, top), (scale, columns, _) in list(self.letters.items()):
            if left < x + width and x < left + scale * columns and top < y + height and y < top + scale:
                del self.letters[left, top]

    def picture(self):
        """All that can be seen."""
        return self.text(), list(self.heights), dict(self.letters)


@contextlib.contextmanager
def show(shapes, term="xterm-256color"):
    """The console in that terminal, with a data folder of its own."""
    with Folder() as data:
        run = write_plan(data, shapes)
        with LetterProgram(run, environment(data, TERM=term)) as program:
            yield program


class LetterProgram(Program):
    def resize(self, columns, rows):
        if not isinstance(self.screen, LetterScreen):
            self.screen = LetterScreen(columns, rows)
        super().resize(columns, rows)


def settle(program):
    """Until nothing more comes."""
    before = -1
    while program.bytes != before:
        before = program.bytes
        program.pump(0.2)


class LettersTest(unittest.TestCase):
    def until(self, program, is_so, what):
        """The limit only ends a test that has failed."""
        for _ in range(1500):
            if is_so():
                return
            program.pump(0.02)
        self.fail(what + ":\n" + str(program.screen.picture()))

    def draw_anew(self, program):
        drawn = len(program.raw)
        program.signal("WINCH")
        self.until(program, lambda: re.search(rb"\x1b\[2?J", program.raw[drawn:]), "no new frame")
        settle(program)

    def same_when_drawn_anew(self, program):
        """What differences have made of the screen is what a whole new frame makes of it."""
        settle(program)
        before = program.screen.picture()
        self.draw_anew(program)
        self.until(program, lambda: program.screen.picture() == before, f"it was {before}")
        self.assertEqual(program.screen.trouble, [])

    def doubled(self, program):
        """The text on rows of double height; both halves must be there, on rows of their own."""
        screen, lines = program.screen, []
        for y, height in enumerate(screen.heights):
            row = "".join(screen.cells[y]).rstrip()
            # Half a frame may be here.
            is_whole = screen.heights[y + 1 : y + 2] == [4]
            if height == 3 and is_whole and "".join(screen.cells[y + 1]).rstrip() == row:
                self.assertLess(len(row), screen.columns // 2)
                lines.append(row.strip())
        return " ".join(lines)

    def through_everything(self, program, has_letters):
        """Other screens over it and back, a sale, sizes, Ctrl-Z, themes: the picture stays true."""
        def with_letters():
            self.until(program, has_letters, "no large letters")

        with_letters()
        self.same_when_drawn_anew(program)
        for keys, text in (("s", "Quantity"), ("\r", "Saved"), ("?", "Help")):
            program.type(keys)
            program.wait_for(text)
            self.same_when_drawn_anew(program)
        self.assertFalse(has_letters(), "the help is in usual letters")
        program.type("\x1b")
        with_letters()
        program.type("t")
        program.wait_for("Theme")
        self.same_when_drawn_anew(program)
        for columns, rows in ((40, 12), (100, 30), (80, 24)):
            program.resize(columns, rows)
            self.draw_anew(program)
            self.same_when_drawn_anew(program)
        with_letters()
        program.type("\x1a")
        program.wait_for_event("stopped")
        self.assertFalse(has_letters(), "the shell has lines of usual height")
        program.foreground()
        with_letters()
        self.same_when_drawn_anew(program)
        # As text in the same frame.
        self.assertIn("28.00 yuan   13 left", program.screen.text())
        program.signal("TERM")
        program.wait_for_exit()
        self.assertFalse(has_letters())

    def test_double_height_stays_true(self):
        with show("doubleHeight") as program:
            program.wait_for("Greet")
            self.through_everything(program, lambda: self.doubled(program) == NAME)

    def enlarged(self, program):
        letters = sorted(program.screen.letters.items(), key=lambda item: (item[0][1], item[0][0]))
        return "".join(text for _, (_, _, text) in letters).replace(" ", "")

    def test_osc_66_stays_true(self):
        with show("scaled") as program:
            # The answers are on the line before the question, so that no load makes them late.
            program.type("\x1b[2;3R\x1b[2;5R")
            program.wait_for("Greet")
            self.assertIn(b"\x1b]66;w=2; \x1b\\\x1b[6n\x1b]66;s=2; \x1b\\\x1b[6n", program.raw)
            self.through_everything(
                program, lambda: NAME.replace(" ", "") in self.enlarged(program))

    def test_other_answers_mean_half_blocks(self):
        for answer in ("\x1b[2;1R\x1b[2;1R", "\x1b[2;3R\x1b[2;3R", "\x1b[2;2R\x1b[2;4R", ""):
            with self.subTest(answer=answer), show("scaled") as program:
                program.type(answer)
                program.wait_for("does not enlarge letters")
                self.assertEqual(program.screen.letters, {})

    def test_never_in_tmux(self):
        for shapes in ("doubleHeight", "scaled"):
            with self.subTest(shapes=shapes), Folder() as data:
                run = write_plan(data, shapes)
                with Terminal(data, " ".join(run)) as terminal:
                    terminal.wait_for("In tmux half blocks are used", "28.00 yuan   14 left")
                with LetterProgram(run, environment(data, TERM="tmux-256color")) as program:
                    program.wait_for("Greet")
                    self.assertNotRegex(program.raw, rb"\x1b#[34]|\x1b\]66|\x1b\[6n")

    def test_large_shapes_are_never_bold(self):
        with show("halfBlocks") as program:
            program.wait_for("OPENING")
            program.type("+n")
            program.wait_for("level 3")
            settle(program)
            written = program.raw.decode("utf-8", "replace")
        is_bold, shapes, letters = False, 0, 0
        for found in re.finditer(r"\x1b\[([\d;]*)m|([▀-▟])|([^\W\d])", written):
            codes, shape, letter = found.groups()
            if codes is not None:
                for code in codes.split(";"):
                    is_bold = code == "1" or is_bold and code not in ("", "0", "22")
            elif shape:
                self.assertFalse(is_bold, written[max(0, found.start() - 80) : found.end()])
                shapes += 1
            else:
                letters += is_bold
        self.assertGreater(shapes, 300)
        self.assertGreater(letters, 10, "nothing at all was bold")

    # In a real terminal, by its pixels.

    @unittest.skipUnless(xterm.IS_HERE, "SKIPPED: needs Debian's xvfb, xterm and imagemagick")
    def test_double_height_in_xterm(self):
        with Folder() as data, Display() as display:
            run = write_plan(data, "doubleHeight")
            with LetterProgram(run, environment(data, TERM="xterm-256color")) as program:
                # On a slow disk the first frames come before the show is open.
                program.wait_for("OPENING")
                self.until(program, lambda: self.doubled(program) == NAME, "no doubled lines")
                settle(program)
                screen = program.screen
            rows = [y for y, height in enumerate(screen.heights) if height == 3]
            with XTerm(display, data, run) as terminal:
                state = [(x, 0) for x, letter in enumerate(screen.cells[0]) if letter > " "]
                terminal.wait_for_ink([*state, (2, rows[0]), (2, rows[0] + 1)])
                shown = self.still(terminal, data / "shown.ppm")
                pid = subprocess.run(["pgrep", "-P", str(terminal.terminal.pid)],
                                     capture_output=True, text=True).stdout.split()[0]
                # Drawn anew, as after another size.
                subprocess.run(["kill", "-WINCH", pid], check=True)
                again = self.still(terminal, data / "again.ppm")
                self.assertEqual(self.outside(shown), self.outside(again))
            # What the letters should look like: the same rows, written by hand.
            lines = "".join(f"\x1b[{y + 1};1H\x1b#{screen.heights[y]}{''.join(screen.cells[y]).rstrip()}"
                            for row in rows for y in (row, row + 1))
            (data / "lines").write_text("\x1b[?25l\x1b[1m" + lines)
            byhand = ["sh", "-c", f"cat {data}/lines; exec sleep 60"]
            with XTerm(display, data, byhand) as terminal:
                terminal.wait_for_ink([(2, rows[0]), (2, rows[0] + 1)])
                wanted = self.still(terminal, data / "wanted.ppm")
            for row in rows:
                self.assertEqual(self.band(shown, row, 2), self.band(wanted, row, 2), f"row {row}")

    def still(self, terminal, path):
        """The pixels once two pictures are the same."""
        last = None
        while True:
            time.sleep(0.3)
            terminal.shoot(path)
            now = path.read_bytes()
            if now == last:
                return now.split(b"\n", 3)[3]
            last = now

    def band(self, pixels, row, rows):
        """The pixels of rows of text; 13 lines each, 700 pixels wide, three bytes a pixel."""
        return pixels[row * 13 * 2100 : (row + rows) * 13 * 2100]

    def outside(self, pixels):
        """Without the cursor, which may or may not have the focus of the display."""
        return pixels[: 13 * 2100] + pixels[2 * 13 * 2100 :]


if __name__ == "__main__":
    unittest.main()
