"""LiveHost: a real xterm on a display of our own, looked at by its pixels.

Needs Debian's xvfb, xterm and imagemagick; the large pictures also xfonts-unifont.

SPDX-License-Identifier: Apache-2.0
"""

import os
import select
import shutil
import subprocess
import time

from harness import environment

IS_HERE = all(map(shutil.which, ("Xvfb", "xterm", "import")))
SMALL = ("-fn", "6x13")
# Every character of the console, at 8×16 pixels a cell.
UNIFONT = ("-fn", "-gnu-unifont-medium-r-normal-*-16-*-*-*-*-*-iso10646-1")


class Display:
    """An X server without a screen; white, so that nothing but a terminal's text is ink."""

    def __init__(self, width=700, height=500):
        receive, send = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(send), "-screen", "0", f"{width}x{height}x24",
             "-nolisten", "tcp", "-noreset", "-wr"],
            pass_fds=(send,), stderr=subprocess.DEVNULL)
        os.close(send)
        select.select([receive], [], [], 30)
        self.name = ":" + os.read(receive, 16).decode().strip()
        self.receive = receive

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.kill()
        self.server.wait()
        os.close(self.receive)


class XTerm:
    """One terminal in the upper left of the display."""

    def __init__(self, display, data, command, columns=80, rows=24, font=SMALL, colors=("white", "black")):
        self.display = display
        self.picture = data / "xterm.ppm"
        self.terminal = subprocess.Popen(
            ["xterm", "-u8", *font, "-geometry", f"{columns}x{rows}+0+0", "-b", "0", "-bw", "0",
             "+sb", "-bg", colors[0], "-fg", colors[1], "-tn", "xterm-256color", "-e", *command],
            env=environment(data, DISPLAY=display.name, TERM=None), stderr=subprocess.DEVNULL)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.terminal.kill()
        self.terminal.wait()

    def shoot(self, path, crop=None):
        """Writes a picture of the display, or of its upper left."""
        subprocess.run(
            ["import", "-display", self.display.name, "-window", "root", "-depth", "8",
             *(["-crop", crop] if crop else []), str(path)],
            check=True, stderr=subprocess.DEVNULL)

    def cells(self):
        """A function that says whether a cell has ink; 6×13 pixels each."""
        self.shoot(self.picture)
        kind, size, _, pixels = self.picture.read_bytes().split(b"\n", 3)
        assert kind == b"P6"
        width = int(size.split()[0])

        def has_ink(x, y):
            starts = (((y * 13 + line) * width + x * 6) * 3 for line in range(13))
            return any(min(pixels[start : start + 18]) < 128 for start in starts)

        return has_ink

    def wait_for_ink(self, places, seconds=30):
        """Until something stands in all these cells; the limit only ends a test that has failed."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                has_ink = self.cells()
            except subprocess.CalledProcessError:
                # The display is not up yet.
                time.sleep(0.2)
                continue
            if all(has_ink(x, y) for x, y in places):
                return has_ink
            time.sleep(0.2)
        raise AssertionError("it never appeared in xterm")
