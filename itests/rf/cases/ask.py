"""On-off keying."""

from bench import Case, damage, decoders, measure


def _case(name, text, baud=3211, repeats=10, **more):
    return Case(
        name, text,
        [decoders.ook_frames(text.encode("ascii"), baud, repeats), measure.ook_depth(baud)],
        {"baud": baud, "repeats": repeats},
        **more,
    )


CASES = [
    _case("defaults", "Stop by Unallocated Space"),
    _case("1000 Bd", "FLAG{slow}", 1_000, 4, rate=250_000, format="cs16"),
    _case("10000 Bd", "A faster one, 0123456789", 10_000, 6, rate=20_000_000, format="cs8"),
    _case("2400 Bd", "@@@ leading zeros", 2_400, 3, rate=2_400_000),
]

MUST_FAIL = [
    Case("another text", "Stop by", [decoders.ook_frames(b"Stop bx", 3211, 10)]),
    Case("another baud rate", "Stop by", [decoders.ook_frames(b"Stop by", 2_400, 10)]),
    Case("a carrier that stays", "Stop by", [damage.with_leak() | measure.ook_depth(3211)]),
    Case("a frame too few", "Stop by", [decoders.ook_frames(b"Stop by", 3_211, 10)], {"repeats": 9}),
]
