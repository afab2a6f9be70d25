"""LiveHost: kill -9 at system calls, one by one (R1 of the reliability rules).

SPDX-License-Identifier: Apache-2.0

strace kills the console at the k-th call of a kind. Whatever had been printed as saved must be
there after the next start, once, in order. LIVEHOST_LONG=1 tries every call, else a sample.
"""

import os
import random
import shutil
import subprocess
import unittest

import harness
from harness import FAIR, Folder, environment, journal, newest, of_kind, run

CALLS = ["openat", "write", "fdatasync", "fsync", "ftruncate", "rename"]
SALES = 8
SAMPLE = 14


class CrashPointsTest(unittest.TestCase):
    def console(self, data, *strace):
        commands = "".join(f"sell 1 2 to b{n} anyway\n" for n in range(SALES))
        commands += "void 1 because wrong\nreturn 2 because broken\nend\nyes\n"
        command = [
            "strace", "-f", *strace, str(harness.BINARY), "show", str(FAIR / "plan.json"),
            "--linear", "--language", "en", "--audience", "none",
        ]
        return subprocess.run(
            command, input=commands.encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=environment(data), start_new_session=True, timeout=60,
        ).stdout.decode()

    def count(self, call):
        with Folder() as data:
            log = data / "log"
            self.console(data, "-o", log, "-e", f"trace={call}")
            return sum(f"{call}(" in line for line in log.read_text().splitlines())

    def check(self, call, number):
        """One crash; returns how many sales had been acknowledged before it."""
        with Folder() as data:
            # trace=none would inject nothing.
            output = self.console(
                data, "-o", "/dev/null", "-e", f"trace={call}",
                "-e", f"inject={call}:signal=KILL:when={number}",
            )
            promised = [
                line.split(", to ")[1].split(".")[0] for line in output.splitlines()
                if line.startswith("Sold: ") and line.endswith("Saved.")
            ]
            done = run(data, "show", FAIR / "plan.json", "--linear", "--language", "en",
                       "--audience", "none", stdin="status\nend\nyes\n")
            place = f"{call} {number}"
            self.assertEqual(done.returncode, 0, (place, done.stderr))
            found = []
            for folder in sorted((data / "sessions").iterdir()):
                if not (folder / "journal.jsonl").exists():
                    continue
                records = journal(folder)
                found += [sale["buyer"]["name"] for sale in of_kind(records, "saleRecorded")]
                self.assertEqual([r["seq"] for r in records], list(range(1, len(records) + 1)))
            attempted = [f"b{n}" for n in range(SALES)]
            self.assertEqual(found, attempted[: len(found)], place)
            self.assertGreaterEqual(len(found), len(promised), place)
            self.assertEqual(promised, attempted[: len(promised)], place)
            self.assertEqual(run(data, "verify", "last").returncode, 0, place)
            return len(promised)

    @unittest.skipUnless(shutil.which("strace"), "strace is not installed: crash points NOT tried")
    def test_killed_at_any_call_nothing_acknowledged_is_lost(self):
        generator = random.Random(1)
        points, acknowledged = 0, 0
        for call in CALLS:
            numbers = list(range(1, self.count(call) + 1))
            if not os.environ.get("LIVEHOST_LONG"):
                numbers = sorted(generator.sample(numbers, min(SAMPLE, len(numbers))))
            for number in numbers:
                acknowledged += self.check(call, number)
                points += 1
        print(f"{points} crash points, {acknowledged} acknowledged sales, 0 lost", end=" ")
        self.assertGreater(points, 40)
        self.assertGreater(acknowledged, 40)

    @unittest.skipUnless(shutil.which("strace"), "strace is not installed: order NOT checked")
    def test_every_saved_follows_a_sync_that_covers_it(self):
        with Folder() as data:
            log = data / "log"
            self.console(
                data, "-o", log, "-y", "-s", "4000", "-e", "trace=write,fdatasync"
            )
            written, synced, pending, shown = set(), set(), set(), 0
            for line in log.read_text(errors="replace").splitlines():
                if "fdatasync(" in line:
                    # What a sync covers was written before it began.
                    pending = set(written) if "journal.jsonl" in line else set()
                if "fdatasync" in line and line.endswith("= 0"):
                    synced |= pending
                if "write(" not in line:
                    continue
                names = {f"b{n}" for n in range(SALES)}
                if "journal.jsonl" in line:
                    written |= {n for n in names if f'\\"name\\":\\"{n}\\"' in line}
                elif "Sold: " in line:
                    for name in names:
                        if f"to {name}. Saved." in line:
                            self.assertIn(name, synced, line[:200])
                            shown += 1
            self.assertEqual(shown, SALES)


if __name__ == "__main__":
    unittest.main()
