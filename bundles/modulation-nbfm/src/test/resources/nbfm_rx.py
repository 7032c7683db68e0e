"""Receives narrow-band FM with GNU Radio: nbfm_rx.py IN.cf32 OUT.f32 (480 kS/s in, 48 kS/s out)."""
import sys

from gnuradio import analog, blocks, gr

top = gr.top_block()
top.connect(
    blocks.file_source(gr.sizeof_gr_complex, sys.argv[1], False),
    analog.nbfm_rx(audio_rate=48000, quad_rate=480000, tau=75e-6, max_dev=5e3),
    blocks.file_sink(gr.sizeof_float, sys.argv[2]),
)
top.run()
