"""PSK31 and its kin."""

from bench import Case, decoders, receivers


def _case(mode, text, receiver=None, centre_hz=1_000, name="", **more):
    parameters = {"mode": mode, "centre_hz": centre_hz, **more.pop("parameters", {})}
    return Case(name or mode, text,
                [(receiver or receivers.usb()) | decoders.fldigi(text, mode, centre_hz)], parameters, **more)


CASES = [
    _case("BPSK31", "Have you read FLAG{psk_31}?", rate=250_000, format="cs16"),
    _case("BPSK63", "the quick brown fox 0123456789", centre_hz=1_500, rate=2_400_000, format="cs8"),
    _case("BPSK125", "THE LAZY DOG !\"#$%&'()*+,-./:;<=>?@", rate=1_000_000),
    _case("BPSK250", "[\\]^_`{|}~ and so on, FLAG{fast}", centre_hz=1_800, rate=1_999_993, format="cs8"),
    _case("QPSK31", "Corrected FLAG{4 phases}", rate=250_000),
    _case("QPSK63", "Corrected FLAG{4 phases, twice as fast}", rate=2_000_000, format="cs8"),
    _case("QPSK31", "lower sideband", receivers.lsb(), name="QPSK31 on lsb", parameters={"carrier": "lsb"},
          rate=500_000),
    _case("BPSK125", "Heard on a hand-held radio", receivers.nbfm(3_000, 0), name="BPSK125 on FM",
          parameters={"carrier": "nbfm"}, rate=2_000_000, format="cs8"),
]

MUST_FAIL = [
    Case("another text", "Have you read it?",
         [receivers.usb() | decoders.fldigi("Have you heard it?", "BPSK125", 1_000)], {"mode": "BPSK125"}, rate=250_000),
    Case("another mode", "Have you read it?",
         [receivers.usb() | decoders.fldigi("Have you read it?", "BPSK125", 1_000)], {"mode": "BPSK250"}, rate=250_000),
    Case("other sideband", "Corrected FLAG{4 phases}",
         [receivers.lsb() | decoders.fldigi("Corrected FLAG{4 phases}", "QPSK63", 1_000)], {"mode": "QPSK63"}, rate=250_000),
]
