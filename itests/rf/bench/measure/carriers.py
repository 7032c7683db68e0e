"""Audio carriers: what the standards say of sidebands, carriers, depth and deviation."""

from __future__ import annotations

import numpy as np
from scipy import signal

from bench.channel import cut
from bench.judge import Failure, Judge


def _spectrum(part, resolution_hz):
    size = 1 << int(np.ceil(np.log2(2 * part.rate / resolution_hz)))
    size = min(size, 1 << int(np.log2(len(part.samples))))
    frequencies, power = signal.welch(
        part.samples, part.rate, "blackmanharris", size, return_onesided=False, detrend=False, scaling="spectrum"
    )
    return np.fft.fftshift(frequencies), np.fft.fftshift(power)


def _decibels(ratio) -> float:
    return 10 * float(np.log10(max(ratio, 1e-20)))


class _Sideband(Judge):
    name = "sideband and carrier suppression"
    needs = ("python:gnuradio",)

    def __init__(self, mode, least_db):
        self.mode, self.least_db = mode, least_db

    def judge(self, subject, context) -> str:
        part = cut(subject, context, width_hz=12_000, rate=24_000)
        frequencies, power = _spectrum(part, 20)
        if self.mode == "lsb":
            frequencies = -frequencies
        wanted = np.sum(power[(frequencies > 150) & (frequencies < 3_000)])
        opposite = np.sum(power[(frequencies < -150) & (frequencies > -5_000)])
        carrier = np.sum(power[np.abs(frequencies) <= 50])
        above = np.sum(power[(frequencies > 3_400) & (frequencies < 5_500)])
        levels = {
            "opposite sideband": _decibels(opposite / wanted),
            "carrier": _decibels(carrier / wanted),
            "above 3400 Hz": _decibels(above / wanted),
        }
        said = ", ".join(f"{name} {max(level, -99):.0f} dB" for name, level in levels.items())
        if max(levels.values()) > -self.least_db:
            raise Failure(said)
        return said


class _Depth(Judge):
    name = "modulation depth"
    needs = ("python:gnuradio",)

    def __init__(self, depth, tolerance):
        self.depth, self.tolerance = depth, tolerance

    def judge(self, subject, context) -> str:
        part = cut(subject, context, width_hz=16_000, rate=48_000)
        trim = part.rate // 20
        level = np.abs(part.samples[trim:-trim])
        carrier = abs(np.mean(part.samples[trim:-trim]))
        quadrature = np.std((part.samples[trim:-trim] * np.exp(-1j * np.angle(np.mean(part.samples)))).imag)
        down, up = 1 - np.min(level) / carrier, np.max(level) / carrier - 1
        said = f"{100 * down:.0f} % down, {100 * up:.0f} % up"
        if max(down, up) > self.depth + self.tolerance or max(down, up) < self.depth - self.tolerance:
            raise Failure(f"{said}, not {100 * self.depth:.0f} %")
        if quadrature / carrier > 0.01:
            raise Failure(f"the carrier's phase moves ({quadrature / carrier:.3f})")
        return said


class _Deviation(Judge):
    name = "deviation and constant envelope"
    needs = ("python:gnuradio",)

    def __init__(self, most_hz, least_hz, within_hz):
        self.most_hz, self.least_hz, self.within_hz = most_hz, least_hz, within_hz

    def judge(self, subject, context) -> str:
        rate = int(min(subject.rate, max(96_000, 8 * self.most_hz)))
        width = min(0.8 * rate, subject.rate * 0.95)
        part = cut(subject, context, width_hz=width, rate=rate)
        trim = part.rate // 50
        samples = part.samples[trim:-trim]
        level = np.abs(samples)
        on = level > 0.5 * np.max(level)
        ripple = float(np.max(level[on]) / np.min(level[on]) - 1)
        frequency = np.angle(samples[1:] * np.conj(samples[:-1])) * part.rate / (2 * np.pi)
        peak = float(np.max(np.abs(frequency[on[1:] & on[:-1]])))
        said = f"peak deviation {peak:.0f} Hz, envelope within {100 * ripple:.1f} %"
        if peak > self.most_hz * 1.03 or peak < self.least_hz:
            raise Failure(f"{said}; {self.least_hz:.0f} to {self.most_hz:.0f} Hz expected")
        if ripple > 0.05:
            raise Failure(said)
        if self.within_hz and subject.announced and subject.announced.width_hz > self.within_hz:
            raise Failure(f"announces {subject.announced.width_hz:.0f} Hz, more than {self.within_hz:.0f} Hz")
        return said


def sideband(mode: str, least_db: float = 40) -> Judge:
    """Opposite sideband, carrier and what lies above the audio are so far down; mode is usb or lsb."""
    return _Sideband(mode, least_db)


def depth(depth: float, tolerance: float = 0.05) -> Judge:
    """AM: the envelope's largest excursion, of a carrier whose phase stands still."""
    return _Depth(depth, tolerance)


def deviation(most_hz: float, least_hz: float = 0, within_hz: float = 0) -> Judge:
    """FM: peak deviation between the two; constant envelope; announced bandwidth at most within_hz."""
    return _Deviation(most_hz, least_hz, within_hz)
