"""The carrier itself is keyed: on and off, or from one frequency to another."""

import math

from gnuradio import analog, blocks, digital, filter, gr
from gnuradio.filter import firdes

from graphs.transmission import image_filter, low_pass

TEXT_BITS = [byte >> bit & 1 for byte in b"THE FLAG IS SEVEN SEVEN BRAVO" for bit in range(7, -1, -1)]
MORSE_E_T = [1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 1, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]


def cw(t):
    """A carrier that is switched, 20 words per minute, with rounded edges."""
    baud = 50 / 3
    low_rate = 16_000
    edge_hz = 200
    t.bits(MORSE_E_T, baud)
    t.append(
        digital.chunks_to_symbols_bf([0.0, 1.0]),
        blocks.repeat(gr.sizeof_float, round(low_rate / baud)),
        filter.fir_filter_fff(1, low_pass(1, low_rate, edge_hz / 2, edge_hz)),
    )
    t.raise_real(low_rate, edge_hz)


def ask(t):
    """3,211 Bd at 7 samples a symbol; the ratio to the device's rate is rounded, as is usual for OOK."""
    baud = 3_211
    low_rate = 7 * baud
    t.bits(TEXT_BITS, baud)
    up = round(t.rate / low_rate)
    t.append(
        digital.chunks_to_symbols_bf([0.0, 1.0]),
        blocks.repeat(gr.sizeof_float, 7),
        filter.fir_filter_fff(1, [0.25, 0.5, 0.25]),
        filter.interp_fir_filter_fff(up, image_filter(up, low_rate, low_rate / 4)),
        blocks.float_to_complex(),
    )


def shifted(t, baud, deviation_hz, taps, low_rate, edge_hz):
    """Two tones either side of the carrier, with rounded transitions, made at a low rate."""
    t.bits(TEXT_BITS, baud)
    t.append(
        digital.chunks_to_symbols_bf([-1.0, 1.0]),
        blocks.repeat(gr.sizeof_float, low_rate // baud),
        filter.fir_filter_fff(1, taps),
        analog.frequency_modulator_fc(2 * math.pi * deviation_hz / low_rate),
    )
    t.raise_complex(low_rate, edge_hz)


def fsk(t):
    shifted(t, 4_800, 5_000, low_pass(1, 96_000, 7_200, 4_800), 96_000, 17_000)


def gaussian(samples):
    """A Gaussian filter of BT 0.5 over three symbols."""
    taps = firdes.gaussian(1, samples, 0.5, 3 * samples)
    return [x / sum(taps) for x in taps]


def gfsk(t):
    shifted(t, 4_800, 5_000, gaussian(20), 96_000, 17_000)


def fsk_38400(t):
    low_rate = 10 * 38_400
    shifted(t, 38_400, 20_000, low_pass(1, low_rate, 57_600, 38_400), low_rate, 116_000)


def gfsk_38400(t):
    shifted(t, 38_400, 20_000, gaussian(10), 10 * 38_400, 116_000)


def pocsag(t):
    low_rate = 512 * 125
    shifted(t, 512, 4_500, low_pass(1, low_rate, 1_024, 1_024), low_rate, 5_780)


def lrs(t):
    """A pager's call in Manchester chips, one tone 240 Hz above and one 8,860 Hz below the carrier."""
    low_rate = 100_000
    chips_per_second = 2_400_000 / 3_190
    bits = [1, 0] * 50
    for byte in (0xAA, 0xAA, 0xAA, 0xFC, 0x2D, 123, 0, 7, 0, 0, 0, 0, 0, 1, 0xAD):
        bits += [byte >> bit & 1 for bit in range(7, -1, -1)]
    chips = [chip for bit in bits for chip in ((0, 1) if bit else (1, 0))]
    t.bits(chips, chips_per_second)
    t.append(
        digital.chunks_to_symbols_bf([240.0, -8_860.0]),
        blocks.repeat(gr.sizeof_float, round(low_rate / chips_per_second)),
        filter.fir_filter_fff(1, low_pass(1, low_rate, 2_000, 2_000)),
        analog.frequency_modulator_fc(2 * math.pi / low_rate),
    )
    t.raise_complex(low_rate, 15_000)
