"""What holds for every signal: legal samples, the announced length and bandwidth, nothing beside it."""

from __future__ import annotations

import numpy as np
from scipy import signal

from bench.channel import cut
from bench.judge import Failure, Judge


class _Healthy(Judge):
    name = "samples"

    def judge(self, subject, context) -> str:
        announced = subject.announced
        if len(subject) != announced.samples:
            raise Failure(f"{len(subject)} samples in the file, {announced.samples} announced")
        peak = 0.0
        power = 0.0
        for block in subject.blocks():
            if not np.all(np.isfinite(block)):
                raise Failure("there are samples that are not finite numbers")
            squares = block.real**2 + block.imag**2
            peak = max(peak, float(np.max(squares, initial=0)))
            power += float(np.sum(squares, dtype=np.float64))
        peak = peak**0.5
        # Bytes round the magnitude up by half a step of each component at most.
        if peak > {"cf32": 1 + 1e-6, "cs16": 1 + 1e-4, "cs8": 1.012}[subject.format]:
            raise Failure(f"the largest magnitude is {peak:.6f}")
        if peak < 0.2:
            raise Failure(f"the largest magnitude is only {peak:.4f}")
        return f"peak {peak:.3f}, {len(subject) / subject.rate:.2f} s"


class _Bandwidth(Judge):
    name = "99 % bandwidth"
    needs = ("python:gnuradio",)

    def __init__(self, tolerance):
        self.tolerance = tolerance

    def judge(self, subject, context) -> str:
        announced = subject.announced
        width = announced.width_hz
        # Wide enough to hold all of it: a carrier may hold 99 % and its sidebands the rest.
        reach = 12_000 + 8 * max(abs(announced.low_hz), abs(announced.high_hz), width / 2)
        if reach * 1.25 < subject.rate:
            part = cut(subject, context, width_hz=reach, rate=int(reach * 1.25))
            samples, rate = part.samples, part.rate
        else:
            samples, rate = subject.samples(), subject.rate
        low, high = occupied(samples, rate, width / 400)
        ratio = (high - low) / width
        said = f"{high - low:.0f} Hz measured, {width:.0f} Hz announced"
        if abs(ratio - 1) > self.tolerance:
            raise Failure(said)
        centre_error = abs((high + low) / 2 - (announced.low_hz + announced.high_hz) / 2)
        if centre_error > max(self.tolerance * width, 2 * width / 400):
            raise Failure(f"{said}, but from {low:+.0f} to {high:+.0f} Hz, "
                          f"not {announced.low_hz:+.0f} to {announced.high_hz:+.0f} Hz")
        return said


def occupied(samples: np.ndarray, rate: float, resolution_hz: float) -> tuple[float, float]:
    """The band that holds 99 % of the power, half a per cent beyond each end (ITU-R SM.443)."""
    size = 1 << int(np.ceil(np.log2(max(64, 2 * rate / resolution_hz))))
    # With silence around and this overlap every sample weighs the same, also those at the ends.
    quiet = np.zeros(size, np.complex64)
    frequencies, power = signal.welch(
        np.concatenate([quiet, samples, quiet]), rate, "hann", size, size * 3 // 4,
        return_onesided=False, detrend=False, scaling="spectrum",
    )
    frequencies, power = np.fft.fftshift(frequencies), np.fft.fftshift(power)
    share = np.concatenate([[0], np.cumsum(power) / np.sum(power)])
    edges = np.concatenate([frequencies, [-frequencies[0]]]) - rate / size / 2
    return float(np.interp(0.005, share, edges)), float(np.interp(0.995, share, edges))


class _Spurious(Judge):
    name = "spurious emissions"

    def __init__(self, limit_db, beyond_hz):
        self.limit_db = limit_db
        self.beyond_hz = beyond_hz

    def judge(self, subject, context) -> str:
        announced = subject.announced
        beyond = self.beyond_hz or max(2 * announced.width_hz, 10_000)
        size = 8192
        window = np.blackman(size)
        total = np.zeros(size)
        loudest = 1e-30
        for block in subject.blocks(size * 128):
            usable = len(block) // size * size
            if not usable:
                continue
            lines = np.fft.fft(block[:usable].reshape(-1, size) * window, axis=1)
            power = lines.real**2 + lines.imag**2
            total += np.sum(power, axis=0)
            loudest = max(loudest, float(np.max(np.sum(power, axis=1))))
        frequencies = np.fft.fftfreq(size, 1 / subject.rate)
        margin = 4 * subject.rate / size
        outside = (frequencies < announced.low_hz - beyond - margin) | (
            frequencies > announced.high_hz + beyond + margin
        )
        if not np.any(outside):
            return "fills the recording"
        line = int(np.argmax(np.where(outside, total, -1)))
        level = 10 * np.log10(max(total[line], 1e-30) / np.sum(total))
        said = f"at most {level:.0f} dB, at {frequencies[line] / 1e3:+.1f} kHz"
        if level > self.limit_db:
            raise Failure(said)
        return said


def healthy() -> Judge:
    """As many samples as announced, all finite, none above 1.0, not all of them faint."""
    return _Healthy()


def bandwidth(tolerance: float = 0.05) -> Judge:
    """The measured 99 % bandwidth is what `render` announced, and lies where it said."""
    return _Bandwidth(tolerance)


def spurious(limit_db: float = -60, beyond_hz: float = 0) -> Judge:
    """No line of the spectrum further than beyond_hz from the announced band is above limit_db."""
    return _Spurious(limit_db, beyond_hz)
