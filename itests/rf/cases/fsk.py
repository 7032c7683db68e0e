"""Two tones: rtl_433 reads them, frequencies and bits are measured."""

import zlib

from bench import Case, decoders, measure
from bench.judge import Failure


def _bits(data: bytes) -> str:
    return "".join(format(byte, "08b") for byte in data)


def _frames(data: bytes, baud: float, at_least: int = 1):
    """rtl_433's flex decoder; -Y minmax finds tones that are not far apart."""
    wanted = _bits(data)

    def check(rows) -> str:
        right = sum(wanted in row for row in rows)
        if right < at_least:
            raise Failure(f"{right} of {len(rows)} frames hold the data, first {rows[0][:120]}")
        return f"{right} frames"

    bit_us = 1e6 / baud
    return decoders.rtl433(f"m=FSK_PCM,s={bit_us:.2f},l={bit_us:.2f},r={bit_us * 60:.0f}", check,
                           rate=250_000 if baud <= 10_000 else 1_000_000, level="minmax")


def _case(name, flag, baud, deviation, *, sent=None, gauss=False, repeats=3, parameters=None, **more):
    data = flag.encode("ascii") if sent is None else sent
    frame = "10" * 8 + _bits(data)
    return Case(
        name, flag,
        [
            _frames(data, baud, repeats),
            measure.two_tones(baud, deviation, -deviation, carries=frame, tolerance=0.05 if gauss else 0.02),
        ],
        {"baud": baud, "deviation": deviation, "repeats": repeats, **(parameters or {})},
        modulation="gfsk" if gauss else "fsk",
        **more,
    )


def _crc16(data: bytes, polynomial: int) -> bytes:
    rest = 0xFFFF
    for byte in data:
        rest ^= byte << 8
        for _ in range(8):
            rest = (rest << 1 ^ (polynomial if rest & 0x8000 else 0)) & 0xFFFF
    return rest.to_bytes(2, "big")


def _pn9(data: bytes) -> bytes:
    state, out = 0x1FF, []
    for byte in data:
        out.append(byte ^ state & 0xFF)
        for _ in range(8):
            state = state >> 1 | ((state ^ state >> 5) & 1) << 8
    return bytes(out)


_TEXT = b"FLAG{white}"

CASES = [
    _case("4800 Bd", "FLAG{two tones}", 4_800, 20_000),
    _case("1200 Bd", "hex: 2d d4 00 ff 55 aa 7e", 1_200, 15_000,
          sent=bytes.fromhex("2dd400ff55aa7e"), rate=250_000, format="cs16"),
    _case("38400 Bd", "FLAG{38400 baud, 20 kHz}", 38_400, 20_000, rate=2_400_000),
    _case("GFSK", "FLAG{gaussian}", 9_600, 20_000, gauss=True, rate=20_000_000, format="cs8", repeats=2),
    _case("GFSK, BT 0.3", "FLAG{narrower}", 38_400, 19_200, gauss=True, parameters={"bt": 0.3},
          rate=8_000_000, format="cs8"),
    _case("sync and CRC-CCITT", "FLAG{summed}", 4_800, 20_000,
          sent=b"\xd3\x91FLAG{summed}" + _crc16(b"FLAG{summed}", 0x1021),
          parameters={"sync": "d391", "crc": "crc16-ccitt"}),
    _case("as a CC1101", _TEXT.decode(), 38_400, 20_000,
          sent=b"\xd3\x91\xd3\x91" + _pn9(_TEXT + _crc16(_TEXT, 0x8005)),
          parameters={"sync": "d391d391", "crc": "crc16-cc1101", "whitening": "pn9"}, rate=1_000_000),
    _case("CRC-32", "FLAG{ether}", 9_600, 25_000,
          sent=b"FLAG{ether}" + zlib.crc32(b"FLAG{ether}").to_bytes(4, "big"),
          parameters={"crc": "crc32", "preamble_bits": 64}),
]

MUST_FAIL = [
    Case("another text", "FLAG{two tones}",
         [_frames(b"FLAG{two tonez}", 4_800), measure.two_tones(4_800, 20_000, -20_000, carries=_bits(b"FLAH"))],
         {"deviation": 20_000}),
    Case("other tones", "FLAG{two tones}",
         [measure.two_tones(4_800, 18_000, -18_000), measure.two_tones(4_800, -20_000, 20_000, carries=_bits(b"FLAG"))],
         {"deviation": 20_000}),
    Case("another rate", "FLAG{two tones, a longer text for this}",
         [measure.two_tones(4_800, 20_000, -20_000)], {"deviation": 20_000, "baud": 4_830}),
    Case("a frame too few", "FLAG{two tones}",
         [_frames(b"FLAG{two tones}", 4_800, at_least=3)],
         {"deviation": 20_000, "repeats": 2}),
]
