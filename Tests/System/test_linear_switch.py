"""LiveHost: one switch in plain lines: a whole show, presses of a terminal, a quiet rest.

SPDX-License-Identifier: Apache-2.0
"""

import json
import os
import re
import subprocess
import unittest

import harness
from harness import Folder, environment, journal, newest, of_kind
from pty_driver import Program
from test_linear import TRANSCRIPTS

# What "no" is answered with.
MARKS = ("There is nothing to confirm now; type help.", "现在没有要确认的；输入 帮助。")
STARTS = re.compile("Enter|Space")
CHOICE = re.compile(r"\d+\. (.*)")


class SwitchHost:
    """A host who hears lines and presses Enter when the last one is what is wanted. The clock is
    virtual: time passes only while the host waits."""

    def __init__(self, data, language, mode):
        settings = {"schema": "livehost.settings/1", "asked": True,
                    "switch": {"on": True, "mode": mode, "stepMilliseconds": 3000}}
        (data / "settings.json").write_text(json.dumps(settings))
        command = [str(harness.BINARY), "demo", "--linear", "--speed", "max", "--seed", "7",
                   "--audience", "none", "--language", language]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(data),
            text=True, bufsize=1)
        self.mode = mode
        self.transcript = []
        # What was said before the last choice is over.
        self.since = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass

    def send(self, line):
        """A show that has ended hears nothing more."""
        try:
            self.process.stdin.write(line + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass

    def tell(self, line):
        self.transcript.append(f"< {line}" if line else "< (Enter)")
        self.send(line)

    def press(self):
        self.tell("")

    def wait(self, seconds):
        self.send(f"wait {seconds}")

    def hear(self):
        """All that was said since the last time: the answer to a line of ours ends it."""
        self.send("no")
        heard = []
        while True:
            line = self.process.stdout.readline()
            if not line:
                break
            if line.rstrip("\n") in MARKS:
                break
            heard.append(line.rstrip("\n"))
        self.transcript += heard
        return heard

    def last(self):
        """What a press would take, or that nothing is moving."""
        told = [line for line in self.transcript[self.since :] if line[0] != "<"]
        return next((line for line in reversed(told)
                     if CHOICE.fullmatch(line) or STARTS.search(line)), "")

    def choose(self, label):
        """Steps until the label is the last line, then takes it."""
        for _ in range(60):
            last = self.last()
            found = CHOICE.fullmatch(last)
            if found and found[1].startswith(label):
                break
            if self.mode == "auto" and not STARTS.search(last):
                self.wait(3)
            else:
                # A person's pace: no key comes so fast that it looks held.
                self.wait(1)
                self.press()
            self.hear()
        else:
            raise AssertionError(f"{label} never came:\n" + "\n".join(self.transcript))
        self.since = len(self.transcript)
        self.wait(1 if self.mode == "auto" else 3)
        if self.mode == "auto":
            self.press()
        elif last in self.hear():
            # Something else was said; what is highlighted was said again, and waits again.
            self.wait(3)
        self.hear()


class LinearSwitchTest(unittest.TestCase):
    def kinds(self, data, kind):
        return of_kind(journal(newest(data, "rehearsals")), kind)

    def whole_show(self, language, mode, labels):
        """Greets nobody (nobody is there), sells one, takes it back, goes on, sells, ends."""
        with Folder() as data, SwitchHost(data, language, mode) as host:
            host.hear()
            host.wait(10)
            host.hear()
            for label in labels:
                host.choose(label)
            host.transcript += host.process.stdout.read().splitlines()
            self.assertEqual(host.process.wait(), 0, "\n".join(host.transcript))
            self.assertEqual(len(self.kinds(data, "saleRecorded")), 3)
            self.assertEqual(self.kinds(data, "saleRecorded")[2]["quantity"], 2)
            self.assertEqual(len(self.kinds(data, "saleVoided")), 1)
            self.assertEqual(len(self.kinds(data, "sessionEnded")), 1)
            return "\n".join(host.transcript) + "\n"

    def check(self, language, labels):
        for mode in ("step", "inverse", "auto"):
            with self.subTest(mode=mode):
                text = self.whole_show(language, mode, labels)
        path = TRANSCRIPTS / f"switch-{language}.txt"
        if os.environ.get("RECORD_SNAPSHOTS"):
            path.write_text(text)
        self.assertEqual(text, path.read_text())

    def test_a_whole_show_in_english(self):
        self.check("en", [
            "sell one", "undo", "next", "sell one",
            "sell and serve", "sell", "move and change", "Quantity: one more", "leave",
            "save",
            "more", "end", "End the show", "really End the show"])

    def test_a_whole_show_in_chinese(self):
        self.check("zh", [
            "卖一份", "撤销", "下一个", "卖一份", "卖货和观众", "卖", "移动和加减",
            "数量：加一", "返回上一组", "保存",
            "更多", "结束", "结束直播", "真的结束直播"])

    def test_the_key_of_a_terminal_and_its_modes(self):
        """Space is enough, nothing else has to be pressed; the terminal is as it was after that."""
        with Folder() as data:
            settings = {"schema": "livehost.settings/1", "asked": True,
                        "switch": {"on": True, "stepMilliseconds": 10_000}}
            (data / "settings.json").write_text(json.dumps(settings))
            command = [harness.BINARY, "demo", "--linear", "--audience", "none",
                       "--language", "en"]
            with Program(command, environment(data)) as program:
                program.wait_for("The switch rests; Space starts it.")
                before = program.modes()
                program.type(" ")
                program.wait_for("1. ")
                program.pump(0.2)
                program.type("status\n")
                program.wait_for("Viewers:")
                program.type("end\n")
                program.wait_for("yes")
                program.type("yes\n")
                code, _ = program.wait_for_exit()
                self.assertEqual(code, 0)
                self.assertNotEqual(before, program.at_start)
                self.assertEqual(program.modes(), program.at_start)


if __name__ == "__main__":
    unittest.main()
