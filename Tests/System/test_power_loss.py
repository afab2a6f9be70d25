"""LiveHost: the power goes, with a real kernel and file system (R2k of the reliability rules).

SPDX-License-Identifier: Apache-2.0

A console sells into an ext4 image on a loop device. At a random moment the file system is shut
down without writing its log, as if the power had gone; it is mounted again, and what was printed
as saved must be there. A control run whose syncs do nothing must lose sales, or this test shows
nothing. Needs root and loop devices; says so where there are none.
"""

import contextlib
import fcntl
import os
import pathlib
import random
import shutil
import struct
import subprocess
import tempfile
import threading
import time
import unittest

import faults
import harness
from faults import SHOW
from harness import environment, of_kind, records, run

CYCLES = 1000 if faults.IS_LONG else 100
CONTROL_CYCLES = 20
# linux/fs.h: _IOR('X', 125, __u32), with the flag that leaves the log unwritten.
SHUTDOWN = 0x8004587D
WITHOUT_LOG = 2
NO_SYNCS = "libeatmydata.so"


def root(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True)
    if done.returncode:
        raise unittest.SkipTest(
            f"power cuts NOT tried: {command[0]} says {done.stderr.decode().strip()}"
        )
    return done.stdout.decode().strip()


class Disk:
    """A file system of its own, in a file."""

    def __init__(self, folder):
        self.image, self.path = folder / "image", folder / "disk"
        self.path.mkdir()
        with open(self.image, "wb") as file:
            file.truncate(32 << 20)
        root("mkfs.ext4", "-q", "-F", self.image)
        self.device = root("losetup", "--find", "--show", self.image)

    def mount(self):
        done = subprocess.run(["mount", self.device, self.path], capture_output=True)
        if done.returncode:
            subprocess.run(["e2fsck", "-p", self.device], capture_output=True, check=False)
            root("mount", self.device, self.path)

    def cut_power(self):
        folder = os.open(self.path, os.O_RDONLY)
        try:
            fcntl.ioctl(folder, SHUTDOWN, struct.pack("I", WITHOUT_LOG))
        finally:
            os.close(folder)

    def unmount(self):
        subprocess.run(["umount", self.path], capture_output=True, check=True)

    def close(self):
        if os.path.ismount(self.path):
            self.unmount()
        subprocess.run(["losetup", "-d", self.device], capture_output=True, check=True)


class PowerLossTest(unittest.TestCase):
    def setUp(self):
        if os.geteuid() != 0:
            self.skipTest("power cuts NOT tried: loop devices need root")
        if faults.is_debug():
            self.skipTest("power cuts NOT tried: a debug build sells nothing before they come")
        folder = pathlib.Path(tempfile.mkdtemp(prefix="livehost-test-"))
        self.addCleanup(shutil.rmtree, folder)
        self.disk = Disk(folder)
        self.addCleanup(self.disk.close)
        self.generator = random.Random(3)
        self.attempted = 0

    def show(self, **changes):
        """Sells until the power goes; returns what was printed before that moment."""
        data = self.disk.path
        process = subprocess.Popen(
            [str(harness.BINARY), *SHOW], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, env=environment(data, **changes), start_new_session=True,
        )
        names = [f"p{self.attempted + n}" for n in range(400)]
        self.attempted += len(names)
        output = []
        reader = threading.Thread(target=lambda: output.extend(process.stdout))
        reader.start()
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(faults.selling(names).encode())
            process.stdin.flush()
        # Mostly while it sells, sometimes while it starts.
        end = time.monotonic() + (5 if self.generator.random() < 0.8 else 0)
        while not output and time.monotonic() < end:
            time.sleep(0.001)
        time.sleep(self.generator.uniform(0.002, 0.08))
        # Nobody reads what is printed after the power went; while the kernel plays dead, a sync
        # that is on its way may still answer that all is well.
        seen = len(output)
        self.disk.cut_power()
        process.kill()
        process.wait()
        reader.join()
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()
        process.stdout.close()
        text = b"".join(output[:seen]).decode(errors="replace")
        return faults.Outcome(process.returncode, text, "").sold, names

    def recovered(self):
        """The next start goes on, everything is sound, and each sale is there once."""
        data = self.disk.path
        done = run(data, *SHOW, stdin="status\nend\nyes\n")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        sales = []
        for folder in faults.sessions(data):
            here = of_kind(records(folder), "saleRecorded")
            # The power went while the show was being made: a plan that was never synced.
            answers = (0,) if here else (0, 65)
            self.assertIn(run(data, "verify", folder).returncode, answers)
            sales += here
        self.assertEqual(len({sale["sale"] for sale in sales}), len(sales), "each once")
        return [sale["buyer"]["name"] for sale in sales]

    def test_what_was_saved_is_there_after_a_power_cut(self):
        """R2k."""
        total = 0
        for cycle in range(CYCLES):
            self.disk.mount()
            saved, names = self.show()
            self.disk.unmount()
            self.disk.mount()
            found = self.recovered()
            self.assertEqual([name for name in saved if name not in found], [], f"cycle {cycle}")
            self.assertEqual([name for name in found if name not in names], [], f"cycle {cycle}")
            self.assertEqual(found, names[: len(found)], f"cycle {cycle}")
            total += len(saved)
            shutil.rmtree(self.disk.path / "sessions", ignore_errors=True)
            self.disk.unmount()
        print(f"{CYCLES} power cuts, {total} acknowledged sales, 0 lost", end=" ")
        self.assertGreater(total, CYCLES)

    def test_without_syncs_sales_are_lost(self):
        """The control of R2k: if this loses nothing, the test above shows nothing."""
        if not shutil.which("eatmydata"):
            self.skipTest("the control of the power cuts NOT run: eatmydata is not installed")
        lost = 0
        for _ in range(CONTROL_CYCLES):
            self.disk.mount()
            saved, _ = self.show(LD_PRELOAD=NO_SYNCS)
            self.disk.unmount()
            self.disk.mount()
            found = set()
            for folder in faults.sessions(self.disk.path):
                with contextlib.suppress(AssertionError):
                    found |= set(faults.buyers(folder))
            lost += bool(set(saved) - found)
            shutil.rmtree(self.disk.path / "sessions", ignore_errors=True)
            self.disk.unmount()
        print(f"{lost} of {CONTROL_CYCLES} power cuts lost sales without syncs", end=" ")
        self.assertGreater(lost, 0)


if __name__ == "__main__":
    unittest.main()
