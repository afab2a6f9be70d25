"""LiveHost: connectors that the console starts: lines in, words out, and every way to misbehave.

SPDX-License-Identifier: Apache-2.0
"""

import json
import os
import pathlib
import signal
import subprocess
import time
import unittest

import harness
from harness import FAIR, Folder, environment, journal, newest, of_kind
from irc_world import Client, Server, wait_for

CONNECTOR = """
import json, os, sys, threading, time
folder, kind = sys.argv[1], sys.argv[2]
starts = os.path.join(folder, "starts")
number = int(open(starts).read()) + 1 if os.path.exists(starts) else 1
open(starts, "w").write(str(number))
open(os.path.join(folder, "pid"), "w").write(str(os.getpid()))
def line(n, text, user):
    print(json.dumps({"v": 1, "kind": "chat", "id": f"m-{number}-{n}",
                      "user": {"id": user, "name": user}, "text": text}), flush=True)
"""
ENDINGS = {
    "talks": """
line(1, "+1", "anna")
for text in sys.stdin:
    open(os.path.join(folder, "said"), "a").write(text)
""",
    "dies": """
line(1, "hello", f"u{number}")
if number <= 3:
    sys.stderr.write("lost the server\\n")
    sys.exit(3)
time.sleep(60)
""",
    "floods": """
for n in range(200000):
    sys.stdout.write('{"v":1,"kind":"chat","id":"f-%d","user":{"id":"u%d","name":"u"},"text":"hi"}\\n'
                     % (n, n % 50))
line(1, "3号来两份", "anna")
time.sleep(60)
""",
    "binary": """
sys.stdout.buffer.write(os.urandom(300000) + b"\\n"); sys.stdout.flush()
line(1, "+1", "anna")
time.sleep(60)
""",
    "follows": """
for n in range(20):
    print(json.dumps({"v": 1, "kind": "follow", "id": f"w-{n}",
                      "user": {"id": f"w{n}", "name": f"w{n}"}}), flush=True)
line(1, "how much is lot 3?", "anna")
for text in sys.stdin:
    open(os.path.join(folder, "said"), "a").write(text)
    if "go on" in text:
        for n in range(20, 30):
            print(json.dumps({"v": 1, "kind": "follow", "id": f"w-{n}",
                              "user": {"id": f"w{n}", "name": f"w{n}"}}), flush=True)
""",
    "claims": """
line(1, "3号来两份", "ana")
line(2, "3号要两份", "ben")
line(3, "红薯来一份", "ana")
for text in sys.stdin:
    open(os.path.join(folder, "said"), "a").write(text)
""",
    "stalls": """
line(1, "+1", "anna")
os.close(1)
time.sleep(60)
""",
    "deaf": 'line(1, "+1", "anna")\ntime.sleep(60)\n',
    "halves": """
whole = json.dumps({"v": 1, "kind": "chat", "id": "h", "user": {"id": "anna", "name": "anna"},
                    "text": "+1"})
sys.stdout.write(whole[:20]); sys.stdout.flush(); time.sleep(0.3)
sys.stdout.write(whole[20:] + "\\n"); sys.stdout.flush()
time.sleep(60)
""",
}


