"""dump1090-mutability: Mode S frames from complex samples."""

from __future__ import annotations

import re

import numpy as np

from bench import tools
from bench.channel import cut
from bench.judge import Failure, Judge

RATE = 2_400_000


class Dump1090(Judge):
    name = "dump1090-mutability"
    needs = ("dump1090-mutability", "python:gnuradio")

    def __init__(self, frames):
        self.frames = [frame.upper() for frame in frames]

    def judge(self, subject, context) -> str:
        if subject.rate == RATE:
            samples = subject.samples()
        else:
            samples = cut(subject, context, width_hz=0.95 * min(RATE, subject.rate), rate=RATE).samples
        quiet = np.zeros(RATE // 10, np.complex64)
        noise = np.random.default_rng(1).standard_normal(2 * (2 * len(quiet) + len(samples)))
        iq = np.concatenate([quiet, samples, quiet]).view(np.float32) * 0.8 + noise * 0.004
        file = context.file(".sc16")
        file.write_bytes(np.clip(np.round(iq * 32767), -32768, 32767).astype("<i2").tobytes())
        said = tools.run(
            ["dump1090-mutability", "--ifile", file, "--iformat", "SC16", "--raw", "--no-fix"]
        )
        heard = [frame.upper() for frame in re.findall(r"\*([0-9a-fA-F]+);", said)]
        if heard != self.frames:
            raise Failure(f"heard {heard or said[-200:]}, not {self.frames}")
        return f"{len(heard)} frames"


def dump1090(*frames: str) -> Judge:
    """Exactly these frames, in hex with their parity, in this order; no errors repaired."""
    return Dump1090(frames)
