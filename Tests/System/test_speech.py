"""LiveHost: what is spoken, heard by a real speech-dispatcher (accessibility rule T12).

SPDX-License-Identifier: Apache-2.0
"""

import json
import os
import subprocess
import unittest

import harness
from harness import Folder, environment
from speech_server import SpeechServer, wait_until



class Console:
    """The linear console with its input and the feed in our hands."""

    def __init__(self, data, *arguments, **changes):
        self.feed = str(data / "feed")
        self.process = subprocess.Popen(
            [str(harness.BINARY), "demo", "--linear", "--audience", "unix:" + self.feed,
             *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env=environment(data, **changes), start_new_session=True,
        )
        os.set_blocking(self.process.stdout.fileno(), False)
        self.text = ""

    def type(self, line):
        self.process.stdin.write((line + "\n").encode())
        self.process.stdin.flush()

    def shown(self):
        self.text += (self.process.stdout.read() or b"").decode(errors="replace")
        return self.text

    def wait_for(self, text):
        wait_until(lambda: text in self.shown(), repr(text) + "\n" + self.text)

    def end(self):
        self.process.stdin.close()
        code = self.process.wait(30)
        self.shown()
        return code

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class Audience:
    def __init__(self, console):
        import socket

        wait_until(lambda: os.path.exists(console.feed), "the feed")
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(console.feed)
        self.count = 0

    def send(self, kind, name, **fields):
        self.count += 1
        line = {"v": 1, "kind": kind, "id": f"m-{self.count}",
                "user": {"id": "u-" + name, "name": name}, **fields}
        self.socket.sendall(json.dumps(line).encode() + b"\n")


@unittest.skipUnless(SpeechServer.is_installed(), "no speech-dispatcher")
class RealServerTest(unittest.TestCase):
    def test_a_sale_is_said_in_english_and_in_chinese(self):
        for language, says, money in (("en", "Sold: sale 1", "yuan"), ("zh", "卖出：第 1 笔", "元")):
            with Folder() as data, SpeechServer(data) as server:
                with Console(data, "--speak", "--language", language, **server.variables) as host:
                    host.type("sell 2")
                    wait_until(lambda: any(says in text for text in server.texts(2)), says)
                    host.end()
                line = next(text for text in server.texts(2) if says in text)
                self.assertIn(money, line)
                self.assertEqual(set(server.languages()), {language})
                self.assertTrue(any("LiveHost" in text for text in server.texts(3)))

    def test_only_what_cannot_wait_is_important(self):
        with Folder() as data, SpeechServer(data) as server:
            (data / "settings.json").write_text('{"undoSeconds":16}')
            with Console(data, "--speak", "--audience", "exec:sleep 2", **server.variables) as host:
                host.type("sell")
                wait_until(lambda: len(server.texts(1)) >= 2, "two important lines")
                host.end()
            important = " ".join(server.texts(1))
            self.assertIn("can be undone for", important)
            self.assertIn("stopped", important)
            self.assertEqual(len(set(server.texts(1))), 2, server.texts(1))

    def test_only_the_chosen_kinds_are_said(self):
        with Folder() as data, SpeechServer(data) as server:
            with Console(data, **server.variables) as host:
                host.type("speak sales")
                host.wait_for("Speech is on. Spoken: sales.")
                audience = Audience(host)
                audience.send("chat", "Mei", text="is it sweet?")
                host.type("sell")
                wait_until(lambda: any("Sold" in text for text in server.texts()), "the sale")
                host.end()
            self.assertTrue(all("Sold" in text for text in server.texts()), server.texts())

class ProgramTest(unittest.TestCase):
    def test_without_a_socket_spd_say_is_used(self):
        with Folder() as data:
            programs = data / "bin"
            programs.mkdir()
            program = programs / "spd-say"
            program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$*" >> {data}/said\n')
            program.chmod(0o755)
            with Console(data, "--speak", PATH=f"{programs}:/nowhere",
                         SPEECHD_ADDRESS=f"unix_socket:{data}/none") as host:
                host.type("sell 2")
                said = data / "said"
                wait_until(lambda: said.exists() and "Sold: sale 1" in said.read_text(), "a line")
                host.end()
            line = next(line for line in said.read_text().splitlines() if "Sold" in line)
            self.assertIn("--language en", line)
            self.assertIn("--priority message", line)

if __name__ == "__main__":
    unittest.main()
