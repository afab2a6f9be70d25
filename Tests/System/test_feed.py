"""LiveHost: the audience feed as its page and its schema promise it.

SPDX-License-Identifier: Apache-2.0
"""

import itertools
import json
import re
import socket
import subprocess
import time
import unittest

import harness
import jsonschema
from harness import FAIR, ROOT, Folder, journal, newest, of_kind, run
from irc_world import wait_for
from test_connectors import Show, read_journal

SCHEMA = json.loads((ROOT / "Docs" / "schemas" / "feed.schema.json").read_text())
PAGE = (ROOT / "Docs" / "Connectors.md").read_text()


def recording(path, lines):
    """Writes lines, texts as they are, and returns the path."""
    path.write_text(
        "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    )
    return path


def line(kind, user, at=None, **more):
    made = {"v": 1, "kind": kind, "user": {"id": user, "name": user}, **more}
    if at is not None:
        made["at"] = f"2026-01-01T00:{at // 60:02d}:{at % 60:02d}.000Z"
    return made


def connect(path):
    """A socket of the console, which may still be starting."""
    end = time.monotonic() + 30
    while True:
        link = socket.socket(socket.AF_UNIX)
        try:
            link.connect(str(path))
            return link
        except OSError:
            link.close()
            if time.monotonic() > end:
                raise
            time.sleep(0.02)


class OrdersTest(unittest.TestCase):
    def test_paid_orders_without_an_id_are_all_kept(self):
        """At once, with ids that are made up to look like ours, and after a crash."""
        orders = [line("order", "ana", goods=lot, paid=True) for lot in (1, 1, 1, 2)]
        long = "x" * 200
        orders += [line("order", "ben", goods=3, paid=True, id=long + end) for end in "ab"]
        orders.append(line("order", "ben", goods=3, paid=True, id=long + "a"))
        text = "".join(json.dumps(one) + "\n" for one in orders).encode()
        with Folder() as data:
            path = data / "feed.sock"
            for sales in (6, 10):
                with Show(data, f"unix:{path}") as show, connect(path) as link:
                    link.sendall(text)
                    show.wait_for(f"sale {sales}, ")
                    path.unlink()
            entries = of_kind(journal(newest(data)), "saleRecorded")
            self.assertEqual(len({sale["sale"] for sale in entries}), 10)
            lots = [(sale["buyer"]["id"], sale["goods"]) for sale in entries]
            self.assertEqual(lots.count(("ana", "sweet-potato")), 6)
            self.assertEqual(lots.count(("ben", "walnut-biscuits")), 2)
            self.assertEqual(run(data, "verify", "last").returncode, 0)


class FeedsTest(unittest.TestCase):
    def test_much_that_cannot_be_read_fills_a_megabyte_and_says_so(self):
        with Folder() as data:
            audience = "exec:yes garbage | head -20000; sleep 60"
            done = run(data, "show", FAIR / "plan.json", "--linear", "--language", "en",
                       "--audience", audience, stdin="wait 5\nsell 1 1\nend\nyes\n")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("Saved.", done.stdout.decode())
            kept = (newest(data) / "rejected.jsonl").read_text().splitlines()
            self.assertIn("this file is full", json.loads(kept[-1])["reason"])
            self.assertEqual(json.loads(kept[-2])["line"], "garbage")
            self.assertEqual(sum("this file is full" in one for one in kept), 1)
            # Names of buyers are nobody else's business.
            for path in [data / "sessions", newest(data), *newest(data).iterdir()]:
                self.assertEqual(path.stat().st_mode & 0o077, 0, path)

    def test_who_writes_for_the_first_time_ever_is_new(self):
        """The platform knows better than our own list of earlier days."""
        known = [{"id": one, "name": one, "lastSeen": "2026-01-01T00:00:00.000Z", "visits": 2}
                 for one in ("ana", "ben")]
        with Folder() as data:
            (data / "viewers.json").write_text(
                json.dumps({"schema": "livehost.viewers/1", "viewers": known}))
            path = data / "feed.sock"
            with Show(data, f"unix:{path}") as show, connect(path) as link:
                for one in (line("chat", "ana", text="hello", firstMessage=True),
                            line("chat", "ben", text="hello")):
                    link.sendall(json.dumps(one).encode() + b"\n")
                said = '"name":"ben"},"text":"hello"'
                wait_for(lambda: said in read_journal(data), what="the lines of both")
                show.type("chat 2")
                show.wait_for("ana (new): hello\nben (first): hello\n")
                self.assertEqual(show.end()[0], 0)
            arrived = of_kind(journal(newest(data)), "viewerArrived")
            self.assertEqual([one["returning"] for one in arrived], [False, True])
            said = of_kind(journal(newest(data)), "chatReceived")
            self.assertEqual([one.get("firstMessage") for one in said], [True, None])

    def test_three_feeds_merge(self):
        """Each is heard; what two of them send counts once; what cannot be read is kept."""
        talk = [line("chat", "ana", id="p-1", text="hello from the pipe"),
                line("chat", "old", id="p-2", text="yesterday", backlog=True),
                line("order", "old", id="p-3", goods=3, backlog=True, paid=True),
                "x" * 70_000, '{"v":1,"kind":"dance"}', "\udcff\udcc0 no text"]
        with Folder() as data:
            pipe = data / "pipe.jsonl"
            pipe.write_bytes(
                "".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in talk)
                .encode("utf-8", "surrogateescape"))
            (data / "connector.sh").write_text("cat %s; sleep 60" % recording(
                data / "exec.jsonl", [line("chat", "ben", id="x-1", text="hello from the program"),
                                      line("chat", "cai", id="s-1", text="3号来两份")]))
            path = data / "feed.sock"
            command = (
                f"{harness.BINARY} show {FAIR}/plan.json --language en --audience - "
                f'--audience unix:{path} --audience exec:"sh {data}/connector.sh" < {pipe}')
            with harness.Terminal(data, command) as terminal:
                with connect(path) as link:
                    for one in (line("chat", "cai", id="s-1", text="3号来两份"),
                                line("chat", "dan", id="s-2", text="hello from the socket")):
                        whole = json.dumps(one).encode() + b"\n"
                        link.sendall(whole[:30])
                        time.sleep(0.05)
                        link.sendall(whole[30:])
                    wait_for(
                        lambda: all(f'"{one}"' in read_journal(data)
                                    for one in ("p-1", "p-2", "x-1", "s-1", "s-2")),
                        what="the lines of all three")
                    terminal.wait_for("from the socket")
                terminal.keys("q", "Right", "Enter")
                terminal.wait_for("EXIT 0")
            records = journal(newest(data))
            self.assertEqual(len(of_kind(records, "claimReceived")), 1)
            said = of_kind(records, "chatReceived")
            self.assertEqual(
                sorted(chat["message"] for chat in said), ["old-p-3", "p-1", "p-2", "s-1", "s-2", "x-1"])
            arrived = {one["viewer"]["id"] for one in of_kind(records, "viewerArrived")}
            self.assertEqual(arrived, {"ana", "ben", "cai", "dan"}, "nobody of the old lines")
            self.assertEqual(of_kind(records, "saleRecorded"), [])
            kept = [json.loads(one) for one in
                    (newest(data) / "rejected.jsonl").read_text().splitlines()]
            self.assertEqual(
                [one["reason"].split(":")[0].split(";")[0] for one in kept],
                ["longer than 64 KiB", "kind", "not a JSON object"])
            self.assertEqual([one["source"] for one in kept], ["-"] * 3)
            self.assertLess(len(kept[0]["line"]), 300, "unread")


