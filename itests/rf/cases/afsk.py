"""Packet radio."""

from bench import Case, decoders, receivers


def _case(name, text, frame, parameters, receiver, **more):
    return Case(name, text,
                [receiver | decoders.direwolf(frame), receiver | decoders.afsk1200(frame)], parameters, **more)


def _nbfm():
    return receivers.nbfm(3_000, 0)


CASES = [
    _case("status", ">FLAG{packet 2026} ~|", "N0CALL>APRS:>FLAG{packet 2026} ~|", {}, _nbfm(), rate=250_000, format="cs16"),
    _case("path", "!4903.50N/07201.75W-flag 0xC0FFEE",
          "K1ABC-9>APZ001,WIDE1-1,WIDE2-1:!4903.50N/07201.75W-flag 0xC0FFEE",
          {"source": "k1abc-9", "destination": "APZ001", "path": "WIDE1-1,WIDE2-1", "deviation": 3_500}, _nbfm()),
    _case("short delay", ":BLN1     :meet at noon", "A1A-15>BEACON::BLN1     :meet at noon",
          {"source": "A1A-15", "destination": "BEACON", "txdelay_ms": 100}, _nbfm(), rate=2_400_000, format="cs8"),
    _case("longest", ">" + "U~~" * 85, "N0CALL>APRS:>" + "U~~" * 85, {}, _nbfm(), rate=1_999_993),
    _case("usb", ">sideband", "N0CALL>APRS:>sideband", {"carrier": "usb"}, receivers.usb(), rate=1_000_000),
    _case("20 MS/s", ">fast", "N0CALL>APRS:>fast", {}, _nbfm(), rate=20_000_000, format="cs8"),
]

MUST_FAIL = [
    _case("another text", ">FLAG{packet}", "N0CALL>APRS:>FLAG{racket}", {}, _nbfm()),
    _case("another sender", ">FLAG{packet}", "N1CALL>APRS:>FLAG{packet}", {}, _nbfm()),
]
