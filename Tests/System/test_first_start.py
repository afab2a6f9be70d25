"""LiveHost: the questions of the first start, and the switches they set.

SPDX-License-Identifier: Apache-2.0
"""

import json
import unittest

import harness
from harness import Folder, Terminal, run

ASKING = {"LIVEHOST_FIRST": None}


def settings(folder):
    return json.loads((folder / "settings.json").read_bytes())


class FirstStartTest(unittest.TestCase):
    def start(self, data, *arguments, columns=80, rows=24, **changes):
        command = " ".join([str(harness.BINARY), "demo", *arguments])
        return Terminal(data, command, columns=columns, rows=rows, **{**ASKING, **changes})

    def answer(self, terminal, *answers):
        for question, answer in answers:
            terminal.wait_for(question)
            if answer:
                terminal.type(answer)
            terminal.keys("Enter")

    def test_five_questions_once(self):
        with Folder() as data:
            kept = data / "elsewhere"
            place = {"LIVEHOST_DATA": None, "XDG_DATA_HOME": str(data / "usual")}
            with self.start(data, **place) as terminal:
                shown = terminal.wait_for("Which language?", "用哪种语言？", "1. 中文", "2. English")
                self.assertIn("欢迎使用 LiveHost", shown)
                self.answer(
                    terminal, ("Which language?", "1"), ("字要多大？", "3"), ("实心条", "2"),
                    ("看屏幕，还是听？", "1"), ("怎么按键？", "2"), ("文件放在哪里？", "2"),
                    ("请输入文件夹的完整路径", str(kept)),
                )
                terminal.wait_for("彩排")
            found = settings(kept)
            self.assertTrue(found["asked"])
            self.assertEqual(
                (found["language"], found["large"], found["shapes"], found["keys"]["layout"]),
                ("zh", 2, "reverse", "left"),
            )
            self.assertEqual(settings(data / "usual" / "livehost")["data"], str(kept))
            # Never again, and in the folder that was chosen.
            with self.start(data, **place) as terminal:
                terminal.wait_for("彩排")
            self.assertEqual(len(list((kept / "rehearsals").iterdir())), 2)

    def test_enter_skips_one_and_zero_the_rest(self):
        with Folder() as data:
            with self.start(data) as terminal:
                self.answer(
                    terminal, ("Which language?", ""), ("How large", "9"), ("Type a number from", "2"),
                    ("Do you look at the screen, or listen?", "0"),
                )
                terminal.wait_for("REHEARSAL")
            found = settings(data)
            self.assertEqual((found["asked"], found["large"]), (True, 1))
            self.assertNotIn("language", found)

    def test_plain_lines_start_in_plain_lines(self):
        with Folder() as data:
            with self.start(data, "--language", "en", columns=40, rows=12) as terminal:
                self.answer(terminal, ("How large", ""), ("or listen?", "2"), ("press keys?", "0"))
                terminal.wait_for("Linear mode (settings.json).")
            self.assertTrue(settings(data)["linear"])

    def test_who_chose_lines_is_not_asked_about_letters(self):
        """No question about pixels for a screen reader, and lines fold as wide as the terminal."""
        for arguments, changes in ((("--linear",), {}), ((), {"ACCESSIBLE": "1"})):
            with self.subTest(arguments), Folder() as data:
                arguments = ("--language", "en", *arguments)
                with self.start(data, *arguments, columns=40, **changes) as terminal:
                    self.assertNotIn("How large", terminal.wait_for("press keys?"))
                    self.answer(terminal, ("press keys?", "0"))
                    self.assertRegex(terminal.wait_for("says more."), r"; help *\nsays more\.")

    def test_flags_and_scripts_are_not_asked(self):
        with Folder() as data:
            done = run(data, "demo", "--linear", "--speed", "max", "--seed", "1",
                       stdin="end\nyes\n", **ASKING)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertNotIn("Welcome to LiveHost", done.stdout.decode())
            self.assertFalse((data / "settings.json").exists())
            for changes in ({"CI": "true"}, {"LIVEHOST_FIRST": "no"}):
                with self.start(data, "--language", "en", **changes) as terminal:
                    terminal.wait_for("REHEARSAL")
            self.assertFalse((data / "settings.json").exists())

    def test_a_chosen_language_stays_whatever_the_locale_is(self):
        english = {"LANG": "en_US.UTF-8", "LC_ALL": ""}
        with Folder() as data:
            with self.start(data, **english) as terminal:
                self.answer(terminal, ("Which language?", "1"), ("字要多大？", "0"))
                terminal.wait_for("彩排")
            with self.start(data, **english) as terminal:
                terminal.wait_for("彩排")
            for asked in ({"LIVEHOST_LANGUAGE": "en"}, {}):
                arguments = [] if asked else ["--language", "en"]
                with self.start(data, *arguments, **english, **asked) as terminal:
                    terminal.wait_for("REHEARSAL")


if __name__ == "__main__":
    unittest.main()
