"""What is judged: complex samples in a file, and the audio that a receiver made of them."""

from __future__ import annotations

import wave
from dataclasses import dataclass
from math import gcd
from pathlib import Path
from typing import Iterator

import numpy as np
from scipy import signal

_FORMATS = {"cf32": (np.float32, 1.0), "cs8": (np.int8, 127.0), "cs16": (np.int16, 32767.0)}


@dataclass(frozen=True)
class Announced:
    """What `render` said of a signal."""

    seconds: float
    samples: int
    low_hz: float
    high_hz: float

    @property
    def width_hz(self) -> float:
        return self.high_hz - self.low_hz


@dataclass(frozen=True)
class Recording:
    """Complex samples in a file, full scale 1.0."""

    path: Path
    rate: int
    format: str
    announced: Announced | None = None

    def __post_init__(self):
        if self.format not in _FORMATS:
            raise ValueError(f"format {self.format} cannot be read; use {', '.join(_FORMATS)}")

    def __len__(self) -> int:
        return self.path.stat().st_size // (2 * np.dtype(_FORMATS[self.format][0]).itemsize)

    @property
    def seconds(self) -> float:
        return len(self) / self.rate

    def _raw(self):
        return np.memmap(self.path, dtype=_FORMATS[self.format][0], mode="r")

    def blocks(self, samples: int = 1 << 20) -> Iterator[np.ndarray]:
        """All samples in order as complex64, a block at a time; memory stays small."""
        raw, scale = self._raw(), _FORMATS[self.format][1]
        for at in range(0, len(raw), 2 * samples):
            block = np.ascontiguousarray(raw[at : at + 2 * samples], dtype=np.float32)
            yield (block / np.float32(scale)).view(np.complex64)

    def samples(self, start: int = 0, stop: int | None = None) -> np.ndarray:
        """Some or all samples at once as complex64."""
        stop = len(self) if stop is None else min(stop, len(self))
        part = self._raw()[2 * start : 2 * stop].astype(np.float32)
        return (part / np.float32(_FORMATS[self.format][1])).view(np.complex64)


@dataclass(frozen=True)
class Audio:
    """What comes out of a receiver's loudspeaker: floats, full scale 1.0."""

    samples: np.ndarray
    rate: int

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate

    def at(self, rate: int) -> "Audio":
        if rate == self.rate:
            return self
        common = gcd(rate, self.rate)
        made = signal.resample_poly(self.samples, rate // common, self.rate // common)
        return Audio(made.astype(np.float32), rate)

    def levelled(self, peak: float = 0.5) -> "Audio":
        """As loud as a program at the loudspeaker socket likes it."""
        loudest = float(np.max(np.abs(self.samples), initial=0.0))
        return self if loudest == 0 else Audio(self.samples * np.float32(peak / loudest), self.rate)

    def padded(self, before: float, after: float) -> "Audio":
        """With seconds of silence before and after."""
        parts = (np.zeros(int(before * self.rate), np.float32), self.samples,
                 np.zeros(int(after * self.rate), np.float32))
        return Audio(np.concatenate(parts).astype(np.float32), self.rate)

    def int16(self) -> np.ndarray:
        return np.clip(np.round(self.samples * 32767), -32768, 32767).astype("<i2")

    def write(self, path: Path) -> Path:
        """As WAV, mono, 16 bit."""
        with wave.open(str(path), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(self.rate)
            out.writeframes(self.int16().tobytes())
        return path


@dataclass(frozen=True)
class Baseband:
    """Complex samples in memory: a channel cut out of a recording."""

    samples: np.ndarray
    rate: int

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate
