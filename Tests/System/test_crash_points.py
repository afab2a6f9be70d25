"""LiveHost: kill -9 at system calls, one by one (R1 of the reliability rules).

SPDX-License-Identifier: Apache-2.0

strace kills the console at the k-th call of a kind, in a new show, in one that is gone on with,
behind a torn tail and behind a failed sync. Whatever had been printed as saved must be there after
the next start, once, in order. More kills come at random times. LIVEHOST_LONG=1 makes the shows
five times as long.
"""

import pathlib
import random
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

import faults
import harness
from faults import SHOW, Script
from harness import Folder, environment

CALLS = ["openat", "write", "fdatasync", "fsync", "ftruncate", "rename", "unlink", "mkdir"]
RANDOM_TIMES = 100
SALES = 8


class CrashPointsTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="livehost-test-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def scripts(self):
        longer = 5 if faults.IS_LONG else 1
        scripts = [
            Script("new", 40 * longer), Script("going-on", 12 * longer, faults.unfinished),
            Script("torn", 12 * longer, faults.torn),
            Script("moved-on", 12 * longer, faults.moved_on),
        ]
        for script in scripts:
            script.prepare(self.folder)
        return scripts

    def points(self, script):
        """(script, call, number, filter): filters find calls that another thread's hide."""
        found = []
        # Each thread counts for itself: the words on the screen are found by their file.
        for kinds, filters in [(CALLS, []), (["write"], ["-P", "out"])]:
            with Folder() as data:
                script.copy(data)
                paths = [data / word if word == "out" else word for word in filters]
                if paths:
                    (data / "out").touch()
                made, loading = faults.calls(script, data, kinds, *paths)
            for kind in kinds:
                numbers = range(loading[kind] + 1, made[kind] + 1)
                found += [(script, kind, number, filters) for number in numbers]
        return found

    def crash(self, point):
        """One crash; returns whether it came, and how many sales had been acknowledged."""
        script, call, number, filters = point
        with Folder() as data:
            script.copy(data)
            (data / "out").touch()
            # trace=none would inject nothing.
            outcome = faults.console(
                data, script.commands, "strace", "-f", "-o", "/dev/null",
                *[data / word if word == "out" else word for word in filters],
                "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}",
            )
            before = script.before()
            place = (script.name, call, number, *filters)
            found = faults.check(self, data, outcome, before + script.names, place)
            self.assertEqual(found[: len(before)], before, place)
            return outcome.returncode == -signal.SIGKILL, len(outcome.sold)

    def kill_at_random(self, point):
        script, moment = point
        with Folder() as data:
            script.copy(data)
            with open(data / "out", "wb") as out, subprocess.Popen(
                [str(harness.BINARY), *SHOW], stdin=subprocess.PIPE, stdout=out,
                stderr=subprocess.DEVNULL, env=environment(data), start_new_session=True,
            ) as process:
                process.stdin.write(script.commands.encode())
                process.stdin.flush()
                time.sleep(moment)
                process.kill()
            outcome = faults.Outcome(process.returncode, (data / "out").read_text(), "")
            place = (script.name, "random time", moment)
            faults.check(self, data, outcome, script.before() + script.names, place)
            return outcome.returncode == -signal.SIGKILL, len(outcome.sold)

    @unittest.skipUnless(shutil.which("strace"), "strace is not installed: crash points NOT tried")
    def test_killed_at_any_call_nothing_acknowledged_is_lost(self):
        """R1: every call, then random moments."""
        generator = random.Random(1)
        scripts = self.scripts()
        points = [point for script in scripts for point in self.points(script)]
        points = faults.sample(points, generator)
        done = faults.in_parallel(self.crash, points)
        # Lines that wait together are one write: the last ones of a run may not come in another.
        missed = [p[1:] for p, (killed, _) in zip(points, done) if not killed]
        self.assertLessEqual(len(missed), len(points) // 50, missed)
        moments = [
            (generator.choice(scripts), generator.uniform(0.002, 0.03))
            for _ in range(RANDOM_TIMES * (10 if faults.IS_LONG else 1))
        ]
        done += faults.in_parallel(self.kill_at_random, faults.sample(moments, generator))
        crashed = [sold for is_killed, sold in done if is_killed]
        print(f"{len(crashed)} crash points, {sum(crashed)} acknowledged sales, 0 lost", end=" ")
        self.assertGreaterEqual(len(crashed), 40 if faults.is_debug() else 500)
        self.assertGreater(sum(crashed), 2 * len(crashed))

    @unittest.skipUnless(shutil.which("strace"), "strace is not installed: order NOT checked")
    def test_every_saved_follows_a_sync_that_covers_it(self):
        with Folder() as data:
            log = data / "log"
            names = {f"b{n}" for n in range(SALES)}
            faults.console(
                data, faults.selling(sorted(names)) + "end\nyes\n", "strace", "-f", "-o", log,
                "-y", "-s", "4000", "-e", "trace=write,fdatasync",
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
