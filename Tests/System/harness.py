"""LiveHost: running the real program in a real terminal, and reading its files.

SPDX-License-Identifier: Apache-2.0
"""

import json
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
FAIR = ROOT / "Docs" / "Examples" / "autumn-fair"
BINARY = ROOT / ".build" / "debug" / "livehost"
# Connectors are heavy to build: the tests take the ones of the debug build.
CONNECTORS = BINARY.parent


def use_binary(path):
    global BINARY
    BINARY = pathlib.Path(path)


def environment(data, **changes):
    """A clean environment: nothing of the machine's settings gets into a test."""
    base = {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "HOME": str(data),
        "LIVEHOST_DATA": str(data),
        # The questions of the first start have tests of their own.
        "LIVEHOST_FIRST": "no",
        "TERM": "tmux-256color",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
    }
    base.update(changes)
    return {key: value for key, value in base.items() if value is not None}


def run(data, *arguments, stdin="", file_limit=None, **changes):
    """Runs the program without a terminal; returns the finished process.

    file_limit: no file may grow beyond so many bytes, as on a disk that is full.
    """

    def limit():
        if file_limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_limit, resource.RLIM_INFINITY))

    return subprocess.run(
        [str(BINARY), *map(str, arguments)],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        env=environment(data, **changes),
        start_new_session=True,
        timeout=30,
        preexec_fn=limit,
    )


class Folder:
    """A data folder of its own for one test."""

    def __enter__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="livehost-test-"))
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)


class Terminal:
    """A tmux server of our own with one window; only what it started is ever killed."""

    count = 0

    def __init__(self, data, command, columns=80, rows=24, **changes):
        # A server that is shutting down must not be met again.
        Terminal.count += 1
        self.socket = str(data / f"tmux-{Terminal.count}")
        self.data = data
        settings = " ".join(f"{k}='{v}'" for k, v in environment(data, **changes).items())
        self.tmux(
            "-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows),
            f"env -i {settings} sh -c '{command}; echo EXIT $?; exec sleep 600'",
        )
        self.tmux("set", "-g", "status", "off")
        self.resize(columns, rows)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.tmux("kill-server", check=False)

    def tmux(self, *arguments, check=True):
        done = subprocess.run(
            ["tmux", "-u", "-S", self.socket, *arguments], capture_output=True, text=True
        )
        if check and done.returncode != 0:
            raise RuntimeError(f"tmux {arguments}: {done.stderr}")
        return done.stdout

    def resize(self, columns, rows):
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def keys(self, *keys):
        for key in keys:
            self.tmux("send-keys", key)

    def type(self, text):
        self.tmux("send-keys", "-l", text)

    def screen(self):
        return self.tmux("capture-pane", "-p")

    def cursor(self):
        x, y = self.tmux("display", "-p", "#{cursor_x} #{cursor_y}").split()
        return int(x), int(y)

    def wait_for(self, *texts, seconds=20):
        """Waits until all texts are on the screen; the limit only ends a test that has failed."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            shown = self.screen()
            if all(text in shown for text in texts):
                return shown
            time.sleep(0.05)
        raise AssertionError(f"{texts} never appeared:\n{self.screen()}")


def newest(data, kind="sessions"):
    return sorted((data / kind).iterdir())[-1]


def journal(folder):
    lines = (folder / "journal.jsonl").read_bytes().splitlines()
    return [json.loads(line) for line in lines]


def crc32c(data):
    """CRC-32C by RFC 3720, a table's worth faster than bit by bit."""
    value = 0xFFFFFFFF
    for byte in data:
        value = value >> 8 ^ CRC_TABLE[(value ^ byte) & 0xFF]
    return f"{value ^ 0xFFFFFFFF:08x}"


def crc_table():
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ (0x82F63B78 if value & 1 else 0)
        yield value


CRC_TABLE = list(crc_table())


def sound_line(line):
    """The record of a journal line; None when its sum does not fit."""
    body, _, tail = line.rpartition(b',"sum":"')
    if tail != crc32c(body).encode() + b'"}':
        return None
    return json.loads(line)


def records(folder):
    """What counts in a session's journal files, by Docs/JournalFormat.md: a reader of our own.

    A torn tail counts nothing; any other damage is an error.
    """
    found, sums = [], ["00000000"]
    files = [path for path in folder.glob("journal*.jsonl")]
    for path in sorted(files, key=lambda path: int(path.stem[8:] or 1)):
        lines = [sound_line(line) for line in path.read_bytes().split(b"\n")[:-1]]
        while lines and lines[-1] is None:
            lines.pop()
        assert None not in lines, f"{path} is damaged"
        if lines:
            # A later file takes over from its first number on.
            del found[lines[0]["seq"] - 1 :], sums[lines[0]["seq"] :]
        for line in lines:
            assert line["seq"] == len(found) + 1, (path, line["seq"], len(found))
            assert line["prev"] == sums[-1], (path, line["seq"])
            found.append(line)
            sums.append(line["sum"])
    return found


def of_kind(records, kind):
    return [record["data"] for record in records if record["kind"] == kind]


def kill(process_id):
    os.kill(process_id, signal.SIGKILL)
