"""A WAV file of 48 kHz on a carrier."""

import math

from gnuradio import analog, blocks, digital, filter, gr, vocoder
from gnuradio.filter import firdes

from graphs.carriers import narrow_fm, upper_sideband
from graphs.transmission import AUDIO_HZ, WAV_HZ, image_filter, low_pass


def spoken(t, deviation_hz):
    """Narrow-band FM with pre-emphasis."""
    t.audio(300, 3_000, 4)
    t.append(analog.fm_preemph(AUDIO_HZ, 75e-6))
    narrow_fm(t, AUDIO_HZ, deviation_hz)


def nbfm(t):
    spoken(t, 5_000)


def fhss(t):
    """Ten hops a second: a full-rate oscillator that is given its frequency at each hop."""
    spoken(t, 2_500)
    hops = [10_000 * (37 * n % 181 - 90) for n in range(181)]
    turn = analog.frequency_modulator_fc(2 * math.pi / t.rate)
    t.connect(
        blocks.vector_source_f([float(hz) for hz in hops], True),
        blocks.repeat(gr.sizeof_float, t.rate // 10),
        turn,
    )
    mixer = blocks.multiply_cc()
    t.connect(turn, (mixer, 1))
    t.append(mixer)


def eight_kilohertz(t, cutoff_hz, transition_hz):
    t.wav()
    taps = low_pass(1, WAV_HZ, cutoff_hz, transition_hz)
    t.append(filter.fir_filter_fff(WAV_HZ // AUDIO_HZ, taps))


def usb(t):
    """Filter method: one complex band-pass does band limit and Hilbert transform."""
    eight_kilohertz(t, 3_300, 1_000)
    upper_sideband(t, 6)


def freedv(t):
    """Speech through the same libcodec2, then a single sideband."""
    eight_kilohertz(t, 3_200, 1_600)
    t.append(
        blocks.float_to_short(1, 32_767),
        vocoder.freedv_tx_ss(vocoder.freedv_api.MODE_1600, "", 1),
        blocks.short_to_float(1, 14_000),
    )
    upper_sideband(t, 2)


def am(t):
    t.audio(200, 3_000, 3.2 * 0.44)
    t.append(blocks.add_const_ff(0.55))
    t.raise_real(AUDIO_HZ, 3_200)


def wbfm(t):
    """Mono with pre-emphasis, and the Radio Data System on 57 kHz, added up at 380,000 samples/s."""
    multiplex_hz = 380_000
    t.wav()
    t.append(
        filter.fir_filter_fff(1, low_pass(1.8, WAV_HZ, 15_000, 2_000)),
        analog.fm_preemph(WAV_HZ, 75e-6),
        filter.rational_resampler_fff(95, 12, image_filter(95, WAV_HZ, 16_000)),
    )
    multiplex = blocks.add_ff()
    t.connect(radio_data(t, multiplex_hz), (multiplex, 1))
    t.append(
        multiplex, analog.frequency_modulator_fc(2 * math.pi * 75_000 / multiplex_hz)
    )
    t.raise_complex(multiplex_hz, 135_000)


def radio_data(t, rate):
    """1,187.5 differential bits a second, each a chip and its opposite, on a subcarrier of three turns in 20 samples."""
    chip_hz = 2 * 1_187.5
    samples = 4
    shape = firdes.root_raised_cosine(samples, samples * chip_hz, chip_hz, 1.0, 8 * samples + 1)
    up = round(rate / (samples * chip_hz))
    source = blocks.vector_source_b([int(bit) for bit in "110100111000101101001011001011101101"], True)
    differential = digital.diff_encoder_bb(2)
    chips = digital.chunks_to_symbols_bf([-1.0, 1.0, 1.0, -1.0], 2)
    shaped = filter.interp_fir_filter_fff(samples, shape)
    raised = filter.interp_fir_filter_fff(
        up, image_filter(up, samples * chip_hz, chip_hz, 0.05)
    )
    subcarrier = blocks.vector_source_f(
        [math.sin(2 * math.pi * 3 * n / 20) for n in range(20)], True
    )
    data = blocks.multiply_ff()
    t.connect(source, differential, chips, shaped, raised, data)
    t.connect(subcarrier, (data, 1))
    return data
