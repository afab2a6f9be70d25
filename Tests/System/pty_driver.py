"""LiveHost: the real program in a pseudo terminal of our own, under a shell of a few lines.

tmux shows what a host sees; this shows what a terminal is given, byte by byte, and may take
nothing, close, or stop the program.

SPDX-License-Identifier: Apache-2.0
"""

import codecs
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time

SEQUENCE = re.compile(
    r"\x1b\[([?>]?)([0-9;]*)([@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]"
    r"|\x1b[78=>MDE]|\x1b#[0-9]"
)


class Screen:
    """As much of a terminal as ncurses uses for xterm; every character is one column wide."""

    def __init__(self, columns, rows):
        self.modes = set()
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.rest = ""
        self.x = self.y = 0
        self.last = " "
        self.cells = []
        self.resize(columns, rows)

    def resize(self, columns, rows):
        """Like most terminals: what does not fit is gone, what is new is empty."""
        self.columns, self.rows = columns, rows
        cells = [(row + [" "] * columns)[:columns] for row in self.cells[:rows]]
        self.cells = cells + [[" "] * columns for _ in range(rows - len(cells))]
        self.top, self.bottom = 0, rows - 1
        self.x, self.y = min(self.x, columns - 1), min(self.y, rows - 1)

    def text(self):
        return "\n".join("".join(row).rstrip() for row in self.cells)

    def feed(self, data):
        text = self.rest + self.decoder.decode(data)
        self.rest = ""
        place = 0
        while place < len(text):
            if text[place] != "\x1b":
                self.character(text[place])
                place += 1
                continue
            found = SEQUENCE.match(text, place)
            if not found:
                # Not all here yet; nothing ncurses sends is longer.
                if len(text) - place < 32:
                    self.rest = text[place:]
                    return
                place += 1
                continue
            self.sequence(found)
            place = found.end()

    def character(self, character):
        if character == "\r":
            self.x = 0
        elif character == "\n":
            self.down()
        elif character == "\b":
            self.x = max(0, self.x - 1)
        elif character == "\t":
            self.x = min(self.columns - 1, (self.x // 8 + 1) * 8)
        elif character >= " ":
            if self.x >= self.columns:
                self.x = 0
                self.down()
            self.cells[self.y][self.x] = self.last = character
            self.x += 1

    def down(self):
        if self.y == self.bottom:
            self.scroll(self.top, 1)
        else:
            self.y = min(self.rows - 1, self.y + 1)

    def scroll(self, top, count):
        """Up by count lines, or down by as many as it is below zero, from top to the margin."""
        empty = [[" "] * self.columns for _ in range(abs(count))]
        part = self.cells[top : self.bottom + 1]
        part = part[count:] + empty if count > 0 else empty + part[:count]
        self.cells[top : self.bottom + 1] = part[: self.bottom + 1 - top]

    def sequence(self, found):
        private, parameters, final = found.groups()
        if final is None:
            self.escape(found.group())
            return
        numbers = [int(number or 0) for number in parameters.split(";")]
        if private == "?":
            change = {"h": self.modes.update, "l": self.modes.difference_update}.get(final)
            if change:
                change(numbers)
            if 1049 in numbers:
                self.cells = []
                self.resize(self.columns, self.rows)
        elif not private:
            self.control(final, numbers, max(1, numbers[0]))

    def escape(self, text):
        if text == "\x1bM":
            self.y = max(0, self.y - 1)
        elif text == "\x1b=":
            self.modes.add("keypad")
        elif text == "\x1b>":
            self.modes.discard("keypad")

    def control(self, final, numbers, count):
        self.x = min(self.x, self.columns - 1)
        row = self.cells[self.y]
        blank = [" "] * self.columns
        if final in "Hf":
            self.y = min(self.rows, count) - 1
            self.x = min(self.columns, max(1, numbers[1] if len(numbers) > 1 else 1)) - 1
        elif final in "ABCD":
            self.y = min(self.rows - 1, max(0, self.y + {"A": -count, "B": count}.get(final, 0)))
            self.x = min(self.columns - 1, max(0, self.x + {"D": -count, "C": count}.get(final, 0)))
        elif final == "G":
            self.x = min(self.columns, count) - 1
        elif final == "d":
            self.y = min(self.rows, count) - 1
        elif final == "J":
            self.erase_screen(numbers[0])
        elif final == "K":
            begin, end = [(self.x, self.columns), (0, self.x + 1), (0, self.columns)][numbers[0]]
            row[begin:end] = blank[begin:end]
        elif final == "X":
            row[self.x : self.x + count] = blank[self.x : self.x + count]
        elif final == "P":
            self.cells[self.y] = (row[: self.x] + row[self.x + count :] + blank)[: self.columns]
        elif final == "@":
            self.cells[self.y] = (row[: self.x] + blank[:count] + row[self.x :])[: self.columns]
        elif final in "LM":
            self.scroll(self.y, count if final == "M" else -count)
        elif final in "ST":
            self.scroll(self.top, count if final == "S" else -count)
        elif final == "b":
            for _ in range(count):
                self.character(self.last)
        elif final == "r":
            self.top = count - 1
            self.bottom = (numbers[1] if len(numbers) > 1 and numbers[1] else self.rows) - 1
            self.x = self.y = 0

    def erase_screen(self, kind):
        blank = [" "] * self.columns
        if kind == 0:
            self.cells[self.y][self.x :] = blank[self.x :]
        first, last = [(self.y + 1, self.rows), (0, self.y), (0, self.rows)][kind]
        for y in range(first, last):
            self.cells[y] = list(blank)


class Program:
    """A command in a terminal of its own. The shell around it reports what becomes of it."""

    def __init__(
        self, command, environment, columns=80, rows=24, stdin=None, stdout=None, hears_hup=True
    ):
        self.master, self.slave = os.openpty()
        os.set_blocking(self.master, False)
        self.screen = Screen(columns, rows)
        self.resize(columns, rows)
        self.bytes = 0
        # What the terminal was given, for looking closer.
        self.raw = b""
        self.is_reading = True
        self.at_start = self.modes()
        self.events = []
        self.rest = b""
        self.reports, report = os.pipe()
        order, self.orders = os.pipe()
        os.set_blocking(self.reports, False)
        slave = self.slave

        def take_terminal():
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            if not hears_hup:
                signal.signal(signal.SIGHUP, signal.SIG_IGN)

        self.shell = subprocess.Popen(
            [sys.executable, "-S", "-E", __file__, str(slave), str(report), str(order),
             *map(str, command)],
            stdin=slave if stdin is None else stdin,
            stdout=slave if stdout is None else stdout, stderr=slave, env=environment,
            pass_fds=(slave, report, order), start_new_session=True, preexec_fn=take_terminal,
        )
        os.close(report)
        os.close(order)
        self.pid = int(self.wait_for_event("started")[1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if not self.has_event("exited"):
            try:
                os.kill(self.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        os.close(self.orders)
        self.close_master()
        os.close(self.slave)
        os.close(self.reports)
        self.shell.kill()
        self.shell.wait()

    # The terminal.

    def modes(self):
        """What `stty` would say, every bit and character of it."""
        return termios.tcgetattr(self.slave)

    def resize(self, columns, rows):
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(columns, rows)

    def close_master(self):
        if self.master is not None:
            os.close(self.master)
            self.master = None

    def type(self, text):
        """Keys, as a terminal sends them."""
        data = text.encode()
        while data:
            self.pump()
            try:
                data = data[os.write(self.master, data) :]
            except BlockingIOError:
                time.sleep(0.01)

    def pump(self, seconds=0.0):
        """Takes what the program says, for so long."""
        end = time.monotonic() + seconds
        while True:
            wanted = [self.reports]
            if self.is_reading and self.master is not None:
                wanted.append(self.master)
            left = max(0.0, end - time.monotonic())
            ready = select.select(wanted, [], [], left)[0]
            if self.reports in ready:
                self.read_reports()
            if self.master in ready:
                self.read_master()
            if time.monotonic() >= end:
                return

    def read_master(self):
        try:
            data = os.read(self.master, 65536)
        except (BlockingIOError, OSError):
            return
        self.bytes += len(data)
        self.raw += data
        self.screen.feed(data)

    def wait_for(self, *texts, seconds=30):
        end = time.monotonic() + seconds
        while not all(text in self.screen.text() for text in texts):
            if time.monotonic() > end:
                raise AssertionError(f"{texts} never appeared:\n{self.screen.text()}")
            self.pump(0.02)

    # The shell.

    def read_reports(self):
        data = os.read(self.reports, 4096)
        if not data:
            # The shell has gone, as after a closed terminal.
            time.sleep(0.01)
        self.rest += data
        *lines, self.rest = self.rest.split(b"\n")
        self.events += [line.decode().split() for line in lines]

    def has_event(self, name):
        self.pump()
        return any(event[0] == name for event in self.events)

    def wait_for_event(self, name, seconds=30):
        end = time.monotonic() + seconds
        while True:
            for event in self.events:
                if event[0] == name:
                    self.events.remove(event)
                    return event
            if time.monotonic() > end:
                raise AssertionError(f"never {name}; the screen:\n{self.screen.text()}")
            self.pump(0.02)

    def foreground(self):
        os.write(self.orders, b"fg\n")
        self.wait_for_event("continued")

    def background(self):
        os.write(self.orders, b"bg\n")

    def signal(self, *names):
        for name in names:
            os.kill(self.pid, getattr(signal, "SIG" + name))

    def wait_for_exit(self, since=None, seconds=30):
        """The exit code (a signal's is below zero), and the milliseconds since then."""
        event = self.wait_for_event("exited", seconds)
        self.events.append(event)
        return int(event[1]), (float(event[2]) - (since or 0)) * 1000


def lead(terminal, reports, orders, command):
    """A shell with one job: hands it the terminal, reports its state, obeys "fg" and "bg"."""

    def report(*words):
        os.write(reports, (" ".join(map(str, words)) + "\n").encode())

    # Without this a shell may not hand the terminal over.
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    job = os.fork()
    if job == 0:
        os.setpgid(0, 0)
        os.tcsetpgrp(terminal, os.getpid())
        for name in (signal.SIGTTOU, signal.SIGPIPE, signal.SIGHUP):
            signal.signal(name, signal.SIG_DFL)
        for number in (terminal, reports, orders):
            os.close(number)
        os.execv(command[0], command)
    report("started", job)
    while True:
        _, status = os.waitpid(job, os.WUNTRACED | os.WCONTINUED)
        if os.WIFCONTINUED(status):
            report("continued")
        elif os.WIFSTOPPED(status):
            os.tcsetpgrp(terminal, os.getpgrp())
            report("stopped")
            if os.read(orders, 3) == b"fg\n":
                os.tcsetpgrp(terminal, job)
            os.kill(job, signal.SIGCONT)
        else:
            report("exited", os.waitstatus_to_exitcode(status), time.monotonic())
            break
    # The terminal stays as the job left it until somebody has looked.
    os.read(orders, 3)


if __name__ == "__main__":
    lead(*map(int, sys.argv[1:4]), sys.argv[4:])
