"""libcodec2: FreeDV's digital voice, received by the reference implementation."""

from __future__ import annotations

import ctypes

import numpy as np

from bench.judge import Failure, Judge
from bench.measure.audio import correlation, load

LIBRARY = "libcodec2.so.1.0"
RATE = 8_000
MODES = {"1600": 0, "700C": 6, "700D": 7, "700E": 13}
_TextCallback = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_char)


class FreeDv(Judge):
    needs = (f"lib:{LIBRARY}", "sox")

    def __init__(self, mode, text, speech, least):
        self.name = f"libcodec2 FreeDV {mode}"
        self.mode, self.text, self.speech, self.least = mode, text, speech, least

    def judge(self, subject, context) -> str:
        heard, letters, in_sync = receive(self.mode, subject)
        if in_sync < 0.6:
            raise Failure(f"in sync for {100 * in_sync:.0f} % of the time")
        said = f"in sync for {100 * in_sync:.0f} %"
        if self.text is not None:
            if self.text not in letters:
                raise Failure(f"the text is {letters!r}, not {self.text!r}")
            said += f", text {self.text!r}"
        if self.speech:
            sent = load(context.flag_path, context.file(".wav")).samples
            likeness, _ = correlation(_loudness(heard), _loudness(sent))
            said += f", loudness correlates {likeness:.2f}"
            if likeness < self.least:
                raise Failure(said)
        return said


def receive(mode: str, audio):
    """Speech at 8 kHz, the text beside it, and how much of the time the modem was in sync."""
    codec = ctypes.CDLL(LIBRARY)
    codec.freedv_open.restype = ctypes.c_void_p
    modem = ctypes.c_void_p(codec.freedv_open(MODES[mode]))
    letters: list[bytes] = []
    callback = _TextCallback(lambda _, letter: letters.append(letter))
    try:
        codec.freedv_set_callback_txt(modem, callback, None, None)
        # Whole frames follow, so that what is in the modem comes out.
        samples = audio.at(RATE).levelled(0.3).padded(0.2, 1.0).int16()
        speech = (ctypes.c_short * codec.freedv_get_n_max_speech_samples(modem))()
        heard, at, calls, synced = [], 0, 0, 0
        while True:
            wanted = codec.freedv_nin(modem)
            if at + wanted > len(samples):
                break
            block = np.ascontiguousarray(samples[at : at + wanted])
            count = codec.freedv_rx(modem, speech, block.ctypes.data_as(ctypes.POINTER(ctypes.c_short)))
            heard.append(np.array(speech[:count], np.int16))
            if at / RATE > 0.2 and at / RATE < audio.seconds + 0.2:
                calls += 1
                synced += bool(codec.freedv_get_sync(modem))
            at += wanted
    finally:
        codec.freedv_close(modem)
    text = b"".join(letters).decode("latin-1")
    return np.concatenate(heard).astype(np.float32) / 32768, text, synced / max(1, calls)


def _loudness(samples: np.ndarray) -> np.ndarray:
    """Deviations of the level in decibels, every 20 ms, from its mean."""
    frames = samples[: len(samples) // 160 * 160].reshape(-1, 160)
    level = 10 * np.log10(np.mean(frames.astype(float) ** 2, axis=1) + 1e-6)
    return level - np.mean(level)


def freedv(mode: str, *, text: str | None = None, speech: bool = True, least: float = 0.65) -> Judge:
    """mode is 1600, 700C, 700D or 700E; the flag is the speech, text what is sent beside it."""
    return FreeDv(mode, text, speech, least)
