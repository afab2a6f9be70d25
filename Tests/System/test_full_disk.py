"""LiveHost: a disk without room (R5 of the reliability rules).

SPDX-License-Identifier: Apache-2.0

Small memory disks are mounted as the data folder. A console sells until it says NOT saved; then a
ballast file is deleted, and the same console sells on. Needs root; says so where it is not.
"""

import contextlib
import os
import re
import subprocess
import time
import unittest

import faults
import harness
from faults import SHOW
from harness import Folder, environment, of_kind, records, run

KIBIBYTES = [4, 8, 12, 16, 24, 32, 64, 128, 256]
FILE_LIMITS = [1, 500, 1000, 2000, 4000, 8000, 20_000]


@contextlib.contextmanager
def small_disk(kibibytes):
    """A memory disk of that size; skips the test, loudly, where none can be mounted."""
    with Folder() as folder:
        size = f"size={kibibytes}k"
        mount = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", size, "livehost-test", folder], capture_output=True
        )
        if mount.returncode:
            raise unittest.SkipTest(f"full disks NOT tried, mount says: {mount.stderr.decode()}")
        try:
            yield folder
        finally:
            subprocess.run(["umount", folder], check=True)


def fill(path, keep=0):
    """Takes all the room there is but `keep` bytes."""
    with open(path, "wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(b"x" * 4096)
    with contextlib.suppress(OSError):
        os.truncate(path, max(0, os.path.getsize(path) - keep))


def journal_text(data):
    """The newest session's journal; empty when there is none."""
    files = sorted(data.glob("sessions/*/journal.jsonl"))
    return files[-1].read_text("utf-8", "replace") if files else ""


class Console:
    """A console in a pipe: one command, then its answer."""

    def __init__(self, data, *arguments):
        self.process = subprocess.Popen(
            [str(harness.BINARY), *SHOW, *arguments], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(data),
            start_new_session=True,
        )
        self.said = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()

    def ask(self, command, pattern):
        """Types a command; returns the first line from then on that fits."""
        self.process.stdin.write(command.encode() + b"\n")
        self.process.stdin.flush()
        return self.wait_for(pattern)

    def wait_for(self, pattern):
        while True:
            line = self.process.stdout.readline().decode()
            if not line:
                raise AssertionError(f"{pattern} never came: {self.said[-5:]}")
            self.said.append(line.rstrip())
            if re.search(pattern, line):
                return line

    def sell(self, name):
        """Whether the sale was saved; after NOT saved it may be typed again."""
        return self.ask(f"sell 1 2 to {name} anyway", "^Sold: |^NOT saved: ").startswith("Sold")

    def quit(self):
        """The end of input: leaves, or ends; returns the exit code."""
        rest, errors = self.process.communicate(timeout=20)
        self.said += rest.decode().splitlines()
        return self.process.returncode, errors.decode()


class FullDiskTest(unittest.TestCase):
    def setUp(self):
        if os.geteuid() != 0:
            self.skipTest("full disks NOT tried: mounting needs root")

    def sold(self, data):
        lines = [line for folder in faults.sessions(data) for line in records(folder)]
        sales = of_kind(lines, "saleRecorded")
        self.assertEqual(len({sale["sale"] for sale in sales}), len(sales), "each once")
        return [sale["buyer"]["name"] for sale in sales]

    def sound(self, data):
        for folder in faults.sessions(data):
            done = run(data, "verify", folder)
            self.assertEqual(done.returncode, 0, done.stdout.decode())

    def sell_until_full(self, console, prefix):
        for number in range(2000):
            if not console.sell(f"{prefix}{number}"):
                return [f"{prefix}{n}" for n in range(number)]
        raise AssertionError("the disk never got full")

    def test_a_full_disk_says_so_and_sells_on_when_there_is_room(self):
        """R5: the same console, without a restart."""
        total = 0
        for kibibytes in KIBIBYTES:
            with self.subTest(kibibytes=kibibytes), small_disk(kibibytes + 96) as data:
                # 96 KiB are given back in the middle of the show.
                (data / "ballast").write_bytes(bytes(96 << 10))
                with Console(data) as console:
                    try:
                        console.wait_for("^Opening|^NOT saved")
                    except AssertionError:
                        # Not even room for the names: one sentence, and no console.
                        code, errors = console.quit()
                        self.assertEqual(code, 73, errors)
                        self.assertIn("No space left on device", errors)
                        continue
                    early = []
                    if not console.said[-1].startswith("NOT"):
                        early = self.sell_until_full(console, "early")
                    (data / "ballast").unlink()
                    if not early and "NOT saved" in console.said[-1]:
                        # The opening is tried again by itself.
                        console.wait_for("^Opening|^On air")
                    late = [f"late{n}" for n in range(10) if console.sell(f"late{n}")]
                    self.assertEqual(len(late), 10, kibibytes)
                    fill(data / "ballast")
                    last = self.sell_until_full(console, "last")
                    code, errors = console.quit()
                # Whether the end found room is left to chance; the code tells which it was.
                is_ended = '"kind":"sessionEnded"' in journal_text(data)
                self.assertEqual(code, 0 if is_ended else 74, errors)
                self.assertEqual("could not be saved" in errors, not is_ended)
                self.assertEqual(self.sold(data), early + late + last)
                (data / "ballast").unlink()
                done = run(data, *SHOW, stdin="sell 1 2 to again anyway\nend\nyes\n")
                self.assertEqual((done.returncode, done.stderr), (0, b""))
                self.assertIn(b"Saved.", done.stdout)
                # A little room may have been enough for the end; then it is another show.
                self.assertEqual(sorted(self.sold(data)), sorted(early + late + last + ["again"]))
                self.sound(data)
                total += len(early + late + last) + 1
        print(f"{len(KIBIBYTES)} disks, {total} sales, 0 lost", end=" ")

    def test_a_torn_tail_on_a_full_disk_stops_nobody(self):
        """R5 and R3: the show opens, says NOT saved, and sells once there is room."""
        for kibibytes in (64, 256):
            with self.subTest(kibibytes=kibibytes), small_disk(kibibytes) as data:
                faults.torn(data)
                fill(data / "ballast")
                with Console(data) as console:
                    console.wait_for("Going on|Linear mode")
                    console.wait_for("^NOT saved|^Going on|^On air")
                    while console.sell("full"):
                        pass
                    (data / "ballast").unlink()
                    end = time.monotonic() + 10
                    while not console.sell("room"):
                        self.assertLess(time.monotonic(), end)
                    code, errors = console.quit()
                    self.assertEqual((code, errors), (0, ""))
                found = self.sold(data)
                self.assertEqual(found[:3], ["old0", "old1", "old2"])
                self.assertEqual(found[-1], "room")
                self.sound(data)

    def test_no_file_may_grow(self):
        """R5: a limit for files is a full disk too, down to one that lets nothing be written."""
        for limit in FILE_LIMITS:
            with self.subTest(limit=limit), Folder() as data:
                names = [f"b{n}" for n in range(60)]
                done = run(data, *SHOW, stdin=faults.selling(names) + "end\nyes\n",
                           file_limit=limit)
                self.assertIn(done.returncode, faults.CODES, done.stderr)
                self.assertLessEqual(len(done.stderr.splitlines()), 1, done.stderr)
                # Nobody who asks the exit code may think that the show has ended.
                is_ended = '"kind":"sessionEnded"' in journal_text(data)
                self.assertEqual(done.returncode == 0, is_ended, done.stdout)
                outcome = faults.Outcome(done.returncode, done.stdout.decode(), "")
                self.assertEqual(self.sold(data), outcome.sold)
                faults.check(self, data, outcome, names, limit)


if __name__ == "__main__":
    unittest.main()
