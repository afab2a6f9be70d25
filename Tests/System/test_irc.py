"""LiveHost: livehost-irc against a real server, and against servers that behave badly.

SPDX-License-Identifier: Apache-2.0
"""

import json
import os
import signal
import socket
import subprocess
import threading
import time
import unittest

import harness
import jsonschema
from harness import Folder
from irc_world import Authority, Client, Connector, Script, Server, free_port, wait_for

SCHEMA = json.loads((harness.ROOT / "Docs" / "schemas" / "feed.schema.json").read_text())


def finished(data, *arguments, **changes):
    """A run that ends by itself: exit code and what it complained."""
    with Connector(data, *arguments, **changes) as connector:
        code = connector.process.wait(30)
        return code, connector.process.stderr.read().decode(), connector.lines


class RealServerTest(unittest.TestCase):
    def test_a_channel_becomes_a_feed_and_answers_reach_it(self):
        with Folder() as data, Server(data) as server:
            ana = Client(server.port, "ana")
            with Connector(data, f"irc://127.0.0.1:{server.port}/fair") as connector:
                wait_for(lambda: ana.saw("livehost!"), what="our arrival")
                ben = Client(server.port, "ben")
                cy = Client(server.port, "cy")
                ben.say("3号来两份")
                cy.say("\x0304,01how big\x03 is it?")
                ana.send("PRIVMSG livehost :only for the host")
                cy.send("PART #fair :bye")
                ben.send("QUIT :bye")
                connector.wait_for("leave", 2)
                arrivals = [line["user"]["id"] for line in connector.of_kind("enter")]
                self.assertEqual(arrivals, ["ana", "ben", "cy"])
                self.assertEqual(connector.texts(), ["3号来两份", "how big is it?"])
                left = [line["user"]["id"] for line in connector.of_kind("leave")]
                self.assertEqual(sorted(left), ["ben", "cy"])
                connector.say("谢谢 Ben!\r\nQUIT :ha")
                wait_for(lambda: ana.saw("PRIVMSG #fair :谢谢 Ben!"), what="our answer")
                self.assertTrue(ana.saw(":谢谢 Ben!  QUIT :ha"))
                begin = time.monotonic()
                self.assertEqual(connector.end(), 0)
                self.assertLess(time.monotonic() - begin, 2)
                wait_for(lambda: ana.saw("QUIT"), what="our goodbye")
                self.assertEqual(connector.texts("system"), [])
                for line in connector.lines:
                    jsonschema.validate(line, SCHEMA)
                ids = [line["id"] for line in connector.lines]
                self.assertEqual(len(set(ids)), len(ids))
            ana.close()

    def test_a_long_answer_arrives_whole_in_several_lines(self):
        with Folder() as data, Server(data) as server:
            ana = Client(server.port, "ana")
            with Connector(data, f"irc://127.0.0.1:{server.port}/fair") as connector:
                wait_for(lambda: ana.saw("livehost!"), what="our arrival")
                text = "三号来两份！" * 60
                connector.say(text)
                wait_for(lambda: self.heard(ana) == text, what="the whole answer")
            ana.close()

    def heard(self, client):
        lines = [line for line in list(client.seen) if line.startswith(":livehost!")]
        return "".join(line.split(" :", 1)[1] for line in lines if " PRIVMSG " in line)

    def test_a_restart_of_the_server_loses_nothing_and_is_told_in_two_lines(self):
        with Folder() as data, Server(data) as server:
            address = f"irc://127.0.0.1:{server.port}/fair"
            with Connector(data, address) as connector:
                first = self.talk(server, connector, "before")
                server.kill()
                connector.wait_for("system")
                connector.say("said while nobody was there")
                time.sleep(1.5)
                server.start()
                second = self.talk(server, connector, "after")
                wait_for(
                    lambda: self.witness.saw("said while nobody was there"), what="the late answer"
                )
                self.assertEqual(connector.texts(), first + second)
                self.assertEqual(
                    connector.texts("system"),
                    [
                        "The connection to 127.0.0.1 is lost; trying again.",
                        "Connected to #fair again.",
                    ],
                )
                self.assertEqual(connector.end(), 0)
            self.witness.close()

    def talk(self, server, connector, word):
        """Three people talk; returns what a witness has seen of it, in order."""
        self.witness = Client(server.port, "wit")
        wait_for(lambda: self.present(self.witness), what="livehost in the channel")
        people = [Client(server.port, nick) for nick in ("ana", "ben", "cy")]
        for number in range(6):
            for person in people:
                person.say(f"{word} {number} {person.nick}")
        said = lambda: [  # noqa: E731
            line.split(" :", 1)[1]
            for line in list(self.witness.seen)
            if " PRIVMSG #fair :" in line and f":{word} " in line
        ]
        wait_for(lambda: len(said()) == 18, what="what the three said")
        wait_for(
            lambda: sum(text.startswith(word) for text in connector.texts()) == 18,
            what="the same in the feed",
        )
        for person in people:
            person.close()
        return said()

    def present(self, client):
        return client.saw(":livehost!") or any(
            " 353 " in line and "livehost" in line for line in list(client.seen)
        )

    def test_a_nick_in_use_is_replaced(self):
        with Folder() as data, Server(data) as server:
            other = Client(server.port, "livehost")
            with Connector(data, f"irc://127.0.0.1:{server.port}/fair"):
                wait_for(lambda: other.saw(":livehost_!"), what="the other nick")
            other.close()

    def test_certificate_and_name_are_checked(self):
        with Folder() as data:
            ours, others = Authority(data, "ours"), Authority(data, "others")
            good = ours.certificate("good", "DNS:localhost,IP:127.0.0.1")
            elsewhere = ours.certificate("elsewhere", "DNS:elsewhere.test")
            with Server(data, good) as server:
                for host in ("localhost", "127.0.0.1"):
                    self.check_secure(data, server, host, ours)
                address = f"ircs://localhost:{server.secure_port}/fair"
                for trust in (["--ca-file", others.file], []):
                    self.check_refused(data, address, *trust)
            with Server(data, elsewhere) as server:
                for host in ("localhost", "127.0.0.1"):
                    address = f"ircs://{host}:{server.secure_port}/fair"
                    self.check_refused(data, address, "--ca-file", ours.file)

    def test_a_port_that_does_not_speak_tls_is_left(self):
        with Folder() as data, socket.create_server(("127.0.0.1", 0)) as listener:
            address = f"ircs://127.0.0.1:{listener.getsockname()[1]}/fair"
            with Connector(data, address) as connector:
                link, _ = listener.accept()
                with link:
                    link.sendall(b":s NOTICE * :hello\r\n")
                    self.assertEqual(connector.process.wait(10), 69)
                complaint = connector.process.stderr.read().decode()
                self.assertIn("No secure connection to 127.0.0.1", complaint)

    def check_secure(self, data, server, host, authority):
        ana = Client(server.port, "ana")
        address = f"ircs://{host}:{server.secure_port}/fair"
        with Connector(data, address, "--ca-file", authority.file) as connector:
            connector.wait_for("enter")
            ana.say("secure?")
            connector.wait_for("chat")
            connector.say("over TLS")
            wait_for(lambda: ana.saw(":over TLS"), what="our answer")
            self.assertEqual(connector.end(), 0)
        ana.close()

    def check_refused(self, data, address, *arguments):
        secret = {"LIVEHOST_IRC_PASSWORD": "secret"}
        code, complaint, lines = finished(data, address, *arguments, **secret)
        self.assertEqual((code, lines), (69, []))
        self.assertIn("certificate", complaint)
        self.assertEqual(complaint.count("\n"), 1)


