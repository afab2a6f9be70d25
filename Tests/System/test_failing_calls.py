"""LiveHost: system calls that fail (R6 and R7 of the reliability rules).

SPDX-License-Identifier: Apache-2.0

strace makes the N-th call of a kind fail, once or from there on for ever, in a new show and in one
that is gone on with. The console must not crash, must not say "Saved." of what is not on the disk,
must end with a documented code and one plain sentence, and the next start must find all well.
"""

import itertools
import os
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
from faults import Script
from harness import Folder, Terminal, of_kind, records

ERRORS = ["EIO", "ENOSPC", "EINTR", "EMFILE", "EACCES", "EROFS", "ENOMEM"]
FILES = ["openat", "fdatasync", "fsync", "ftruncate", "rename", "newfstatat", "mkdir", "unlink",
         "flock", "getdents64", "read", "write", "lseek", "close"]
# Made once or twice, and never on a file.
MACHINE = ["eventfd2", "signalfd4", "clone3", "poll"]
POINTS = 400
# What a call cannot answer, or would have to be tried for ever.
NOT_FOR_READING = {"ENOSPC", "EROFS"}
READING = {"read", "newfstatat", "getdents64", "lseek", "poll", "openat"}


class FailingCallsTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="livehost-test-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def points(self, script):
        """(script, call, number, error, is it for ever, are only journal files meant)."""
        found = []
        for kinds, filters in [(FILES + MACHINE, []), (["write", "newfstatat"], self.journal)]:
            with Folder() as data:
                script.copy(data)
                made, loading = faults.calls(script, data, kinds, *self.paths(data, filters))
            for kind, error, for_ever in itertools.product(kinds, ERRORS, (False, True)):
                if self.happens(kind, error, for_ever):
                    numbers = range(loading[kind] + 1, made[kind] + 1)
                    found += [(script, kind, n, error, for_ever, filters) for n in numbers]
        return found

    def happens(self, kind, error, for_ever):
        if kind in READING and error in NOT_FOR_READING:
            return False
        # A call that is interrupted is made again, for ever if need be; so is a wait that fails.
        return not for_ever or (error != "EINTR" and kind != "poll")

    journal = ["session.lock", "session.json", "journal.jsonl", "journal-2.jsonl"]

    def paths(self, data, names):
        folders = faults.sessions(data)
        return [word for name in names for word in ("-P", folders[-1] / name)] if folders else []

    def inject(self, point):
        script, call, number, error, for_ever, filters = point
        with Folder() as data:
            script.copy(data)
            when = f"{number}+" if for_ever else str(number)
            outcome = faults.console(
                data, script.commands, "strace", "-f", "-o", data / "log",
                *self.paths(data, filters), "-e", f"trace={call}",
                "-e", f"inject={call}:error={error}:when={when}",
            )
            place = (script.name, call, error, when, *filters)
            if "(INJECTED)" not in (data / "log").read_text(errors="replace"):
                return 0
            self.assertIn(outcome.returncode, faults.CODES, (place, outcome.errors))
            self.assertLessEqual(len(outcome.errors.splitlines()), 1, (place, outcome.errors))
            # Where no write works, no word comes out.
            if outcome.returncode and (call != "write" or filters):
                self.assertRegex(outcome.errors, r"^\S.*\w.*\n$", place)
            attempted = script.before() + script.names
            faults.check(self, data, outcome, attempted, place)
            return 1

    @unittest.skipUnless(shutil.which("strace"), "strace is not installed: faults NOT tried")
    def test_whichever_call_fails_nothing_is_lost_and_nothing_crashes(self):
        """R7, and R6 for the syncs."""
        scripts = [Script("new", 6), Script("torn", 6, faults.torn),
                   Script("moved-on", 6, faults.moved_on)]
        points = []
        for script in scripts:
            script.prepare(self.folder)
            points += self.points(script)
        generator = random.Random(2)
        total = len(points)
        if not faults.IS_LONG:
            points = generator.sample(points, min(POINTS, total))
        failed = sum(faults.in_parallel(self.inject, faults.sample(points, generator)))
        print(f"{failed} failing calls of {total}", end=" ")
        self.assertGreaterEqual(failed, 0.9 * len(points) if not faults.is_debug() else 20)

    def sell(self, terminal, number):
        """Sells on the screen; returns what is shown when it is done or refused."""
        terminal.keys("s", "Enter")
        for _ in range(400):
            shown = terminal.screen()
            if "NOT saved" in shown or f"sale {number}," in shown:
                return shown
            time.sleep(0.05)
        raise AssertionError(shown)

    @unittest.skipUnless(shutil.which("strace"), "strace is not installed: the screen NOT tried")
    def test_a_failed_sync_is_said_on_the_screen_and_the_terminal_given_back(self):
        """R6: the sync of the second sale fails for ever; the first one stays."""
        with Folder() as data:
            plan = faults.SHOW[1]
            command = (
                f"stty -a > {data}/before; strace -f -o /dev/null -e trace=fdatasync "
                f"-e inject=fdatasync:error=EIO:when=6+ {harness.BINARY} show {plan} "
                f"--audience none --language en; echo CODE $?; stty -a > {data}/after"
            )
            with Terminal(data, command) as terminal:
                terminal.wait_for("LIVE")
                saved = 0
                while "NOT saved" not in self.sell(terminal, saved + 1):
                    saved += 1
                terminal.wait_for("Input/output error")
                terminal.keys("Escape")
                found = subprocess.run(
                    ["pgrep", "-f", f"^{harness.BINARY} show {plan}"],
                    capture_output=True, text=True,
                ).stdout.split()
                # Other tests run consoles at the same time: ours has our data folder.
                mark = f"LIVEHOST_DATA={data}".encode()
                for process in found:
                    if mark in pathlib.Path(f"/proc/{process}/environ").read_bytes():
                        os.kill(int(process), signal.SIGTERM)
                terminal.wait_for("CODE 0", "EXIT 0")
                self.assertEqual((data / "before").read_text(), (data / "after").read_text())
            self.assertEqual(len(of_kind(records(faults.sessions(data)[0]), "saleRecorded")), saved)


if __name__ == "__main__":
    unittest.main()
