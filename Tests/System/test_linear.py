"""LiveHost: whole shows in plain lines: transcripts, languages from files, silence.

SPDX-License-Identifier: Apache-2.0
"""

import json
import os
import pathlib
import re
import time
import unicodedata
import unittest

import harness
import phrases
from harness import FAIR, Folder, Terminal, newest, run
from pty_driver import Program

HERE = pathlib.Path(__file__).resolve().parent
TRANSCRIPTS = HERE / "transcripts"
MAX = ("demo", "--linear", "--speed", "max", "--seed", "7")

# A whole show: every core task, ambiguities, corrections and switches.
SHOW = {
    "en": """\
columns 40
settings
wait 40
status
greet
next
sell 2 to Mei by cash
sell 1 hand to Li Hua
1
undo
claims
accept
decline
feature 5
hold
resume
stock 5 12
move 3 2
minutes 2 1.5
answered
say Thank you all
digest brief
wait 45
digest 60
sell 3 5 at -10%
return 1 1 because broken
void 1 because wrong goods
rundown
goods
sales
viewers
chat 3
pause
pause
resume
theme light
larger
calm on
language zh
状态
语言 英文
nonsense
sell 9999
wait 20
end
yes
""",
    "zh": """\
列宽 40
设置
等 40
状态
问候
下一个
卖2 给 小梅 用 现金
卖1 手 给 李华
1
撤销
意向
接受
谢绝
主推 5
停留
继续
库存 5 12
移动 3 2
分钟 2 1.5
已答
说 谢谢大家
摘要 简
等 45
摘要 60
卖 3 5 价 9折
退货 1 1 因为 碎了
作废 1 因为 拿错了
流程
商品
销售
观众
聊天 3
暂停
暂停
继续
配色 浅色
放大
平静 开
语言 英文
status
language zh
什么
卖 9999
等 20
结束
是
""",
}


