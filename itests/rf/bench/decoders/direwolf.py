"""direwolf's atest: AX.25 frames from audio."""

from __future__ import annotations

import re

from bench import tools
from bench.judge import Failure, Judge


class Direwolf(Judge):
    name = "direwolf AX.25 1200 Bd"
    needs = ("atest",)

    def __init__(self, frames):
        self.frames = frames

    def judge(self, subject, context) -> str:
        wav = subject.levelled(0.6).padded(0.2, 0.3).write(context.file(".wav"))
        said = tools.run(["atest", "-B", "1200", "-F", "0", wav], cwd=context.folder)
        heard = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in said.splitlines()]
        frames = [line[4:] for line in heard if re.match(r"\[\d\] ", line)]
        for wanted in self.frames:
            if wanted not in frames:
                raise Failure(f"no {wanted!r}; heard {frames or said[-200:]!r}")
        if len(frames) != len(self.frames):
            raise Failure(f"{len(frames)} frames, not {len(self.frames)}")
        return f"{len(frames)} frames"


def direwolf(*frames: str) -> Judge:
    """Exactly these frames in monitor form: "N0CALL-7>APRS,WIDE1-1:text" (no errors repaired)."""
    return Direwolf(frames)
