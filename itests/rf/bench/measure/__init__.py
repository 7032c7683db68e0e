"""Measurements against the specification; each function answers a judge."""

from bench.measure.audio import same_audio
from bench.measure.carriers import depth, deviation, sideband
from bench.measure.generic import bandwidth, healthy, spurious
from bench.measure.keying import morse_timing, ook_depth

__all__ = [
    "bandwidth", "depth", "deviation", "healthy", "morse_timing", "ook_depth", "same_audio",
    "sideband", "spurious",
]
