"""LiveHost: all tests that need the built program.

SPDX-License-Identifier: Apache-2.0

Each file of tests is a process of its own, three at a time: most of them wait for something.
"""

import argparse
import concurrent.futures
import pathlib
import re
import subprocess
import sys
import time
import unittest

# These last longest, a minute or two: begun last, they would be waited for.
LONGEST = ("test_quiet", "test_irc", "test_keys", "test_connectors", "test_terminal")
HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE))

import harness  # noqa: E402


def run_here(names):
    """Runs tests in this process; returns how many passed, failed, were skipped."""
    suite = unittest.TestLoader().loadTestsFromNames(names)
    result = unittest.TextTestRunner(verbosity=2).run(suite)
    failed = len(result.failures) + len(result.errors)
    skipped = len(result.skipped)
    return result.testsRun - failed - skipped, failed, skipped


def run_apart(name, binary):
    """Runs one file of tests in a process of its own; returns the same, and what it printed."""
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, __file__, "--binary", binary, name],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )
    found = re.search(r"(\d+) passed, (\d+) failed, (\d+) skipped", done.stdout)
    counts = tuple(map(int, found.groups())) if found else (0, 1, 0)
    print(f"=== {name}: {time.monotonic() - start:.0f} s\n{done.stdout}", flush=True)
    return counts


def run_all(binary):
    names = [path.stem for path in HERE.glob("test_*.py")]
    names.sort(key=lambda name: (name not in LONGEST, name))
    with concurrent.futures.ThreadPoolExecutor(3) as pool:
        counts = list(pool.map(lambda name: run_apart(name, binary), names))
    return tuple(map(sum, zip(*counts)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", default=str(harness.BINARY))
    parser.add_argument("names", nargs="*", help="such as test_shows.ShowsTest")
    options = parser.parse_args()
    harness.use_binary(options.binary)
    passed, failed, skipped = (
        run_here(options.names) if options.names else run_all(options.binary)
    )
    print(f"{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    sys.exit(1 if failed else 0)
