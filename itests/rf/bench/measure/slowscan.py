"""Slow-scan television by the clock: every pixel is read where the specification puts it, no line is looked for.

JL Barber N7CXI, "Proposal for SSTV Mode Specifications", Dayton SSTV Forum, 2000. A sound card that runs fast or slow
slants a picture in a program that plays in real time; here only the transmitter could.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import signal

from bench.judge import Failure, Judge

WIDTH = 320
HEADER = 0.91


@dataclass(frozen=True)
class _Mode:
    code: int
    lines: int
    line: float
    first_sync: float
    sync: float


_MODES = {
    "robot36": _Mode(8, 240, 0.15, 0, 0.009),
    "martin1": _Mode(44, 256, 0.446446, 0, 0.004862),
    "scottie1": _Mode(60, 256, 0.42822, 0.009 + 2 * (0.0015 + 0.13824), 0.009),
}


class _Tone:
    """The frequency of a tone between any two times."""

    def __init__(self, audio):
        analytic = signal.hilbert(audio.samples)
        # Smooth, for a discriminator clicks before there is a carrier.
        envelope = signal.oaconvolve(np.abs(analytic), np.ones(480) / 480, "same")
        loud = np.flatnonzero(envelope > 0.5 * np.median(envelope))
        self.turns = np.unwrap(np.angle(analytic)) / (2 * np.pi)
        self.rate = audio.rate
        self.start = loud[0] / audio.rate - 0.0025

    def hz(self, start: float, seconds: float, pieces: int = 1) -> np.ndarray:
        edges = self.start + start + seconds * np.arange(pieces + 1) / pieces
        turns = np.interp(edges * self.rate, np.arange(len(self.turns)), self.turns)
        return np.diff(turns) * pieces / seconds

    def levels(self, start: float, seconds: float, pieces: int = WIDTH) -> np.ndarray:
        return (self.hz(start, seconds, pieces) - 1_500) * 255 / 800


def _code(tone: _Tone) -> int:
    heard = [float(tone.hz(0.61 + 0.03 * bit + 0.006, 0.018)[0]) for bit in range(10)]
    if abs(heard[0] - 1_200) > 30 or abs(heard[9] - 1_200) > 30:
        raise Failure(f"start and stop bit at {heard[0]:.0f} and {heard[9]:.0f} Hz")
    bits = [int(hz < 1_200) for hz in heard[1:9]]
    if sum(bits) % 2:
        raise Failure(f"the code's parity is wrong: {bits}")
    return sum(bit << place for place, bit in enumerate(bits[:7]))


def _robot(tone: _Tone, start: float, mode: _Mode) -> np.ndarray:
    luminance = np.array([tone.levels(start + n * mode.line + 0.012, 0.088) for n in range(mode.lines)])
    colour = np.array([tone.levels(start + n * mode.line + 0.106, 0.044) for n in range(mode.lines)])
    y = (luminance - 16) * 255 / 219
    red = np.repeat(colour[0::2], 2, axis=0) - 128
    blue = np.repeat(colour[1::2], 2, axis=0) - 128
    return np.stack([y + 1.596 * red, y - 0.813 * red - 0.392 * blue, y + 2.017 * blue], -1)


def _martin(tone: _Tone, start: float, mode: _Mode) -> np.ndarray:
    scans = [0.004862 + 0.000572 + n * (0.146432 + 0.000572) for n in (2, 0, 1)]
    return _scans(tone, start, mode, scans, 0.146432)


def _scottie(tone: _Tone, start: float, mode: _Mode) -> np.ndarray:
    return _scans(tone, start, mode, [0.0105, -2 * 0.13824 - 0.0015, -0.13824], 0.13824)


def _scans(tone, start, mode, scans, seconds) -> np.ndarray:
    return np.array([
        np.stack([tone.levels(start + n * mode.line + at, seconds) for at in scans], -1) for n in range(mode.lines)
    ])


_READERS = {"robot36": _robot, "martin1": _martin, "scottie1": _scottie}


class _SlowScan(Judge):
    needs = ("python:PIL",)

    def __init__(self, mode: str, least: float, image):
        self.name = f"pixels by the clock, {mode}"
        self.mode, self.least, self.image = mode, least, image

    def judge(self, subject, context) -> str:
        from PIL import Image

        mode = _MODES[self.mode]
        tone = _Tone(subject)
        code = _code(tone)
        if code != mode.code:
            raise Failure(f"code {code}, that is not {self.mode}")
        path = self.image(context.folder) if self.image else context.flag_path
        with Image.open(path) as picture:
            sent = np.asarray(picture.convert("RGB").resize((WIDTH, mode.lines)), float)
        # Envelope and filters leave the start uncertain by a few pixels: one sync sets it for all lines.
        sync = HEADER + mode.first_sync + mode.line
        shifts = np.arange(-0.004, 0.004, 0.00005)
        shift = min(shifts, key=lambda late: abs(float(tone.hz(sync + late, mode.sync)[0]) - 1_200))
        read = _READERS[self.mode](tone, HEADER + mode.first_sync + shift, mode)
        alike = [float(np.corrcoef(sent[..., k].ravel(), read[..., k].ravel())[0, 1]) for k in range(3)]
        said = f"code {code}, correlation {alike[0]:.3f} {alike[1]:.3f} {alike[2]:.3f}"
        if min(alike) < self.least:
            raise Failure(said)
        return said


def slow_scan(mode: str, *, least: float = 0.93, image=None) -> Judge:
    """The flag's picture (or one that image makes) is where the specification puts it: robot36, martin1, scottie1."""
    return _SlowScan(mode, least, image)
