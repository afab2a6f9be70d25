"""LiveHost: how little a quiet show writes (T3), counted in bytes.

SPDX-License-Identifier: Apache-2.0
"""

import json
import os
import socket
import time
import unittest

import harness
from harness import FAIR, Folder, environment
from pty_driver import Program

IDLE_SECONDS = 60
CHAT_LINES = 40
LINE_BYTES = 200


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


if __name__ == "__main__":
    unittest.main()
