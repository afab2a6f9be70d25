"""LiveHost: several consoles at once (R8 of the reliability rules).

SPDX-License-Identifier: Apache-2.0

Two to eight consoles are started on one unfinished show. One gets it; the others say who has it
and since when, and leave with code 75. The holder is killed, and the next round begins at once.
"""

import random
import re
import subprocess
import threading
import time
import unittest

import faults
import harness
from faults import SHOW
from harness import Folder, environment, of_kind, records, run

ROUNDS = 2000 if faults.IS_LONG else 200
REFUSED = re.compile(r"is open in another console \(process (\S+), since (.+)\): ")


class Racer:
    """A console, and when it ended."""

    def __init__(self, data):
        self.start = time.monotonic()
        self.process = subprocess.Popen(
            [str(harness.BINARY), *SHOW], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env=environment(data), start_new_session=True,
        )
        self.end = None
        self.waiter = threading.Thread(target=self.wait)
        self.waiter.start()

    def wait(self):
        self.process.wait()
        self.end = time.monotonic()

    def kill(self):
        """Ends it at once; returns what it had said."""
        self.process.kill()
        self.waiter.join()
        return [text.decode() for text in self.process.communicate()]


class RaceTest(unittest.TestCase):
    def race(self, data, count):
        """Returns the one console that got the show, and the others, which have ended."""
        racers = [Racer(data) for _ in range(count)]
        limit = time.monotonic() + 30
        while sum(racer.end is None for racer in racers) > 1 and time.monotonic() < limit:
            time.sleep(0.001)
        holders = [racer for racer in racers if racer.end is None]
        losers = [racer for racer in racers if racer.end is not None]
        if len(holders) != 1:
            answers = [racer.kill() for racer in racers]
            self.fail(f"{len(holders)} of {count} consoles hold the show: {answers}")
        return holders[0], losers

    def test_of_many_consoles_one_writes_and_the_others_say_which(self):
        """R8."""
        generator = random.Random(8)
        rounds = 10 if faults.is_debug() else ROUNDS
        slowest, unnamed, told = 0, [], 0
        with Folder() as data:
            faults.unfinished(data)
            for number in range(rounds):
                holder, losers = self.race(data, generator.randint(2, 8))
                for loser in losers:
                    _, errors = loser.kill()
                    self.assertEqual(loser.process.returncode, 75, errors)
                    found = REFUSED.search(errors)
                    self.assertTrue(found, errors)
                    if found[1] != str(holder.process.pid):
                        unnamed.append((number, holder.process.pid, found[1], found[2]))
                    slowest = max(slowest, loser.end - loser.start)
                    told += 1
                # Sometimes it sells first, so that the next one goes on with more.
                if number % 10 == 0:
                    self.sell(holder, f"r{number}")
                holder.kill()
            self.assertEqual(run(data, "verify", "last").returncode, 0)
            self.assertEqual(len(faults.sessions(data)), 1)
            sold = [sale["buyer"]["name"]
                    for sale in of_kind(records(harness.newest(data)), "saleRecorded")]
            self.assertEqual(sold[3:], [f"r{number}" for number in range(0, rounds, 10)])
        print(f"{rounds} races, {told} refused, the slowest in {slowest * 1000:.0f} ms", end=" ")
        self.assertEqual(unnamed, [], "each is told who holds it")

    def sell(self, holder, name):
        holder.process.stdin.write(f"sell 1 2 to {name} anyway\n".encode())
        holder.process.stdin.flush()
        while True:
            line = holder.process.stdout.readline()
            self.assertTrue(line, "the console ended")
            if b"Saved." in line:
                return


if __name__ == "__main__":
    unittest.main()
