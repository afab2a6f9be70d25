"""LiveHost: the terminal as a thing that stalls, stops, shrinks and goes away (R14).

SPDX-License-Identifier: Apache-2.0
"""

import os
import random
import shutil
import subprocess
import time
import unittest

import harness
from harness import FAIR, Folder, environment, journal, newest, of_kind, run
from pty_driver import Program

TRAPS = ("SEGV", "ILL", "TRAP", "ABRT")
STOP_OUTPUT, GO_ON, CTRL_Z = "\x13", "\x11", "\x1a"
# Modes a console sets in a terminal: application keys, meta, alternate screen, paste brackets.
OURS = {1, 1034, 1049, 2004, "keypad"}


class TerminalTest(unittest.TestCase):
    def start(self, data, *arguments, prefix=(), **settings):
        changes = {"TERM": "xterm-256color"}
        command = [*prefix, harness.BINARY, *arguments]
        return Program(command, environment(data, **changes), **settings)

    def show(self, data, *arguments, **settings):
        return self.start(
            data, "show", FAIR / "plan.json", "--language", "en", "--audience", "none",
            *arguments, **settings,
        )

    def demo(self, data, *arguments, **settings):
        return self.start(data, "demo", "--seed", "1", *arguments, **settings)

    def say(self, *words):
        print("\n   ", *words, flush=True)

    def sales(self, data, kind="sessions"):
        return of_kind(journal(newest(data, kind)), "saleRecorded")

    def wait_for_sales(self, program, data, count, kind="sessions", seconds=30):
        end = time.monotonic() + seconds
        while len(self.sales(data, kind)) != count:
            self.assertLess(time.monotonic(), end, f"never {count} sales")
            program.pump(0.02)

    def sell(self, program, data, count):
        """One sale on the screen; the journal has it."""
        program.type("s")
        program.wait_for("Quantity")
        program.type("2\r")
        self.wait_for_sales(program, data, count)
        program.wait_for(f"sale {count}, 2 ×")

    def check_given_back(self, program):
        program.pump(0.1)
        self.assertEqual(program.modes(), program.at_start)
        self.assertEqual(program.screen.modes & OURS, set())
        self.assertIn(25, program.screen.modes, "the cursor is seen")

    def check_goes_on(self, data, sales):
        """What was saved is there, and the next start goes on with it."""
        self.assertEqual(run(data, "verify", "last").returncode, 0)
        done = run(data, "show", FAIR / "plan.json", "--linear", "--language", "en",
                   "--audience", "none", stdin="sell 1 2 to again\nend\nyes\n")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Going on with the show", done.stdout.decode())
        self.assertEqual(len(list((data / "sessions").iterdir())), 1)
        self.assertEqual(len(self.sales(data)), sales + 1)

    # The terminal is given back.

    def test_a_normal_end_gives_the_terminal_back(self):
        with Folder() as data, self.show(data) as program:
            program.wait_for("s sell")
            self.assertNotEqual(program.modes(), program.at_start)
            self.assertEqual(program.screen.modes & {1049, 2004}, {1049, 2004})
            self.sell(program, data, 1)
            program.type("q")
            program.wait_for("End the show?")
            program.type("\x1bOC\r")
            self.assertEqual(program.wait_for_exit()[0], 0)
            self.check_given_back(program)
            self.assertIn("The files are in", program.screen.text())

    def leave_by(self, *signals):
        with Folder() as data, self.show(data) as program:
            program.wait_for("s sell")
            self.sell(program, data, 1)
            for name in signals[:-1]:
                program.signal(name)
                program.pump(0.2)
            start = time.monotonic()
            program.signal(signals[-1])
            code, milliseconds = program.wait_for_exit(start)
            self.assertEqual(code, 0)
            self.check_given_back(program)
            self.check_goes_on(data, 1)
            return milliseconds

    def test_signals_give_the_terminal_back(self):
        for signals in (("TERM",), ("HUP",), ("QUIT",), ("INT", "INT")):
            with self.subTest(signals=signals):
                self.say(*signals, f"exit after {self.leave_by(*signals):.0f} ms")

    def test_traps_give_the_terminal_back(self):
        for name in TRAPS:
            with self.subTest(signal=name), Folder() as data, self.show(data) as program:
                program.wait_for("s sell")
                self.sell(program, data, 1)
                program.signal(name)
                self.assertEqual(program.wait_for_exit()[0], 70)
                self.check_given_back(program)
                shown = program.screen.text().replace("\n", "")
                self.assertEqual(shown.count("defect of its own"), 1)
                self.assertIn(str(newest(data)), shown)
                self.check_goes_on(data, 1)

    def test_a_trap_ends_the_console_while_output_is_stopped(self):
        with Folder() as data, self.show(data) as program:
            program.wait_for("s sell")
            self.sell(program, data, 1)
            program.type(STOP_OUTPUT)
            program.pump(1.2)
            program.signal("ILL")
            self.assertEqual(program.wait_for_exit(seconds=10)[0], 70)
            self.assertEqual(program.modes(), program.at_start)
            self.check_goes_on(data, 1)

    # Leaving does not wait for the terminal.

    def leave_blocked(self, name, block):
        with Folder() as data, self.show(data) as program:
            program.wait_for("s sell")
            self.sell(program, data, 1)
            block(program)
            start = time.monotonic()
            program.signal(name)
            code, milliseconds = program.wait_for_exit(start, seconds=10)
            self.assertEqual(code, 0)
            self.assertEqual(program.modes(), program.at_start)
            program.is_reading = True
            program.pump(0.1)
            left = sorted(map(str, program.screen.modes & OURS))
            self.check_goes_on(data, 1)
            return milliseconds, left

    def stop_output(self, program):
        program.type(STOP_OUTPUT)
        program.pump(1.2)

    def read_nothing(self, program):
        """Frames of another size each, until the terminal takes no more."""
        program.is_reading = False
        for number in range(60):
            program.resize(200 + number % 2, 60)
            program.pump(0.04)

    def test_signals_do_not_wait_for_a_stopped_terminal(self):
        for name in ("TERM", "HUP"):
            with self.subTest(signal=name):
                milliseconds, left = self.leave_blocked(name, self.stop_output)
                self.say(f"{name}, output stopped: exit after {milliseconds:.0f} ms")
                self.assertEqual(left, [])

    def test_signals_do_not_wait_for_a_terminal_nobody_reads(self):
        for name in ("TERM", "HUP"):
            with self.subTest(signal=name):
                milliseconds, left = self.leave_blocked(name, self.read_nothing)
                self.say(f"{name}, nobody reads: exit after {milliseconds:.0f} ms, left {left}")

    def test_a_console_started_under_stopped_output_leaves(self):
        """Nothing was ever shown; a signal ends it all the same."""
        with Folder() as data:
            later = ("/bin/sh", "-c", 'sleep 0.5; exec "$@"', "sh")
            with self.show(data, prefix=later) as program:
                program.type(STOP_OUTPUT)
                program.pump(2.5)
                self.assertEqual(program.screen.text().strip().replace("^S", ""), "")
                start = time.monotonic()
                program.signal("TERM")
                code, milliseconds = program.wait_for_exit(start, seconds=10)
                self.say(f"started under stopped output: exit after {milliseconds:.0f} ms")
                self.assertEqual(code, 0)
                self.check_given_back(program)

    def test_linear_does_not_wait_for_a_stopped_terminal(self):
        with Folder() as data, self.show(data, "--linear") as program:
            program.type("sell 1 2\n")
            program.wait_for("Saved.")
            program.type(STOP_OUTPUT + "sell 1 2\n")
            self.wait_for_sales(program, data, 2)
            start = time.monotonic()
            program.signal("TERM")
            code, milliseconds = program.wait_for_exit(start, seconds=10)
            self.say(f"linear, output stopped: exit after {milliseconds:.0f} ms")
            self.assertEqual(code, 0)

    # Sales do not wait for the terminal.

    def test_a_sale_under_stopped_output_is_saved_and_shown_later(self):
        with Folder() as data, self.show(data) as program:
            program.wait_for("s sell")
            program.type(STOP_OUTPUT)
            program.pump(1.2)
            before = program.bytes
            program.type("s2\r")
            self.wait_for_sales(program, data, 1)
            program.pump(1.2)
            self.assertEqual(program.bytes, before, "the terminal shows nothing")
            program.type(GO_ON)
            program.wait_for("sale 1, 2 ×")
            self.sell(program, data, 2)

    def test_a_terminal_nobody_reads_holds_up_no_sale(self):
        with Folder() as data, self.show(data) as program:
            program.wait_for("s sell")
            program.is_reading = False
            end, count = time.monotonic() + 10, 0
            while time.monotonic() < end:
                program.resize(80 + count % 120, 24 + count % 36)
                program.type("s2\r")
                count += 1
                self.wait_for_sales(program, data, count)
                program.pump(0.5)
            program.resize(80, 24)
            program.is_reading = True
            program.wait_for(f"sale {count}, 2 ×")
            self.sell(program, data, count + 1)
            self.say(f"{count} sales while nobody read")

    def test_a_key_is_echoed_while_a_slow_disk_saves(self):
        if not shutil.which("strace"):
            self.skipTest("needs strace")
        prefix = (shutil.which("strace"), "-f", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync",
                  "-e", "inject=fdatasync:delay_exit=2000000")
        with Folder() as data, self.show(data, prefix=prefix) as program:
            program.wait_for("s sell")
            # The opening is saved first.
            program.pump(5)
            program.type("s2\r")
            start = time.monotonic()
            program.wait_for("Saving…")
            saving = time.monotonic() - start
            program.type("\x1bs")
            program.pump(0.3)
            program.type("7")
            echo = time.monotonic()
            program.wait_for("Quantity    7")
            echo = time.monotonic() - echo
            self.assertNotIn("Saved", program.screen.text())
            program.wait_for("Saved: sale 1, 2 ×")
            saved = time.monotonic() - start
            self.say(f"“Saving…” after {saving * 1000:.0f} ms, key echoed in {echo * 1000:.0f} ms,"
                     f" saved after {saved * 1000:.0f} ms")
            self.assertLess(echo, 1)

    # Ctrl-Z.

    def test_stopped_and_continued_three_times(self):
        with Folder() as data, self.show(data) as program:
            program.wait_for("s sell")
            for number in range(1, 4):
                program.type(CTRL_Z)
                program.wait_for_event("stopped")
                self.check_given_back(program)
                # What a shell writes meanwhile.
                program.screen.feed(b"\x1b[H" + b"$ ls and more\r\n" * 30)
                program.foreground()
                program.wait_for("s sell", "Autumn fair")
                self.assertNotIn("$ ls", program.screen.text())
                self.assertEqual(program.screen.modes & {1049, 2004}, {1049, 2004})
                self.sell(program, data, number)

    def test_linear_stopped_and_continued_three_times(self):
        with Folder() as data, self.show(data, "--linear") as program:
            program.wait_for("Opening")
            for number in range(1, 4):
                program.type(CTRL_Z)
                program.wait_for_event("stopped")
                self.assertEqual(program.modes(), program.at_start)
                program.foreground()
                program.type("sell 1 2\n")
                self.wait_for_sales(program, data, number)

    def test_a_stopped_console_ends_in_the_background(self):
        """As `kill %1` does, and a machine that shuts down: SIGTERM, then SIGCONT."""
        for name in ("TERM", "HUP"):
            with self.subTest(signal=name), Folder() as data, self.show(data) as program:
                program.wait_for("s sell")
                self.sell(program, data, 1)
                program.type(CTRL_Z)
                program.wait_for_event("stopped")
                program.signal(name)
                program.background()
                self.assertEqual(program.wait_for_exit(seconds=10)[0], 0)
                self.check_given_back(program)
                self.check_goes_on(data, 1)

    def test_in_the_background_the_console_stays_stopped(self):
        with Folder() as data, self.show(data) as program:
            program.wait_for("s sell")
            program.type(CTRL_Z)
            program.wait_for_event("stopped")
            for _ in range(3):
                program.background()
                program.wait_for_event("stopped")
                self.check_given_back(program)
            program.foreground()
            program.wait_for("s sell")
            self.sell(program, data, 1)

    # Sizes.

    def test_a_storm_of_sizes(self):
        generator = random.Random(14)
        with Folder() as data, self.show(data, "--calm") as program:
            program.wait_for("s sell")
            self.sell(program, data, 1)
            for _ in range(200):
                program.resize(generator.randint(1, 300), generator.randint(1, 100))
                program.pump(generator.choice((0, 0, 0.005, 0.05)))
            program.resize(80, 24)
            program.wait_for("s sell", "sale 1, 2 ×")
            program.pump(1)
            lines = program.screen.text().split("\n")
            # A change of the whole screen and back draws it anew.
            program.type("?")
            program.pump(0.5)
            program.screen.feed(b"\x1b[2J")
            program.resize(81, 24)
            program.pump(0.5)
            program.resize(80, 24)
            program.type("\x1b")
            program.wait_for("s sell", "sale 1, 2 ×")
            program.pump(0.5)
            fresh = program.screen.text().split("\n")
            # The first two lines and the goods carry a running clock.
            self.assertEqual(lines[9:], fresh[9:])
            self.sell(program, data, 2)

    def test_a_size_that_comes_back_at_once(self):
        """Both changes are seen as one: what the terminal cut off must come back."""
        with Folder() as data, self.show(data) as program:
            program.wait_for("s sell")
            for _ in range(10):
                program.resize(30, 5)
                program.resize(80, 24)
                program.wait_for("s sell", seconds=5)
                program.pump(0.1)

    # The terminal goes away.

    def test_a_closed_terminal_ends_the_console(self):
        for hears_hup in (True, False):
            with self.subTest(shell_ends=hears_hup), Folder() as data:
                with self.show(data, hears_hup=hears_hup) as program:
                    program.wait_for("s sell")
                    self.sell(program, data, 1)
                    start = time.monotonic()
                    program.close_master()
                    self.wait_until_gone(program.pid, 60)
                    self.say(f"closed: gone after {(time.monotonic() - start) * 1000:.0f} ms")
                    self.check_goes_on(data, 1)

    def wait_until_gone(self, pid, seconds):
        """Ended, whether anybody has asked for its status or not."""
        end = time.monotonic() + seconds
        while True:
            try:
                with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
                    if file.read().rsplit(")", 1)[1].split()[0] == "Z":
                        return
            except (FileNotFoundError, ProcessLookupError):
                return
            self.assertLess(time.monotonic(), end, "still there")
            time.sleep(0.005)

    def test_a_closed_terminal_ends_a_stopped_console(self):
        with Folder() as data, self.show(data) as program:
            program.wait_for("s sell")
            self.sell(program, data, 1)
            program.type(CTRL_Z)
            program.wait_for_event("stopped")
            program.close_master()
            self.wait_until_gone(program.pid, 60)
            self.check_goes_on(data, 1)

    def test_a_closed_terminal_does_not_end_a_linear_show(self):
        """A lost connection is no wish to end the show, whatever comes first: signal or end."""
        for hears_hup in (True, False):
            with self.subTest(shell_ends=hears_hup), Folder() as data:
                with self.show(data, "--linear", hears_hup=hears_hup) as program:
                    program.type("sell 1 2\n")
                    program.wait_for("Saved.")
                    program.close_master()
                    self.wait_until_gone(program.pid, 60)
                    self.check_goes_on(data, 1)

    # Linear, into a pipe.

    def linear(self, data, stdout, *arguments, **settings):
        return subprocess.Popen(
            [str(harness.BINARY), "show", str(FAIR / "plan.json"), "--linear", "--language", "en",
             "--audience", "none", *arguments],
            stdin=subprocess.PIPE, stdout=stdout, stderr=subprocess.PIPE, env=environment(data),
            start_new_session=True, **settings,
        )

    def wait_for_count(self, data, count, seconds=60):
        end = time.monotonic() + seconds
        while True:
            begun = any(data.glob("sessions/*/journal.jsonl"))
            if begun and len(self.sales(data)) == count:
                return
            self.assertLess(time.monotonic(), end, f"never {count} sales")
            time.sleep(0.05)

    def test_linear_goes_on_without_a_reader(self):
        """A stalled screen reader or pipe: sales are taken; what cannot be said is bounded."""
        with Folder() as data:
            reading, writing = os.pipe()
            process = self.linear(data, writing)
            os.close(writing)
            for number in range(100):
                process.stdin.write(f"sell 1 1 to b{number} anyway\n".encode())
            process.stdin.flush()
            self.wait_for_count(data, 100)
            before = self.memory(process.pid)
            for _ in range(4000):
                process.stdin.write(b"help\nstatus\n")
            process.stdin.write(b"sell 1 2 to last anyway\n")
            process.stdin.flush()
            self.wait_for_count(data, 101)
            after = self.memory(process.pid)
            self.say(f"memory {before} KiB, after 8000 unread answers {after} KiB")
            self.assertLess(after - before, 8192)
            start = time.monotonic()
            process.terminate()
            self.assertEqual(process.wait(timeout=10), 0)
            self.say(f"linear, nobody reads: exit after {(time.monotonic() - start) * 1000:.0f} ms")
            process.communicate()
            os.close(reading)
            self.check_goes_on(data, 101)

    def memory(self, pid):
        with open(f"/proc/{pid}/status", encoding="utf-8") as file:
            return int(next(line for line in file if line.startswith("VmRSS")).split()[1])

    def test_linear_leaves_when_its_reader_goes_away(self):
        with Folder() as data:
            process = self.linear(data, subprocess.PIPE)
            process.stdin.write(b"sell 1 2 to first\n")
            process.stdin.flush()
            while b"Saved." not in process.stdout.readline():
                pass
            process.stdout.close()
            process.stdin.write(b"status\n")
            process.stdin.flush()
            self.assertEqual(process.wait(timeout=10), 0, process.stderr.read())
            process.stdin.close()
            process.stderr.close()
            self.check_goes_on(data, 1)

    def test_linear_into_a_pipe_that_does_not_wait(self):
        """Others may have made our output non-blocking: a full pipe is not one that has gone."""
        with Folder() as data:
            reading, writing = os.pipe()
            os.set_blocking(writing, False)
            process = self.linear(data, writing)
            os.close(writing)
            for _ in range(500):
                process.stdin.write(b"help\n")
            process.stdin.write(b"sell 1 2 to last\nend\nyes\n")
            process.stdin.close()
            time.sleep(1)
            text = b""
            while part := os.read(reading, 4096):
                text += part
            os.close(reading)
            self.assertEqual(process.wait(timeout=10), 0)
            process.stderr.close()
            self.assertIn(b"to last. Saved.", text)

    def test_a_list_waits_for_a_stopped_terminal(self):
        """Commands that only print leave nothing out, however slow the terminal."""
        with Folder() as data:
            feed = data / "feed.jsonl"
            feed.write_text("not a line of ours\n" * 50)
            checked = run(data, "feed", "check", feed)
            expected = (checked.stdout + checked.stderr).decode().split()
            later = ("/bin/sh", "-c", 'sleep 0.5; exec "$@"', "sh")
            with self.start(data, "feed", "check", feed, prefix=later, columns=300) as program:
                program.type(STOP_OUTPUT)
                program.pump(2)
                self.assertFalse(program.has_event("exited"))
                program.type(GO_ON)
                program.wait_for_exit()
                program.pump(0.2)
                self.assertEqual(program.raw.decode().split(), expected)

    # Quiet.

    def test_an_idle_console_says_little(self):
        with Folder() as data, self.show(data, "--calm") as program:
            program.wait_for("s sell")
            program.pump(2)
            before = program.bytes
            used = self.processor_ticks(program.pid)
            program.pump(10)
            used = self.processor_ticks(program.pid) - used
            self.say(f"idle: {(program.bytes - before) / 10:.0f} bytes, {used} ms of processor"
                     " a second")

    def processor_ticks(self, pid):
        """Hundredths of a second; over ten seconds, milliseconds a second."""
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])


if __name__ == "__main__":
    unittest.main()
