"""LiveHost: screens as pictures of a real xterm, to be looked at.

SPDX-License-Identifier: Apache-2.0

Usage: /usr/bin/python3 Tests/System/pictures.py OUT [--binary PATH] [--sizes 80x24 …] [--themes mono …]
       [--languages zh en] [--settings JSON] [--text]
Writes a PNG for each screen into the folder OUT, and contact sheets of them (sheet-*.png). Needs
Debian's xvfb, xterm, imagemagick, xfonts-unifont. With --text it prints the screens instead, in tmux.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import time

import harness
from harness import Folder, Terminal, environment
from pty_driver import Program
from xterm import UNIFONT, Display, XTerm

SIZES = ("20x6", "40x12", "80x24", "120x40")
# What a terminal of that colour has before the theme is on it.
GROUNDS = {"light": ("white", "black")}
VIEWERS = (("u1", "小明"), ("u2", "Mateo"), ("u3", "陈芳"), ("u4", "Old Wang"), ("u5", "婉清"))
CHAT = ("宁波来的，你好", "is it sweet?", "1号来两份", "1号一份", "拉萨能寄吗？", "does it keep?")


def feed(path):
    """Five people who come, talk, ask and want something."""
    lines = [{"kind": "enter", "id": f"e{i}", "user": {"id": user, "name": name}}
             for i, (user, name) in enumerate(VIEWERS)]
    for index, text in enumerate(CHAT):
        user, name = VIEWERS[index % len(VIEWERS)]
        lines.append({"kind": "chat", "id": f"c{index}", "user": {"id": user, "name": name}, "text": text})
    path.write_text("".join(json.dumps({"v": 1, **line}) + "\n" for line in lines), "utf-8")


def steps(level, is_first):
    """The screens at a level: their names, and the keys that lead there."""
    found = [("show", "" if is_first else "+"), ("sell", "s"), (None, "\x1b")]
    if level == 3:
        found[1:1] = [(f"page{page}", "\t") for page in range(2, 7)] + [(None, "\t")]
    if level == 0:
        found += [("presenter", "\x1b[15~"), ("presenter2", "\t"), (None, "\x1b[15~")]
    return [(name and f"{name}-{level}", key) for name, key in found]


def command(data, language, theme, settings):
    feed(data / "feed.jsonl")
    if settings:
        (data / "settings.json").write_text(json.dumps({"schema": "livehost.settings/1", **settings}))
    return [str(harness.BINARY), "demo", "--language", language, "--theme", theme, "--seed", "1",
            "--audience", f"exec:cat {data}/feed.jsonl; sleep 600"]


def settle(program):
    """Until a third of a second has brought nothing; the clock goes on, so not for ever."""
    for _ in range(20):
        before = program.bytes
        program.pump(0.35)
        if program.bytes - before < 40:
            return


def record(language, theme, columns, rows, settings):
    """What a terminal of that size is given, up to each of the screens."""
    shown = {}
    with Folder() as data:
        run = command(data, language, theme, settings)
        with Program(run, environment(data, TERM="xterm-256color"), columns, rows) as program:
            program.pump(1.0)
            settle(program)
            for level in range(4):
                for name, key in steps(level, level == 0):
                    program.type(key)
                    settle(program)
                    if name:
                        shown[name] = program.raw
    return shown


def shoot(display, data, out, name, raw, columns, rows, theme):
    """The bytes, given to a real xterm; it is there when two pictures are the same."""
    (data / "raw").write_bytes(raw)
    path = out / f"{name}.png"
    crop = f"{columns * 8}x{rows * 16}+0+0"
    ready = data / "ready"
    ready.unlink(missing_ok=True)
    show = ["sh", "-c", f"stty raw -echo; cat {data}/raw; touch {ready}; exec sleep 60"]
    colors = GROUNDS.get(theme, ("black", "gray90"))
    with XTerm(display, data, show, columns, rows, UNIFONT, colors) as xterm:
        while not ready.exists():
            time.sleep(0.05)
        last = None
        for _ in range(20):
            time.sleep(0.1)
            xterm.shoot(path, crop)
            now = path.read_bytes()
            if now == last:
                return path
            last = now
    return path


def sheet(out, name, paths, columns):
    subprocess.run(["montage", *map(str, paths), "-tile", f"{columns}x", "-geometry", "+6+6",
                    "-background", "#7f7f7f", str(out / f"sheet-{name}.png")], check=True)


def pictures(out, options):
    # Twice as large, so that the pointer in its middle is in no picture.
    with Folder() as data, Display(2000, 1400) as display:
        for size in options.sizes:
            columns, rows = map(int, size.split("x"))
            for theme in options.themes:
                for language in options.languages:
                    shown = record(language, theme, columns, rows, options.settings)
                    stem = f"{size}-{language}-{theme}"
                    paths = [shoot(display, data, out, f"{stem}-{name}", raw, columns, rows, theme)
                             for name, raw in shown.items()]
                    sheet(out, stem, paths, 2 if columns > 80 else 3 if columns > 40 else 6)
                    print(stem, len(paths), flush=True)


def texts(options):
    for size in options.sizes:
        columns, rows = map(int, size.split("x"))
        for language in options.languages:
            with Folder() as data:
                run = command(data, language, options.themes[0], options.settings)
                quoted = " ".join(f'"{part}"' for part in run)
                with Terminal(data, quoted, columns, rows) as terminal:
                    time.sleep(1.5)
                    for level in range(4):
                        for name, key in steps(level, level == 0):
                            terminal.keys(*{"\x1b[15~": ["F5"], "\x1b": ["Escape"], "\t": ["Tab"],
                                            "": []}.get(key, [key]))
                            time.sleep(0.4)
                            if name:
                                print(f"== {size} {language} {name}", terminal.screen(), sep="\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=pathlib.Path, nargs="?", default=pathlib.Path("pictures"))
    parser.add_argument("--binary", default=str(harness.ROOT / ".build/release/livehost"))
    parser.add_argument("--sizes", nargs="+", default=SIZES)
    parser.add_argument("--themes", nargs="+", default=("mono", "dark"))
    parser.add_argument("--languages", nargs="+", default=("zh", "en"))
    parser.add_argument("--settings", type=json.loads, default={})
    parser.add_argument("--text", action="store_true")
    options = parser.parse_args()
    harness.use_binary(options.binary)
    if options.text:
        return texts(options)
    os.makedirs(options.out, exist_ok=True)
    pictures(options.out, options)


if __name__ == "__main__":
    sys.exit(main())
