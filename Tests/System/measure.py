"""LiveHost: start-up, first paint, memory and size beside htop, in the same run (P5-P8).

SPDX-License-Identifier: Apache-2.0

Usage: measure.py BINARY (the statically linked release). Needs htop. Prints ratios; decides nothing.
"""

import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
import fcntl

ROUNDS = 15


def run_once(command):
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def first_paint(command, environment):
    """From fork to the end of the first burst of output, and the peak memory half a second on."""
    start = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.execvpe(command[0], command, environment)
    painted, last = 0, None
    while True:
        ready, _, _ = select.select([terminal], [], [], 2 if last is None else 0.03)
        if not ready:
            break
        painted += len(os.read(terminal, 1 << 16))
        last = time.perf_counter()
    end = time.perf_counter() + 0.5
    while time.perf_counter() < end:
        if select.select([terminal], [], [], 0.05)[0]:
            os.read(terminal, 1 << 16)
    with open(f"/proc/{process}/status", encoding="ascii") as status:
        memory = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(terminal)
    return last - start, memory


def medians(ours, theirs):
    pairs = [(ours(), theirs()) for _ in range(ROUNDS)]
    return [statistics.median(column) for column in zip(*pairs)]


def main():
    binary = sys.argv[1]
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8",
                       "LIVEHOST_DATA": data, "HOME": data}
        ours, theirs = medians(lambda: run_once([binary, "--version"]),
                               lambda: run_once(["htop", "--version"]))
        print(f"--version: livehost {ours * 1000:.2f} ms, htop {theirs * 1000:.2f} ms, "
              f"ratio {ours / theirs:.2f}")
        show = [binary, "demo", "--audience", "none"]
        memory = []

        def paint():
            seconds, peak = first_paint(show, environment)
            memory.append(peak)
            return seconds

        ours, theirs = medians(paint, lambda: first_paint(["htop"], environment)[0])
        print(f"first paint: livehost {ours * 1000:.1f} ms, htop {theirs * 1000:.1f} ms, "
              f"ratio {ours / theirs:.2f}")
        print(f"peak memory, idle: {statistics.median(memory) / 1024:.1f} MiB")
    stripped = tempfile.mktemp()
    subprocess.run(["strip", "-o", stripped, binary], check=True)
    print(f"stripped: {os.path.getsize(stripped) / 1e6:.1f} MB")
    os.unlink(stripped)


if __name__ == "__main__":
    main()