class CheckTest(unittest.TestCase):
    FEED = [
        line("enter", "ana", 0, id="e1"),
        line("chat", "ben", 1, id="m1", text="3号来两份"),
        line("chat", "ben", 1, id="m1", text="3号来两份"),
        "no json",
        line("chat", "cai", 2, id="m2", text="how much is lot 3?"),
        line("chat", "dan", 3, id="m3", text="lot 3 price?"),
        line("chat", "eve", 4, id="m4", text="1"),
        line("chat", "ben", 5, id="m5", text="3号不要了"),
        line("chat", "old", 5, id="m6", text="mine", backlog=True),
        line("order", "fay", 6, goods=3, quantity=2, paid=True),
        line("order", "fay", 6, goods="walnut-biscuits", paid=True),
        line("order", "gus", 7, goods=4),
        line("like", "ana", 8, count=5),
        line("order", "hal", 65, goods="nowhere", paid=True),
    ]

    def check(self, data, *more, lines=FEED, code):
        done = run(data, "feed", "check", recording(data / "feed.jsonl", lines), *more)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stdout.decode(), done.stderr.decode()

    def test_it_says_what_a_show_would_make_of_it(self):
        with Folder() as data:
            text, errors = self.check(
                data, "--plan", FAIR / "plan.json", "--language", "en", code=1)
            for wanted in [
                "feed.jsonl:4: not a JSON object; write one object on each line\n",
                'feed.jsonl:14: The order of hal, “nowhere” × 1 (PAID), is not recorded: ',
                "Good lines: 13 (chat 7, enter 1, like 1, order 4), 00:01:05 long.\n",
                "Viewers: 7, at most 7 at once.\n",
                "Chat lines: 5, questions among them: 2. Old lines, only shown: 1.\n",
                "Claims: 3 for 4 units; 2 sure, 1 likely. Withdrawn: 1. Changed: 0.\n",
                "  lot 1, Sweet potato: 1 for 1 unit; 0 sure, 1 likely\n",
                "  lot 3, Walnut biscuits: 1 for 2 units; 1 sure, 0 likely\n",
                "  lot 4, Hillside apples: 1 for 1 unit; 1 sure, 0 likely\n",
                "  2 ask: how much is lot 3? (lot 3, Walnut biscuits)\n",
                "Paid orders: 2 sales, 3 units, 75.00 yuan. Unpaid orders: 1, taken as claims.\n",
                "Repeated and ignored: 1.\n",
            ]:
                self.assertIn(wanted, text)
            greeted = re.search(r"Greetings: (\d+); viewers greeted: 7\. Thanks: 2\.", text)
            self.assertLess(int(greeted[1]), 7, "several in one")
            self.assertIn("Rejected lines: 1;", errors)
            self.assertIn("Orders that would not be taken: 1;", errors)

    def test_it_needs_no_plan_and_speaks_chinese(self):
        with Folder() as data:
            feed = [one for one in self.FEED if one != "no json"]
            text, errors = self.check(data, "--language", "zh", lines=feed, code=0)
            self.assertEqual(errors, "")
            for wanted in [
                "可用 13 行（", "观众 8 位", "聊天 5 行，其中提问 2 行。旧消息 1 行，只显示。",
                "  正在介绍的：1 个，共 1 件；确定 0，可能 1\n",
                "  3 号：1 个，共 2 件；确定 1，可能 0\n", "  2 人问：how much is lot 3?（3 号）\n",
                "已付订单 3 笔，4 件；未付订单 1 个，算作意向。", "重复的 1 行", "没有给计划",
            ]:
                self.assertIn(wanted, text)

    def test_it_counts_what_a_flood_would_skip(self):
        with Folder() as data:
            talk = [line("chat", f"u{n % 5}", 0, text="hi all") for n in range(5000)]
            talk.insert(4900, line("chat", "u1", 0, text="4号来两份"))
            talk.insert(4950, line("chat", "new", 0, text="hi"))
            text, _ = self.check(data, "--language", "en", lines=talk, code=0)
            self.assertIn("Chat lines: 4001,", text)
            self.assertIn("Talk that comes too fast to show, only counted: 1001.\n", text)
            self.assertIn("  lot 4: 1 for 2 units; 1 sure, 0 likely\n", text)
            self.assertIn("Viewers: 6,", text)
            slow = [{**one, "at": f"2026-01-01T00:00:{n // 1000:02d}.000Z"}
                    for n, one in enumerate(talk)]
            text, _ = self.check(data, "--language", "en", lines=slow, code=0)
            self.assertNotIn("too fast", text)

    def test_its_failures_have_their_codes(self):
        with Folder() as data:
            feed = recording(data / "feed.jsonl", [])
            self.assertEqual(run(data, "feed", "check", feed).returncode, 0)
            self.assertEqual(run(data, "feed", "check", data / "none").returncode, 66)
            bad = recording(data / "plan.json", ["{"])
            done = run(data, "feed", "check", feed, "--plan", bad)
            self.assertEqual(done.returncode, 65, done.stderr)
            self.assertIn(b"plan.json:2: not JSON", done.stderr)
            done = run(data, "feed", "check", feed, "--plan", data / "none")
            self.assertEqual(done.returncode, 66, done.stderr)

    def test_the_evening_of_the_examples(self):
        with Folder() as data:
            done = run(data, "feed", "check", FAIR / "feed.jsonl", "--plan", FAIR / "plan.json",
                       "--language", "en")
            self.assertEqual(done.returncode, 0, done.stderr)
            shown = PAGE.split("```\nGood lines: ")[1].split("```")[0].splitlines()[1:]
            for wanted in shown:
                self.assertTrue("…" in wanted or wanted in done.stdout.decode(), wanted)


