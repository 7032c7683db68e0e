#!/usr/bin/python3
"""Looks at the signals of bench.py's flow graphs: as wide as what `./challengectl render` announces for the
same modulation, nothing beside it, not clipped.

    ./check.py [NAME ...]

Measures with the judges of itests/rf. The content is not the same bit by bit, so widths may differ by 25 %.
Needs a built distribution and what bench.py needs.
"""

import contextlib
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Before this folder, whose bench.py would be taken for the package.
sys.path.insert(0, str(HERE.parents[2] / "itests" / "rf"))

import numpy as np  # noqa: E402
from bench import measure  # noqa: E402
from bench.case import Case  # noqa: E402
from bench.context import Context  # noqa: E402
from bench.judge import Failure  # noqa: E402
from bench.recording import Recording  # noqa: E402
from bench.render import command, render  # noqa: E402
from graphs import CHAINS  # noqa: E402
from graphs.files import CAPTURE_HZ, Files  # noqa: E402

RATE = 2_000_000
SENTENCE = "THE FLAG IS SEVEN SEVEN BRAVO"
FRAME = "8D4840D6202CC371C32CE0576098"

#: What render needs, where it is not the sentence with default parameters.
FLAGS = {"lrs": "-s 123 -p 7 -pf 1", "dtmf": "0123456789", "ft8": "CQ K1ABC FN42", "adsb": FRAME}
FILES = {"nbfm": "wav", "usb": "wav", "am": "wav", "fhss": "wav", "freedv": "wav", "wbfm": "wav",
         "paint": "picture", "sstv": "picture", "iq": "capture"}
FAST_DATA = {"baud": 38_400, "deviation": 20_000, "repeats": 20}
PARAMETERS = {
    "fhss": {"hop_time": 10},
    "wbfm": {"rds_ps": "RADIOCTF"},
    "adsb": {"repeats": 2_000, "spacing_ms": 0.5},
    "iq": {"wav_samplerate": CAPTURE_HZ},
    "fsk-38400": FAST_DATA,
    "gfsk-38400": FAST_DATA,
}
#: Long enough to hold what is typical of it.
SECONDS = {"fhss": 18.1, "paint": 10, "sstv": 37, "ft8": 13, "cw": 10, "adsb": 1}
#: Nearly all of the power is in the carrier, so a little more in the sidebands widens it much.
TOLERANCES = {"am": 0.5}
#: Widths that no filter makes: pulses that are as sharp as the device's rate allows.
UNFILTERED = {"adsb"}


def announced(name, files, folder):
    """What render says of the same modulation."""
    flag = FLAGS.get(name, SENTENCE)
    if name in FILES:
        flag = getattr(files, FILES[name])
    case = Case(name, flag, [], PARAMETERS.get(name, {}), RATE, modulation=name.split("-")[0])
    recording, _ = render(command(False), case, folder)
    recording.path.unlink()
    return recording.announced


def made(name, folder, said):
    out = folder / f"{name}.cf32"
    subprocess.run(
        [HERE / "bench.py", name, str(RATE), "--seconds", str(SECONDS.get(name, 4)), "--out", out],
        check=True, stdout=subprocess.DEVNULL,
    )
    return Recording(out, RATE, "cf32", said)


def judged(name, folder, said):
    """What is said of a signal, and whether all of it is well."""
    recording = made(name, folder, said)
    context = Context(None, folder, None, contextlib.nullcontext(), contextlib.nullcontext())
    # Not where filters fill or run dry: the carrier comes and goes at once.
    inside = recording.samples(RATE // 100, min(len(recording), 10 * RATE) - RATE // 100)
    peak = float(np.max(np.abs(inside)))
    words = [f"peak {peak:.2f}"]
    well = 0.4 < peak <= 1
    judges = [measure.bandwidth(TOLERANCES.get(name, 0.25))]
    if name not in UNFILTERED:
        judges.append(measure.spurious(-55))
    for judge in judges:
        try:
            words.append(judge.judge(recording, context))
        except Failure as failure:
            words.append(f"{judge.name}: {failure}")
            well = False
    recording.path.unlink()
    return ", ".join(words), well


def main(names):
    bad = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        files = Files(folder)
        for name in names or CHAINS:
            words, well = judged(name, folder, announced(name, files, folder))
            print(f"{name}: {words}{'' if well else ' - NOT WELL'}", flush=True)
            bad += [] if well else [name]
    if bad:
        sys.exit(f"check.py: look at {', '.join(bad)}")


if __name__ == "__main__":
    if "-h" in sys.argv or "--help" in sys.argv:
        print(__doc__)
    else:
        main(sys.argv[1:])
