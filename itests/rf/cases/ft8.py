"""FT8."""

from bench import Case, decoders, receivers


def _ft8(message, lowest_hz):
    return decoders.ft8(message, centre_hz=lowest_hz)


def _case(name, text, printed=None, receiver=None, **more):
    parameters = more.pop("parameters", {})
    # jt9 names the lowest of the eight tones.
    lowest_hz = parameters.get("centre_hz", 1_500) - 21.875
    judge = _ft8(printed or text, lowest_hz)
    return Case(name, text, [(receiver or receivers.usb()) | judge], parameters, **more)


CASES = [
    _case("CQ", "CQ CTF K1ABC FN42", rate=250_000, format="cs16"),
    _case("report", "K1ABC W9XYZ R-09", parameters={"centre_hz": 600}, rate=1_000_000, format="cs8"),
    _case("free text", "FLAG 4-2/6.8?", parameters={"centre_hz": 2_700}, rate=2_400_000, format="cs8"),
    _case("long call sign", "CQ PJ4/K1ABC", rate=2_000_000, format="cs8"),
    _case("hashed call sign", "<PJ4/K1ABC> W9XYZ RR73", "<...> W9XYZ RR73", rate=250_000),
    _case("portable", "G4ABC/P PA9XYZ JO22", parameters={"carrier": "lsb"}, receiver=receivers.lsb(), rate=250_000),
    _case("telemetry", "123456789abcdef012", "123456789ABCDEF012", parameters={"message": "telemetry"}, rate=250_000),
    _case("on FM", "HELLO WORLD", parameters={"carrier": "nbfm"}, receiver=receivers.nbfm(3_000, 0),
          rate=250_000),
]

MUST_FAIL = [
    _case("another text", "HELLO WORLD", "HELLO WORDL", rate=250_000),
    Case("another frequency", "HELLO WORLD",
         [receivers.usb() | _ft8("HELLO WORLD", 1_578)], rate=250_000),
]