class Show:
    """A linear show with a connector, typed into and listened to."""

    def __init__(self, data, kind, *more, command="show"):
        audience = kind
        if kind in ENDINGS:
            script = data / "connector.py"
            script.write_text(CONNECTOR + ENDINGS[kind])
            audience = f"exec:exec /usr/bin/python3 {script} {data} {kind}"
        path = f"{harness.CONNECTORS}:{os.environ['PATH']}"
        self.process = subprocess.Popen(
            [str(harness.BINARY), command, str(FAIR / "plan.json"), "--linear", "--language", "en",
             "--audience", audience, *more],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=environment(data, PATH=path), start_new_session=True,
        )
        os.set_blocking(self.process.stdout.fileno(), False)
        self.text = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()

    def type(self, *commands):
        for command in commands:
            self.process.stdin.write(command.encode() + b"\n")
        self.process.stdin.flush()

    def wait_for(self, wanted, seconds=30):
        """Waits for a text or a condition; the limit only ends a test that has failed."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.text += self.process.stdout.read() or b""
            if wanted() if callable(wanted) else wanted.encode() in self.text:
                return
            time.sleep(0.02)
        raise AssertionError(f"{wanted} never came:\n{self.text.decode()[-2000:]}")

    def end(self):
        self.type("end", "yes")
        output, errors = self.process.communicate(timeout=30)
        self.text += output
        return self.process.returncode, errors


def read(path):
    return path.read_text() if path.exists() else ""


class ConnectorsTest(unittest.TestCase):
    def test_a_claim_comes_in_and_thanks_go_out(self):
        with Folder() as data, Show(data, "talks") as show:
            show.wait_for("Claim")
            show.type("accept", "say See you at nine", "wait 1")
            show.wait_for("Saved.")
            show.wait_for(lambda: "See you at nine" in read(data / "said"))
            show.wait_for(lambda: "谢谢anna" in read(data / "said"))
            self.assertEqual(show.end()[0], 0)
            said = [json.loads(line) for line in read(data / "said").splitlines()]
            self.assertTrue(all(line["v"] == 1 and line["kind"] == "say" for line in said))
            self.assertEqual(len({line["id"] for line in said}), len(said))
            self.assertEqual(
                [sale["buyer"]["name"] for sale in
                 of_kind(journal(newest(data)), "saleRecorded")], ["anna"])

    def test_one_switch_stops_what_is_said_by_itself(self):
        with Folder() as data, Show(data, "talks") as show:
            show.type("greeting off")
            show.wait_for("Claim")
            show.type("accept", "say by hand", "wait 2")
            show.wait_for(lambda: "by hand" in read(data / "said"))
            show.end()
            texts = [json.loads(line)["text"] for line in read(data / "said").splitlines()]
            self.assertEqual([text for text in texts if "谢谢" in text], [])

    def test_no_more_is_said_by_itself_than_allowed(self):
        """Three a minute, and three more in the next; what the host says is never held back."""
        with Folder() as data:
            (data / "settings.json").write_text(
                '{"schema":"livehost.settings/1","replies":{"perMinute":3}}')

            def thanks():
                return read(data / "said").count("关注")

            with Show(data, "follows", "--speed", "max", command="rehearse") as show:
                show.wait_for(
                    lambda: "lot 3?" in read_journal(data, "rehearsals") or show.type("wait 1"))
                show.type("say by hand")
                show.wait_for(lambda: "by hand" in read(data / "said"))
                self.assertEqual(thanks(), 3)
                show.type("wait 61", "say go on")
                show.wait_for(lambda: thanks() >= 6 or show.type("wait 1"))
                show.type("replies off", "answer", "say the last word")
                show.wait_for("Replies are off")
                show.wait_for(lambda: "the last word" in read(data / "said"))
                self.assertEqual(thanks(), 6)
                self.assertNotIn("25.00", read(data / "said"), "no answer while replies are off")
                show.type("replies on", "answer")
                show.wait_for(lambda: "25.00" in read(data / "said"))
                self.assertEqual(show.end()[0], 0)

    def test_held_goods_go_to_the_next_and_both_are_told(self):
        """Two of three are held for Ana, one for Ben; kept longer once; sold in part, and all."""
        with Folder() as data:
            (data / "settings.json").write_text(
                '{"schema":"livehost.settings/1","holdSeconds":40}')
            with Show(data, "claims", "--speed", "max", command="rehearse") as show:
                show.wait_for(
                    lambda: "红薯来一份" in read_journal(data, "rehearsals") or show.type("wait 1"))
                show.type("stock 3 3", "claims")
                show.wait_for("c-2: ben wants 2 × lot 3, Walnut biscuits, sure: they said so, 1 held, 1 wait")
                show.type("accept c-2")
                show.wait_for("Only 1 of 2 are held for claim c-2.")
                show.type("extend c-1", "wait 30")
                show.wait_for("Claim c-1 is kept for ")
                show.type("wait 80", "claims")
                show.wait_for("c-2: ben wants 2 × lot 3, Walnut biscuits, sure: they said so, held")
                show.type("accept c-1")
                show.wait_for("Only 1 of 2 are held for claim c-1.")
                show.type("accept c-1 1", "accept c-2", "accept c-1")
                show.wait_for("Claim c-1 waits for stock: 1 wanted, none held.")
                show.type("stock 3 1", "accept all c-1", "undo", "accept all c-1")
                show.wait_for("Undone: sale 4. Saved.")
                self.assertEqual(show.end()[0], 0)
            said = read(data / "said")
            self.assertIn("ben，轮到你了", said)
            self.assertIn("ana，", said)
            sold = [(sale["buyer"]["id"], sale["goods"], sale["quantity"]) for sale in of_kind(
                journal(newest(data, "rehearsals")), "saleRecorded")]
            self.assertEqual(sold[:2], [("ana", "walnut-biscuits", 1), ("ben", "walnut-biscuits", 2)])
            self.assertEqual(set(sold[2:]), {("ana", "walnut-biscuits", 1), ("ana", "sweet-potato", 1)})

    def test_one_that_closes_its_output_is_started_again(self):
        with Folder() as data, Show(data, "stalls") as show:
            show.wait_for("is being started again")
            show.wait_for(lambda: int(read(data / "starts") or 0) >= 2)
            show.type("accept")
            show.wait_for("to anna. Saved.")
            self.assertEqual(show.end()[0], 0)

    def test_one_that_dies_is_started_again_and_the_host_is_told_why(self):
        with Folder() as data, Show(data, "dies") as show:
            show.wait_for("lost the server. It is being started again; sales go on.")
            show.wait_for("is back")
            self.assertEqual(read(data / "starts"), "4")
            show.type("sell 1 2")
            show.wait_for("Saved.")
            self.assertEqual(show.end()[0], 0)
            text = show.text.decode()
            self.assertEqual(text.count("is being started again"), 1, "of three ends")
            self.assertEqual(text.count("is back"), 1)

    def test_killed_ten_times_the_console_never_blinks(self):
        with Folder() as data, Show(data, "talks") as show:
            for number in range(1, 11):
                show.wait_for(lambda: read(data / "starts") == str(number), seconds=90)
                show.wait_for(lambda: f"m-{number}-1" in read_journal(data))
                show.type(f"sell 1 2 to b{number} anyway")
                show.wait_for(f"to b{number}. Saved.")
                os.kill(int(read(data / "pid")), signal.SIGKILL)
            self.assertEqual(show.end()[0], 0)
            sold = [s["buyer"]["name"] for s in of_kind(journal(newest(data)), "saleRecorded")]
            self.assertEqual(sold, [f"b{n}" for n in range(1, 11)])

    def test_a_flood_drowns_no_claim_and_no_sale(self):
        with Folder() as data, Show(data, "floods") as show:
            show.type("sell 1 2 to early anyway")
            show.wait_for("to early. Saved.")
            show.wait_for("Claim", seconds=120)
            self.assertEqual(show.end()[0], 0)
            claims = of_kind(journal(newest(data)), "claimReceived")
            self.assertEqual([claim["viewer"]["id"] for claim in claims], ["anna"])

    def test_binary_half_lines_and_one_that_never_reads(self):
        for kind in ["binary", "halves", "deaf"]:
            with self.subTest(kind), Folder() as data, Show(data, kind) as show:
                show.wait_for("Claim")
                for number in range(300 if kind == "deaf" else 1):
                    show.type(f"say {number} " + "x" * 400)
                show.type("accept")
                show.wait_for("Saved.")
                self.assertEqual(show.end()[0], 0)

    def test_a_show_over_a_real_server(self):
        """Greeting by name, a claim sold, thanks in the channel; a restart loses nothing."""
        with Folder() as data, Server(data) as server:
            people = [Client(server.port, nick) for nick in ("ana", "ben", "cy")]
            with Show(data, f"irc://127.0.0.1:{server.port}/fair") as show:
                wait_for(lambda: people[0].saw("livehost!"), what="our arrival")
                people[0].say("+1")
                show.wait_for("Claim c-1: ana wants 1 × lot 1.")
                show.type("accept")
                show.wait_for("to ana. Saved.")
                wait_for(lambda: people[1].saw("谢谢ana"), what="thanks in the channel")
                wait_for(lambda: people[1].saw("欢迎"), what="a greeting in the channel")
                greeting = next(line for line in people[1].seen if "欢迎" in line)
                self.assertRegex(greeting, "欢迎.*(ana|ben|cy)", "by name")
                server.kill()
                show.wait_for("is lost; trying again")
                show.type("sell 1 2 to walk-by anyway", "say wait for me")
                show.wait_for("to walk-by. Saved.")
                server.start()
                again = Client(server.port, "ben")
                wait_for(lambda: again.saw("wait for me"), what="what was said meanwhile")
                again.say("要2份")
                show.wait_for("ben wants 2")
                show.type("accept")
                show.wait_for("to ben. Saved.")
                self.assertEqual(show.end()[0], 0)
                text = show.text.decode()
                told = [line for line in text.splitlines() if "127.0.0.1" in line or "#fair" in line]
                self.assertLessEqual(len(told), 2, told)
                again.close()
            sold = [s["buyer"]["name"] for s in of_kind(journal(newest(data)), "saleRecorded")]
            self.assertEqual(sold, ["ana", "walk-by", "ben"])

    def test_nothing_we_started_stays(self):
        with Folder() as data, Show(data, "deaf") as show:
            show.wait_for("Claim")
            identifier = int(read(data / "pid"))
            show.end()
            end = time.monotonic() + 10
            while pathlib.Path(f"/proc/{identifier}").exists() and time.monotonic() < end:
                time.sleep(0.05)
            self.assertFalse(pathlib.Path(f"/proc/{identifier}").exists())


def read_journal(data, kind="sessions"):
    folders = sorted((data / kind).iterdir()) if (data / kind).exists() else []
    return read(folders[-1] / "journal.jsonl") if folders else ""


if __name__ == "__main__":
    unittest.main()