class TwitchTest(unittest.TestCase):
    def start(self, data, server, *arguments):
        server.speaks_twitch()
        connector = Connector(
            data, f"irc://127.0.0.1:{server.port}/fair", "--nick", "stall", *arguments,
            LIVEHOST_IRC_PASSWORD="oauth:abc",
        )
        self.addCleanup(connector.__exit__)
        wait_for(lambda: server.got("JOIN #fair"), what="the join")
        return connector

    def test_the_dialect_is_spoken(self):
        with Folder() as data, Script() as server:
            connector = self.start(data, server)
            hello = [text for _, text in server.received]
            self.assertEqual(hello[:3], ["CAP LS 302", "PASS :oauth:abc", "NICK stall"])
            self.assertIn("CAP REQ :twitch.tv/commands twitch.tv/tags", hello)
            server.send(
                r"@display-name=\s小明\:;first-msg=1;id=aa-1;tmi-sent-ts=1767225601234;user-id=99 "
                ":ming!ming@ming.tmi.twitch.tv PRIVMSG #fair :3号来两份",
                "PING :tmi.twitch.tv",
            )
            chat = connector.wait_for("chat")[0]
            self.assertEqual(chat["user"], {"id": "99", "name": " 小明;"})
            self.assertEqual((chat["id"], chat["platform"]), ("aa-1", "twitch"))
            self.assertEqual(chat["at"], "2026-01-01T00:00:01.234Z")
            self.assertTrue(chat["firstMessage"])
            wait_for(lambda: server.got("PONG :tmi.twitch.tv"), what="the pong")
            server.send(":tmi.twitch.tv RECONNECT")
            wait_for(lambda: len(server.got("JOIN #fair")) == 2, what="the second join")
            connector.wait_for("system", 2)
            server.send("@id=aa-2;user-id=99 :ming!m@t PRIVMSG #fair :again")
            connector.wait_for("chat", 2)
            self.assertEqual(len(connector.texts("system")), 2)
            self.assertEqual(connector.end(), 0)
            self.assertTrue(server.got("QUIT"))

    def test_no_more_than_20_messages_in_30_seconds_until_we_are_moderators(self):
        with Folder() as data, Script() as server:
            connector = self.start(data, server)
            for number in range(60):
                connector.say(f"line {number}")
            wait_for(lambda: len(server.got("PRIVMSG")) == 20, what="the first 20")
            wait_for(lambda: len(server.got("PRIVMSG")) >= 21, 60, "the 21st")
            time.sleep(1)
            said = server.got("PRIVMSG")
            times = [at for at, _ in said]
            busiest = max(sum(start <= at < start + 30 for at in times) for start in times)
            self.assertEqual(busiest, 20)
            self.assertLess(len(said), 60)
            server.send("@badges=moderator/1;mod=1 :tmi.twitch.tv USERSTATE #fair")
            wait_for(lambda: len(server.got("PRIVMSG")) == 60, 10, "the rest")
            texts = [text for _, text in server.got("PRIVMSG")]
            self.assertEqual(texts, [f"PRIVMSG #fair :line {n}" for n in range(60)])

    def test_dropped_messages_are_told(self):
        with Folder() as data, Script() as server:
            connector = self.start(data, server)
            for number in range(200):
                connector.say(f"line {number}")
            told = connector.wait_for("system")[0]["text"]
            self.assertIn("Not said in the channel", told)


