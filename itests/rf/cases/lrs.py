"""Restaurant pagers: no program in Debian reads them, so they are measured against the specification."""

from bench import Case, measure
from bench.measure.pager import frame

CHIPS_PER_SECOND = 2_400_000 / 3_190
ONE_HZ, ZERO_HZ = -8_860, 240


def _chips(system, pager, function):
    bits = "10" * 50 + "".join(format(byte, "08b") for byte in frame(system, pager, function))
    return "".join("01" if bit == "1" else "10" for bit in bits)


def _judges(system, pager, function):
    return [
        measure.lrs_frame(system, pager, function),
        measure.two_tones(CHIPS_PER_SECOND, ONE_HZ, ZERO_HZ, tolerance=0.01),
    ]


CASES = [
    Case("by the flag", "-s 185 -p 34 -pf 1", _judges(185, 34, 1)),
    Case("by parameters", "", _judges(255, 1_023, 68),
         {"system_id": 255, "pager_id": 1_023, "function": 68}, rate=250_000, format="cs16"),
    Case("all pagers", "-p 0 -s 7", _judges(7, 0, 1), rate=2_400_000),
    # The frame's judge knows a single call only; tones and chips of the first one are looked at here.
    Case("called twice", "-p 99 -s 7 -pf 3",
         [measure.two_tones(CHIPS_PER_SECOND, ONE_HZ, ZERO_HZ, tolerance=0.01, carries=_chips(7, 99, 3))],
         {"repeats": 2, "gap_ms": 250}),
    Case("20 MS/s", "-pf 255 -s 0 -p 512", _judges(0, 512, 255), rate=20_000_000, format="cs8"),
]

MUST_FAIL = [
    Case("another pager", "-s 185 -p 35 -pf 1", [measure.lrs_frame(185, 34, 1)]),
    Case("another system", "-s 186 -p 34 -pf 1", [measure.lrs_frame(185, 34, 1)]),
    Case("another function", "-s 185 -p 34 -pf 2", [measure.lrs_frame(185, 34, 1)]),
    Case("other tones", "-s 185 -p 34",
         [measure.two_tones(CHIPS_PER_SECOND, ONE_HZ - 100, ZERO_HZ, tolerance=0.01)]),
]
