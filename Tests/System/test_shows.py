"""LiveHost: whole shows in a real terminal, as a host would run them.

SPDX-License-Identifier: Apache-2.0
"""

import json
import os
import random
import shlex
import signal
import socket
import subprocess
import time
import unittest

import harness
from harness import FAIR, Folder, Terminal, environment, journal, newest, of_kind, run

SIZES = [(80, 24), (40, 12), (120, 40), (20, 6)]


def cents(text):
    return round(float(text.replace(",", "")) * 100)


class ShowsTest(unittest.TestCase):
    def console(self, data, *arguments, feed=None, columns=80, rows=24, **changes):
        command = " ".join(shlex.quote(str(word)) for word in (harness.BINARY, *arguments))
        if feed:
            command += f" < {shlex.quote(str(feed))}"
        return Terminal(data, command, columns, rows, **changes)

    def whole_show(self, columns, rows, language):
        """Three sales, one undone, one voided, ended; the files agree with the screen."""
        with Folder() as data, self.console(
            data, "demo", "--audience", "none", "--language", language,
            columns=columns, rows=rows,
        ) as terminal:
            is_chinese = language == "zh"
            saved = "已" if is_chinese else "Saved"
            terminal.wait_for("彩排" if is_chinese else "REHEARSAL")
            terminal.keys("s", "2", "Enter")
            terminal.wait_for(saved)
            self.wait_for_sales(data, 1)
            terminal.keys("s", "3", "Enter")
            self.wait_for_sales(data, 2)
            terminal.keys("u")
            self.wait_for(lambda: self.journal_kinds(data, "saleVoided") == 1)
            terminal.keys("n")
            terminal.keys("s", "Enter")
            self.wait_for_sales(data, 3)
            terminal.keys("l", "Down", "Down", "v")
            terminal.type("wrong")
            terminal.keys("Enter", "Right", "Enter")
            self.wait_for(lambda: self.journal_kinds(data, "saleVoided") == 2)
            terminal.keys("Escape")
            time.sleep(0.3)
            shown = terminal.screen()
            terminal.keys("q", "Right", "Enter")
            terminal.wait_for("EXIT 0")
            document = json.loads((newest(data, "rehearsals") / "sales.json").read_text())
            self.assertEqual(
                [sale["status"] for sale in document["sales"]], ["voided", "voided", "recorded"]
            )
            total = cents(document["totals"]["revenue"])
            self.assertEqual(total, cents(document["sales"][2]["total"]))
            # The revenue stands on the screen to the cent.
            plain = shown.replace(",", "")
            self.assertIn(f"{total // 100}.{total % 100:02d}", plain)

    def wait_for(self, condition, seconds=20):
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise AssertionError("never became true")
            time.sleep(0.05)

    def journal_kinds(self, data, kind):
        return len(of_kind(journal(newest(data, "rehearsals")), kind))

    def sales(self, data, kind="rehearsals"):
        return of_kind(journal(newest(data, kind)), "saleRecorded")

    def wait_for_sales(self, data, count):
        self.wait_for(lambda: len(self.sales(data)) == count)
        # The line is on the disk a moment before the form hears of it.
        time.sleep(0.5)

    def test_a_whole_show_at_every_size_in_both_languages(self):
        for columns, rows in SIZES:
            for language in ("en", "zh"):
                with self.subTest(size=f"{columns}x{rows}", language=language):
                    self.whole_show(columns, rows, language)

    def test_the_cursor_stands_on_the_focus_of_a_real_terminal(self):
        with Folder() as data, self.console(data, "demo", "--audience", "none") as terminal:
            terminal.wait_for("Cloud green tea")
            expected = [
                ([], "Cloud green tea"), (["s"], "Quantity"), (["Tab"], "Price"),
                (["Escape", "i"], " 1  Cloud"), (["Down"], " 2  Handwoven"),
                (["Escape", "q"], "> Go on"), (["Right"], "> End the show"), (["Escape", ":"], ":"),
            ]
            for keys, words in expected:
                terminal.keys(*keys)
                time.sleep(0.4)
                x, y = terminal.cursor()
                self.assertIn(words, terminal.screen().split("\n")[y], (keys, x, y))

    def test_resizing_in_a_show_keeps_everything(self):
        with Folder() as data, self.console(data, "demo", "--seed", "4") as terminal:
            terminal.wait_for("REHEARSAL")
            for size in [(120, 40), (20, 6), (1, 1), (200, 60), (37, 9), (80, 24)]:
                terminal.resize(*size)
                time.sleep(0.2)
            terminal.wait_for("REHEARSAL", "s sell")

    def test_the_terminal_is_given_back_as_it_was(self):
        with Folder() as data:
            for name in ("TERM", "HUP", "INT", "QUIT"):
                with Terminal(
                    data,
                    f"stty -a > {data}/before; {harness.BINARY} demo; stty -a > {data}/after",
                ) as terminal:
                    terminal.wait_for("REHEARSAL")
                    found = subprocess.run(
                        ["pgrep", "-f", f"^{harness.BINARY} demo$"], capture_output=True, text=True
                    ).stdout.split()
                    for process in found:
                        for _ in range(2 if name == "INT" else 1):
                            os.kill(int(process), getattr(signal, "SIG" + name))
                            time.sleep(0.2)
                    terminal.wait_for("EXIT 0", "files are in")
                    self.assertEqual(
                        (data / "before").read_text(), (data / "after").read_text(), name
                    )

    def test_the_recorded_feed_is_a_whole_show(self):
        with Folder() as data, self.console(
            data, "show", FAIR / "plan.json", "--audience", "-", "--language", "en",
            feed=FAIR / "feed.jsonl",
        ) as terminal:
            terminal.wait_for("LIVE")
            lines = [json.loads(line) for line in open(FAIR / "feed.jsonl", encoding="utf-8")]
            chats = {line["id"] for line in lines if line["kind"] == "chat"}
            self.wait_for(
                lambda: len(of_kind(journal(newest(data)), "chatReceived")) == len(chats)
            )
            terminal.keys("s", "Enter")
            terminal.wait_for("promised to claims")
            terminal.keys("y")
            terminal.wait_for("Saved")
            terminal.keys("q", "Right", "Enter")
            terminal.wait_for("EXIT 0")
            folder = newest(data)
            records = journal(folder)
            arrived = [record["viewer"]["id"] for record in of_kind(records, "viewerArrived")]
            greeted = [
                viewer["id"] for record in of_kind(records, "greeted")
                for viewer in record["viewers"]
            ]
            self.assertEqual(len(arrived), len(set(arrived)))
            self.assertGreater(len(arrived), 140)
            self.assertEqual(sorted(greeted), sorted(arrived), "everyone once")
            paid = {line["id"] for line in lines if line.get("paid")}
            self.assertEqual(
                {sale["sale"] for sale in of_kind(records, "saleRecorded") if sale["order"]},
                {"order-" + name for name in paid},
            )
            self.assertEqual(
                {chat["message"] for chat in of_kind(records, "chatReceived")}, chats
            )
            self.assertEqual(run(data, "verify", "last").returncode, 0)
            self.assertFalse((folder / "rejected.jsonl").exists())
            viewers = json.loads((data / "viewers.json").read_text())
            self.assertEqual(len(viewers["viewers"]), len(arrived))

    def test_the_goods_are_cycled_by_the_plan(self):
        with Folder() as data:
            run(data, "rehearse", FAIR / "plan.json", "--linear", "--audience", "none",
                "--speed", "max", "--minutes", "10", stdin="")
            plan = json.loads((FAIR / "plan.json").read_text())
            records = journal(newest(data, "rehearsals"))
            featured = [data["goods"] for data in of_kind(records, "featured")]
            order = [item["goods"] for item in plan["rundown"]]
            self.assertEqual(featured[: len(order)], order)
            self.assertEqual(featured[len(order)], order[0], "at the end it starts over")

    def test_a_second_console_is_refused(self):
        with Folder() as data, self.console(
            data, "show", FAIR / "plan.json", "--audience", "none"
        ) as terminal:
            terminal.wait_for("直播")
            done = run(data, "show", FAIR / "plan.json", "--linear", "--language", "en", stdin="")
            self.assertEqual(done.returncode, 75)
            text = done.stderr.decode().strip()
            self.assertEqual(len(text.splitlines()), 1)
            self.assertIn("is open in another console (process ", text)
            other = run(data, "show", FAIR / "plan.json", "--linear", "--new",
                        stdin="sell\nend\nyes\n")
            self.assertEqual(other.returncode, 0, other.stderr)

    def test_killed_at_random_no_saved_sale_is_lost(self):
        """kill -9 in the middle of a show, 20 times: what was printed as saved is there, once."""
        generator = random.Random(20261123)
        with Folder() as data:
            promised, rounds = [], 20
            for number in range(rounds):
                process = subprocess.Popen(
                    [str(harness.BINARY), "show", str(FAIR / "plan.json"), "--linear",
                     "--language", "en", "--audience", "none"],
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(data),
                    start_new_session=True,
                )
                for sale in range(40):
                    process.stdin.write(f"sell 1 2 to k{number}-{sale} anyway\n".encode())
                process.stdin.flush()
                # From the first line on, any moment.
                first = process.stdout.readline()
                time.sleep(generator.uniform(0, 0.08))
                process.send_signal(signal.SIGKILL)
                output = (first + process.stdout.read()).decode()
                process.stdin.close()
                process.stdout.close()
                process.wait()
                promised += [
                    line.split(" to ")[1].split(".")[0] for line in output.splitlines()
                    if line.startswith("Sold: ") and line.endswith("Saved.")
                ]
                if number and "Going on with the show" not in output:
                    self.assertNotIn("Opening", output, "a started show goes on")
            done = run(data, "show", FAIR / "plan.json", "--linear", "--language", "en",
                       "--audience", "none", stdin="status\nend\nyes\n")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(len(list((data / "sessions").iterdir())), 1)
            self.assertEqual(run(data, "verify", "last").returncode, 0)
            names = [sale["buyer"]["name"] for sale in self.sales(data, "sessions")]
            self.assertEqual(len(names), len(set(names)), "each once")
            self.assertEqual(set(promised) - set(names), set(), "every promised one is there")
            self.assertGreater(len(promised), 20)

    def test_a_full_disk_loses_nothing_and_says_so(self):
        with Folder() as data:
            commands = "".join(f"sell 1 2 to b{n} anyway\n" for n in range(200)) + "end\nyes\n"
            done = run(data, "show", FAIR / "plan.json", "--linear", "--language", "en",
                       "--audience", "none", stdin=commands, file_limit=60_000)
            lines = done.stdout.decode().splitlines()
            sold = [line for line in lines if line.startswith("Sold: ")]
            refused = [line for line in lines if line.startswith("NOT saved: ")]
            # The end is refused too: the session stays, to be gone on with.
            self.assertIn(len(sold) + len(refused), range(200, 203))
            self.assertIn("The show has not ended; the same command goes on with it.", lines)
            self.assertGreater(len(sold), 50)
            self.assertGreater(len(refused), 50)
            # Sold and only sold is on the disk; the next start works, with room again.
            self.assertEqual(len(self.sales(data, "sessions")), len(sold))
            self.assertEqual(run(data, "verify", "last").returncode, 0)
            done = run(data, "show", FAIR / "plan.json", "--linear", "--language", "en",
                       "--audience", "none", "--new", stdin="sell\nend\nyes\n")
            self.assertIn(b"Saved.", done.stdout)

    def test_a_feed_over_a_socket(self):
        with Folder() as data:
            path = data / "feed.socket"
            with self.console(
                data, "show", FAIR / "plan.json", "--audience", f"unix:{path}",
                "--language", "en",
            ) as terminal:
                terminal.wait_for("OPENING")
                self.assertEqual(path.stat().st_mode & 0o777, 0o600)
                line = {"v": 1, "kind": "chat", "id": "m1", "user": {"id": "u", "name": "Mei"},
                        "text": "hello from afar"}
                with socket.socket(socket.AF_UNIX) as connector:
                    connector.connect(str(path))
                    connector.sendall(json.dumps(line).encode() + b"\n{half")
                terminal.wait_for("hello from afar")
                second = run(data, "demo", "--linear", "--audience", f"unix:{path}", stdin="")
                self.assertEqual(second.returncode, 75, second.stderr)
                self.assertTrue(path.exists())
                terminal.keys("q", "Right", "Enter")
                terminal.wait_for("EXIT 0")
                self.assertFalse(path.exists())

    def test_a_recording_plays_at_its_own_pace(self):
        with Folder() as data:
            recording = data / "short.jsonl"
            lines = [
                {"v": 1, "kind": "system", "text": str(number),
                 "at": f"2026-01-01T00:00:{second:02d}.000Z"}
                for number, second in enumerate((0, 2, 4))
            ]
            recording.write_text("".join(json.dumps(line) + "\n" for line in lines))
            start = time.monotonic()
            done = run(data, "feed", "play", recording, "--speed", "4")
            self.assertGreaterEqual(time.monotonic() - start, 0.9)
            self.assertEqual(done.stdout, recording.read_bytes())


if __name__ == "__main__":
    unittest.main()
