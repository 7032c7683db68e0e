"""multimon-ng: Morse, POCSAG, DTMF, AFSK1200 and more, from audio."""

from __future__ import annotations

import re

from bench import tools
from bench.judge import Failure, Judge

RATE = 22_050


class Multimon(Judge):
    """Runs one demodulator of multimon-ng and gives its lines to `check`."""

    needs = ("multimon-ng",)

    def __init__(self, demodulator: str, check, options=()):
        self.name = f"multimon-ng {demodulator}"
        self.demodulator = demodulator
        self.check = check
        self.options = list(options)

    def judge(self, subject, context) -> str:
        raw = context.file(".raw")
        raw.write_bytes(subject.at(RATE).levelled(0.7).padded(0.1, 0.5).int16().tobytes())
        said = tools.run(
            ["multimon-ng", "-q", "-t", "raw", "-a", self.demodulator, *self.options, raw]
        )
        return self.check(said)


def multimon(demodulator: str, *expected: str, options=()) -> Judge:
    """Each of the texts must be among what multimon-ng prints."""
    return Multimon(demodulator, lambda said: _all_in(expected, said), options)


def _all_in(expected, said) -> str:
    for text in expected:
        if text not in said:
            raise Failure(f"no {text!r} in {said.strip()[-300:]!r}")
    return f"{len(expected)} of {len(expected)} found"


def pocsag(*texts: str, capcode: int | None = None, baud: int = 512, kind: str = "alpha",
           function: int | None = None) -> Judge:
    """Pages with these texts, in this order; no other page with text."""
    field = "Alpha" if kind == "alpha" else "Numeric"

    def check(said: str) -> str:
        pages = re.findall(
            rf"POCSAG{baud}: Address: +(\d+) +Function: (\d) +{field}: +(.*)", said
        )
        heard = [_pocsag_text(page[2]) for page in pages]
        if heard != list(texts):
            raise Failure(f"heard {heard}, not {list(texts)}; {said.strip()[-200:]!r}")
        for address, heard_function, _ in pages:
            if capcode is not None and int(address) != capcode:
                raise Failure(f"heard the address {address}, not {capcode}")
            if function is not None and int(heard_function) != function:
                raise Failure(f"heard function {heard_function}, not {function}")
        return f"{len(pages)} pages"

    return Multimon(f"POCSAG{baud}", check, ["-f", kind, "-b", "0"])


def _pocsag_text(printed: str) -> str:
    # Fill characters at the end of the last code word are printed by their names.
    return re.sub(r"(<NUL>|<EOT>|<ETX>)+$", "", printed).rstrip()


def dtmf(digits: str) -> Judge:
    def check(said: str) -> str:
        heard = "".join(re.findall(r"DTMF: (.)", said))
        if heard != digits:
            raise Failure(f"heard {heard!r}, not {digits!r}")
        return f"{len(heard)} digits"

    return Multimon("DTMF", check)


def afsk1200(*expected: str) -> Judge:
    """APRS frames in TNC2 form, e.g. "N0CALL>APRS:hello"; each must be there."""
    return Multimon("AFSK1200", lambda said: _all_in(expected, said), ["-A"])


def morse(text: str, wpm: float) -> Judge:
    """The text in Morse, letter by letter and word by word."""
    wanted = " ".join(text.upper().split())

    def check(said: str) -> str:
        heard = " ".join(said.split())
        if heard != wanted:
            raise Failure(f"heard {heard!r}, not {wanted!r}")
        return f"{len(wanted)} characters"

    dot_ms = str(round(1200 / wpm))
    # Its automatic threshold is too slow above 40 wpm; the level of what it hears is known.
    return Multimon("MORSE_CW", check, ["-d", dot_ms, "-g", dot_ms, "-y", "-x", "-o", "5000"])
