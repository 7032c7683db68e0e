"""wsjtx's jt9: FT8."""

from __future__ import annotations

import re

import numpy as np

from bench import tools
from bench.judge import Failure, Judge
from bench.recording import Audio

RATE = 12_000
SLOT_SECONDS = 15


class Ft8(Judge):
    name = "wsjtx jt9 FT8"
    needs = ("jt9",)

    def __init__(self, message, centre_hz, start_seconds):
        self.message, self.centre_hz, self.start_seconds = message, centre_hz, start_seconds

    def judge(self, subject, context) -> str:
        heard = subject.at(RATE).levelled(0.5)
        # The slot begins with the recording. A little noise, as on the air: jt9 expects some.
        slot = np.random.default_rng(8).standard_normal(SLOT_SECONDS * RATE).astype(np.float32) * 0.005
        part = heard.samples[: len(slot)]
        slot[: len(part)] += part
        # jt9 takes the time that it prints from the name of the file.
        folder = context.file("")
        folder.mkdir()
        wav = Audio(slot, RATE).write(folder / "240101_000000.wav")
        said = tools.run(
            ["jt9", "-8", "-p", SLOT_SECONDS, "-d", 2, "-H", 3_000, "-a", folder, "-t", folder, wav], cwd=folder
        )
        for line in said.splitlines():
            found = re.match(r"\d{6} +(-?\d+) +(-?[\d.]+) +(\d+) ~ +(.*)", line)
            if found and found[4].split("  ")[0].strip() == self.message:
                # jt9 calls the usual start, 0.5 s into the slot, 0.
                late, frequency = float(found[2]) + 0.5 - self.start_seconds, int(found[3])
                # It prints the lowest tone; tones are 6.25 Hz apart.
                if abs(late) > 0.15:
                    raise Failure(f"begins {late:+.1f} s from where it should")
                if self.centre_hz is not None and abs(frequency - self.centre_hz) > 25:
                    raise Failure(f"heard at {frequency} Hz, not {self.centre_hz} Hz")
                return f"{found[4].strip()} at {frequency} Hz, {found[1]} dB"
        raise Failure(f"no {self.message!r} in {said.strip()[-300:]!r}")


def ft8(message: str, *, centre_hz: float | None = None, start_seconds: float = 0.5) -> Judge:
    """The message as wsjtx prints it; the recording begins with the slot."""
    return Ft8(message, centre_hz, start_seconds)
