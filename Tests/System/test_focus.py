"""LiveHost: the terminal's cursor stands on what has the focus (T1), in tmux.

A braille display shows the 40 columns around the cursor; so these hold label, value and state.

SPDX-License-Identifier: Apache-2.0
"""

import json
import re
import socket
import time
import unicodedata
import unittest

import harness
from harness import FAIR, Folder, Terminal

SIZES = ((80, 24), (120, 40), (40, 12), (20, 6))
# The places a host can be in, as the tests of the console have them: none may be left out here.
SCENES = harness.ROOT / "Tests" / "ConsoleUITests" / "Scenes.swift"
# Each screen: the keys that lead to it, and what stands around its cursor, in both languages.
SCREENS = {
    "show": ([], ("1", "Sweet"), ("1", "蜜心红薯")),
    "sell": (["s"], (">", "Quantity", "1"), (">", "数量", "1")),
    "sell, goods": (["s", "BTab"], (">", "Goods", "1"), (">", "商品", "1")),
    "sell, price": (["s", "Tab"], (">", "Price", "12.80"), (">", "单价", "12.80")),
    "sell, buyer": (["s", "Tab", "Tab"], (">", "Buyer", "walk-in"), (">", "买家", "散客")),
    "sell, paid": (["s", "Tab", "Tab", "Tab"], (">", "Paid", "WeChat"), (">", "付款", "微信")),
    "oversell": (["s", "9", "9", "9", "Enter"], (">", "Quantity", "999"), (">", "数量", "999")),
    "sales": (["l"], (" 1  ", "25.60"), (" 1  ", "25.60")),
    "void": (["l", "v"], ("Reason",), ("原因",)),
    "void, review": (["l", "v", "Down", "Enter"], ("> Keep it",), ("> 保留",)),
    "return": (["l", "r"], ("Number", "2"), ("数量", "2")),
    "return, reason": (["l", "r", "Enter"], ("Reason",), ("原因",)),
    "return, review": (["l", "r", "Enter", "Down", "Enter"], ("> Keep it",), ("> 保留",)),
    "goods": (["i", "Down"], (" 2  Ba", "free"), (" 2  竹", "可卖")),
    "stock": (["i", "k"], ("Number",), ("数量",)),
    "rundown": (["r", "Down"], (" 2  Ba", "min"), (" 2  竹", "分")),
    "minutes": (["r", "m"], ("Minutes", "1"), ("分钟", "1")),
    "claims": (["c"], (">", "Chen", "2"), (">", "Chen", "2")),
    "questions": (["f"], (">is it k", "1 ask"), (">is it k", "1 人问")),
    "answers": (["f", "Enter"], (">",), (">",)),
    "viewers": (["j"], (">Chen",), (">Chen",)),
    "help": (["?"], (">s", "  sell"), (">s", "  卖")),
    "review": (["q"], ("> Go on",), ("> 继续",)),
    "command": ([":"], (":",), (":",)),
    "phrases": (["F6", "Down"], (" 2  我听",), (" 2  我听",)),
    "phrase": (["F6", "n"], ("Phrase",), ("句子",)),
    # In the language of the show: the audience reads it.
    "card": (["F6", "v"], ("大家好",), ("大家好",)),
    "caption": (["F7"], ("Caption",), ("字幕",)),
    "menu": (["m", "End"], (">what", "F3"), (">朗读内容", "F3")),
    "keys": (["F8", "Down"], (">Single", "on"), (">单字母键", "开")),
    "new key": (["F8"] + 8 * ["Down"] + ["Enter"], (">sell", "press"), (">卖", "请按")),
    "reaction": (["F8"] + 6 * ["Down"] + ["Enter"], ("Press",), ("按",)),
    "reaction, waiting": (["F8"] + 6 * ["Down"] + ["Enter", "Space"], ("Wait",), ("等一等",)),
    "voice": (["F3", "Down", "Down"], (">sales", "on"), (">销售", "开")),
    "presenter": (["F5"], ("1", "Sweet"), ("1", "蜜心红薯")),
    "presenter, say": (["F5", "Tab"], ("1", "Sweet"), ("1", "蜜心红薯")),
}


def cells(row):
    """A row as columns: a wide character takes two."""
    found = []
    for character in row:
        if unicodedata.combining(character):
            continue
        found.append(character)
        if unicodedata.east_asian_width(character) in "WF":
            found.append("")
    return found


def around(screen, cursor):
    """The 40 columns around the cursor."""
    x, y = cursor
    row = cells(screen.split("\n")[y])
    start = max(0, min(x - 20, len(row) - 40))
    return "".join(row[start : start + 40])


class FocusTest(unittest.TestCase):
    def audience(self, path):
        feed = socket.socket(socket.AF_UNIX)
        feed.connect(path)
        for number, (kind, text) in enumerate((
                ("enter", ""), ("chat", "2号来两份"), ("chat", "is it kept cold?"))):
            line = {"v": 1, "kind": kind, "id": f"m-{number}", "platform": "test",
                    "user": {"id": "u-1", "name": "Chen"}, "text": text}
            feed.sendall(json.dumps(line).encode() + b"\n")
        return feed

    def check(self, terminal, name, keys, expected, size):
        terminal.keys(*keys)
        end = time.monotonic() + 20
        while True:
            found = around(terminal.screen(), terminal.cursor())
            is_shown = terminal.tmux("display", "-p", "#{cursor_flag}").strip() == "1"
            if all(text in found for text in expected) and is_shown:
                return
            if time.monotonic() > end:
                raise AssertionError(
                    f"{name} at {size}: {expected} is not in {found!r}, shown: {is_shown}\n"
                    + terminal.screen())
            time.sleep(0.03)

    def back(self, terminal, keys):
        """To the show screen, by as many Escapes as screens may be open."""
        for _ in [key for key in keys if key not in ("Down", "Tab", "BTab", "9", "Space")][:3]:
            terminal.keys("Escape")
            # Two Escapes in one breath are another key.
            time.sleep(0.12)

    def test_every_place_of_the_console_has_a_case(self):
        names = re.findall(r'\bScene\("([^"]+)"', SCENES.read_text("utf-8"))
        self.assertEqual(sorted(set(names)), sorted(SCREENS))

    def test_the_cursor_stands_on_what_has_the_focus(self):
        tried = 0
        for index, language in ((1, "en"), (2, "zh")):
            with Folder() as data:
                path = str(data / "feed")
                (data / "settings.json").write_text(
                    json.dumps({"schema": "livehost.settings/1", "asked": True}))
                command = (f"{harness.BINARY} show {FAIR}/plan.json --language {language} "
                           f"--audience unix:{path}")
                with Terminal(data, command) as terminal:
                    terminal.wait_for("? help" if language == "en" else "? 帮助")
                    feed = self.audience(path)
                    terminal.wait_for("2 × lot 2" if language == "en" else "2 号 2")
                    # The goods stay, and there is a sale.
                    terminal.keys("h", "s", "2", "Enter")
                    terminal.wait_for("25.60")
                    for size in SIZES:
                        terminal.resize(*size)
                        for name, screen in SCREENS.items():
                            self.check(terminal, name, screen[0], screen[index], size)
                            self.back(terminal, screen[0])
                            tried += 1
                    feed.close()
        print(f"\n    {tried} screens", flush=True)


if __name__ == "__main__":
    unittest.main()
