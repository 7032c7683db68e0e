"""Touch tones."""

from bench import Case, decoders, receivers


def _nbfm(deviation_hz=3_000, deemphasis_us=0):
    return receivers.nbfm(deviation_hz, deemphasis_us)


CASES = [
    Case("all keys", "0123456789ABCD*#", [_nbfm() | decoders.dtmf("0123456789ABCD*#")], rate=250_000, format="cs16"),
    Case("hand-held radio with de-emphasis", "1337#", [_nbfm(5_000, 75) | decoders.dtmf("1337#")], {"deviation": 4_500}),
    Case("fast", "5551234",
         [_nbfm() | decoders.dtmf("5551234")], {"tone_ms": 50, "gap_ms": 50}, rate=2_400_000, format="cs8"),
    Case("usb", "42*7", [receivers.usb() | decoders.dtmf("42*7")], {"carrier": "usb"}, rate=1_999_993),
    Case("lsb", "2468", [receivers.lsb() | decoders.dtmf("2468")], {"carrier": "lsb"}, rate=1_000_000),
    Case("am", "13579", [receivers.am() | decoders.dtmf("13579")], {"carrier": "am"}, rate=8_000_000, format="cs8"),
    Case("20 MS/s", "911", [_nbfm() | decoders.dtmf("911")], rate=20_000_000, format="cs8"),
]

MUST_FAIL = [
    Case("another digit", "1337#", [_nbfm() | decoders.dtmf("1338#")]),
    Case("other sideband", "1337", [receivers.lsb() | decoders.dtmf("1337")], {"carrier": "usb"}),
]
