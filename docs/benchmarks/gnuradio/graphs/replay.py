"""A recording of complex samples, brought to the device's rate."""

from gnuradio import blocks, filter, gr

from graphs.files import CAPTURE_HZ
from graphs.transmission import low_pass


def iq(t):
    """All of 0.9 of its band: a steep filter that doubles the rate, then a short one."""
    edge_hz = 0.45 * CAPTURE_HZ
    steep = low_pass(2, 2 * CAPTURE_HZ, CAPTURE_HZ / 2, CAPTURE_HZ - 2 * edge_hz)
    t.append(
        blocks.file_source(gr.sizeof_gr_complex, t.files.capture, True),
        blocks.head(gr.sizeof_gr_complex, t.count(CAPTURE_HZ)),
        filter.interp_fir_filter_ccf(2, steep),
    )
    t.raise_complex(2 * CAPTURE_HZ, edge_hz)
