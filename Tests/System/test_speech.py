"""LiveHost: what is spoken, heard by a real speech-dispatcher (accessibility rule T12).

SPDX-License-Identifier: Apache-2.0
"""

import json
import os
import pathlib
import re
import subprocess
import time
import unittest

import harness
from harness import Folder, environment, journal, newest, of_kind
from speech_server import BrokenServer, SpeechServer, wait_until

RUSH_SECONDS = 30
RATE = 50


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

    def test_stop_and_repeat(self):
        with Folder() as data, SpeechServer(data, seconds=20) as server:
            with Console(data, "--speak", **server.variables) as host:
                wait_until(lambda: server.texts(), "the first line")
                host.type("quiet")
                wait_until(lambda: "CANCEL SELF" in server.log(), "the silence")
                host.type("goods")
                wait_until(lambda: "Lot 1" in " ".join(server.texts(3)), "the goods")
                before = len(server.texts(3))
                host.type("repeat")
                wait_until(lambda: len(server.texts(3)) > before, "the repetition")
                self.assertEqual(server.texts(3)[-1], server.texts(3)[-2])
                host.type("faster")
                wait_until(lambda: "SET SELF RATE 10" in server.log(), "the speed")
                host.end()
            settings = json.loads((data / "settings.json").read_text())
            self.assertEqual(settings["speech"]["rate"], 10)
            # The flag is not the host's choice for ever.
            self.assertFalse(settings["speech"]["on"])

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

    def test_a_rush_is_summed_up_and_no_order_is_lost(self):
        """50 messages a second: at most one notification waits, every order is heard."""
        with Folder() as data, SpeechServer(data, seconds=0.7) as server:
            with Console(data, "--speak", **server.variables) as host:
                audience = Audience(host)
                start = time.monotonic()
                for number in range(RUSH_SECONDS * RATE):
                    name = f"viewer {number}"
                    if number % 25 == 0:
                        audience.send("order", name, goods="1", quantity=1, paid=True)
                    elif number % 5 == 0:
                        audience.send("chat", name, text="1号来一份")
                    elif number % 3 == 0:
                        audience.send("chat", name, text="is it sweet?")
                    else:
                        audience.send("chat", name, text="hello")
                    time.sleep(max(0, start + number / RATE - time.monotonic()))
                orders = RUSH_SECONDS * RATE // 25
                wait_until(
                    lambda: len(heard(server.texts(2))) >= orders, "the last order", seconds=60)
                host.end()
            self.assertEqual(heard(server.texts(2)), set(range(1, orders + 1)))
            self.assertLessEqual(server.waiting_notifications(), 1)
            digests = server.texts(4)
            self.assertTrue(any("claims for number 1" in text for text in digests), digests)
            # Never line by line: 1,440 chat lines are a few summaries.
            self.assertLess(len(digests), 12, digests)
            self.assertFalse(any("says: hello" in text for text in server.texts()))
            sales = of_kind(journal(newest(data, "rehearsals")), "saleRecorded")
            self.assertEqual(len(sales), orders)

    def test_a_server_that_is_killed_costs_no_sale(self):
        with Folder() as data, SpeechServer(data) as server:
            with Console(data, "--speak", PATH="/nowhere", **server.variables) as host:
                host.type("sell 1")
                wait_until(lambda: any("sale 1" in text for text in server.texts(2)), "sale 1")
                server.kill()
                host.type("sell 2")
                host.wait_for("Sold: sale 2")
                host.wait_for("install speech-dispatcher")
                os.path.exists(server.socket) and os.unlink(server.socket)
                (server.folder / "speech-dispatcher.log").unlink()
                server.start()
                # What was not said then is said now.
                wait_until(lambda: any("sale 2" in text for text in server.texts(2)), "sale 2")
                host.wait_for("The speech service is back.")
                host.end()
            self.assertEqual(host.text.count("install speech-dispatcher"), 1)


def heard(texts):
    """The numbers of all sales in what was said, alone or as ranges."""
    numbers = set()
    for text in texts:
        if found := re.search(r"sale (\d+),", text):
            numbers.add(int(found[1]))
        if found := re.search(r"\d+ sales: numbers (.*?), \d+ units?", text):
            for part in found[1].split(", "):
                ends = [int(end) for end in part.split(" to ")]
                numbers.update(range(ends[0], ends[-1] + 1))
    return numbers


class BrokenServerTest(unittest.TestCase):
    def sells(self, data, **changes):
        """The console sells at once, whatever the voice does."""
        with Console(data, "--speak", **changes) as host:
            host.type("sell 2")
            host.wait_for("Sold: sale 1")
            host.type("sell 1")
            host.wait_for("Sold: sale 2")
            self.assertEqual(host.end(), 0)
            return host.text

    def test_no_server_ever_delays_a_sale(self):
        def silent(client):
            client.recv(65536)
            time.sleep(60)

        def nonsense(client):
            client.sendall(b"\x00\xff\x1b[2J no such thing\r\n" * 50)

        def endless(client):
            while True:
                client.sendall(b"2" * 65536)

        def flood(client):
            while True:
                client.sendall(b"701-1\r\n701-1\r\n701 BEGIN\r\n" * 1000)

        def wrong(client):
            while client.recv(65536):
                client.sendall(b"500 ERR INVALID COMMAND\r\n")

        def closing(client):
            client.close()

        for script in (silent, nonsense, endless, flood, wrong, closing):
            with self.subTest(script.__name__), Folder() as data:
                with BrokenServer(data, script) as server:
                    text = self.sells(data, PATH="/nowhere", **server.variables)
                    self.assertGreaterEqual(server.calls, 1)
                    self.assertLessEqual(text.count("speech service"), 1, text)

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

    def test_with_nothing_installed_it_is_off_and_the_doctor_says_so(self):
        with Folder() as data:
            nothing = {"PATH": "/nowhere", "SPEECHD_ADDRESS": f"unix_socket:{data}/none"}
            text = self.sells(data, **nothing)
            self.assertEqual(text.count("There is no speech service"), 1)
            done = harness.run(data, "doctor", **nothing)
            self.assertIn(b"Speech: no speech-dispatcher", done.stdout)


if __name__ == "__main__":
    unittest.main()
