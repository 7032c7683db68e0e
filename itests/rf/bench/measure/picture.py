"""A picture in the waterfall: is what was painted the picture that was sent?"""

from __future__ import annotations

import numpy as np
from scipy import signal

from bench.channel import cut
from bench.judge import Failure, Judge


class _Painted(Judge):
    name = "picture in the spectrogram"
    needs = ("python:gnuradio", "python:PIL")

    def __init__(self, width_hz, seconds, upwards, image, least):
        self.width_hz, self.seconds, self.upwards = width_hz, seconds, upwards
        self.image, self.least = image, least

    def judge(self, subject, context) -> str:
        rate = int(1.5 * self.width_hz)
        if rate < subject.rate:
            part = cut(subject, context, width_hz=1.2 * self.width_hz, rate=rate)
            samples = part.samples
        else:
            samples, rate = subject.samples(), subject.rate
        wanted = self._picture(context)
        rows, columns = wanted.shape
        waterfall = self._waterfall(samples, rate, rows, columns)
        straight, at = _best(waterfall, wanted)
        others = {
            "mirrored": _best(waterfall, wanted[:, ::-1])[0],
            "upside down": _best(waterfall, wanted[::-1])[0],
        }
        said = f"correlation {straight:.2f}" + "".join(f", {name} {value:.2f}" for name, value in others.items())
        if straight < self.least or max(others.values()) > straight - 0.1:
            raise Failure(said)
        crest = _crest(samples)
        if crest > 8:
            raise Failure(f"peak to average {crest:.1f} dB")
        return f"{said}, peak to average {crest:.1f} dB"

    def _picture(self, context) -> np.ndarray:
        from PIL import Image

        path = self.image(context.folder) if self.image else context.flag_path
        grey = Image.open(path).convert("L")
        # No finer than a spectrogram of this length and width can show.
        columns = int(min(grey.width, 128))
        rows = int(min(grey.height, 128, self.width_hz * self.seconds / columns / 4))
        small = np.asarray(grey.resize((columns, rows), Image.Resampling.BOX), float) / 255
        return small[::-1] if self.upwards else small

    def _waterfall(self, samples, rate, rows, columns) -> np.ndarray:
        """Magnitudes, a row per row of the picture from the recording's beginning to its end."""
        size = 1 << int(np.ceil(np.log2(rate / (self.width_hz / columns))))
        frequencies, times, power = signal.spectrogram(
            samples, rate, "hann", size, size // 2, return_onesided=False, detrend=False, mode="psd"
        )
        order = np.argsort(frequencies)
        frequencies, power = frequencies[order], power[order]
        edges = np.linspace(-self.width_hz / 2, self.width_hz / 2, columns + 1)
        by_column = np.stack([
            np.mean(power[(frequencies >= low) & (frequencies < high)], axis=0)
            for low, high in zip(edges, edges[1:])
        ])
        step = self.seconds / rows
        lines = int(len(samples) / rate / step)
        made = np.zeros((lines, columns))
        for line in range(lines):
            inside = (times >= line * step) & (times < (line + 1) * step)
            if np.any(inside):
                made[line] = np.mean(by_column[:, inside], axis=1)
        return np.sqrt(made)


def _best(waterfall: np.ndarray, picture: np.ndarray) -> tuple[float, int]:
    found = (-1.0, 0)
    for at in range(max(1, len(waterfall) - len(picture) + 1)):
        part = waterfall[at : at + len(picture)]
        likeness = float(np.corrcoef(part.ravel(), picture[: len(part)].ravel())[0, 1])
        found = max(found, (likeness, at))
    return found


def _crest(samples: np.ndarray) -> float:
    power = np.abs(samples) ** 2
    active = power > 1e-4 * np.max(power)
    return float(10 * np.log10(np.max(power) / np.mean(power[active])))


def painted(width_hz: float, seconds: float, *, upwards: bool = False, image=None, least: float = 0.7) -> Judge:
    """The picture stands in the spectrogram, neither mirrored nor turned; its level is even.

    image makes the picture where it is not the flag (see flags).
    """
    return _Painted(width_hz, seconds, upwards, image, least)
