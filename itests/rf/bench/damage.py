"""Spoils recordings, to see judges say no."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from bench.judge import Step
from bench.recording import Recording


class _Damaged(Step):
    def __init__(self, name, change):
        self.name = name
        self.change = change

    def apply(self, subject, context) -> Recording:
        path = context.file(".cf32")
        self.change(subject.samples()).astype(np.complex64).tofile(path)
        return replace(subject, path=path, format="cf32")


def damaged(name: str, change) -> Step:
    """change gets all samples and answers others."""
    return _Damaged(name, change)


def too_loud() -> Step:
    return damaged("too loud", lambda samples: samples * 1.1)


def not_a_number() -> Step:
    def change(samples):
        samples[len(samples) // 2] = np.nan
        return samples

    return damaged("not a number", change)


def cut_short() -> Step:
    return damaged("cut short", lambda samples: samples[:-1_000])


def with_spur(level_db: float = -50) -> Step:
    """A second carrier at a quarter of the sample rate."""

    def change(samples):
        spur = 1j ** (np.arange(len(samples)) % 4) * 10 ** (level_db / 20)
        return samples * (1 - 10 ** (level_db / 20)) + spur

    return damaged("spur", change)


def moved(share: float) -> Step:
    """The carrier beside its place by a share of the announced sample rate."""
    return damaged("moved", lambda samples: samples * np.exp(2j * np.pi * share * np.arange(len(samples))))


def with_leak(share: float = 0.2) -> Step:
    """A carrier that never goes off."""
    return damaged("leak", lambda samples: samples * (1 - share) + share)


def hard_edges() -> Step:
    """Keying without soft edges."""

    def change(samples):
        level = np.abs(samples)
        return np.where(level > 0.5 * np.max(level), 0.95, 0)

    return damaged("hard edges", change)
