"""Tones of the audio, made at 8 or 9.6 kHz, on a single sideband or on narrow-band FM."""

import math

from gnuradio import analog, blocks, digital, filter, gr

from graphs.carriers import narrow_fm, upper_sideband
from graphs.keying import TEXT_BITS
from graphs.slowscan import robot36
from graphs.transmission import AUDIO_HZ, image_filter, low_pass

FM_DEVIATION_HZ = 3_000


def afsk(t):
    """Bell 202 at 9,600 samples/s, on narrow-band FM."""
    rate = 9_600
    t.bits(TEXT_BITS, 1_200)
    t.append(
        digital.chunks_to_symbols_bf([2 * math.pi * 2_200, 2 * math.pi * 1_200]),
        blocks.repeat(gr.sizeof_float, rate // 1_200),
        blocks.vco_f(rate, 1, 1.0),
    )
    narrow_fm(t, rate, FM_DEVIATION_HZ)


def rtty(t):
    """45.45 Bd, stop elements one and a half times as long, 170 Hz of shift; halves of elements, 88 samples each."""
    halves = []
    for code in (16, 5, 1, 4, 13, 18, 3, 26, 4, 6, 5, 4, 5, 1, 30, 1, 12, 4):
        elements = [0] + [code >> bit & 1 for bit in range(5)]
        halves += [half for element in elements for half in (element, element)] + [1, 1, 1]
    samples = round(AUDIO_HZ / (2 * 45.45))
    t.bits(halves, AUDIO_HZ / samples)
    t.append(
        digital.chunks_to_symbols_bf([2 * math.pi * 1_415, 2 * math.pi * 1_585]),
        blocks.repeat(gr.sizeof_float, samples),
        filter.fir_filter_fff(1, low_pass(1, AUDIO_HZ, 90, 180)),
        blocks.vco_f(AUDIO_HZ, 1, 1.0),
    )
    upper_sideband(t, 1.7)


def psk31(t):
    """Reversals at 31.25 Bd, each half a cosine, made at 500 samples/s and moved to 1 kHz above the carrier."""
    low_rate = 500
    samples = 16
    pulse = [0.5 - 0.5 * math.cos(math.pi * n / samples) for n in range(2 * samples)]
    up = AUDIO_HZ // low_rate
    t.bits([1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 0], 31.25)
    t.append(
        digital.diff_encoder_bb(2),
        digital.chunks_to_symbols_bc([1, -1]),
        filter.interp_fir_filter_ccf(samples, pulse),
        filter.interp_fir_filter_ccf(up, image_filter(up, low_rate, 100)),
        blocks.rotator_cc(2 * math.pi * 1_000 / AUDIO_HZ),
    )
    t.raise_complex(AUDIO_HZ, 1_200)


def dtmf(t):
    """Ten digits, 100 ms of two tones and 100 ms of silence each, on narrow-band FM."""
    pairs = [(941, 1_336)] + [
        (low, high) for low in (697, 770, 852) for high in (1_209, 1_336, 1_477)
    ]
    slot = AUDIO_HZ // 10
    both = blocks.add_ff()
    for index, amplitude in ((0, 0.443), (1, 0.557)):
        frequencies = [2.0 * math.pi * pair[index] for pair in pairs]
        tone = blocks.vco_f(AUDIO_HZ, 1, amplitude)
        t.connect(
            blocks.vector_source_f(frequencies, True),
            blocks.repeat(gr.sizeof_float, 2 * slot),
            tone,
            (both, index),
        )
    gate = filter.fir_filter_fff(1, low_pass(1, AUDIO_HZ, 150, 300))
    gated = blocks.multiply_ff()
    t.bits([1, 0], 10)
    t.append(digital.chunks_to_symbols_bf([0.0, 1.0]), blocks.repeat(gr.sizeof_float, slot), gate)
    t.connect(both, (gated, 1))
    t.append(gated)
    narrow_fm(t, AUDIO_HZ, FM_DEVIATION_HZ)


def sstv(t):
    """A picture in Robot 36: a frequency for every sample, got ready before; an oscillator, a sideband."""
    frequencies = [2.0 * math.pi * hz for hz in robot36(AUDIO_HZ)]
    t.append(
        blocks.vector_source_f(frequencies, True),
        blocks.head(gr.sizeof_float, t.count(AUDIO_HZ)),
        blocks.vco_f(AUDIO_HZ, 1, 1.0),
    )
    upper_sideband(t, 1.7)


COSTAS = [3, 1, 4, 0, 6, 5, 2]


def ft8(t):
    """79 symbols of eight tones, 6.25 Hz apart, through a Gaussian filter of BT 2, moved to 1.5 kHz."""
    baud = 6.25
    samples = 16
    low_rate = int(samples * baud)
    payload = [(5 * n * n + 3 * n) % 8 for n in range(58)]
    symbols = COSTAS + payload[:29] + COSTAS + payload[29:] + COSTAS
    up = AUDIO_HZ // low_rate
    t.bits([2 * tone - 7 & 0xFF for tone in symbols], baud)
    t.append(
        digital.cpmmod_bc(analog.cpm.GAUSSIAN, 1, samples, 3, 2.0),
        filter.interp_fir_filter_ccf(up, image_filter(up, low_rate, 38)),
        blocks.rotator_cc(2 * math.pi * 1_500 / AUDIO_HZ),
    )
    t.raise_complex(AUDIO_HZ, 1_600)
