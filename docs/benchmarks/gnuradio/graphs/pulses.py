"""Transponders' pulses, at the device's own rate."""

from gnuradio import blocks, digital, filter, gr

HALVES_PER_SECOND = 2_000_000
PREAMBLE = [1, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]
FRAME = bytes.fromhex("8D4840D6202CC371C32CE0576098")
SPACING = 1_000


def adsb(t):
    """A frame every half millisecond: preamble, each bit as a pulse in one of its two halves, silence."""
    bits = [byte >> bit & 1 for byte in FRAME for bit in range(7, -1, -1)]
    lengths = [len(PREAMBLE), 2 * len(bits), SPACING - len(PREAMBLE) - 2 * len(bits)]
    frames = blocks.stream_mux(gr.sizeof_float, lengths)
    t.connect(blocks.vector_source_f([float(x) for x in PREAMBLE], True), (frames, 0))
    t.connect(blocks.null_source(gr.sizeof_float), (frames, 2))
    t.bits(bits, HALVES_PER_SECOND * len(bits) / SPACING)
    data = digital.chunks_to_symbols_bf([0.0, 1.0, 1.0, 0.0], 2)
    t.append(data)
    t.connect(data, (frames, 1))
    t.last = frames
    samples = t.rate // HALVES_PER_SECOND
    if samples > 1:
        edge = [1 / (samples // 4 + 1)] * (samples // 4 + 1)
        t.append(blocks.repeat(gr.sizeof_float, samples), filter.fir_filter_fff(1, edge))
    t.append(blocks.float_to_complex())
