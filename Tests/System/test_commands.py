"""LiveHost: bad input gets one sentence with its place, and the documented exit code.

SPDX-License-Identifier: Apache-2.0
"""

import json
import re
import shutil
import unittest

from harness import FAIR, Folder, newest, run


class CommandsTest(unittest.TestCase):
    def fails(self, done, code, *parts):
        """One or two plain sentences on standard error, and nothing that looks like a trace."""
        text = done.stderr.decode()
        self.assertEqual(done.returncode, code, text)
        self.assertLessEqual(len(text.strip().splitlines()), 2, text)
        for part in parts:
            self.assertIn(part, text)
        self.assertNotRegex(text, r"Fatal|0x[0-9a-f]{6}|\.swift")

    def plan(self, data, change=None, goods=None, text=None):
        """A copy of the example plan, changed."""
        folder = data / "plan"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(FAIR, folder)
        plan = folder / "plan.json"
        if text is not None:
            plan.write_bytes(text)
        for name, edit in (("plan.json", change), ("goods.json", goods)):
            if edit:
                document = json.loads((folder / name).read_text())
                edit(document)
                (folder / name).write_text(json.dumps(document, ensure_ascii=False, indent=1))
        return plan

    def show(self, data, plan, *arguments):
        return run(data, "show", plan, "--linear", "--language", "en", *arguments, stdin="end\nyes\n")

    def test_a_missing_plan_or_catalogue(self):
        with Folder() as data:
            self.fails(self.show(data, data / "none.json"), 66, "none.json", "check the path")
            plan = self.plan(data)
            (plan.parent / "goods.json").unlink()
            self.fails(self.show(data, plan), 66, "goods.json")

    def test_a_plan_that_is_no_plan(self):
        cases = [
            (b"", 1, "empty"), (b"  \n", 1, "empty"), (b'{"title": "x",\n"host"', 2, "ends in the"),
            (b"[1,2]", 1, "an object"), (b'{"title":\x01}', 1, "not JSON"),
            (b"\xff\xfe{}", 1, "not JSON"), (b"[" * 100_000, 1, "nested"),
            (b'{"schema":"livehost.plan/2"}', 1, "newer"),
            (b'{"schema":"livehost.goods/1"}', 1, "give a livehost.plan"),
        ]
        with Folder() as data:
            for text, line, words in cases:
                done = self.show(data, self.plan(data, text=text))
                self.fails(done, 65, f"plan.json:{line}:", words)

    def test_wrong_fields_of_a_plan_are_named(self):
        cases = [
            (lambda p: p.update(title=7), "title"),
            (lambda p: p.pop("host"), "host"),
            (lambda p: p.update(rundown=[]), "rundown"),
            (lambda p: p["rundown"][2].update(goods="nothing"), "rundown[2].goods"),
            (lambda p: p["rundown"][1].update(minutes=-1), "rundown[1].minutes"),
            (lambda p: p["rundown"][1].update(minutes="soon"), "rundown[1].minutes"),
            (lambda p: p.update(goal="1e400"), "goal"),
            (lambda p: p.update(currency="yuan"), "currency"),
            (lambda p: p.update(language="fr"), "language"),
            (lambda p: p.update(commission="2"), "commission"),
            (lambda p: p.update(catalogue=3), "catalogue"),
        ]
        with Folder() as data:
            for change, field in cases:
                done = self.show(data, self.plan(data, change))
                self.fails(done, 65, f"{field}: ")
                self.assertRegex(done.stderr.decode(), r"plan\.json:\d+: ")

    def test_wrong_fields_of_a_catalogue_are_named(self):
        def price(value):
            return lambda c: c["goods"][3].update(price=value)

        cases = [
            (price("12.5.0"), "goods[3].price"), (price("-1"), "goods[3].price"),
            (price("1e400"), "goods[3].price"), (price(12.5), "goods[3].price"),
            (price(""), "goods[3].price"), (price("1.234"), "goods[3].price"),
            (lambda c: c["goods"][4].update(id=c["goods"][1]["id"]), "goods[4].id"),
            (lambda c: c["goods"][4].update(maker="nobody"), "goods[4].maker"),
            (lambda c: c["goods"][4].update(category="toys"), "goods[4].category"),
            (lambda c: c["goods"][4].update(stock=-3), "goods[4].stock"),
            (lambda c: c["makers"][1].update(id=c["makers"][0]["id"]), "makers[1].id"),
            (lambda c: c.update(goods=[]), "goods"),
            (lambda c: c.update(schema="livehost.goods/9"), "schema"),
        ]
        with Folder() as data:
            for change, field in cases:
                plan = self.plan(data, goods=change)
                done = self.show(data, plan)
                self.fails(done, 65, f"{field}: ")
                self.assertRegex(done.stderr.decode(), r"goods\.json:\d+: ")
                check = run(data, "goods", "check", plan.parent / "goods.json")
                self.assertEqual(check.returncode, 65)
            self.assertFalse((data / "sessions").exists(), "nothing was begun")

    def test_messages_come_in_chinese_too(self):
        with Folder() as data:
            plan = self.plan(data, goods=lambda c: c["goods"][0].update(price="x"))
            done = run(data, "show", plan, "--linear", "--language", "zh", stdin="")
            self.fails(done, 65, "金额")

    def test_a_terminal_that_cannot_draw_is_told_of_linear(self):
        with Folder() as data:
            for changes in ({"TERM": "dumb"}, {"TERM": None}, {"LC_ALL": "C"},
                            {"LANG": "en_US.ISO-8859-1"}, {}):
                done = run(data, "demo", **changes)
                self.fails(done, 64, "--linear")

    def test_what_is_no_command_is_told_apart(self):
        with Folder() as data:
            for words, sentence in [(["dance"], "There is no command “dance”"),
                                    (["replay"], "replay is not built yet"),
                                    (["--calm", "demo"], "Write the command demo first")]:
                self.fails(run(data, *words, "--language", "en"), 64, sentence)

    def test_bad_options_are_usage_errors(self):
        with Folder() as data:
            for arguments in (["--speed", "fast"], ["--minutes", "-1"], ["--audience", "tv"],
                              ["--large", "9"], ["--theme", "pink"], ["--language", "fr"],
                              ["--seed", "x"], ["--nothing"], ["--keys", "up"],
                              ["--audience", "exec: "]):
                done = run(data, "demo", "--linear", *arguments, stdin="")
                self.fails(done, 64)
            done = self.show(data, FAIR / "plan.json", "--speed", "max")
            self.fails(done, 64, "--speed")

    def test_a_data_folder_that_cannot_be_made(self):
        with Folder() as data:
            (data / "file").write_text("")
            done = run(data / "file" / "x", "demo", "--linear", stdin="end\nyes\n")
            self.fails(done, 73, "--data")

    def test_broken_settings_are_named(self):
        with Folder() as data:
            (data / "settings.json").write_text('{"schema":"livehost.settings/1","large":7}')
            self.fails(run(data, "demo", "--linear", stdin=""), 65, "settings.json:1: large")

    def test_bad_feed_lines_are_kept_and_never_stop_the_show(self):
        good = '{"v":1,"kind":"chat","id":"m1","user":{"id":"u1","name":"Mei"},"text":"hello"}'
        bad = ["no json", '{"v":2,"kind":"chat"}', '{"v":1,"kind":"dance"}', "[]", "\x00",
               '{"v":1,"kind":"order","user":{"id":"u"},"goods":1,"quantity":-2}',
               '{"v":1,"kind":"chat","user":{"id":"u"},"text":"' + "x" * 70_000 + '"}']
        with Folder() as data:
            feed = data / "feed.jsonl"
            feed.write_text("\n".join([bad[0], good] + bad[1:]) + "\n")
            check = run(data, "feed", "check", feed)
            self.assertEqual(check.returncode, 1)
            self.assertEqual(len(re.findall(r"feed\.jsonl:\d+: ", check.stdout.decode())), 7)
            # Commands come from a terminal when standard input is the feed.
            done = run(data, "show", FAIR / "plan.json", "--linear", "--audience", "-",
                       stdin=feed.read_bytes())
            self.fails(done, 64, "unix:")

    def test_a_flag_is_named_everywhere(self):
        """T23: a switch of the command line stands in a11y and doctor, in both languages."""
        no_switches = {"--data", "--audience", "--new", "--seed", "--speed", "--minutes", "--help",
                       "--version"}
        with Folder() as data:
            text = run(data, "show", "--help").stdout.decode()
            flags = set(re.findall(r"--[a-z][a-z-]*", text)) - no_switches
            self.assertGreaterEqual(len(flags), 8)
            for language in ("zh", "en"):
                for command in ("a11y", "doctor"):
                    said = run(data, command, "--language", language).stdout.decode()
                    self.assertEqual({flag for flag in flags if flag not in said}, set(), command)
        print(f"\n    {len(flags)} flags", flush=True)

    def test_unknown_sessions(self):
        with Folder() as data:
            self.fails(run(data, "sales", "nothing"), 66, "nothing")
            self.fails(run(data, "verify", "last"), 66)

    def test_sales_in_three_formats(self):
        with Folder() as data:
            run(data, "demo", "--linear", "--seed", "1", "--speed", "max",
                stdin="sell 2 1 to =cmd() by cash\nend\nyes\n")
            table = run(data, "sales", "last").stdout.decode()
            self.assertIn("116.00 yuan", table)
            document = json.loads(run(data, "sales", "last", "--format", "json").stdout)
            self.assertEqual(document["totals"]["revenue"], "116.00")
            rows = run(data, "sales", "last", "--format", "csv").stdout.decode().split("\r\n")
            self.assertEqual(len(rows), 3)
            self.assertIn(",'=cmd(),cash,", rows[1])
            self.assertEqual(run(data, "sales", "last", "--format", "xml").returncode, 64)

    def test_verify_names_damage_and_repair_deletes_nothing(self):
        with Folder() as data:
            run(data, "demo", "--linear", "--seed", "1", "--speed", "max",
                stdin="wait 60\nsell\nend\nyes\n")
            folder = newest(data, "rehearsals")
            journal = folder / "journal.jsonl"
            sound = journal.read_bytes()
            self.assertEqual(run(data, "verify", "last").returncode, 0)
            lines = sound.splitlines(keepends=True)
            journal.write_bytes(b"".join(lines[:5] + [lines[5].replace(b"e", b"f", 1)] + lines[6:]))
            done = run(data, "verify", "last")
            self.assertEqual(done.returncode, 1)
            self.assertIn(b"journal.jsonl:6: ", done.stdout)
            self.assertEqual(run(data, "sales", "last").returncode, 1)
            journal.write_bytes(sound + b'{"seq":99,"at"')
            self.assertEqual(run(data, "verify", "last").returncode, 1)
            done = run(data, "verify", "last", "--repair")
            self.assertEqual(done.returncode, 0, done.stdout)
            self.assertEqual(journal.read_bytes(), sound)
            self.assertEqual((folder / "journal.torn-1").read_bytes(), b'{"seq":99,"at"')

    def test_verify_all_has_a_line_for_each_session(self):
        with Folder() as data:
            for seed in ("1", "2"):
                run(data, "demo", "--linear", "--seed", seed, "--speed", "max", stdin="end\nyes\n")
            done = run(data, "verify", "--all", "--language", "en")
            self.assertEqual((done.returncode, done.stdout.count(b"sound  ")), (0, 2), done.stdout)
            journal = newest(data, "rehearsals") / "journal.jsonl"
            journal.write_bytes(journal.read_bytes().replace(b"featured", b"fettured"))
            done = run(data, "verify", "--all", "--language", "en")
            self.assertEqual((done.returncode, done.stdout.count(b"DAMAGED")), (1, 1))
            self.fails(run(data, "verify"), 64, "last")

    def test_doctor_says_what_works(self):
        with Folder() as data:
            done = run(data, "doctor", TERM="dumb")
            for flag in ("--language", "--large", "--theme", "--calm", "--linear", "--speak",
                         "--switch", "--keys", "settings.json pointer"):
                self.assertIn(f"({flag}).", done.stdout.decode())
            self.assertEqual(done.returncode, 0)
            for word in (b"--linear", b"Data folder", b"UTF-8", b"unifont", b"peech"):
                self.assertIn(word, done.stdout)