class SchemaTest(unittest.TestCase):
    """What the schema takes the decoder takes, and the other way round."""

    # Whole numbers with a point are the one thing that a schema cannot tell from whole numbers.
    VALUES = [None, True, False, "", "x", "3", "\x07", "cash", 0, 1, -1, 3, 9999, 10000, 1.5, [],
              {}, {"id": "u"}, {"id": ""}, {"id": "\x07"}, {"id": "\t"}, {"id": 7}, {"id": 1.5},
              {"id": None}, {"id": "u", "name": 5}, {"id": "u", "name": None}, {"name": "u"}]
    FIELDS = ["v", "kind", "id", "at", "platform", "user", "text", "count", "goods", "quantity",
              "paid", "payment", "backlog", "firstMessage", "alarm", "state", "other"]
    KINDS = SCHEMA["properties"]["kind"]["enum"]

    def table(self):
        for kind in self.KINDS:
            full = {"v": 1, "kind": kind, "user": {"id": "u"}, "text": "x", "goods": 3}
            for left_out in [(), *itertools.combinations(("v", "kind", "user", "text", "goods"), 1)]:
                yield {key: value for key, value in full.items() if key not in left_out}
            for field, value in itertools.product(self.FIELDS, self.VALUES):
                yield {**full, field: value}
                if field == "payment":
                    yield {**full, field: value, "paid": True}
        yield from ([], "text", 5, None, True, {})

    def test_they_agree(self):
        validator = jsonschema.Draft202012Validator(SCHEMA)
        lines = list(self.table())
        good = [number for number, one in enumerate(lines) if validator.is_valid(one)]
        self.assertGreater(len(good), 1000)
        self.assertGreater(len(lines) - len(good), 700)
        # The check names a hundred bad lines, no more.
        step = 95
        with Folder() as data:
            for start in range(0, len(lines), step):
                part = lines[start:start + step]
                path = recording(data / "feed.jsonl", part)
                done = run(data, "feed", "check", path, "--language", "en")
                bad = {int(n) - 1 for n in re.findall(r"feed\.jsonl:(\d+): ", done.stdout.decode())}
                for number, one in enumerate(part):
                    self.assertEqual(
                        start + number in good, number not in bad, json.dumps(one))