def columns(text):
    """As xterm counts; combining marks take none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


class LinearTest(unittest.TestCase):
    def show(self, data, *arguments, stdin, **changes):
        done = run(data, *MAX, *arguments, stdin=stdin, **changes)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.decode()

    def check_plain(self, text):
        for character in text:
            self.assertTrue(character == "\n" or character >= " ", repr(character))
            self.assertFalse("\x7f" <= character < "\xa0", repr(character))
            self.assertFalse("\u2500" <= character <= "\u259f", "a box or block glyph")

    def test_a_whole_show_in_forty_columns(self):
        """Recorded with RECORD_SNAPSHOTS=1; look at the difference before you commit it."""
        for language, commands in SHOW.items():
            with self.subTest(language), Folder() as data:
                shown = self.show(data, "--language", language, stdin=commands)
                self.check_plain(shown)
                # The greeting stands before the command that folds.
                self.assertLessEqual(max(map(columns, shown.splitlines()[6:])), 40)
                path = TRANSCRIPTS / f"show-{language}.txt"
                if os.environ.get("RECORD_SNAPSHOTS"):
                    TRANSCRIPTS.mkdir(exist_ok=True)
                    path.write_text(shown, "utf-8")
                self.assertEqual(shown, path.read_text("utf-8"))
                # The same commands and seed give the same lines.
                with Folder() as other:
                    self.assertEqual(shown, self.show(other, "--language", language, stdin=commands))
                kept = json.loads((data / "settings.json").read_bytes())
                self.assertEqual((kept["theme"], kept["large"], kept["calm"]), ("light", 1, True))
                self.assertEqual(kept["lines"]["columns"], 40)

    def test_switches_that_are_kept_hold_at_the_next_start(self):
        with Folder() as data:
            self.show(data, stdin="language zh\n列宽 30\n结束\n是\n", LANG=None)
            shown = self.show(data, stdin="状态\n结束\n是\n", LANG=None)
            self.assertIn("逐行模式（--linear）", shown)
            self.assertLessEqual(max(map(columns, shown.splitlines())), 30)

    def test_sixty_idle_seconds_are_no_byte(self):
        """At thirty-fold speed, on a real clock and in a real terminal."""
        with Folder() as data:
            command = [harness.BINARY, "demo", "--linear", "--language", "en", "--audience",
                       "none", "--speed", "30"]
            with Program(command, harness.environment(data, TERM="xterm-256color")) as program:
                program.wait_for("On air: lot 1")
                program.type("hold\r")
                program.wait_for("Staying on these goods")
                program.pump(0.5)
                before = program.bytes
                program.pump(4)
                self.assertEqual(program.bytes, before)
                program.type("status\r")
                program.wait_for("State: ")

    def test_a_busy_feed_stays_under_thirty_lines_a_minute(self):
        """Fifty lines of chat a second for a minute of a virtual clock's show."""
        with Folder() as data:
            shown = self.show(
                data, "--language", "en", stdin="pace 10\nwait 120\nend\nyes\n")
            lines = shown.splitlines()
            start = next(i for i, line in enumerate(lines) if line.startswith("Pace: 10"))
            end = next(i for i, line in enumerate(lines) if line.startswith("Say: "))
            self.assertLessEqual(end - start - 1, 20)

    # A third language is one file.

    def pseudo(self):
        """A language with no Latin letter in it, so that what is not translated shows."""
        table = {ord(a): ord(b) for a, b in zip("abcdefghijklmnopqrstuvwxyz",
                                                "абцдефгхийклмнопярстуввхыз")}
        table |= {ord(chr(a).upper()): ord(chr(b).upper()) for a, b in table.items()}
        token = re.compile(r"(\{[^}]*\}|%\d|livehost [a-z0-9]+|--[a-z]+)")
        filled = {}
        for _, english in phrases.pairs():
            parts = token.split(english)
            filled[english] = "".join(
                part if token.fullmatch(part) else part.translate(table) for part in parts)
        return phrases.language("eo", "Псеудо", filled, {"вендё": "sell", "статё": "status"})

    def with_pseudo(self, data):
        (data / "languages").mkdir()
        (data / "languages" / "eo.json").write_text(json.dumps(self.pseudo()), "utf-8")

    def test_a_third_language_is_one_file(self):
        with Folder() as data:
            self.with_pseudo(data)
            shown = self.show(data, "--language", "eo", "--audience", "none",
                              stdin="вендё 2 1 to Ана\nстатё\nsettings\nwait 30\nend\nyes\n")
            self.assertIn("Солд: сале 1, 2 × Cloud green tea, 116.00 CNY, то Ана. Савед.", shown)
            # Names, plan and units are the plan's; everything else speaks the language.
            plan = re.compile(r"^(Опенинг|Клосинг)|Cloud|Handwoven|noodles|valley stall")
            for line in shown.splitlines():
                # What is said to the audience is in the language of the plan.
                if plan.search(line) or re.match("(Саы|Опенинг|Цлосинг): ", line):
                    continue
                rest = re.sub(r"CNY|--linear|LiveHost", "", line)
                self.assertNotRegex(rest, r"[A-Za-z]{3,}", line)

    def test_a_whole_screen_in_a_third_language(self):
        with Folder() as data:
            self.with_pseudo(data)
            command = f"{harness.BINARY} demo --language eo --audience none --seed 7"
            with Terminal(data, command) as terminal:
                shown = terminal.wait_for("РЕХЕАРСАЛ", "Греет", "селл")
                words = set(re.findall(r"[A-Za-z]{3,}", shown))
                plan = run(data, "demo", "--linear", "--speed", "max", "--language", "en",
                           stdin="goods\nstatus\nend\nyes\n").stdout.decode()
                known = set(re.findall(r"[A-Za-z]{3,}", plan))
                known |= {"Enter", "Tab", "Esc", "Yunwu", "Tea", "Anyone"}
                strange = words - known
                self.assertLessEqual(len(strange), 40)
                for english in ("REHEARSAL", "Greet", "Claims", "Chat", "Sales", "sell", "help"):
                    self.assertNotIn(english, words)
                terminal.keys("?")
                terminal.wait_for("Хелп")

    def test_a_language_that_is_not_there_says_which_are(self):
        with Folder() as data:
            done = run(data, "demo", "--linear", "--language", "xx", stdin="")
            self.assertEqual(done.returncode, 64)
            self.assertIn("zh, en", done.stderr.decode())
            self.assertIn("languages/xx.json", done.stderr.decode())
            (data / "languages").mkdir()
            (data / "languages" / "xx.json").write_text('{"code":"xx","name":7,"phrases":{}}')
            done = run(data, "a11y", "--language", "en")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("xx.json:1: name", done.stdout.decode())

    def test_a_language_whose_file_is_gone_is_named(self):
        with Folder() as data:
            (data / "settings.json").write_text(
                '{"schema":"livehost.settings/1","asked":true,"language":"eo"}')
            gone = "The language file “eo.json” is gone: English for now."
            self.assertIn(gone, self.show(data, stdin="end\nyes\n", LANG=None))
            for command in ("doctor", "a11y"):
                self.assertIn(gone, run(data, command, LANG=None).stdout.decode(), command)
            # Who chooses another one, or puts it back, hears no more of it.
            self.assertNotIn(gone, self.show(data, "--language", "en", stdin="end\nyes\n"))
            self.with_pseudo(data)
            shown = self.show(data, stdin="статё\nend\nyes\n", LANG=None)
            self.assertIn("Стате", shown)

    def test_the_help_speaks_the_language(self):
        with Folder() as data:
            self.with_pseudo(data)
            helps = [("show",), ("verify",), ("feed", "check"), ("goods", "check"), ("a11y",)]
            for command in helps:
                english = run(data, *command, "--help").stdout.decode()
                self.assertIn("USAGE: livehost " + " ".join(command), english)
                chinese = run(data, *command, "--help", LANG="zh_CN.UTF-8").stdout.decode()
                self.assertIn("用法：livehost " + " ".join(command), chinese)
                self.assertEqual(len(re.findall("--[a-z]+", english)),
                                 len(re.findall("--[a-z]+", chinese)))
                other = run(data, *command, "--language", "eo", "--help").stdout.decode()
                # Options, values and files are the same in every language.
                words = re.sub(r"<[^>]*>|--?[a-z-]+|livehost [a-z0-9 ]+|\((values|default):[^)]*\)"
                               r"|[A-Z]{3,}|JSON|irc\S*|unix\S*|exec\S*|[a-z]*\.json", "", other)
                self.assertNotRegex(words, "[a-z]{6,}", command)

    # livehost a11y.

    def test_a11y_names_every_switch_with_its_origin(self):
        with Folder() as data:
            (data / "settings.json").write_text(
                '{"schema":"livehost.settings/1","large":1,"theme":"light","calm":true,'
                '"lines":{"columns":40}}')
            done = run(data, "a11y", "--large", "2", "--linear", NO_COLOR="1")
            self.assertEqual(done.returncode, 0, done.stderr)
            shown = done.stdout.decode()
            for line in (
                "Large text: 2 (from --large)", "Theme: no colour (from NO_COLOR)",
                "Calm: on (from settings.json)", "Columns: 40 (from settings.json)",
                "Linear: yes (from --linear)", "Pointer: on (from the default)",
                f"Data folder: {data} (from LIVEHOST_DATA)",
            ):
                self.assertIn(line, shown)
            # Each switch says what this terminal does with it.
            switches = shown.split("\nData folder")[0]
            self.assertEqual(len(re.findall("^  Does: ", switches, re.M)),
                             len(re.findall("^  Change it: .*\n  Here: ", switches, re.M)))
            for flag in ("language", "large", "theme", "calm", "linear", "speak", "switch", "keys"):
                self.assertIn(f"--{flag}", shown)
            chinese = run(data, "a11y", "--language", "zh").stdout.decode()
            self.assertIn("大字：1（来自 settings.json）", chinese)
            self.assertEqual(len(chinese.splitlines()), len(shown.splitlines()))
            self.check_plain(shown.replace("×", "x") + chinese.replace("×", "x"))


if __name__ == "__main__":
    unittest.main()
