"""minimodem: RTTY and any other audio FSK."""

from __future__ import annotations

from bench import tools
from bench.judge import Failure, Judge


class Minimodem(Judge):
    needs = ("minimodem",)

    def __init__(self, text, mode, options, name="minimodem"):
        self.name = name
        self.text, self.mode, self.options = text, mode, options

    def judge(self, subject, context) -> str:
        # Its own filters want some room; it estimates the carrier from what is there.
        wav = subject.levelled(0.7).padded(0.3, 0.5).write(context.file(".wav"))
        said = tools.run(
            ["minimodem", "--rx", "--quiet", *self.options, "--file", wav, self.mode]
        )
        heard = " ".join(said.split())
        if " ".join(self.text.split()) not in heard:
            raise Failure(f"heard {heard[-200:]!r}, not {self.text!r}")
        return f"{len(self.text)} characters"


def minimodem(text: str, baud, *, mark_hz: float = 0, space_hz: float = 0, options=()) -> Judge:
    """8-N-1 at any baud rate (or a mode's name); other forms by options, e.g. ["--baudot"]."""
    tones = ["-M", mark_hz, "-S", space_hz] if mark_hz else []
    return Minimodem(text, str(baud), [*options, *tones])


def rtty(text: str, *, baud: float = 45.45, shift_hz: float = 170, centre_hz: float = 1_500) -> Judge:
    """ITA2, a mark is the higher tone; as heard by an upper-sideband receiver."""
    tones = ["-M", centre_hz + shift_hz / 2, "-S", centre_hz - shift_hz / 2]
    return Minimodem(text.upper(), str(baud), ["--baudot", "--stopbits", "1.5", *tones],
                     "minimodem RTTY")
