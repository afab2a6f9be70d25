"""LiveHost: servers, clients and certificates for the tests of livehost-irc, all on loopback.

SPDX-License-Identifier: Apache-2.0
"""

import contextlib
import json
import pathlib
import socket
import subprocess
import threading
import time

import harness

NGIRCD = "/usr/sbin/ngircd"
NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]


def wait_for(find, seconds=30, what="what the test waits for"):
    """Waits until `find()` is true and returns it; the limit only ends a test that has failed."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = find()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(f"{what} never came")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Connector:
    """A running livehost-irc, its feed lines, and its standard input."""

    def __init__(self, data, *arguments, reads=True, **changes):
        self.process = subprocess.Popen(
            [str(harness.CONNECTORS / "livehost-irc"), *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=harness.environment(data, **changes),
            start_new_session=True,
        )
        self.lines = []
        self.reader = threading.Thread(target=self.read, daemon=True)
        if reads:
            self.reader.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self.reader.ident:
            self.reader.join(5)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            with contextlib.suppress(OSError):
                stream.close()

    def read(self):
        for line in self.process.stdout:
            self.lines.append(json.loads(line))

    def of_kind(self, kind):
        return [line for line in list(self.lines) if line["kind"] == kind]

    def texts(self, kind="chat"):
        return [line["text"] for line in self.of_kind(kind)]

    def say(self, text):
        line = json.dumps({"v": 1, "kind": "say", "id": "s", "text": text}, ensure_ascii=False)
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def wait_for(self, kind, count=1, seconds=30):
        wait_for(lambda: len(self.of_kind(kind)) >= count, seconds, f"{count} {kind}")
        return self.of_kind(kind)

    def end(self, seconds=5):
        """Ends it by ending its input; returns the exit code."""
        self.process.stdin.close()
        return self.process.wait(seconds)

    def peak_memory(self):
        """The most memory it has held, in KiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0])


class Client:
    """A person with a raw socket."""

    def __init__(self, port, nick, channel="#fair"):
        self.nick = nick
        self.seen = []
        self.socket = socket.create_connection(("127.0.0.1", port), 10)
        self.socket.settimeout(None)
        threading.Thread(target=self.read, daemon=True).start()
        self.send(f"NICK {nick}", f"USER {nick} 0 * :{nick}")
        wait_for(lambda: self.saw(" 001 "), what=f"{nick}'s welcome")
        self.send(f"JOIN {channel}")
        wait_for(lambda: self.saw(" 366 "), what=f"{nick}'s channel")

    def read(self):
        with contextlib.suppress(OSError), self.socket.makefile("rb") as stream:
            for line in stream:
                text = line.decode(errors="replace").rstrip("\r\n")
                if text.startswith("PING "):
                    self.send("PONG " + text[5:])
                self.seen.append(text)

    def send(self, *lines):
        with contextlib.suppress(OSError):
            self.socket.sendall("".join(line + "\r\n" for line in lines).encode())

    def say(self, text, channel="#fair"):
        self.send(f"PRIVMSG {channel} :{text}")

    def saw(self, part):
        return any(part in line for line in list(self.seen))

    def close(self):
        # The reader holds the socket too: only a shutdown ends the connection now.
        with contextlib.suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()