class BadServerTest(unittest.TestCase):
    def join(self, data, server, *arguments, **options):
        server.speaks_plain_irc()
        connector = Connector(data, f"irc://127.0.0.1:{server.port}/fair", *arguments, **options)
        self.addCleanup(connector.__exit__)
        wait_for(lambda: server.got("JOIN #fair"), what="the join")
        return connector

    def test_a_server_that_says_nothing_more_is_left(self):
        with Folder() as data, Script() as server:
            connector = self.join(data, server, "--silence", "1")
            wait_for(lambda: server.got("PING"), what="the question")
            wait_for(lambda: server.accepted >= 2, what="the second connection")
            lost, restored = connector.wait_for("system", 2)[:2]
            self.assertIn("is lost", lost["text"])
            self.assertIn("again", restored["text"])

    def test_garbage_and_floods_are_survived_in_little_memory(self):
        with Folder() as data, Script() as server:
            connector = self.join(data, server)
            server.connection.sendall(b"x" * (30 << 20) + b"\r\n")
            server.connection.sendall(b"@" + b"a=1;" * 100_000 + b" PRIVMSG #fair :no\r\n")
            server.connection.sendall(os.urandom(1 << 20).replace(b"\n", b"") + b"\r\n\r\n\0\r\n")
            server.connection.sendall(b":ana!a@h PRIVMSG #fair :bad \xff\xfe\0 bytes\r\n")
            server.connection.sendall(b":ana!a@h PRI")
            time.sleep(0.2)
            server.connection.sendall(b"VMSG #fair :in two halves\r\n")
            connector.wait_for("chat", 2)
            self.assertEqual(connector.texts(), ["bad \ufffd\ufffd bytes", "in two halves"])
            self.assertLess(connector.peak_memory(), 64 << 10)

    def test_a_console_that_does_not_read_stops_the_reading(self):
        with Folder() as data, Script() as server:
            connector = self.join(data, server, reads=False)
            count = 30_000
            lines = [f":ana!a@h PRIVMSG #fair :{number} {'x' * 300}" for number in range(count)]
            sender = threading.Thread(target=server.send, args=lines, daemon=True)
            sender.start()
            sender.join(4)
            self.assertTrue(sender.is_alive(), "the server could send everything")
            self.assertLess(connector.peak_memory(), 64 << 10)
            connector.reader.start()
            connector.wait_for("chat", count, 120)
            numbers = [int(text.split()[0]) for text in connector.texts()]
            self.assertEqual(numbers, list(range(count)))
            self.assertEqual(connector.end(), 0)

    def test_a_question_flood_from_a_server_that_does_not_read_takes_no_memory(self):
        with Folder() as data, Script() as server:
            with socket.create_server(("127.0.0.1", 0)) as listener:
                address = f"irc://127.0.0.1:{listener.getsockname()[1]}/fair"
                connector = Connector(data, address)
                self.addCleanup(connector.__exit__)
                link, _ = listener.accept()
                link.settimeout(3)
                with link, self.assertRaises(TimeoutError):
                    for _ in range(3000):
                        link.sendall(b"PING :0123456789\r\n" * 2000)
                self.assertLess(connector.peak_memory(), 64 << 10)


class EndingTest(unittest.TestCase):
    def test_a_signal_ends_it_well_also_when_nobody_reads(self):
        for reads in (True, False):
            with Folder() as data, Script() as server:
                server.speaks_plain_irc()
                address = f"irc://127.0.0.1:{server.port}/fair"
                with Connector(data, address, reads=reads) as connector:
                    wait_for(lambda: server.got("JOIN #fair"), what="the join")
                    if not reads:
                        line = ":ana!a@h PRIVMSG #fair :" + "x" * 400
                        threading.Thread(
                            target=server.send, args=[line] * 50_000, daemon=True
                        ).start()
                        time.sleep(1)
                    connector.process.send_signal(signal.SIGTERM)
                    self.assertEqual(connector.process.wait(4), 0)
                    wait_for(lambda: server.got("QUIT"), what="the goodbye") if reads else None

    def test_a_console_that_closes_its_end_is_an_end(self):
        with Folder() as data, Script() as server:
            server.speaks_plain_irc()
            address = f"irc://127.0.0.1:{server.port}/fair"
            with Connector(data, address, reads=False) as connector:
                wait_for(lambda: server.got("JOIN #fair"), what="the join")
                connector.process.stdout.close()
                server.send(":ana!a@h PRIVMSG #fair :x", ":ana!a@h PRIVMSG #fair :y")
                self.assertEqual(connector.process.wait(4), 0)

    def test_a_full_disk_is_said(self):
        with Folder() as data, Script() as server, open("/dev/full", "wb") as full:
            server.speaks_plain_irc()
            process = subprocess.Popen(
                [harness.CONNECTORS / "livehost-irc", f"irc://127.0.0.1:{server.port}/fair"],
                stdin=subprocess.PIPE, stdout=full, stderr=subprocess.PIPE,
                env=harness.environment(data), start_new_session=True,
            )
            wait_for(lambda: server.got("JOIN #fair"), what="the join")
            server.send(":ana!a@h PRIVMSG #fair :x")
            self.assertEqual(process.wait(5), 74)
            process.stdin.close()
            with process.stderr as stream:
                self.assertIn("No space left on device", stream.read().decode())

    def test_every_wrong_start_is_one_sentence_and_a_code(self):
        with Folder() as data:
            (data / "open").write_text("secret\n")
            (data / "open").chmod(0o644)
            (data / "empty").write_text("\n")
            (data / "empty").chmod(0o600)
            (data / "two").write_text("a\nb\n")
            (data / "two").chmod(0o600)
            local = f"irc://127.0.0.1:{free_port()}/fair"
            cases = [
                ([], 64), (["--nonsense"], 64), (["host/channel"], 64), (["irc://h"], 64),
                (["irc://me:secret@h/c"], 64), ([local, "--nick", "a b"], 64),
                ([local, "--silence", "0"], 64), ([local, "--backlog", "-1"], 64),
                (["irc://h.example/c", "--password-file", data / "two"], 65),
                ([local, "--password-file", data / "open"], 77),
                ([local, "--password-file", data / "empty"], 65),
                ([local, "--password-file", data / "none"], 66),
                ([local, "--password-file", data], 74),
                ([local.replace("irc:", "ircs:"), "--ca-file", data / "none"], 66),
                ([local.replace("irc:", "ircs:"), "--ca-file", data / "open"], 65),
                ([local], 69), (["irc://no-such-host.invalid/c"], 69),
            ]
            for arguments, expected in cases:
                for language in ("en_US.UTF-8", "zh_CN.UTF-8"):
                    with self.subTest(arguments=arguments, language=language):
                        code, complaint, lines = finished(data, *arguments, LANG=language)
                        self.assertEqual((code, lines), (expected, []))
                        self.assertEqual(complaint.count("\n"), 1, complaint)
                        self.assertNotIn("secret", complaint)
                        is_chinese = any(ord(letter) > 0x3000 for letter in complaint)
                        self.assertEqual(is_chinese, language.startswith("zh"))

    def test_a_password_goes_from_its_file_to_the_server(self):
        with Folder() as data, Script() as server:
            server.speaks_plain_irc()
            (data / "password").write_text("from the file\n")
            (data / "password").chmod(0o600)
            address = f"irc://127.0.0.1:{server.port}/fair"
            with Connector(data, address, "--password-file", data / "password") as connector:
                wait_for(lambda: server.got("PASS :from the file"), what="the password")
                command = f"/proc/{connector.process.pid}/cmdline"
                with open(command, "rb") as words:
                    self.assertNotIn(b"from the file", words.read())
            secret = {"LIVEHOST_IRC_PASSWORD": "x"}
            code, complaint, _ = finished(data, "irc://h.example/c", **secret)
            self.assertEqual(code, 64)
            self.assertIn("TLS", complaint)


if __name__ == "__main__":
    unittest.main()
