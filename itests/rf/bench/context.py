"""What judges of one case share: the case, a folder for their files, the cores of the machine."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.judge import Judge, Unavailable
from bench import tools


@dataclass
class Context:
    case: Any
    folder: Path
    #: The file that was sent, or None if the flag is text.
    flag_path: Path | None
    #: A semaphore over the cores, and one over programs that play in real time.
    cores: Any
    players: Any
    #: How often a judge that plays in real time may try.
    attempts: int = 3
    _count: int = 0
    _cache: dict = field(default_factory=dict)
    _holding: bool = False

    def file(self, suffix: str) -> Path:
        """A new name in the case's folder, which is deleted with all its content."""
        self._count += 1
        return self.folder / f"{self._count:02}{suffix}"

    def once(self, key, make):
        """The same answer for all judges of this case: make() is called only once."""
        if key not in self._cache:
            self._cache[key] = make()
        return self._cache[key]

    @contextlib.contextmanager
    def core(self):
        """Holds one core of the machine."""
        if self._holding:
            yield
            return
        with self.cores:
            self._holding = True
            try:
                yield
            finally:
                self._holding = False

    def ask(self, judge: Judge, subject) -> str:
        missing = judge.missing()
        if missing:
            raise Unavailable(", ".join(f"{need} (package {tools.package(need)})" for need in missing))
        if judge.waits:
            return judge.judge(subject, self)
        with self.core():
            return judge.judge(subject, self)
