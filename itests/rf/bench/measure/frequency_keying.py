"""Carriers keyed between two frequencies: tones, symbol rate, envelope, and what they carry."""

from __future__ import annotations

import numpy as np

from bench.channel import cut
from bench.judge import Failure, Judge


class Keying:
    """The first burst of a recording: its instantaneous frequency, and where each symbol lies."""

    def __init__(self, subject, context, symbol_rate, one_hz, zero_hz):
        self.middle = (one_hz + zero_hz) / 2
        shift = abs(one_hz - zero_hz)
        self.rate = int(round(max(32 * symbol_rate, 6 * shift)))
        width = min(0.8 * self.rate, shift + 16 * symbol_rate)
        reach = 2 * abs(self.middle) + width
        if reach * 1.2 > self.rate:
            self.rate = int(reach * 1.2)
        part = cut(subject, context, width_hz=reach, rate=self.rate)
        level = np.abs(part.samples)
        on = level > 0.5 * np.max(level)
        start = int(np.argmax(on))
        quiet = int(4 * self.rate / symbol_rate)
        off = np.flatnonzero(np.convolve(on[start:], np.ones(quiet), "valid") < 0.5)
        stop = start + (int(off[0]) if len(off) else len(on) - start)
        self.level = level[start:stop]
        self.hz = np.diff(np.unwrap(np.angle(part.samples[start:stop]))) * self.rate / (2 * np.pi)
        self.symbol_rate = symbol_rate
        #: One is the higher or the lower tone.
        self.sign = 1 if one_hz > zero_hz else -1

    def edges(self) -> np.ndarray:
        """Samples at which the frequency crosses the middle of the tones."""
        smooth = np.convolve(self.hz, np.ones(5) / 5, "same") > self.middle
        return np.flatnonzero(np.diff(smooth.astype(np.int8))) + 0.5

    def measured_rate(self) -> float:
        """The symbol rate around the expected one on which the edges fit best."""
        edges = self.edges()
        candidates = self.symbol_rate * (1 + np.linspace(-0.01, 0.01, 401))
        fit = [abs(np.mean(np.exp(2j * np.pi * edges * rate / self.rate))) for rate in candidates]
        if max(fit) < 0.8:
            raise Failure(f"the symbols do not come at {self.symbol_rate:.2f} Bd")
        return float(candidates[int(np.argmax(fit))])

    def symbols(self) -> tuple[str, np.ndarray]:
        """0 or 1 for each symbol, and the mean frequency in its middle."""
        length = self.rate / self.symbol_rate
        phase = np.angle(np.mean(np.exp(2j * np.pi * self.edges() / length))) / (2 * np.pi) * length
        starts = np.arange(phase % length, len(self.hz) - length, length)
        span = max(1, int(0.3 * length))
        at = (starts + 0.5 * length - span / 2).astype(int)
        tones = np.array([np.mean(self.hz[n : n + span]) for n in at])
        bits = np.sign(tones - self.middle) * self.sign > 0
        return "".join("1" if bit else "0" for bit in bits), tones


class _TwoTones(Judge):
    name = "tones and symbol rate"
    needs = ("python:gnuradio",)

    def __init__(self, symbol_rate, one_hz, zero_hz, tolerance, carries):
        self.symbol_rate, self.one_hz, self.zero_hz = symbol_rate, one_hz, zero_hz
        self.tolerance = tolerance
        self.carries = carries

    def judge(self, subject, context) -> str:
        keying = Keying(subject, context, self.symbol_rate, self.one_hz, self.zero_hz)
        shift = abs(self.one_hz - self.zero_hz)
        rate = keying.measured_rate()
        if abs(rate / self.symbol_rate - 1) > 0.001:
            raise Failure(f"{rate:.2f} Bd, not {self.symbol_rate:.2f}")
        bits, tones = keying.symbols()
        if self.carries not in bits:
            raise Failure(f"{self.carries[:80]} is not among the {len(bits)} bits {bits[:120]}")
        ones = np.array([bit == "1" for bit in bits])
        found = np.array([_settled(tones, ones, True), _settled(tones, ones, False)])
        wrong = np.abs(found - (self.one_hz, self.zero_hz))
        if np.max(wrong) > self.tolerance * shift / 2:
            raise Failure(f"a one at {found[0]:+.0f} Hz and a zero at {found[1]:+.0f} Hz,"
                          f" not {self.one_hz:+.0f} and {self.zero_hz:+.0f}")
        edge = int(2.5 * keying.rate / self.symbol_rate)
        ripple = np.ptp(keying.level[edge:-edge]) / np.mean(keying.level[edge:-edge])
        if ripple > 0.1:
            raise Failure(f"the envelope varies by {100 * ripple:.0f} %")
        return f"{found[0]:+.0f} and {found[1]:+.0f} Hz, {rate:.2f} Bd, envelope within {100 * ripple:.1f} %"


def _settled(tones, ones, wanted) -> float:
    """The tone of symbols whose neighbours are the same, or of all if there are none."""
    same = ones == wanted
    inner = same.copy()
    inner[1:] &= same[:-1]
    inner[:-1] &= same[1:]
    return float(np.median(tones[inner if np.count_nonzero(inner) > 2 else same]))


def two_tones(symbol_rate: float, one_hz: float, zero_hz: float, *, carries: str = "",
              tolerance: float = 0.02) -> Judge:
    """Both tones within a share of the deviation, the symbol rate to 0.1 %, a constant envelope,
    and certain bits in a row. Of short bursts the first one is judged."""
    return _TwoTones(symbol_rate, one_hz, zero_hz, tolerance, carries)
