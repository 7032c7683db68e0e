"""Replay of recordings."""

import io
import json
import tarfile

import numpy as np

from bench import Case, flags, measure, receivers


def _fm(rate, seconds=2, seed=1):
    """Somebody else's transmission: speech on narrow-band FM."""
    from scipy import signal

    voice = signal.resample_poly(flags.voice(seconds, 16_000, -12, seed), rate // 16_000, 1)
    voice = signal.sosfilt(signal.butter(6, 3_000 / (rate / 2), output="sos"), voice)
    return 0.4 * np.exp(2j * np.pi * 4_000 * np.cumsum(voice / np.abs(voice).max()) / rate)


def _ints(samples, kind):
    pairs = np.stack([samples.real, samples.imag], axis=1).ravel()
    if kind == "cf32_le":
        return pairs.astype("<f4").tobytes()
    if kind == "ci16_le":
        return np.round(pairs * 32767).astype("<i2").tobytes()
    if kind == "cu8":
        return np.round(pairs * 127.5 + 127.5).astype(np.uint8).tobytes()
    raise ValueError(kind)


def _raw(rate, kind):
    return lambda folder: flags.content(_ints(_fm(rate), kind), f"recording.{kind}")(folder)


def _sigmf(rate, kind):
    def make(folder):
        meta = {"global": {"core:datatype": kind, "core:sample_rate": rate, "core:version": "1.0.0"},
                "captures": [{"core:sample_start": 0}], "annotations": []}
        path = folder / "recording.sigmf"
        with tarfile.open(path, "w") as archive:
            for name, data in (("recording.sigmf-meta", json.dumps(meta).encode()),
                               ("recording.sigmf-data", _ints(_fm(rate), kind))):
                entry = tarfile.TarInfo(f"recording/{name}")
                entry.size = len(data)
                archive.addfile(entry, io.BytesIO(data))
        return path

    return make


def _voice(seed=1):
    return flags.audio(flags.voice(2, 16_000, -12, seed), 16_000)


def _heard(offset_hz=0):
    return receivers.nbfm(deemphasis_us=0, offset_hz=offset_hz) | measure.same_audio(of=_voice(), least=0.85)


CASES = [
    Case("SigMF archive, 48 kS/s", _sigmf(48_000, "cf32_le"), [_heard()]),
    Case("raw 16 bit, moved", _raw(192_000, "ci16_le"), [_heard(300_000)],
         {"wav_samplerate": 192_000, "format": "ci16_le", "shift_hz": 300_000}, rate=2_400_000, format="cs16"),
    # The quantisation of 8 bits is part of the recording.
    Case("raw 8 bit of a receiver at 2.4 MS/s, cut to 20 kHz", _raw(2_400_000, "cu8"), [_heard(-50_000)],
         {"wav_samplerate": 2_400_000, "format": "cu8", "bandwidth_hz": 20_000, "shift_hz": -50_000}, rate=250_000,
         spurious_db=-40),
    Case("SigMF archive, 20 MS/s", _sigmf(96_000, "ci16_le"), [_heard()], {"gain_db": -6},
         rate=20_000_000, format="cs8"),
]

MUST_FAIL = [
    Case("another place", _raw(192_000, "ci16_le"), [_heard(0)],
         {"wav_samplerate": 192_000, "format": "ci16_le", "shift_hz": 100_000}),
    Case("another rate", _raw(192_000, "ci16_le"), [_heard()],
         {"wav_samplerate": 150_000, "format": "ci16_le"}),
]
