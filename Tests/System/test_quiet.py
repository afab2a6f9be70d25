"""LiveHost: how little a quiet show writes (T3), counted in bytes.

SPDX-License-Identifier: Apache-2.0
"""

import json
import os
import re
import socket
import time
import unittest

import harness
from harness import FAIR, Folder, environment
from pty_driver import Program

IDLE_SECONDS = 60
CHAT_LINES = 40
LINE_BYTES = 200
# One event of somebody known, with no reply of its own; a whole screen is about 2000.
EVENT_BYTES = 200


class QuietTest(unittest.TestCase):
    def show(self, data, *arguments, **settings):
        data.mkdir(exist_ok=True)
        # The times on the screen are off.
        (data / "settings.json").write_text(json.dumps(
            {"schema": "livehost.settings/1", "asked": True, "clockSeconds": 0}))
        # Nothing is due: each item of the rundown lasts an hour.
        plan = json.loads((FAIR / "plan.json").read_text())
        plan["catalogue"] = str(FAIR / "goods.json")
        for item in plan["rundown"]:
            item["minutes"] = 60
        (data / "plan.json").write_text(json.dumps(plan))
        command = [harness.BINARY, "show", data / "plan.json", "--language", "en", *arguments]
        return Program(command, environment(data, TERM="xterm-256color"), **settings)

    def no_flash(self, written):
        """T10: no blinking, no bell and no flash in anything a terminal was given."""
        attributes = re.findall(rb"\x1b\[([0-9;]*)m", written)
        self.assertGreater(len(attributes), 50)
        for found in attributes:
            # 38;5;N and 48;5;N are colours, not the attribute 5.
            plain = re.sub(rb"[34]8;5;\d+", b"", found)
            self.assertFalse({b"5", b"6"} & set(plain.split(b";")), found)
        for flash in (b"\x07", b"\x1b[?5h", b"\x1b[?5l", b"\x1bg"):
            self.assertNotIn(flash, written)

    def test_an_idle_show_writes_nothing(self):
        with Folder() as data, Folder() as plain:
            with self.show(data, "--audience", "none") as screen:
                with self.show(plain, "--audience", "none", "--linear") as linear:
                    screen.wait_for("s sell")
                    linear.wait_for("On air")
                    # Past the first notices and the opening.
                    for _ in range(16):
                        screen.pump(0.5)
                        linear.pump(0.5)
                    before = screen.bytes, linear.bytes
                    for _ in range(IDLE_SECONDS):
                        screen.pump(0.5)
                        linear.pump(0.5)
                    told = screen.bytes - before[0], linear.bytes - before[1]
                    print("\n   ", f"{IDLE_SECONDS} idle s: {told[0]} bytes on the screen,",
                          f"{told[1]} in linear", flush=True)
                    self.assertEqual(told, (0, 0))

    def test_a_chat_line_is_a_few_bytes(self):
        with Folder() as data:
            path = str(data) + ".sock"
            with self.show(data, "--audience", "unix:" + path) as program:
                program.wait_for("s sell")
                feed = socket.socket(socket.AF_UNIX)
                feed.connect(path)

                def say(number, kind="chat"):
                    line = {"v": 1, "kind": kind, "id": f"m-{number}", "platform": "test",
                            "user": {"id": f"u-{number % 5}", "name": f"Viewer {number % 5}"},
                            "text": f"greetings to you all: {number}."}
                    feed.sendall(json.dumps(line).encode() + b"\n")

                # Everybody is known, and the chat is full.
                for number in range(20):
                    say(number)
                program.pump(12)
                sizes = []
                for number in range(100, 100 + CHAT_LINES):
                    before = program.bytes
                    say(number)
                    program.wait_for(f"all: {number}.")
                    program.pump(0.3)
                    sizes.append(program.bytes - before)
                feed.close()
                print("\n   ", f"{CHAT_LINES} chat lines: at most {max(sizes)} bytes,",
                      f"{sum(sizes) // len(sizes)} on the average", flush=True)
                self.assertLessEqual(max(sizes), LINE_BYTES)
            if os.path.exists(path):
                os.unlink(path)

    def test_every_event_is_a_few_bytes(self):
        """Questions, arrivals, claims and paid orders; nothing is ever painted whole again."""
        with Folder() as data:
            path = str(data) + ".sock"
            with self.show(data, "--audience", "unix:" + path) as program:
                program.wait_for("s sell")
                feed = socket.socket(socket.AF_UNIX)
                feed.connect(path)

                def send(number, user, kind, **more):
                    line = {"v": 1, "kind": kind, "id": f"m-{number}", "platform": "test",
                            "user": {"id": f"u-{user}", "name": f"Viewer {user}"}, **more}
                    feed.sendall(json.dumps(line).encode() + b"\n")

                # Nothing is said by itself: a reply is an event of its own. Everybody is known.
                program.type("x")
                for number in range(20):
                    send(number, number, "chat", text=f"greetings to you all: {number}.")
                program.pump(1)
                program.type("g")
                program.pump(12)
                kinds = {
                    "arrival": ("enter", {}), "chat": ("chat", {"text": "what a basket"}),
                    "question": ("chat", {"text": "is it sweet?"}),
                    "claim": ("chat", {"text": "2号来1份"}),
                    "order": ("order", {"goods": 2, "quantity": 1, "payment": "wechat"}),
                    "like": ("like", {"count": 3}), "follow": ("follow", {}),
                    "departure": ("leave", {}),
                }
                sizes = {name: [] for name in kinds}
                for turn in range(2):
                    for name, (kind, more) in kinds.items():
                        before, start = program.bytes, len(program.raw)
                        number = 10 * turn + list(kinds).index(name)
                        user = 100 + turn if name == "arrival" else number % 20
                        send(100 + number, user, kind, **more)
                        program.pump(1.3)
                        sizes[name].append(program.bytes - before)
                        anew = re.search(rb"\x1b\[[23]?J", program.raw[start:])
                        self.assertIsNone(anew, f"{name}: the screen was painted anew")
                # A sale, every screen in between, and the end of the show.
                program.type("s2\r")
                program.wait_for("Saved")
                for key in "licrj?:m":
                    program.type(key)
                    program.pump(0.3)
                    program.type("\x1b")
                    program.pump(0.3)
                program.type("q\t\r")
                program.wait_for_event("exited")
                self.no_flash(program.raw)
                feed.close()
                told = ", ".join(f"{name} {max(found)}" for name, found in sizes.items())
                print("\n   ", f"bytes an event, at most: {told}", flush=True)
                for name, found in sizes.items():
                    self.assertLessEqual(max(found), EVENT_BYTES, name)
                self.assertGreater(max(sizes["claim"]), 0)
            if os.path.exists(path):
                os.unlink(path)


if __name__ == "__main__":
    unittest.main()
