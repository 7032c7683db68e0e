"""GNU Radio's own ZeroMQ blocks: receives or sends complex samples.

gnuradio_stream.py (sub|pull) ENDPOINT FILE SAMPLES    writes so many samples to a file
gnuradio_stream.py (pub|push) ENDPOINT FILE RATE       sends a file again and again, until killed
"""

import sys

from gnuradio import blocks, gr, zeromq

kind, endpoint, path, number = sys.argv[1:]
size = gr.sizeof_gr_complex
graph = gr.top_block()
if kind in ("sub", "pull"):
    source = {"sub": zeromq.sub_source, "pull": zeromq.pull_source}[kind](size, 1, endpoint)
    sink = blocks.file_sink(size, path)
    sink.set_unbuffered(True)
    graph.connect(source, blocks.head(size, int(number)), sink)
else:
    source = blocks.file_source(size, path, True)
    sink = {"pub": zeromq.pub_sink, "push": zeromq.push_sink}[kind](size, 1, endpoint)
    graph.connect(source, blocks.throttle(size, float(number)), sink)
graph.run()
