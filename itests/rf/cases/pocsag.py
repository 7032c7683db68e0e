"""Pager messages: multimon-ng reads every page; tones and bits are measured."""

from bench import Case, decoders, measure, receivers

_SYNC = format(0x7CD215D8, "032b")


def _case(name, text, baud, capcode, *, kind="alpha", function=None, **more):
    parameters = {"baud": baud, "capcode": capcode, "kind": kind}
    if function is not None:
        parameters["function"] = function
    heard_function = function if function is not None else 3 if kind == "alpha" else 0
    judge = decoders.pocsag(text, capcode=capcode, baud=baud, kind=kind, function=heard_function)
    return Case(
        name, text,
        [receivers.discriminator() | judge, measure.two_tones(baud, -4_500, 4_500, carries="10" * 288 + _SYNC)],
        parameters, **more)


_LINES = "1234567: first page\n42/1: second: one\n100: third, which is a little longer than that"

CASES = [
    _case("512 Bd", "FLAG{pager 512}", 512, 1_234_567),
    _case("1200 Bd", "The quick brown fox jumps over the lazy dog, 0123456789 times.", 1_200, 8,
          rate=250_000, format="cs16"),
    _case("2400 Bd", "FLAG{~|fast|~} @[\\]^_`", 2_400, 2_097_151, rate=20_000_000, format="cs8"),
    _case("512 Bd, numbers", "0123456789 555-0199", 512, 99_999, kind="numeric", rate=2_400_000),
    _case("2400 Bd, numbers", "[42] U 1-800", 2_400, 3, kind="numeric", rate=1_000_000, format="cs8"),
    _case("function 1", "FLAG{other function}", 1_200, 65_535, function=1),
    Case(
        "several pages", _LINES,
        [
            receivers.discriminator() | decoders.pocsag(
                *(line.split(": ", 1)[1] for line in _LINES.splitlines()), baud=1_200),
            receivers.discriminator() | decoders.multimon(
                "POCSAG1200", "Address: 1234567  Function: 3  Alpha:   first page",
                "Address:      42  Function: 1  Alpha:   second: one",
                "Address:     100  Function: 3  Alpha:   third",
                options=["-f", "alpha"]),
        ],
        {"baud": 1_200, "pages": "lines"},
    ),
    Case(
        "a hand-held radio", "FLAG{squelch open}",
        [receivers.nbfm(deemphasis_us=0) | decoders.pocsag("FLAG{squelch open}", capcode=424_242)],
        {"capcode": 424_242},
    ),
]


def _wrong(name, **expected):
    known = {"capcode": 1_234_567, "baud": 512, "function": 3, **expected}
    return Case(name, "FLAG", [receivers.discriminator() | decoders.pocsag("FLAG", **known)])


MUST_FAIL = [
    _wrong("another capcode", capcode=1_234_566),
    _wrong("another baud rate", baud=1_200),
    _wrong("another function", function=2),
    Case("a one on the other tone", "FLAG", [measure.two_tones(512, 4_500, -4_500, carries=_SYNC)]),
    Case("another text", "FLAG", [receivers.discriminator() | decoders.pocsag("FLAH")]),
    Case("a page too few", "1: FLAG\n2: OTHER",
         [receivers.discriminator() | decoders.pocsag("FLAG", "OTHER", "MORE")], {"pages": "lines"}),
    Case("no numbers", "0123",
         [receivers.discriminator() | decoders.pocsag("0124", kind="numeric")], {"kind": "numeric"}),
]