class PageTest(unittest.TestCase):
    """The examples of the page, run as they stand there."""

    def blocks(self, language):
        found = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
        return [text for name, text in found if name == language]

    def test_the_connector_in_python(self):
        code = next(block for block in self.blocks("python") if "the PATH of unix:PATH" in block)
        self.assertLessEqual(len(code.splitlines()), 22)
        printed = next(block for block in self.blocks("") if "Claim c-1" in block)
        with Folder() as data:
            path = data / "feed.sock"
            (data / "connector.py").write_text(code)
            with Show(data, f"unix:{path}") as show:
                connect(path).close()
                subprocess.run(["python3", data / "connector.py", path], check=True, timeout=30)
                for wanted in printed.splitlines():
                    show.wait_for(wanted)
                one = next(block for block in self.blocks("sh") if '"text":"hello"' in block)
                subprocess.run(["sh", "-c", one], check=True, timeout=30, cwd=data)
                show.type("wait 1", "chat 1")
                show.wait_for("hello")
                self.assertEqual(show.end()[0], 0)

    def test_the_connector_in_shell(self):
        code = next(block for block in self.blocks("sh") if "while read" in block)
        self.assertLessEqual(len(code.splitlines()), 20)
        with Folder() as data:
            script = data / "connector.sh"
            script.write_text(code)
            with Show(data, f"exec:cd {data} && exec sh connector.sh") as show:
                show.wait_for("Claim c-1: ming wants 2 × lot 3.")
                show.wait_for("Order: sale 1, 1 × Bamboo basket, 68.00 CNY, to ana. Saved.")
                show.type("say good evening", "wait 1")
                said = data / "said.jsonl"
                show.wait_for(lambda: said.exists() and "good evening" in said.read_text())
                self.assertEqual(show.end()[0], 0)

    def test_a_microphone_is_watched(self):
        """With a sound server of our own making: what it says is that of PipeWire's pactl."""
        code = next(block for block in self.blocks("sh") if "pactl subscribe" in block)
        self.assertLessEqual(len(code.splitlines()), 10)
        with Folder() as data:
            (data / "microphone.sh").write_text(code)
            mute, events = data / "mute", data / "events"
            mute.write_text("Mute: no\n")
            events.write_text("")
            (data / "pactl").write_text(
                '#!/bin/sh\ncase "$*" in\n'
                "get-default-source) echo alsa_input.usb ;;\n"
                f'"get-source-mute @DEFAULT_SOURCE@") cat {mute} ;;\n'
                # Like the real one, it speaks the host's language.
                f'subscribe) [ "$LC_ALL" = C ] && exec tail -n +1 -f {events} ;;\nesac\n')
            (data / "pactl").chmod(0o755)

            def change(to, times):
                mute.write_text(f"Mute: {to}\n")
                with events.open("a") as out:
                    out.write("Event 'new' on client #7\n" + "Event 'change' on source #3\n" * times)

            with Show(data, f"exec:cd {data} && PATH={data}:$PATH exec sh microphone.sh") as show:
                change("yes", 3)
                show.wait_for("The microphone is lost: it is muted")
                change("no", 2)
                show.wait_for("The microphone is back.")
                self.assertEqual(show.end()[0], 0)
            text = show.text.decode()
            self.assertEqual(text.count("The microphone is"), 2, text)
            noted = of_kind(journal(newest(data)), "systemNoted")
            self.assertEqual([(one["alarm"], one["state"]) for one in noted],
                             [("microphone", "lost"), ("microphone", "back")])


if __name__ == "__main__":
    unittest.main()
