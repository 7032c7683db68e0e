"""Keyed carriers: the timing of Morse, the depth of on-off keying, the clicks beside them."""

from __future__ import annotations

import numpy as np

from bench.channel import cut
from bench.judge import Failure, Judge

# ITU-R M.1677-1
MORSE = dict(zip(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:?'-/()\"=+X@",
    ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.. "
    "----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----. "
    ".-.-.- --..-- ---... ..--.. .----. -....- -..-. -.--. -.--.- .-..-. -...- .-.-. -..- .--.-.".split(),
))


def units(text: str) -> list[tuple[bool, int]]:
    """(key down, dots) in order, without what is before and after."""
    made: list[tuple[bool, int]] = []
    for word in text.upper().split():
        for letter in word:
            for mark in MORSE[letter]:
                made += [(True, 1 if mark == "." else 3), (False, 1)]
            made[-1] = (False, 3)
        made[-1] = (False, 7)
    return made[:-1]


class _MorseTiming(Judge):
    name = "Morse timing and clicks"
    needs = ("python:gnuradio",)

    def __init__(self, text, wpm):
        self.text, self.wpm = text, wpm

    def judge(self, subject, context) -> str:
        rate = 16_000
        part = cut(subject, context, width_hz=8_000, rate=rate)
        level = np.abs(part.samples)
        full = np.median(level[level > 0.5 * np.max(level)])
        runs = _runs(level > full / 2, rate)
        expected = units(self.text)
        if len(runs) != len(expected):
            raise Failure(f"{len(runs)} marks and gaps, {len(expected)} expected")
        dot = 1.2 / self.wpm
        worst = 0.0
        for (down, seconds), (wanted_down, dots) in zip(runs, expected):
            worst = max(worst, abs(seconds / dot - dots))
            if down != wanted_down or abs(seconds / dot - dots) > 0.1:
                raise Failure(f"{seconds * 1e3:.1f} ms where {dots} dots of {dot * 1e3:.1f} ms belong")
        rise = _rise(level / full, rate)
        if not 1.5e-3 <= rise <= 8.5e-3:
            raise Failure(f"the edges take {rise * 1e3:.1f} ms from 1 to 99 %")
        clicks = self._clicks(part)
        if clicks > -40:
            raise Failure(f"clicks beyond 400 Hz are at {clicks:.0f} dB")
        return f"within {100 * worst:.0f} % of a dot, edges {rise * 1e3:.1f} ms, clicks {clicks:.0f} dB"

    @staticmethod
    def _clicks(part) -> float:
        """Largest level more than 400 Hz from the carrier at any moment, against the carrier."""
        from scipy import signal

        high = signal.firwin(2001, 400, fs=part.rate, pass_zero=False, window="blackman")
        beyond = signal.fftconvolve(part.samples, high, "same")
        edge = 2_000
        return 20 * np.log10(np.max(np.abs(beyond[edge:-edge])) / np.max(np.abs(part.samples)))


def _runs(down: np.ndarray, rate: float) -> list[tuple[bool, float]]:
    changes = np.flatnonzero(np.diff(down.astype(np.int8)))
    lengths = np.diff(changes) / rate
    return [(bool(down[changes[i] + 1]), float(lengths[i])) for i in range(len(lengths))]


def _rise(level: np.ndarray, rate: float) -> float:
    """Seconds of the first rising edge; 10 to 90 % of a raised cosine is 0.59 of the whole."""
    above = int(np.argmax(level > 0.5))
    ten = above - int(np.argmax(level[above::-1] < 0.1))
    ninety = above + int(np.argmax(level[above:] > 0.9))
    return (ninety - ten) / rate / 0.59


class _OokDepth(Judge):
    name = "on/off ratio"
    needs = ("python:gnuradio",)

    def __init__(self, baud, least_db):
        self.baud, self.least_db = baud, least_db

    def judge(self, subject, context) -> str:
        rate = int(16 * self.baud)
        part = cut(subject, context, width_hz=10 * self.baud, rate=rate)
        level = np.abs(part.samples)
        on = np.median(level[level > 0.5 * np.max(level)])
        active = np.flatnonzero(level > on / 2)
        inside = level[active[0] : active[-1]]
        # Well inside of a long zero the carrier must be gone.
        off = np.percentile(inside[inside < on / 2], 20)
        ratio = 20 * np.log10(on / max(off, 1e-9))
        if ratio < self.least_db:
            raise Failure(f"{ratio:.0f} dB")
        return f"{min(ratio, 99):.0f} dB"


def morse_timing(text: str, wpm: float) -> Judge:
    """Every mark and gap within a tenth of a dot, edges of 2-8 ms, clicks 40 dB down."""
    return _MorseTiming(text, wpm)


def ook_depth(baud: float, least_db: float = 20) -> Judge:
    """Carrier on against carrier off."""
    return _OokDepth(baud, least_db)
