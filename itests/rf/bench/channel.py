"""Cuts one channel out of a recording with GNU Radio, streaming, at any sample rate."""

from __future__ import annotations

import math

import numpy as np

from bench.recording import Baseband, Recording

STOPBAND_DB = 80


def cut(recording, context, *, centre_hz: float = 0, width_hz: float, rate: int) -> Baseband:
    """What lies within width_hz around centre_hz, at rate; asked for twice, made once."""
    if isinstance(recording, Baseband):
        raise TypeError("a channel is cut out of the recording, not out of another channel")
    key = ("channel", recording.path, centre_hz, width_hz, rate)
    return context.once(key, lambda: _cut(recording, centre_hz, width_hz, rate))


def source(recording: Recording):
    """The block, or blocks, from which the recording's complex samples come."""
    from gnuradio import blocks, gr

    path = str(recording.path)
    if recording.format == "cf32":
        return [blocks.file_source(gr.sizeof_gr_complex, path, False)]
    if recording.format == "cs8":
        return [blocks.file_source(gr.sizeof_char, path, False),
                blocks.interleaved_char_to_complex(False, 127.0)]
    return [blocks.file_source(gr.sizeof_short, path, False),
            blocks.interleaved_short_to_complex(False, False, 32767.0)]


def run(chain, sink_kind: str = "c") -> np.ndarray:
    """Runs a chain of GNU Radio blocks to its end and answers what came out."""
    from gnuradio import blocks, gr

    sink = blocks.vector_sink_c() if sink_kind == "c" else blocks.vector_sink_f()
    top = gr.top_block()
    top.connect(*chain, sink)
    top.run()
    kind = np.complex64 if sink_kind == "c" else np.float32
    return np.array(sink.data(), dtype=kind)


def resampler(rate_in: float, rate_out: float, width_hz: float):
    """Brings what lies within width_hz from any rate to any other."""
    from gnuradio import filter as filters

    edge = width_hz / 2
    room = min(rate_in, rate_out) / 2 - edge
    if room <= 0:
        raise ValueError(f"{width_hz:.0f} Hz do not fit into {rate_out:.0f} S/s")
    transition = min(room, 0.25 * width_hz)
    taps = filters.firdes.low_pass_2(
        32, 32 * rate_in, edge + transition / 2, transition, STOPBAND_DB
    )
    return filters.pfb_arb_resampler_ccf(rate_out / rate_in, taps, 32)


def _cut(recording: Recording, centre_hz: float, width_hz: float, rate: int) -> Baseband:
    from gnuradio import blocks, filter as filters

    chain = source(recording)
    now = float(recording.rate)
    if centre_hz:
        chain.append(blocks.rotator_cc(-2 * math.pi * centre_hz / now))
    while now / rate >= 4:
        factor = min(10, int(now / (2 * rate)))
        stop = now / factor - width_hz / 2
        taps = filters.firdes.low_pass_2(
            1, now, (stop + width_hz / 2) / 2, stop - width_hz / 2, STOPBAND_DB
        )
        chain.append(filters.fir_filter_ccf(factor, taps))
        now /= factor
    chain.append(resampler(now, rate, width_hz))
    return Baseband(run(chain), rate)
