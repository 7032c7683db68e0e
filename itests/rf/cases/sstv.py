"""Slow-scan television.

QSSTV, without its correction by hand, slants the two slow modes a little: about 70 ppm. That the lines themselves are
straight is what `slow_scan` measures, so QSSTV has only to know the picture.
"""

from bench import Case, decoders, flags, measure, receivers

PICTURE = {"robot36": flags.picture(320, 240), "martin1": flags.picture(320, 256), "scottie1": flags.picture(320, 256)}
SLANTED = {"robot36": 0.8, "martin1": 0.45, "scottie1": 0.45}


def _case(mode, rate, **more):
    receiver = receivers.usb()
    judges = [receiver | measure.slow_scan(mode), receiver | decoders.qsstv(mode, least=SLANTED[mode])]
    return Case(mode, PICTURE[mode], judges, {"mode": mode}, rate=rate, timeout_seconds=900, **more)


CASES = [
    _case("robot36", 2_000_000, format="cs8"),
    _case("martin1", 250_000),
    _case("scottie1", 250_000, format="cs16"),
    Case("JPEG on FM", flags.picture(320, 240, name="picture.jpg"),
         [receivers.nbfm(3_000, deemphasis_us=0) | measure.slow_scan("robot36")], {"carrier": "nbfm"}, rate=2_400_000, format="cs8"),
    Case("lower sideband", flags.picture(320, 256), [receivers.lsb() | measure.slow_scan("scottie1")],
         {"mode": "scottie1", "carrier": "lsb"}, rate=250_000),
]

MUST_FAIL = [
    Case("another mode", PICTURE["martin1"], [receivers.usb() | measure.slow_scan("scottie1")], {"mode": "martin1"}, rate=250_000),
    Case("another picture", "FLAG{text on a card}",
         [receivers.usb() | measure.slow_scan("robot36", image=PICTURE["robot36"])], {}, rate=250_000),
    Case("another mode in QSSTV", PICTURE["robot36"], [receivers.usb() | decoders.qsstv("martin1", least=0.5)], {},
         rate=250_000, timeout_seconds=900),
]
