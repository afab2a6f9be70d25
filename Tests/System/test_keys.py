"""LiveHost: whole shows with one key, one hand, one keypad, five buttons (T14 to T18).

SPDX-License-Identifier: Apache-2.0
"""

import json
import time
import unittest

import harness
from harness import FAIR, Folder, environment, journal, newest, of_kind, run
from pty_driver import Program

ENTER, TAB, BACKSPACE = "\r", "\t", "\x7f"
UP, DOWN = "\x1bOA", "\x1bOB"


class KeysTest(unittest.TestCase):
    def show(self, data, *arguments, **settings):
        changes = {"TERM": "xterm-256color"}
        command = [
            harness.BINARY, "demo", "--seed", "1", "--audience", "none", "--language", "en",
            *arguments,
        ]
        return Program(command, environment(data, **changes), **settings)

    def kinds(self, data, kind):
        return of_kind(journal(newest(data, "rehearsals")), kind)

    def until(self, program, condition, what, seconds=120):
        end = time.monotonic() + seconds
        while not condition():
            self.assertLess(time.monotonic(), end, f"{what}:\n{program.screen.text()}")
            program.pump(0.02)

    def until_live(self, program):
        """The opening is over: "next" goes to the second goods now, not to the first."""
        program.wait_for("OPENING")
        self.until(program, lambda: "OPENING" not in program.screen.text(), "live")

    def press(self, program, *keys):
        """A person's pace: no key comes so fast that it looks held."""
        for key in keys:
            program.type(key)
            program.pump(0.25)

    def tell(self, program, what):
        lines = [line for line in program.screen.text().split("\n") if line.strip()]
        print(f"\n    {what}", *lines[-3:], sep="\n      ", flush=True)

    # One switch.

    def choose(self, program, label):
        """Waits for the highlight, presses Space; nothing else is ever pressed."""
        def bar():
            return program.screen.text().split("\n")[program.screen.rows - 2]

        self.until(program, lambda: bar().startswith(" > " + label), label)
        self.tell(program, f"Space on “{label}”")
        program.type(" ")
        program.pump(0.2)

    def test_a_whole_show_with_one_key(self):
        with Folder() as data:
            # Fast enough for a test, slow enough to be met.
            settings = {"schema": "livehost.settings/1", "asked": True,
                        "switch": {"on": True, "mode": "auto", "stepMilliseconds": 700}}
            (data / "settings.json").write_text(json.dumps(settings))
            with self.show(data) as program:
                program.wait_for("sell and serve")
                self.until_live(program)
                self.choose(program, "sell one")
                self.until(program, lambda: len(self.kinds(data, "saleRecorded")) == 1, "a sale")
                # What takes back comes first now.
                self.choose(program, "undo")
                self.until(program, lambda: len(self.kinds(data, "saleVoided")) == 1, "undone")
                self.choose(program, "next")
                program.wait_for("On air: lot 2")
                self.choose(program, "sell one")
                self.until(program, lambda: len(self.kinds(data, "saleRecorded")) == 2, "a sale")
                for label in ("more", "end"):
                    self.choose(program, label)
                program.wait_for("> Go on")
                self.choose(program, "End the show")
                self.assertEqual(self.kinds(data, "sessionEnded"), [])
                self.choose(program, "really End the show")
                self.until(program, lambda: self.kinds(data, "sessionEnded"), "the end")

    def end_by_review(self, program, data, toggle, confirm):
        program.wait_for("> Go on", "In words")
        self.tell(program, "the review")
        self.press(program, toggle)
        program.wait_for("> End the show")
        self.press(program, confirm)
        self.until(program, lambda: self.kinds(data, "sessionEnded"), "the end")

    def check(self, data, quantities, voided):
        document = json.loads((newest(data, "rehearsals") / "sales.json").read_text())
        self.assertEqual([sale["quantity"] for sale in document["sales"]], quantities)
        status = [sale["status"] for sale in document["sales"]]
        self.assertEqual(status.count("voided"), voided)

    def test_a_whole_show_with_the_left_hand(self):
        with Folder() as data, self.show(data, "--keys", "left") as program:
            program.wait_for("s sell", "d next")
            self.until_live(program)
            self.tell(program, "the show screen")
            # Sell two: s, digit, Space. Then one more, taken back.
            self.press(program, "s", "2", " ")
            program.wait_for("Saved: sale 1, 2 ×", "z undo")
            self.press(program, "s", "r", " ")
            program.wait_for("Saved: sale 2, 2 ×")
            self.press(program, "z")
            program.wait_for("Sale 2 is taken back")
            self.press(program, "d")
            program.wait_for("On air: lot 2")
            self.press(program, "1")
            program.wait_for("Saved: sale 3, 1 ×")
            # The oldest sale is made void: down twice, v, a reason, done, reviewed.
            self.press(program, "v", "d", "d", "v")
            program.wait_for("Why is sale 1 void?")
            self.press(program, "1", TAB, " ")
            program.wait_for("> Keep it")
            self.press(program, "f", " ")
            self.until(program, lambda: len(self.kinds(data, "saleVoided")) == 2, "void")
            self.press(program, "q", "q")
            self.end_by_review(program, data, "f", " ")
            self.check(data, [2, 2, 1], 2)

    def test_a_whole_show_with_the_number_pad(self):
        with Folder() as data, self.show(data, "--keys", "numpad") as program:
            program.wait_for("5 sell", "6 next")
            self.until_live(program)
            self.tell(program, "the show screen")
            self.press(program, "5", "2", ENTER)
            program.wait_for("Saved: sale 1, 2 ×", "7 undo")
            self.press(program, "5", "+", ENTER)
            program.wait_for("Saved: sale 2, 2 ×")
            self.press(program, "7")
            program.wait_for("Sale 2 is taken back")
            self.press(program, "6")
            program.wait_for("On air: lot 2")
            self.press(program, "1")
            program.wait_for("Saved: sale 3, 1 ×")
            # The newest sale: * shows what can be done, Enter takes the first, which is void.
            self.press(program, "3", "*")
            program.wait_for("What can be done")
            while "void" not in program.screen.text().split("\n")[program.screen.y]:
                self.press(program, "2")
            self.press(program, ENTER)
            program.wait_for("Why is sale 3 void?")
            self.press(program, "-", ENTER)
            program.wait_for("> Keep it")
            self.press(program, "6", ENTER)
            self.until(program, lambda: len(self.kinds(data, "saleVoided")) == 2, "void")
            self.press(program, ".", ".")
            self.end_by_review(program, data, "6", ENTER)
            self.check(data, [2, 2, 1], 2)

    def choose_from_menu(self, program, label):
        program.wait_for("What can be done")
        for _ in range(40):
            row = program.screen.text().split("\n")[program.screen.y].strip(" >")
            if row.split("  ")[0] == label:
                break
            self.press(program, DOWN)
        else:
            self.fail(f"{label} is not in the menu:\n{program.screen.text()}")
        self.tell(program, f"Enter on “{label}”")
        self.press(program, ENTER)

    def test_a_whole_show_with_five_keys(self):
        with Folder() as data, self.show(data, "--keys", "five") as program:
            program.wait_for("Tab next")
            self.until_live(program)
            self.press(program, ENTER)
            self.choose_from_menu(program, "sell")
            program.wait_for("Quantity")
            self.press(program, UP, ENTER)
            program.wait_for("Saved: 2 × Cloud green tea, 116.00 yuan", "Backspace undo, ")
            self.press(program, ENTER)
            self.choose_from_menu(program, "sell one")
            program.wait_for("Saved: 1 × Cloud green tea, 58.00 yuan")
            self.press(program, BACKSPACE)
            program.wait_for("Sale 2 is taken back")
            self.press(program, TAB)
            program.wait_for("On air: lot 2")
            self.press(program, ENTER)
            self.choose_from_menu(program, "end")
            self.end_by_review(program, data, "\t", ENTER)
            self.check(data, [2, 1], 1)

    # Bounces and held keys.

    def test_two_touches_in_the_window_are_one(self):
        with Folder() as data:
            settings = {"schema": "livehost.settings/1", "asked": True, "keys": {"motor": True}}
            (data / "settings.json").write_text(json.dumps(settings))
            with self.show(data) as program:
                program.wait_for("s sell")
                self.until_live(program)
                program.type("ooo")
                program.wait_for("Saved: sale 1")
                program.pump(1.0)
                self.press(program, "o")
                program.wait_for("Saved: sale 2")
                self.assertEqual(len(self.kinds(data, "saleRecorded")), 2)

    # What is wrong in settings.json.

    def test_bad_keys_are_refused_with_a_sentence(self):
        cases = [
            ({"bindings": {"sell": "n"}}, "keys.bindings.sell: n is the key of \"next\" already"),
            ({"bindings": {"sing": "x"}}, "keys.bindings.sing: \"sing\" is no action"),
            ({"bindings": {"sell": "Ctrl-A"}}, "keys.bindings.sell: \"Ctrl-A\" is no key"),
            ({"layout": "both"}, "keys.layout"),
            ({"debounceMilliseconds": 1001}, "keys.debounceMilliseconds: 1001 does not fit"),
        ]
        for keys, sentence in cases:
            with self.subTest(keys=keys), Folder() as data:
                document = {"schema": "livehost.settings/1", "keys": keys}
                (data / "settings.json").write_text(json.dumps(document))
                done = run(data, "show", FAIR / "plan.json", "--linear", "--language", "en",
                           "--audience", "none")
                self.assertEqual(done.returncode, 65, done.stderr)
                self.assertIn(sentence, done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
