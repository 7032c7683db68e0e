"""Third-party programs that must find the flag; each function answers a judge."""

from bench.decoders.direwolf import direwolf
from bench.decoders.dump1090 import dump1090
from bench.decoders.fldigi import fldigi, fldigi_morse, fldigi_rtty
from bench.decoders.freedv import freedv
from bench.decoders.jt9 import ft8
from bench.decoders.minimodem import minimodem, rtty
from bench.decoders.multimon import afsk1200, dtmf, morse, multimon, pocsag
from bench.decoders.qsstv import qsstv
from bench.decoders.rds import rds
from bench.decoders.rtl433 import fsk_frames, ook_frames, rtl433

__all__ = [
    "afsk1200", "direwolf", "dtmf", "dump1090", "fldigi", "fldigi_morse", "fldigi_rtty", "freedv", "fsk_frames", "ft8",
    "minimodem", "morse", "multimon", "ook_frames", "pocsag", "qsstv", "rds", "rtl433", "rtty",
]
