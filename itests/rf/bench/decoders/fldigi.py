"""fldigi: PSK, RTTY, Morse, Olivia, MFSK and whatever else it knows, in real time."""

from __future__ import annotations

import numpy as np

from bench.fldigi import NEEDS, Fldigi
from bench.judge import Failure, Judge
from bench.recording import Audio

# Positions in fldigi's menus.
_RTTY_SHIFTS = [23, 85, 160, 170, 182, 200, 240, 350, 425, 850]
_RTTY_BAUDS = [45, 45.45, 50, 56, 75, 100, 110, 150, 200, 300]


class FldigiText(Judge):
    needs = NEEDS
    waits = True

    def __init__(self, text, mode, carrier_hz, reverse, settings, plays=1):
        self.name = f"fldigi {mode}"
        self.text, self.mode, self.carrier_hz = text, mode, carrier_hz
        self.reverse, self.settings, self.plays = reverse, settings, plays

    def judge(self, subject, context) -> str:
        wanted = " ".join(self.text.split())
        heard = ""
        again = subject.padded(0, 1.0)
        audio = Audio(np.concatenate([again.samples] * (self.plays - 1) + [subject.samples]), subject.rate)
        # A machine that is busy with other things makes holes in what is played.
        for attempt in range(context.attempts):
            with context.players, Fldigi(context.folder, self.settings) as program:
                heard = program.listen(audio, self.mode, self.carrier_hz, reverse=self.reverse)
            if wanted in " ".join(heard.split()):
                return f"{len(wanted)} characters" + (f", attempt {attempt + 1}" if attempt else "")
        raise Failure(f"heard {heard[-300:]!r}, not {wanted!r}")


def fldigi(text: str, mode: str, carrier_hz: float, *, reverse: bool = False, settings=None) -> Judge:
    """The text in one of fldigi's modes (names as in Fldigi.modes()), its middle at carrier_hz."""
    return FldigiText(text, mode, carrier_hz, reverse, settings)


def fldigi_rtty(text: str, *, baud: float = 45.45, shift_hz: float = 170, centre_hz: float = 1_500,
                reverse: bool = False) -> Judge:
    """RTTY, a mark is the higher tone as an upper-sideband receiver hears it."""
    settings = {
        "RTTYSHIFT": _RTTY_SHIFTS.index(shift_hz), "RTTYBAUD": _RTTY_BAUDS.index(baud),
        "RTTYBITS": 0, "RTTYPARITY": 0, "RTTYSTOP": 1,
    }
    return FldigiText(text.upper(), "RTTY", centre_hz, reverse, settings)


def fldigi_morse(text: str, wpm: float, tone_hz: float) -> Judge:
    """Morse. Played twice: fldigi misses the beginning while it finds out how loud the signal is."""
    settings = {"CWSPEED": round(wpm), "CWTRACK": 1, "CWUPPERLIMIT": 100, "CWLOWERLIMIT": 5}
    return FldigiText(text.upper(), "CW", tone_hz, False, settings, plays=2)
