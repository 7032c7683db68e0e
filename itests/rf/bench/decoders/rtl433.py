"""rtl_433 with a decoder made on its command line (-X): the bits of OOK and FSK signals."""

from __future__ import annotations

import json

from bench import tools
from bench.channel import cut
from bench.judge import Failure, Judge

RATE = 250_000


class Rtl433(Judge):
    """Gives the rows of bits that rtl_433 finds, as text of 0 and 1, to `check`.

    Cuts 200 kHz out of the recording (at rates of at most 250 kS/s it takes them as they are).
    """

    needs = ("rtl_433", "python:gnuradio")

    def __init__(self, flex: str, check, *, rate: int = RATE, level: str = ""):
        self.name = "rtl_433 " + next(
            (part[2:] for part in flex.split(",") if part.startswith("m=")), "flex"
        )
        self.flex = flex
        self.check = check
        self.rate = rate
        self.options = ["-Y", level] if level else []

    def judge(self, subject, context) -> str:
        part = cut(subject, context, width_hz=0.8 * self.rate, rate=self.rate)
        file = context.file(f"_{self.rate // 1000}k.cs16")
        iq = part.samples.view("float32") * (0.9 * 32767)
        quiet = b"\0" * (4 * self.rate // 5)
        file.write_bytes(quiet + iq.astype("<i2").tobytes() + quiet)
        said = tools.run(
            ["rtl_433", "-c", "/dev/null", "-R", "0", *self.options, "-X", f"n=flag,{self.flex}", "-F", "json",
             "-s", self.rate, "-r", file]
        )
        rows = []
        for line in said.splitlines():
            if line.startswith("{"):
                rows += [_bits(row) for row in json.loads(line).get("rows", ())]
        if not rows:
            raise Failure(f"rtl_433 found nothing: {said.strip()[-200:]!r}")
        return self.check(rows)


def _bits(row) -> str:
    digits = row["data"]
    if not digits:
        return ""
    return format(int(digits, 16), f"0{4 * len(digits)}b")[: row["len"]]


def rtl433(flex: str, check, *, rate: int = RATE, level: str = "") -> Judge:
    """flex: e.g. "m=FSK_PCM,s=104,l=104,r=5000"; check(rows) raises Failure or says what it saw."""
    return Rtl433(flex, check, rate=rate, level=level)


def _to_bits(data: bytes) -> str:
    return "".join(format(byte, "08b") for byte in data)


def ook_frames(data: bytes, baud: float, repeats: int) -> Judge:
    """NRZ, most significant bit first, frames parted by silence; every frame must be whole."""
    bit_us = 1e6 / baud
    # A receiver hears a frame from its first one to its last one; the zeros around are silence.
    wanted = _to_bits(data).strip("0")

    def check(rows) -> str:
        heard = [row.strip("0") for row in rows]
        right = sum(row == wanted for row in heard)
        if right != repeats or len([row for row in heard if row]) != repeats:
            raise Failure(f"{right} of {len(heard)} frames are right, {repeats} were sent")
        return f"{right} frames"

    longest_gap = _longest_zeros(wanted) + 1.5
    return rtl433(
        f"m=OOK_PCM,s={bit_us:.2f},l={bit_us:.2f},g={bit_us * 17:.0f},r={bit_us * 17.5:.0f},t={bit_us * 0.3:.0f}"
        if longest_gap < 17 else f"m=OOK_PCM,s={bit_us:.2f},l={bit_us:.2f},r={bit_us * 17.5:.0f}",
        check,
        rate=_rate_for(baud),
    )


def _rate_for(baud: float) -> int:
    """Enough samples per bit."""
    return RATE if baud <= 6_000 else 1_000_000


def _longest_zeros(bits: str) -> int:
    return max(len(run) for run in bits.split("1"))


def fsk_frames(data: bytes, baud: float, *, at_least: int = 1) -> Judge:
    """NRZ FSK, a one is the higher tone; the bytes must be in at least so many frames."""
    bit_us = 1e6 / baud
    wanted = _to_bits(data)

    def check(rows) -> str:
        right = sum(wanted in row for row in rows)
        if right < at_least:
            raise Failure(f"{right} of {len(rows)} frames hold the data, first {rows[0][:120]}")
        return f"{right} frames"

    return rtl433(f"m=FSK_PCM,s={bit_us:.2f},l={bit_us:.2f},r={bit_us * 60:.0f}", check,
                  rate=_rate_for(baud))
