"""Measurements against the specification; each function answers a judge."""

from bench.measure.audio import same_audio
from bench.measure.generic import bandwidth, healthy, spurious
from bench.measure.keying import morse_timing, ook_depth

__all__ = [
    "bandwidth", "healthy", "morse_timing", "ook_depth", "same_audio", "spurious",
]
