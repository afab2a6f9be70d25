"""LiveHost: what the program writes, checked by readers that are not ours.

SPDX-License-Identifier: Apache-2.0
"""

import json
import unittest

import jsonschema
from harness import FAIR, ROOT, Folder, journal, newest, of_kind, run


def schema(name):
    return json.loads((ROOT / "Docs" / "schemas" / f"{name}.schema.json").read_text())


def validate(name, document):
    jsonschema.Draft202012Validator(schema(name)).validate(document)


class FilesTest(unittest.TestCase):
    def test_the_examples_fit_their_schemas(self):
        validate("plan", json.loads((FAIR / "plan.json").read_text()))
        validate("goods", json.loads((FAIR / "goods.json").read_text()))
        validator = jsonschema.Draft202012Validator(schema("feed"))
        lines = (FAIR / "feed.jsonl").read_text().splitlines()
        self.assertGreaterEqual(len(lines), 800)
        for line in lines:
            validator.validate(json.loads(line))

    def test_the_schemas_refuse_what_is_wrong(self):
        with self.assertRaises(jsonschema.ValidationError):
            validate("sales", {"schema": "livehost.sales/1"})
        goods = json.loads((FAIR / "goods.json").read_text())
        goods["goods"][0]["price"] = "-1"
        with self.assertRaises(jsonschema.ValidationError):
            validate("goods", goods)

    def test_everything_a_show_writes_fits_its_schema(self):
        with Folder() as data:
            commands = (
                "wait 40\nsell 2 1 to Mei at -10% by cash\nwait 60\nsell\nundo\nsell 3 2\n"
                "void 3 because wrong lot\nsell 2 3\nreturn 4 1 because broken\n"
                "accept\ndecline\nstock 5 90\nmove 1 2\nminutes 3 2.5\ngreet\nsay 你好\n"
                "wait 200\nend\nyes\n"
            )
            done = run(data, "demo", "--linear", "--seed", "3", "--speed", "max", stdin=commands)
            self.assertEqual(done.returncode, 0, done.stderr)
            folder = newest(data, "rehearsals")
            validate("session", json.loads((folder / "session.json").read_text()))
            sales = json.loads((folder / "sales.json").read_text())
            validate("sales", sales)
            self.assertTrue(sales["training"])
            self.assertIsNotNone(sales["session"]["endedAt"])
            validator = jsonschema.Draft202012Validator(schema("journal"))
            records = journal(folder)
            for record in records:
                validator.validate(record)
            self.check_totals(sales, records)
            self.assertTrue(records[0]["data"]["training"])

    def check_totals(self, sales, records):
        """The totals once more, from the journal, in another language."""
        cents, units = {}, {}
        for data in of_kind(records, "saleRecorded"):
            cents[data["sale"]] = round(float(data["total"]) * 100)
            units[data["sale"]] = data["quantity"]
        for data in of_kind(records, "saleVoided"):
            cents[data["sale"]] = units[data["sale"]] = 0
        for data in of_kind(records, "saleReturned"):
            cents[data["sale"]] -= round(float(data["refund"]) * 100)
            units[data["sale"]] -= data["quantity"]
        totals = sales["totals"]
        self.assertEqual(round(float(totals["revenue"]) * 100), sum(cents.values()))
        self.assertEqual(totals["units"], sum(units.values()))
        for group in ("byGoods", "byMaker", "byCategory", "byPayment"):
            self.assertEqual(
                sum(round(float(row["revenue"]) * 100) for row in totals[group]),
                sum(cents.values()),
                group,
            )
        shares = round(float(totals["hostShare"]) * 100) + sum(
            round(float(row["share"]) * 100) for row in totals["byMaker"]
        )
        self.assertEqual(shares, sum(cents.values()))

    def test_the_journal_is_chained_as_promised(self):
        def crc32c(data):
            value = 0xFFFFFFFF
            for byte in data:
                value ^= byte
                for _ in range(8):
                    value = value >> 1 ^ (0x82F63B78 if value & 1 else 0)
            return f"{value ^ 0xFFFFFFFF:08x}"

        with Folder() as data:
            run(data, "demo", "--linear", "--speed", "max", stdin="wait 30\nsell\nend\nyes\n")
            before = "00000000"
            lines = (newest(data, "rehearsals") / "journal.jsonl").read_bytes().splitlines()
            for number, line in enumerate(lines, 1):
                record = json.loads(line)
                body, tail = line.rsplit(b',"sum":', 1)
                self.assertEqual(record["seq"], number)
                self.assertEqual(record["prev"], before)
                self.assertEqual(record["sum"], crc32c(body))
                self.assertEqual(tail, b'"%s"}' % record["sum"].encode())
                self.assertEqual(
                    list(record), ["seq", "at", "kind", "data", "prev", "sum"]
                )
                before = record["sum"]

    def test_the_released_format_is_still_written_and_read(self):
        fixture = (ROOT / "Tests" / "System" / "fixtures" / "journal-1.jsonl").read_bytes()
        self.assertIn(fixture.decode(), (ROOT / "Docs" / "JournalFormat.md").read_text())
        with Folder() as data:
            run(data, "demo", "--linear", "--seed", "1", "--speed", "max", "--audience", "none",
                "--language", "en", stdin="sell 2\nend\nyes\n")
            path = newest(data, "rehearsals") / "journal.jsonl"
            self.assertEqual(path.read_bytes(), fixture)
            self.assertEqual(run(data, "verify", "last").returncode, 0)

    def test_equal_rehearsals_are_equal_byte_for_byte(self):
        script = "wait 100\nsell 2 to 小\nclaims\naccept\nstatus\nwait 30\nsales\nchat\nend\nyes\n"
        results = []
        for _ in range(2):
            with Folder() as data:
                done = run(data, "demo", "--linear", "--seed", "11", "--speed", "max",
                           "--language", "zh", stdin=script)
                results.append(
                    (done.stdout, (newest(data, "rehearsals") / "journal.jsonl").read_bytes())
                )
        self.assertEqual(results[0], results[1])
        with Folder() as data:
            for _ in range(2):
                done = run(data, "demo", "--linear", "--seed", "11", "--speed", "max",
                           "--language", "zh", stdin=script)
                self.assertEqual(done.stdout, results[0][0])
                self.assertEqual(
                    (newest(data, "rehearsals") / "journal.jsonl").read_bytes(), results[0][1]
                )
            self.assertEqual(len(list((data / "rehearsals").iterdir())), 2)
