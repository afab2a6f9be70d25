"""LiveHost: the recipes of Docs/Connectors.md, against the libraries they are for.

LIVEHOST_RECIPES_PYTHON names the interpreter that has the libraries; without it, the one that
runs the tests. A library that is missing there is reported as NOT checked.

SPDX-License-Identifier: Apache-2.0
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import unittest

import jsonschema
from harness import ROOT
from recipes_probe import LIBRARIES

PYTHON = os.environ.get("LIVEHOST_RECIPES_PYTHON") or sys.executable
DOCUMENT = ROOT / "Docs" / "Connectors.md"
SECTION = "## Recipes for the field's own libraries\n"


def recipes():
    """title → (table rows, code blocks), in the order of the document."""
    text = DOCUMENT.read_text(encoding="utf-8")
    section = re.split(r"^## ", text.split(SECTION, 1)[1], flags=re.MULTILINE)[0]
    found = {}
    for part in re.split(r"^### ", section, flags=re.MULTILINE)[1:]:
        title = part.split("\n", 1)[0]
        rows = [
            [cell.strip() for cell in line.strip("|").split("|")]
            for line in part.splitlines()
            if line.startswith("| `")
        ]
        code = re.findall(r"^```python\n(.*?)^```$", part, flags=re.MULTILINE | re.DOTALL)
        if rows or code:
            found[title] = (rows, code)
    return found


def names(cells):
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


def notice(text):
    print(f"\n*** {text}", file=sys.stderr, flush=True)


class RecipesTest(unittest.TestCase):
    def test_every_library_has_one_table_and_one_short_recipe(self):
        found = recipes()
        self.assertEqual(list(found), list(LIBRARIES))
        kinds = json.loads((ROOT / "Docs/schemas/feed.schema.json").read_text())
        kinds = kinds["properties"]["kind"]["enum"]
        for title, (rows, code) in found.items():
            with self.subTest(title):
                self.assertEqual(len(code), 1)
                self.assertLessEqual(len(code[0].splitlines()), 25)
                compile(code[0], title, "exec")
                self.assertIn("flush=True", code[0])
                self.assertGreaterEqual(len(rows), 4)
                for row in rows:
                    self.assertEqual(len(row), 7, row)
                    self.assertLessEqual(set(row[1].split(", ")), set(kinds))

    def test_a_wrong_name_is_found(self):
        tried = 0
        for title in LIBRARIES:
            rows, code = recipes()[title]
            event = names([rows[0][0]])[0]
            wrong = {"NoSuchEvent": ["id"], event: ["no_such_field"]}
            found = self.ask(title, code[0], wrong)
            if found["installed"]:
                expected = ["NoSuchEvent", "NoSuchEvent.id", f"{event}.no_such_field"]
                self.assertEqual(found["missing"], expected)
                tried += 1
        if not tried:
            self.skipTest(f"NOT checked: none of the libraries is in {PYTHON}")

    def ask(self, title, code, events):
        probe = pathlib.Path(__file__).with_name("recipes_probe.py")
        done = subprocess.run(
            [PYTHON, str(probe)],
            input=json.dumps({"title": title, "code": code, "events": events}),
            capture_output=True,
            text=True,
            timeout=120,
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout.splitlines()[-1])

    def check(self, title):
        rows, code = recipes()[title]
        events = {names([row[0]])[0]: names(row[2:]) for row in rows}
        found = self.ask(title, code[0], events)
        package = found["package"]
        if not found["installed"]:
            notice(f"NOT checked: {title}: {package} cannot be imported in {PYTHON}")
            self.skipTest(f"NOT checked: {package}: {found['why']}")
        self.assertEqual(found["missing"], [], f"{package} {found['version']}")
        self.assertGreater(sum(map(len, events.values())), 10)
        print(f"{package} {found['version']}: {len(events)} events", file=sys.stderr, flush=True)
        if found["lines"] is None:
            notice(f"NOT checked: {title}: names compared, recipe not run")
            self.skipTest("NOT checked: the recipe was not run; stream_list_pb2 is missing")
        schema = json.loads((ROOT / "Docs/schemas/feed.schema.json").read_text())
        lines = [json.loads(line) for line in found["lines"]]
        for line in lines:
            jsonschema.validate(line, schema)
            self.assertTrue(line["id"])
        promised = {kind for row in rows for kind in row[1].split(", ")}
        self.assertLessEqual(promised, {line["kind"] for line in lines})
        self.assertGreater(len({line["id"] for line in lines}), 3)
        return lines

    def test_tiktok(self):
        lines = self.check("TikTok: TikTokLive")
        self.assertEqual(len(lines), 5, "a gift that is still going on is not sent")
        self.assertEqual([line.get("count") for line in lines], [None, None, None, 9999, 3])
        self.assertEqual(lines[0]["user"], {"id": str(2**62), "name": "小明"})

    def test_blivedm(self):
        lines = self.check("Bilibili: blivedm")
        self.assertEqual(len(lines), 5)
        self.assertEqual(lines[0]["text"], "3号来两份")
        self.assertEqual(lines[1]["kind"], "system", "nobody claims without an account")
        self.assertNotIn("user", lines[1])

    def test_pytchat(self):
        lines = self.check("YouTube without a key: pytchat")
        self.assertEqual([line["kind"] for line in lines], "chat chat gift follow gift".split())

    def test_stream_list(self):
        lines = self.check("YouTube, official: streamList")
        kinds = [line["kind"] for line in lines]
        self.assertEqual(kinds, "chat chat gift gift gift follow".split())
        self.assertEqual(lines[4]["count"], 5)

    def test_chat_downloader(self):
        lines = self.check("YouTube and Twitch: chat-downloader")
        self.assertEqual(len(lines), 8)
        self.assertIn("Ming", [line["user"]["name"] for line in lines])
