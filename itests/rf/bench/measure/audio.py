"""Is what the receiver heard the file that was sent?"""

from __future__ import annotations

import subprocess
import wave
from pathlib import Path

import numpy as np
from scipy import signal

from bench.judge import Failure, Judge
from bench.recording import Audio

RATE = 8_000


class _SameAudio(Judge):
    needs = ("sox",)

    def __init__(self, low_hz, high_hz, least, of):
        self.low_hz, self.high_hz, self.least, self.of = low_hz, high_hz, least, of
        self.name = "audio compared"

    def judge(self, subject, context) -> str:
        path = self.of(context.folder) if self.of else context.flag_path
        sent = load(path, context.file(".wav"))
        band = signal.butter(6, (self.low_hz, self.high_hz), "bandpass", fs=RATE, output="sos")
        wanted = signal.sosfiltfilt(band, sent.samples)
        heard = signal.sosfiltfilt(band, subject.at(RATE).samples)
        likeness, at = correlation(heard, wanted)
        said = f"correlation {likeness:.3f}, {at / RATE:.2f} s after the start"
        if likeness < self.least:
            raise Failure(said)
        return said


def load(path: Path, scratch: Path) -> Audio:
    """Any audio file, mono at 8 kHz, by sox."""
    subprocess.run(
        ["sox", str(path), "-G", "-r", str(RATE), "-c", "1", "-b", "16", "-e", "signed", str(scratch)],
        check=True, capture_output=True, timeout=120,
    )
    with wave.open(str(scratch)) as opened:
        data = np.frombuffer(opened.readframes(opened.getnframes()), "<i2")
    return Audio((data / 32768).astype(np.float32), RATE)


def correlation(heard: np.ndarray, wanted: np.ndarray) -> tuple[float, int]:
    """Largest normalised correlation of the whole of wanted within heard, and where; not its sign."""
    products = np.abs(signal.fftconvolve(heard, wanted[::-1], "full"))
    energy = np.cumsum(np.concatenate([[0], heard**2, np.zeros(len(wanted))]))
    # The part of heard under wanted at each shift.
    ends = np.arange(1, len(products) + 1)
    starts = np.maximum(0, ends - len(wanted))
    under = energy[np.minimum(ends, len(energy) - 1)] - energy[starts]
    norm = np.sqrt(np.sum(wanted**2) * np.maximum(under, 0.25 * np.max(under)))
    likeness = products / norm
    best = int(np.argmax(likeness))
    return float(likeness[best]), best - len(wanted) + 1


def same_audio(*, low_hz: float = 350, high_hz: float = 2_600, least: float = 0.9, of=None) -> Judge:
    """After a receiver: the sent file, within the band, correlates at least so well with what is heard.

    of makes the file where it is not the flag (see flags).
    """
    return _SameAudio(low_hz, high_hz, least, of)