class Server:
    """An ngircd of our own; only what it started is ever killed."""

    def __init__(self, folder, certificate=None):
        self.port, self.secure_port = free_port(), free_port()
        # It gives up root's rights and must still be able to read.
        folder.chmod(0o755)
        self.file = folder / "ngircd.conf"
        text = f"""
            [Global]
            Name = irc.livehost.test
            Info = test
            Listen = 127.0.0.1
            Ports = {self.port}
            MotdPhrase = hello
            [Limits]
            MaxConnectionsIP = 0
            [Options]
            DNS = no
            Ident = no
            PAM = no
        """
        if certificate:
            text += f"""
            [SSL]
            CertFile = {certificate}.pem
            KeyFile = {certificate}.key
            Ports = {self.secure_port}
            """
        self.file.write_text(text.replace("  ", ""))
        self.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    def start(self):
        self.process = subprocess.Popen(
            [NGIRCD, "-n", "-f", str(self.file)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        wait_for(self.answers, what="ngircd")

    def answers(self):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
            return True
        return False

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


class Script:
    """A server that a test writes itself: it accepts, and keeps every line with its time."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.received = []
        self.accepted = 0
        self.connection = None
        self.answers = {}
        threading.Thread(target=self.accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.close()
        self.drop()

    def accept(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.listener.accept()
                self.connection = connection
                self.accepted += 1
                threading.Thread(target=self.read, args=(connection,), daemon=True).start()

    def read(self, connection):
        with contextlib.suppress(OSError), connection.makefile("rb") as stream:
            for line in stream:
                text = line.decode().rstrip("\r\n")
                assert len(line) <= 512 and line.endswith(b"\r\n"), line
                self.received.append((time.monotonic(), text))
                for start, answer in self.answers.items():
                    if text.startswith(start):
                        connection.sendall(answer.encode())

    def send(self, *lines):
        # Whoever has left hears no more.
        with contextlib.suppress(OSError):
            self.connection.sendall("".join(line + "\r\n" for line in lines).encode())

    def drop(self):
        if self.connection:
            with contextlib.suppress(OSError):
                self.connection.shutdown(socket.SHUT_RDWR)

    def got(self, start):
        return [(at, text) for at, text in list(self.received) if text.startswith(start)]

    def speaks_plain_irc(self):
        self.answers = {
            "USER ": ":s 001 livehost :Welcome\r\n",
            "JOIN ": ":livehost!l@h JOIN #fair\r\n:s 366 livehost #fair :end\r\n",
        }

    def speaks_twitch(self):
        """As dev.twitch.tv describes the chat server."""
        tmi = ":tmi.twitch.tv"
        self.answers = {
            "CAP LS": f"{tmi} CAP * LS :twitch.tv/tags twitch.tv/commands twitch.tv/membership\r\n",
            "CAP REQ": f"{tmi} CAP * ACK :twitch.tv/commands twitch.tv/tags\r\n",
            "CAP END": f"{tmi} 001 stall :Welcome, GLHF!\r\n{tmi} 376 stall :>\r\n",
            "JOIN ": ":stall!stall@stall.tmi.twitch.tv JOIN #fair\r\n"
            ":stall.tmi.twitch.tv 353 stall = #fair :stall\r\n"
            ":stall.tmi.twitch.tv 366 stall #fair :End of /NAMES list\r\n"
            f"@badges=;mod=0 {tmi} USERSTATE #fair\r\n",
        }


class Authority:
    """A certificate authority, made on the spot."""

    def __init__(self, folder, name):
        self.folder, self.name = folder, name
        self.file = folder / f"{name}.pem"
        self.openssl(
            "req", "-x509", *NEW_KEY, "-days", "2", "-subj", f"/CN={name}",
            "-keyout", f"{name}.key", "-out", f"{name}.pem",
        )

    def openssl(self, *arguments):
        subprocess.run(
            ["openssl", *arguments], cwd=self.folder, check=True, capture_output=True
        )

    def certificate(self, name, names):
        """A server's certificate; returns its path without the ending."""
        (self.folder / f"{name}.ext").write_text(f"subjectAltName={names}\n")
        self.openssl(
            "req", *NEW_KEY, "-subj", f"/CN={name}",
            "-keyout", f"{name}.key", "-out", f"{name}.csr",
        )
        self.openssl(
            "x509", "-req", "-in", f"{name}.csr", "-CA", f"{self.name}.pem", "-CAkey",
            f"{self.name}.key", "-CAcreateserial", "-days", "2", "-extfile", f"{name}.ext",
            "-out", f"{name}.pem",
        )
        for ending in ("key", "pem"):
            (self.folder / f"{name}.{ending}").chmod(0o644)
        return self.folder / name
