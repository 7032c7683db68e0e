"""QSSTV: slow-scan television, in real time."""

from __future__ import annotations

import time

import numpy as np

from bench import desktop
from bench.desktop import Desktop, until
from bench.judge import Failure, Judge

#: What QSSTV's file names begin with.
_NAMES = {"robot36": "R36", "martin1": "M1", "scottie1": "S1"}
_SETTINGS = """[SOUND]
alsaSelected=false
pulseSelected=true
inputAudioDevice=default
outputAudioDevice=default
soundRoutingInput=0
soundRoutingOutput=0
"""


class QSstv(Judge):
    needs = ("qsstv", "python:PIL", *desktop.NEEDS)
    waits = True

    def __init__(self, mode, least):
        self.name = f"QSSTV {mode}"
        self.mode, self.least = mode, least

    def judge(self, subject, context) -> str:
        said = ""
        for attempt in range(context.attempts):
            with context.players:
                try:
                    said = self._once(subject, context)
                    return said + (f", attempt {attempt + 1}" if attempt else "")
                except Failure as failure:
                    said = str(failure)
        raise Failure(said)

    def _once(self, subject, context) -> str:
        from PIL import Image

        with Desktop(context.folder / f"qsstv-{time.monotonic_ns()}") as place:
            settings = place.folder / ".config/ON4QZ"
            settings.mkdir(parents=True)
            (settings / "qsstv_9.0.conf").write_text(_SETTINGS)
            place.run("qsstv")
            until(place.listening, "QSSTV's sound")
            place.play(subject, after=8)

            def saved():
                return sorted(place.folder.glob("**/rx_sstv/*.png"))

            try:
                until(saved, "a picture", 30)
            except TimeoutError:
                raise Failure("no picture was received") from None
            picture = saved()[0]
            received = Image.open(picture).convert("RGB")
            received.load()
        with Image.open(context.flag_path) as sent:
            likeness = alike(np.asarray(sent.convert("RGB").resize(received.size)), np.asarray(received))
        said = f"{picture.name}, correlation {likeness:.2f}"
        if not picture.name.startswith(f"{_NAMES[self.mode]}_"):
            raise Failure(f"{said}: that is not {self.mode}")
        if likeness < self.least:
            raise Failure(said)
        return said


def alike(sent: np.ndarray, received: np.ndarray) -> float:
    """Smallest correlation of the three colours."""
    return min(
        float(np.corrcoef(sent[..., colour].ravel(), received[..., colour].ravel())[0, 1]) for colour in range(3)
    )


def qsstv(mode: str, *, least: float = 0.8) -> Judge:
    """The flag's picture; QSSTV finds the mode by its VIS code: robot36, martin1 or scottie1."""
    return QSstv(mode, least)
