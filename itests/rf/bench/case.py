"""A case: one signal to be rendered, and who has to find what in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Callable, Mapping, Sequence

from bench.judge import Judge


@dataclass(frozen=True)
class Case:
    """One set of parameters of one modulation.

    flag is the text to send, or what makes the file to send (see flags): called with a folder, it
    writes a file there and answers its path. Parameters are given to `render` as they are;
    a callable among them is called with the folder, too.
    """

    name: str
    flag: str | Callable[[Path], Path]
    judges: Sequence[Judge]
    parameters: Mapping[str, Any] = field(default_factory=dict)
    rate: int = 2_000_000
    format: str = "cf32"
    #: The name given to `render`; the name of the file in cases/ if left out.
    modulation: str = ""
    #: 99 % bandwidth measured / announced - 1 may be this; None: not measured.
    bandwidth_tolerance: float | None = 0.05
    #: Strongest line beyond spurious_beyond_hz from the announced band, relative to all power.
    spurious_db: float = -60
    #: By default twice the announced bandwidth, at least 10 kHz. None measures nothing.
    spurious_beyond_hz: float | None = 0
    #: Seconds that the whole case may take before it is given up.
    timeout_seconds: float = 420

    def named(self, family: str) -> "Case":
        return self if self.modulation else replace(self, modulation=family)
