"""gr-rds: the data on the 57 kHz subcarrier of broadcast FM (IEC 62106)."""

from __future__ import annotations

import math

from bench.channel import cut
from bench.judge import Failure, Judge

QUADRATURE_RATE = 380_000
#: 16 samples per bit of 1187.5 bit/s
DATA_RATE = 19_000
_PI, _STATION, _TEXT = 0, 1, 4


class Rds(Judge):
    name = "gr-rds"
    needs = ("python:gnuradio", "python:rds")

    def __init__(self, station, text, identification):
        self.station, self.text, self.identification = station, text, identification

    def judge(self, subject, context) -> str:
        part = cut(subject, context, width_hz=240_000, rate=QUADRATURE_RATE)
        heard = messages(part)
        last = {kind: said for kind, said in heard}
        if not heard:
            raise Failure("no RDS group was received")
        wanted = [(_PI, "PI", self.identification and self.identification.upper()),
                  (_STATION, "PS", self.station), (_TEXT, "RadioText", self.text)]
        for kind, name, expected in wanted:
            # The text is padded with spaces, or ends with a carriage return.
            said = last.get(kind, "").replace("\r", " ").rstrip()
            if expected is not None and said != expected.rstrip():
                raise Failure(f"{name} is {said!r}, not {expected!r}")
        return ", ".join(f"{name} {expected}" for _, name, expected in wanted if expected is not None)


def messages(part) -> list[tuple[int, str]]:
    """What gr-rds' parser reports, in order: its kind of message and the text."""
    import pmt
    import rds
    from gnuradio import analog, blocks, digital, filter as filters, gr

    low_pass = filters.firdes.low_pass(1, part.rate, 2_400, 1_200)
    matched = filters.firdes.root_raised_cosine(1, DATA_RATE, 2_375, 1.0, 81)
    # A bit is a chip and its inverse; they are half a bit (8 samples) apart.
    biphase = [a - b for a, b in zip([*matched, *[0] * 8], [*[0] * 8, *matched])]
    points = digital.constellation_bpsk().base()
    chain = [
        blocks.vector_source_c(part.samples.tolist(), False),
        analog.quadrature_demod_cf(part.rate / (2 * math.pi * 75_000)),
        filters.freq_xlating_fir_filter_fcc(part.rate // DATA_RATE, low_pass, 57_000, part.rate),
        filters.fir_filter_ccf(1, biphase),
        analog.agc_cc(2e-3, 0.6, 50),
        digital.costas_loop_cc(2 * math.pi / 200, 2),
        digital.symbol_sync_cc(
            digital.TED_ZERO_CROSSING, DATA_RATE / 1_187.5, 0.01, 1.0, 1.0, 0.1, 1, points
        ),
        blocks.complex_to_real(),
        digital.binary_slicer_fb(),
        digital.diff_decoder_bb(2),
        rds.decoder(False, False),
    ]
    parser = rds.parser(False, False, 0)
    sink = blocks.message_debug()
    top = gr.top_block()
    top.connect(*chain)
    top.msg_connect((chain[-1], "out"), (parser, "in"))
    top.msg_connect((parser, "out"), (sink, "store"))
    top.run()
    found = []
    for number in range(sink.num_messages()):
        message = sink.get_message(number)
        found.append((pmt.to_long(pmt.tuple_ref(message, 0)), pmt.symbol_to_string(pmt.tuple_ref(message, 1))))
    return found


def rds(*, ps: str | None = None, text: str | None = None, pi: str | None = None) -> Judge:
    """Station name, RadioText and PI (four hex digits) of a broadcast on FM."""
    return Rds(ps, text, pi)
