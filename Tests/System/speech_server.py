"""LiveHost: a real speech-dispatcher of our own, and a server that breaks every promise.

SPDX-License-Identifier: Apache-2.0
"""

import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import threading
import time

CONFIG = """LogLevel 5
LogDir "{folder}"
AudioOutputMethod "libao"
DefaultLanguage "en"
AddModule "{module}" "{binary}" "{file}"
DefaultModule {module}
"""
# Says nothing, takes a while: so that lines wait as they do behind a real voice.
SLOW = """GenericExecuteSynth "sleep {seconds}"
GenericLanguage "en" "en" "utf-8"
GenericLanguage "zh" "zh" "utf-8"
AddVoice "en" "MALE1" "en"
AddVoice "zh" "MALE1" "zh"
"""


class SpeechServer:
    """speech-dispatcher with its dummy module, or with one that takes its time."""

    def __init__(self, folder, seconds=None):
        self.folder = pathlib.Path(folder) / "speech"
        (self.folder / "modules").mkdir(parents=True, exist_ok=True)
        name, binary = ("dummy", "sd_dummy") if seconds is None else ("slow", "sd_generic")
        config = CONFIG.format(folder=self.folder, module=name, binary=binary, file=f"{name}.conf")
        (self.folder / "speechd.conf").write_text(config)
        (self.folder / "modules" / f"{name}.conf").write_text(
            "" if seconds is None else SLOW.format(seconds=seconds)
        )
        self.socket = str(self.folder / "s")
        self.start()

    @staticmethod
    def is_installed():
        return shutil.which("speech-dispatcher") is not None

    def start(self):
        self.process = subprocess.Popen(
            ["speech-dispatcher", "-s", "-C", self.folder, "-L", self.folder, "-t", "0",
             "-c", "unix_socket", "-S", self.socket, "-P", self.folder / "pid"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        wait_until(lambda: os.path.exists(self.socket), "the speech server")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            # Told to end while a module starts, it may wait for itself for ever.
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    @property
    def variables(self):
        return {"SPEECHD_ADDRESS": "unix_socket:" + self.socket}

    def log(self):
        path = self.folder / "speech-dispatcher.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def lines(self):
        """(priority, text) of every message in the order in which the server took it."""
        found = re.findall(r"Queueing message \|(.*?)\| with priority (\d)", self.log(), re.S)
        return [(int(priority), text) for text, priority in found]

    def texts(self, priority=None):
        return [text for level, text in self.lines() if priority in (None, level)]

    def languages(self):
        return re.findall(r"DATA:\|SET SELF LANGUAGE (\S+)", self.log())

    def waiting_notifications(self):
        """The most notifications that waited in the server at any time, by its own events."""
        waiting, most = 0, 0
        pattern = r"Queueing message \|.*?\| with priority (\d)|REPLY:\|(70[123])-"
        level = None
        for found in re.finditer(pattern, self.log(), re.S):
            if found[1]:
                level = int(found[1])
                waiting += level == 4
                most = max(most, waiting)
            else:
                waiting = 0
        return most


class BrokenServer:
    """Takes a call and answers it as the script says; keeps what it was sent."""

    def __init__(self, folder, script):
        self.path = str(pathlib.Path(folder) / "broken")
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(self.path)
        self.listener.listen(1)
        self.calls = 0
        self.script = script
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            self.calls += 1
            try:
                self.script(client)
            except OSError:
                pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        # Closing alone does not wake who waits for a call.
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    @property
    def variables(self):
        return {"SPEECHD_ADDRESS": "unix_socket:" + self.path}


def wait_until(is_so, what, seconds=30):
    """The limit only ends a test that has failed."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return
        time.sleep(0.05)
    raise AssertionError(f"{what} never came")
