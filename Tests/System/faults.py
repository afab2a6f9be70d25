"""LiveHost: the real program with faults put in, and what must be true after every one of them.

SPDX-License-Identifier: Apache-2.0
"""

import concurrent.futures
import os
import re
import shutil
import subprocess
from collections import Counter

import harness
from harness import FAIR, environment, of_kind, records, run

SHOW = ["show", str(FAIR / "plan.json"), "--linear", "--language", "en", "--audience", "none"]
IS_LONG = bool(os.environ.get("LIVEHOST_LONG"))
# What a run under faults may answer (contract 1).
CODES = {0, 64, 65, 66, 70, 73, 74, 75}


def is_debug():
    """A debug build is fifty times slower: it gets a sample of the points."""
    return "debug" in harness.BINARY.resolve().parts


def sample(points, generator):
    """All points, except for a debug build."""
    return generator.sample(points, min(40, len(points))) if is_debug() else points


def selling(names):
    return "".join(f"sell 1 2 to {name} anyway\n" for name in names)


class Script:
    """Commands for a console, and the data folder they begin in."""

    def __init__(self, name, sales, make=None):
        self.name = name
        self.names = [f"b{number}" for number in range(sales)]
        middle = sales // 2
        self.commands = (
            selling(self.names[:middle]) + "void 1 because wrong\n" + selling(self.names[middle:])
            + "return 2 because broken\nend\nyes\n"
        )
        self.make = make
        self.template = None

    def prepare(self, folder):
        """Makes the data folder that every run of the script gets a copy of."""
        self.template = folder / self.name
        self.template.mkdir()
        if self.make:
            self.make(self.template)

    def copy(self, data):
        shutil.copytree(self.template, data, dirs_exist_ok=True)

    def before(self):
        """The buyers whose sales stand in the template."""
        return [name for folder in sessions(self.template) for name in buyers(folder)]


def unfinished(data):
    """A show that was left in the middle; returns its folder."""
    with subprocess.Popen(
        [str(harness.BINARY), *SHOW], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env=environment(data), start_new_session=True,
    ) as process:
        process.stdin.write(selling(["old0", "old1", "old2"]).encode())
        process.stdin.flush()
        while b"to old2. Saved." not in process.stdout.readline():
            pass
        process.kill()
    return harness.newest(data)


def torn(data):
    """A show whose console was killed in the middle of a write."""
    path = unfinished(data) / "journal.jsonl"
    with open(path, "ab") as file:
        file.write(b'{"seq":99,"at":"2026-')


def moved_on(data):
    """A show that went on in a second file after a failed sync, and was then killed."""
    with subprocess.Popen(
        ["strace", "-f", "-o", "/dev/null", "-e", "trace=fdatasync", "-e",
         "inject=fdatasync:error=EIO:when=4", str(harness.BINARY), *SHOW],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(data),
        start_new_session=True,
    ) as process:
        process.stdin.write(selling(["old0", "old1", "old2", "old3", "old4"]).encode())
        process.stdin.flush()
        while b"to old4. Saved." not in process.stdout.readline():
            pass
        os.killpg(process.pid, 9)
    path = harness.newest(data) / "journal-2.jsonl"
    with open(path, "ab") as file:
        file.write(b'{"seq":99,"at":"2026-')


class Outcome:
    """A run that is over: its exit code, and what it printed."""

    def __init__(self, returncode, output, errors):
        self.returncode = returncode
        self.output = output
        self.errors = errors

    def told(self, pattern):
        return re.findall(pattern, self.output, re.MULTILINE)

    @property
    def sold(self):
        """The buyers whose sales were acknowledged."""
        return self.told(r"^Sold: sale \d+, .*, to (\S+)\. Saved\.$")

    @property
    def voided(self):
        return self.told(r"^Void: .* Saved\.$")

    @property
    def returned(self):
        return self.told(r"^Return: .* Saved\.$")


def console(data, commands, *before, seconds=60):
    """Runs a show in `data`; `before` stands before the command. Output goes to `data/out`."""
    with open(data / "out", "wb") as out, open(data / "errors", "wb") as errors:
        done = subprocess.run(
            [*map(str, before), str(harness.BINARY), *SHOW], input=commands.encode(), stdout=out,
            stderr=errors, env=environment(data), start_new_session=True, timeout=seconds,
        )
    return Outcome(
        done.returncode, (data / "out").read_text(errors="replace"),
        (data / "errors").read_text(errors="replace"),
    )


def calls(script, data, kinds, *filters):
    """How often each call is made, by the thread that makes it most.

    strace counts for each thread by itself. Calls of the dynamic loader are left out: the second
    value says how many calls of each kind come before ours.
    """
    log = data / "log"
    console(data, script.commands, "strace", "-f", "-o", log, *filters,
            "-e", "trace=" + ",".join(kinds))
    lines = [line.split(None, 1) for line in log.read_text(errors="replace").splitlines()]
    made, loading = Counter(), Counter()
    is_ours = bool(filters)
    for thread, text in lines:
        kind = text.partition("(")[0]
        if kind not in kinds:
            continue
        is_ours = is_ours or "settings.json" in text
        made[kind, thread] += 1
        if not is_ours:
            loading[kind] += 1
    largest = {
        kind: max([count for (name, _), count in made.items() if name == kind], default=0)
        for kind in kinds
    }
    return largest, loading


def sessions(data):
    folder = data / "sessions"
    found = sorted(folder.iterdir()) if folder.exists() else []
    return [path for path in found if list(path.glob("journal*.jsonl"))]


def buyers(folder):
    return [sale["buyer"]["name"] for sale in of_kind(records(folder), "saleRecorded")]


def check(test, data, outcome, attempted, place):
    """The invariant: acknowledged in recovered in attempted, each once, in order.

    The next start is an ordinary one, and everything is sound after it.
    """
    done = run(data, *SHOW, stdin="status\nend\nyes\n")
    test.assertEqual((done.returncode, done.stderr), (0, b""), place)
    found, ids, kinds = [], [], Counter()
    for folder in sessions(data):
        lines = records(folder)
        kinds.update(line["kind"] for line in lines)
        found += [sale["buyer"]["name"] for sale in of_kind(lines, "saleRecorded")]
        ids += [sale["sale"] for sale in of_kind(lines, "saleRecorded")]
        sound = run(data, "verify", folder)
        test.assertEqual(sound.returncode, 0, (place, sound.stdout.decode()))
    test.assertEqual(len(ids), len(set(ids)), (place, "each once"))
    test.assertEqual(found, [name for name in attempted if name in found], (place, "in order"))
    test.assertEqual([name for name in outcome.sold if name not in found], [], (place, "lost"))
    test.assertGreaterEqual(kinds["saleVoided"], len(outcome.voided), place)
    test.assertGreaterEqual(kinds["saleReturned"], len(outcome.returned), place)
    return found


def in_parallel(work, points, workers=3):
    """Each point in a data folder of its own; the first failure is raised."""
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        futures = [pool.submit(work, point) for point in points]
        try:
            return [future.result() for future in futures]
        finally:
            pool.shutdown(cancel_futures=True)
