"""Restaurant pagers: chips, Manchester code and frame as the specification has them."""

from __future__ import annotations

import numpy as np

from bench.channel import cut
from bench.judge import Failure, Judge

CHIPS_PER_SECOND = 752.35
ONE_HZ, ZERO_HZ = -8_860.0, 240.0


def frame(system: int, pager: int, function: int) -> bytes:
    body = bytes([0xAA, 0xAA, 0xAA, 0xFC, 0x2D, system, pager >> 8, pager & 0xFF, 0, 0, 0, 0, 0, function])
    return body + bytes([sum(body) % 255])


class _LrsFrame(Judge):
    name = "chips, tones and frame"
    needs = ("python:gnuradio",)

    def __init__(self, system, pager, function):
        self.wanted = "".join(format(byte, "08b") for byte in frame(system, pager, function))

    def judge(self, subject, context) -> str:
        middle = (ONE_HZ + ZERO_HZ) / 2
        rate = 48_000
        part = cut(subject, context, centre_hz=middle, width_hz=24_000, rate=rate)
        level = np.abs(part.samples)
        active = np.flatnonzero(level > 0.5 * np.max(level))
        samples = part.samples[active[0] : active[-1]]
        frequency = np.angle(samples[1:] * np.conj(samples[:-1])) * rate / (2 * np.pi) + middle
        smooth = np.convolve(frequency, np.ones(9) / 9, "same")
        chips, rate_error, tones = _chips(smooth, rate, middle)
        if abs(rate_error) > 2e-3:
            raise Failure(f"the chip rate is off by {100 * rate_error:.2f} %")
        for name, heard, wanted in (("1", tones[1], ONE_HZ), ("0", tones[0], ZERO_HZ)):
            if abs(heard - wanted) > 50:
                raise Failure(f"chip {name} is at {heard:.0f} Hz, not at {wanted:.0f} Hz")
        bits = _manchester(chips)
        at = bits.find(self.wanted)
        if at < 0:
            raise Failure(f"the frame {int(self.wanted, 2):X} is not in {_hex(bits)}")
        wake_up = bits[:at]
        clean = len(wake_up) - len(_alternating_tail(wake_up))
        if len(wake_up) - clean < 98 or clean > 4:
            raise Failure(f"{len(wake_up) - clean} bits of wake-up before the frame, not 100: {wake_up}")
        return f"{len(wake_up)} bits of wake-up and the frame, chips within {100 * abs(rate_error):.2f} %"


def _chips(frequency: np.ndarray, rate: float, middle: float):
    """The chips, the relative error of their rate, and the frequencies of 0 and 1."""
    ones = frequency < middle
    edges = np.flatnonzero(np.diff(ones.astype(np.int8))) + 1
    period = rate / CHIPS_PER_SECOND
    # Number the edges in chips, then fit a straight line through them.
    lengths = np.diff(edges) / period
    counts = np.round(lengths)
    if np.any(counts < 1) or np.max(np.abs(lengths - counts)) > 0.25:
        raise Failure(f"edges are not chips apart: {np.round(lengths[np.abs(lengths - counts) > 0.25][:4], 2)}")
    numbers = np.concatenate([[0], np.cumsum(counts)])
    slope, first = np.polyfit(numbers, edges, 1)
    chips = []
    tones: dict[int, list[float]] = {0: [], 1: []}
    for number in range(-int(first / slope), int((len(frequency) - first) / slope)):
        begin = first + number * slope
        inner = frequency[max(0, int(begin + 0.25 * slope)) : int(begin + 0.75 * slope)]
        if len(inner):
            mean = float(np.mean(inner))
            chips.append(int(mean < middle))
            tones[chips[-1]].append(mean)
    return chips, slope / period - 1, {chip: float(np.median(heard)) for chip, heard in tones.items()}


def _manchester(chips) -> str:
    """0 is sent as 10, 1 as 01; of both ways to pair the chips the one with fewer faults."""
    best = ""
    for offset in (0, 1):
        pairs = list(zip(chips[offset::2], chips[offset + 1 :: 2]))
        bits = "".join({(1, 0): "0", (0, 1): "1"}.get(pair, "x") for pair in pairs)
        if not best or bits.count("x") < best.count("x"):
            best = bits
    return best


def _alternating_tail(bits: str) -> str:
    count = 1
    while count < len(bits) and bits[-count - 1] != bits[-count] and bits[-count - 1] != "x":
        count += 1
    return bits[-count:]


def _hex(bits: str) -> str:
    return bits if len(bits) < 400 else bits[:400] + "..."


def lrs_frame(system: int, pager: int, function: int) -> Judge:
    """The tones, the chip rate, the wake-up and the frame with its check byte."""
    return _LrsFrame(system, pager, function)
