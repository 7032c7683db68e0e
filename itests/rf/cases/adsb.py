"""Transponders: dump1090 reads every frame; the pulses are measured."""

import numpy as np

from bench import Case, decoders
from bench.judge import Failure, Judge

POSITION = "8D40621D58C382D690C8AC2863A7"
CALLSIGN = "8D4840D6202CC371C32CE0576098"
VELOCITY = "8D485020994409940838175B284F"


class _Pulses(Judge):
    """Every half microsecond of the first frame, and how fast pulses rise at a high sample rate.

    Only at multiples of 2 MS/s, where no sample lies across two of them.
    """

    name = "pulses"

    def __init__(self, frame):
        bits = format(int("1" + frame, 16), "b")[1:]
        self.halves = "1010000101000000" + "".join("10" if bit == "1" else "01" for bit in bits)

    def judge(self, subject, context) -> str:
        per_half = subject.rate / 2e6
        samples = np.abs(subject.samples(0, int(0.205 * subject.rate)))
        full = float(np.max(samples))
        start = int(0.2 * subject.rate)
        at = (start + (np.arange(len(self.halves)) + 0.5) * per_half).astype(int)
        heard = "".join("1" if level > full / 2 else "0" for level in samples[at])
        if heard != self.halves:
            raise Failure(f"{heard[:60]} instead of {self.halves[:60]}")
        weakest = float(np.min(samples[at][np.array(list(heard)) == "1"]))
        between = float(np.max(samples[at][np.array(list(heard)) == "0"]))
        if weakest < 0.9 * full or between > 0.06 * full:
            raise Failure(f"pulses down to {weakest / full:.2f}, between them up to {between / full:.2f}")
        said = f"{len(heard)} half microseconds, {weakest / full:.2f} and {between / full:.2f}"
        if subject.rate < 20_000_000:
            return said
        first = samples[start - 10 : start + 5] / full
        rise = 1e6 / subject.rate * float(
            np.interp(0.9, first, np.arange(len(first))) - np.interp(0.1, first, np.arange(len(first))))
        if not 0.05 <= rise <= 0.105:
            raise Failure(f"pulses rise within {rise:.3f} us")
        return f"{said}, rise time {rise:.3f} us"


CASES = [
    Case("three aircraft", f"{CALLSIGN} {POSITION} {VELOCITY}",
         [decoders.dump1090(CALLSIGN, POSITION, VELOCITY)],
         {"repeats": 1, "spacing_ms": 5}, rate=2_400_000),
    Case("2 MS/s, parity added", f"{CALLSIGN[:22]}, {POSITION[:22]}",
         [decoders.dump1090(*2 * [CALLSIGN, POSITION]), _Pulses(CALLSIGN)], {"repeats": 2}),
    Case("20 MS/s", f"*{VELOCITY};\n*{CALLSIGN};",
         [decoders.dump1090(VELOCITY, CALLSIGN), _Pulses(VELOCITY)], {"repeats": 1},
         rate=20_000_000, format="cs8"),
    Case("as close as can be", POSITION.lower(),
         [decoders.dump1090(*20 * [POSITION]), _Pulses(POSITION)], {"repeats": 20, "spacing_ms": 0.2},
         rate=4_000_000, format="cs16"),
]

MUST_FAIL = [
    Case("another frame", CALLSIGN, [decoders.dump1090(POSITION), _Pulses(POSITION)], {"repeats": 1}),
    Case("a frame too few", CALLSIGN, [decoders.dump1090(*3 * [CALLSIGN])], {"repeats": 2}),
]
