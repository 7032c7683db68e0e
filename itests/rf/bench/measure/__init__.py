"""Measurements against the specification; each function answers a judge."""

from bench.measure.audio import same_audio
from bench.measure.carriers import depth, deviation, sideband
from bench.measure.frequency_keying import two_tones
from bench.measure.generic import bandwidth, healthy, spurious
from bench.measure.hopping import follow, hop_sequence
from bench.measure.keying import morse_timing, ook_depth
from bench.measure.pager import lrs_frame
from bench.measure.picture import painted
from bench.measure.slowscan import slow_scan

__all__ = [
    "bandwidth", "depth", "deviation", "follow", "healthy", "hop_sequence", "lrs_frame", "morse_timing",
    "ook_depth", "painted", "same_audio", "sideband", "slow_scan", "spurious", "two_tones",
]
