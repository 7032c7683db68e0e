"""fldigi without a screen or a sound card: Xvfb, a PulseAudio of its own, XML-RPC.

Each instance has its folder, its X display, its sound server and its port, so that several
listen side by side. It listens in real time.
"""

from __future__ import annotations

import os
import socket
import subprocess
import time
import xmlrpc.client
from pathlib import Path

from bench.recording import Audio

#: All that listen() needs.
NEEDS = ("fldigi", "Xvfb", "pulseaudio", "pacat")
RATE = 48_000
_START_SECONDS = 90

_DEFAULTS = {
    "AUDIOIO": 2, "MYCALL": "N0CALL", "MYNAME": "test", "CONFIRMEXIT": 0, "CHECKUPDATES": 0,
    "AFCONOFF": 1, "SQLONOFF": 0, "RXRSID": 0, "SAMPLERATE": RATE, "SAMPLECONVERTER": 2,
}


class Fldigi:
    """An fldigi that hears what it is played. Use in a with statement.

    settings are elements of fldigi_def.xml, by name.
    """

    def __init__(self, folder: Path, settings=None):
        self.folder = folder / f"fldigi-{time.monotonic_ns()}"
        self.settings = _DEFAULTS | dict(settings or {})
        self.processes: list[subprocess.Popen] = []

    def __enter__(self) -> "Fldigi":
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _start(self):
        self.folder.mkdir(parents=True)
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("PULSE", "XDG"))
        } | {"HOME": str(self.folder), "XDG_RUNTIME_DIR": str(self.folder), "LC_ALL": "C.UTF-8"}
        pulse = self.folder / "sound.socket"
        self.server = f"unix:{pulse}"
        self._run(
            "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
            "--realtime=no", "--high-priority=no", "--disallow-module-loading=no",
            "-L", f"module-native-protocol-unix auth-anonymous=1 socket={pulse}",
            "-L", f"module-null-sink sink_name=air rate={RATE} channels=1",
        )
        _until(pulse.is_socket, "PulseAudio")
        self.environment["PULSE_SERVER"] = self.server
        self.environment["DISPLAY"] = f":{self._display()}"
        config = self.folder / "config"
        config.mkdir()
        settings = "".join(f"<{name}>{value}</{name}>\n" for name, value in self.settings.items())
        (config / "fldigi_def.xml").write_text(
            f'<?xml version="1.0"?>\n<FLDIGI_DEFS>\n{settings}<PULSESERVER>{self.server}</PULSESERVER>\n</FLDIGI_DEFS>\n'
        )
        port = _free_port()
        self._run(
            "fldigi", "--config-dir", config, "--home-dir", self.folder, "--flmsg-dir", self.folder,
            "--auto-dir", self.folder, "--xmlrpc-server-address", "127.0.0.1", "--xmlrpc-server-port", port,
            "-display", self.environment["DISPLAY"],
        )
        self.rpc = xmlrpc.client.ServerProxy(f"http://127.0.0.1:{port}")
        _until(lambda: self.rpc.fldigi.version(), "fldigi")
        _until(lambda: self.rpc.main.get_trx_status() == "rx", "fldigi's receiver")

    def _run(self, *command) -> subprocess.Popen:
        with open(self.folder / f"{command[0]}.log", "ab") as log:
            process = subprocess.Popen(
                [str(part) for part in command], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env=self.environment, cwd=self.folder,
            )
        self.processes.append(process)
        return process

    def _display(self) -> int:
        read, write = os.pipe()
        with open(self.folder / "Xvfb.log", "ab") as log:
            self.processes.append(
                subprocess.Popen(
                    ["Xvfb", "-displayfd", str(write), "-screen", "0", "1024x768x24", "-nolisten", "tcp"],
                    stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=(write,), env=self.environment,
                )
            )
        os.close(write)
        with os.fdopen(read) as pipe:
            return int(pipe.readline())

    def modes(self) -> list[str]:
        return list(self.rpc.modem.get_names())

    def listen(self, audio: Audio, mode: str, carrier_hz: float, *, reverse: bool = False,
               tail_seconds: float = 3) -> str:
        """Plays the audio and answers the text that came up, once nothing more comes."""
        self.rpc.modem.set_by_name(mode)
        _until(lambda: self.rpc.modem.get_name() == mode, f"mode {mode}")
        self.rpc.main.set_reverse(reverse)
        self.rpc.modem.set_carrier(int(carrier_hz))
        raw = self.folder / "play.raw"
        raw.write_bytes(audio.at(RATE).levelled(0.3).padded(0.5, tail_seconds).int16().tobytes())
        self.rpc.text.clear_rx()
        # What set_carrier says takes effect in fldigi's own thread.
        _until(lambda: abs(self.rpc.modem.get_carrier() - int(carrier_hz)) <= 1, "the carrier")
        subprocess.run(
            ["pacat", "--playback", f"--server={self.server}", "-d", "air", "--rate", str(RATE),
             "--channels", "1", "--format", "s16le", "--latency-msec", "500", str(raw)],
            env=self.environment, check=True, timeout=60 + 4 * audio.seconds, capture_output=True,
        )
        heard = self._text()
        for _ in range(20):
            time.sleep(0.5)
            more = self._text()
            if more == heard:
                break
            heard = more
        return heard

    def _text(self) -> str:
        length = self.rpc.text.get_rx_length()
        heard = self.rpc.text.get_rx(0, length) if length else b""
        return heard.data.decode("utf-8", "replace") if hasattr(heard, "data") else str(heard)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def _until(condition, what: str):
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            if condition():
                return
        except (OSError, xmlrpc.client.Error):
            pass
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} did not get ready within {_START_SECONDS} s")
        time.sleep(0.1)
