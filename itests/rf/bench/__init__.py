"""What a file in cases/ needs: from bench import Case, decoders, flags, measure, receivers."""

from bench import damage, decoders, flags, measure, receivers
from bench.case import Case
from bench.judge import Failure, Judge, Step, Unavailable

__all__ = [
    "Case", "Failure", "Judge", "Step", "Unavailable", "damage", "decoders", "flags", "measure", "receivers",
]
