"""fldigi without a screen or a sound card: a Desktop and XML-RPC.

Each instance has its folder, its X display, its sound server and its port, so that several
listen side by side. It listens in real time.
"""

from __future__ import annotations

import socket
import time
import xmlrpc.client
from pathlib import Path

from bench import desktop
from bench.desktop import Desktop, until
from bench.recording import Audio

#: All that an Fldigi needs.
NEEDS = ("fldigi", *desktop.NEEDS)

_DEFAULTS = {
    "AUDIOIO": 2, "MYCALL": "N0CALL", "MYNAME": "test", "CONFIRMEXIT": 0, "CHECKUPDATES": 0,
    "AFCONOFF": 1, "SQLONOFF": 0, "RXRSID": 0, "SAMPLERATE": desktop.RATE, "SAMPLECONVERTER": 2,
}


class Fldigi:
    """An fldigi that hears what it is played. Use in a with statement.

    settings are elements of fldigi_def.xml, by name.
    """

    def __init__(self, folder: Path, settings=None):
        self.desktop = Desktop(folder / f"fldigi-{time.monotonic_ns()}")
        self.settings = _DEFAULTS | dict(settings or {})

    def __enter__(self) -> "Fldigi":
        self.desktop.__enter__()
        try:
            self._start()
        except BaseException:
            self.desktop.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.desktop.__exit__()

    def _start(self):
        folder = self.desktop.folder
        config = folder / "config"
        config.mkdir()
        settings = self.settings | {"PULSESERVER": self.desktop.server}
        elements = "".join(f"<{name}>{value}</{name}>\n" for name, value in settings.items())
        (config / "fldigi_def.xml").write_text(
            f'<?xml version="1.0"?>\n<FLDIGI_DEFS>\n{elements}</FLDIGI_DEFS>\n'
        )
        port = _free_port()
        self.desktop.run(
            "fldigi", "--config-dir", config, "--home-dir", folder, "--flmsg-dir", folder, "--auto-dir", folder,
            "--xmlrpc-server-address", "127.0.0.1", "--xmlrpc-server-port", port,
        )
        self.rpc = xmlrpc.client.ServerProxy(f"http://127.0.0.1:{port}")
        until(lambda: self.rpc.fldigi.version(), "fldigi")
        until(lambda: self.rpc.main.get_trx_status() == "rx", "fldigi's receiver")
        until(self.desktop.listening, "fldigi's sound")

    def modes(self) -> list[str]:
        return list(self.rpc.modem.get_names())

    def listen(self, audio: Audio, mode: str, carrier_hz: float, *, reverse: bool = False,
               tail_seconds: float = 3) -> str:
        """Plays the audio and answers the text that came up, once nothing more comes."""
        self.rpc.modem.set_by_name(mode)
        until(lambda: self.rpc.modem.get_name() == mode, f"mode {mode}")
        self.rpc.main.set_reverse(reverse)
        self.rpc.modem.set_carrier(int(carrier_hz))
        # What set_carrier says takes effect in fldigi's own thread.
        until(lambda: abs(self.rpc.modem.get_carrier() - int(carrier_hz)) <= 1, "the carrier")
        self.rpc.text.clear_rx()
        self.desktop.play(audio, after=tail_seconds)
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
        heard = self.rpc.text.get_rx(0, length) if length else ""
        return heard.data.decode("utf-8", "replace") if isinstance(heard, xmlrpc.client.Binary) else heard


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
