"""Third-party programs that must find the flag; each function answers a judge."""

from bench.decoders.multimon import afsk1200, dtmf, morse, multimon, pocsag
from bench.decoders.rtl433 import fsk_frames, ook_frames, rtl433

__all__ = [
    "afsk1200", "dtmf", "fsk_frames", "morse", "multimon", "ook_frames", "pocsag", "rtl433",
]
