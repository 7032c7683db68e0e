"""Radioteletype."""

from bench import Case, decoders, receivers


def _both(text, **tones):
    return decoders.rtty(text, **tones), decoders.fldigi_rtty(text, **tones)


def _case(name, text, parameters, receiver, **more):
    tones = {"baud": parameters.get("baud", 45.45), "shift_hz": parameters.get("shift", 170),
             "centre_hz": parameters.get("centre_hz", 1_500)}
    minimodem, fldigi = _both(text, **tones)
    return Case(name, text, [receiver | minimodem, receiver | fldigi], parameters, **more)


CASES = [
    _case("45.45 Bd", "CQ CQ DE CTF FLAG(RTTY 2026) 73", {}, receivers.usb(), rate=250_000, format="cs16"),
    _case("75 Bd, 425 Hz", "THE QUICK BROWN FOX 0123456789 -?:'$!&#(),./;",
          {"baud": 75, "shift": 425, "centre_hz": 1_200}, receivers.usb(), rate=2_400_000, format="cs8"),
    _case("50 Bd, 850 Hz, lsb", "LOWER SIDEBAND 50 BD",
          {"baud": 50, "shift": 850, "centre_hz": 1_700, "carrier": "lsb"}, receivers.lsb(), rate=1_000_000),
    _case("on FM", "HEARD ON A HAND HELD RADIO 1 2 3",
          {"carrier": "nbfm"}, receivers.nbfm(3_000, 0), rate=2_000_000, format="cs8"),
    Case("300 Bd, itu", "A=B+C 'Q' 42",
         # minimodem knows the American signs only: for = and + it prints what those have at the same codes.
         [receivers.usb() | decoders.rtty("A;B\"C", baud=300, shift_hz=850)],
         {"baud": 300, "shift": 850, "figures": "itu"}, rate=20_000_000, format="cs8"),
]

MUST_FAIL = [
    Case("other sideband", "CQ CQ DE CTF CQ CQ DE CTF",
         [receivers.lsb() | judge for judge in _both("CQ CQ DE CTF CQ CQ DE CTF")], {"carrier": "usb"}, rate=250_000),
    Case("another text", "CQ CQ DE CTF",
         [receivers.usb() | judge for judge in _both("CQ CQ DE CTG")], rate=250_000),
]
