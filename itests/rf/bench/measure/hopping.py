"""Frequency hopping: the sequence that players predict, the switching, what is heard when followed."""

from __future__ import annotations

import random

import numpy as np

from bench.judge import Failure, Judge, Step
from bench.recording import Recording


def channels(seed: str, span_hz: float, spacing_hz: float, hops: int) -> list[int]:
    """As players compute it, with CPython's own generator."""
    reach = int((span_hz / 2 - spacing_hz) / spacing_hz)
    random.seed(seed)
    return [random.randint(-reach, reach) for _ in range(hops)]


class _Hops:
    """The hops of a recording: when the first one begins, and where each one lies."""

    def __init__(self, subject, seed, hop_rate, hop_seconds, spacing_hz, span_hz):
        self.subject = subject
        self.period = 1 / hop_rate
        self.spacing_hz = spacing_hz
        self.expected = channels(seed, span_hz, spacing_hz, round(hop_rate * hop_seconds))
        self.start = self._start()

    def _start(self) -> int:
        """The sample of the first hop: where the carrier first leaves the first hop, less a hop's time.

        A carrier that stands before the hops may be on the first channel, so its beginning tells nothing.
        """
        rate = self.subject.rate
        following = next((k for k in range(1, len(self.expected)) if self.expected[k] != self.expected[0]), None)
        if following is None:
            raise Failure("all hops are on one channel")
        limit = int((self.period * (following + 1) + 1.0) * rate)
        samples = self.subject.samples(0, limit)
        # On the channel for a millisecond on end: passing by is not enough.
        block = max(8, int(50e-6 * rate))
        steady = int(1e-3 * rate / block)
        wanted_hz = self.expected[following] * self.spacing_hz
        first_change, on_channel = None, 0
        for at in range(0, len(samples) - block, block):
            part = samples[at : at + block]
            there = np.mean(np.abs(part)) > 0.2 and abs(_frequency(part, rate) - wanted_hz) < self.spacing_hz / 2
            on_channel = on_channel + 1 if there else 0
            if on_channel == steady:
                first_change = at - (steady - 1) * block
                break
        if first_change is None:
            raise Failure(f"the channel {self.expected[following]} of hop {following} is never reached")
        return first_change - int(following * self.period * rate)

    def edges(self, hop: int) -> tuple[int, int]:
        rate = self.subject.rate
        return (self.start + round(hop * self.period * rate), self.start + round((hop + 1) * self.period * rate))


def _frequency(part: np.ndarray, rate: float) -> float:
    return float(np.angle(np.sum(part[1:] * np.conj(part[:-1]))) * rate / (2 * np.pi))


class _HopSequence(Judge):
    name = "hop sequence as CPython's random gives it"

    def __init__(self, of, deviation_hz):
        self.of = of
        self.deviation_hz = deviation_hz

    def judge(self, subject, context) -> str:
        hops = _Hops(subject, *self.of)
        spacing_hz, rate = hops.spacing_hz, subject.rate
        slowest = 0.0
        previous = None
        for hop, channel in enumerate(hops.expected):
            begin, end = hops.edges(hop)
            if begin < 0 or end > len(subject) + rate * hops.period / 10:
                raise Failure(f"hop {hop} is not in the recording")
            samples = subject.samples(begin, end)
            margin = int(0.1 * hops.period * rate)
            inner = samples[margin:-margin]
            # Audio swings to both sides; its mean over a hop stays on the channel.
            frequency = _frequency(inner, rate)
            if round(frequency / spacing_hz) != channel:
                raise Failure(f"hop {hop} is on {frequency / spacing_hz:.2f}, not on channel {channel}")
            level = np.abs(inner)
            if np.min(level) < 0.9 * np.max(level):
                raise Failure(f"the envelope is not constant in hop {hop}")
            swing = _swing(inner, channel * spacing_hz, rate)
            if swing > 1.1 * self.deviation_hz + 100:
                raise Failure(f"in hop {hop} the phase jumps: {swing:.0f} Hz from the channel")
            if previous is not None and previous != channel:
                slowest = max(slowest, _transient(subject, begin, previous, channel, spacing_hz))
            previous = channel
        if slowest > 1e-3:
            raise Failure(f"switching takes {slowest * 1e3:.2f} ms")
        return f"{len(hops.expected)} hops, switched within {slowest * 1e6:.0f} us"


def _swing(inner: np.ndarray, channel_hz: float, rate: float) -> float:
    """Largest momentary distance from the channel; what bytes add in noise is averaged away."""
    products = inner[1:] * np.conj(inner[:-1]) * np.exp(-2j * np.pi * channel_hz / rate)
    count = max(1, int(rate / 100_000))
    sums = np.convolve(products, np.ones(count), "valid")
    return float(np.max(np.abs(np.angle(sums))) * rate / (2 * np.pi))


def _transient(subject, edge: int, before: int, after: int, spacing_hz: float) -> float:
    """Seconds around an edge in which the signal is on neither channel."""
    rate = subject.rate
    reach = int(5e-3 * rate)
    samples = subject.samples(max(0, edge - reach), edge + reach)
    block = max(8, int(4 * rate / (2 * np.pi * spacing_hz)) + 1)
    lag = np.angle(np.convolve(samples[1:] * np.conj(samples[:-1]), np.ones(block), "valid")) * rate / (2 * np.pi)
    away = np.minimum(abs(lag - before * spacing_hz), abs(lag - after * spacing_hz)) > spacing_hz
    weak = np.abs(samples[block:]) < 0.5 * np.max(np.abs(samples))
    return max(0, int(np.sum(away[: len(weak)] | weak[: len(away)])) - block) / rate


class _Follow(Step):
    name = "hopping receiver"

    def __init__(self, of):
        self.of = of

    def apply(self, subject, context) -> Recording:
        hops = _Hops(subject, *self.of)
        path = context.file(".cf32")
        rate = subject.rate
        with open(path, "wb") as out:
            for hop, channel in enumerate(hops.expected):
                begin, end = hops.edges(hop)
                samples = subject.samples(begin, end)
                at = np.arange(len(samples)) * (channel * hops.spacing_hz / rate)
                # Each hop begins where the last one ended, so that no click is made here.
                turned = samples * np.exp(-2j * np.pi * at)
                if hop and len(turned):
                    turned *= np.exp(1j * (np.angle(last) - np.angle(turned[0])))
                last = turned[-1]
                out.write(turned.astype(np.complex64).tobytes())
        return Recording(path, rate, "cf32", subject.announced)


def hop_sequence(seed: str, hop_rate: float, hop_seconds: float, spacing_hz: float, *,
                 span_hz: float = 2e6, deviation_hz: float = 2_500) -> Judge:
    """Every hop on its channel; constant envelope, no jump of phase; switched in less than 1 ms."""
    return _HopSequence((seed, hop_rate, hop_seconds, spacing_hz, span_hz), deviation_hz)


def follow(seed: str, hop_rate: float, hop_seconds: float, spacing_hz: float, *, span_hz: float = 2e6) -> Step:
    """Brings all hops to the middle: `measure.follow(...) | receivers.nbfm() | measure.same_audio()`."""
    return _Follow((seed, hop_rate, hop_seconds, spacing_hz, span_hz))
