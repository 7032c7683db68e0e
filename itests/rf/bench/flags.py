"""Files to be sent. Each function answers a maker: called with a folder it writes the file."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np


def speech(seconds: float = 4, rate: int = 48_000, *, kind: str = "s16", channels: int = 1,
           level_dbfs: float = -20, seed: int = 1, suffix: str = "wav"):
    """Something like speech: syllables of voiced and unvoiced sound, always the same for a seed."""

    def make(folder: Path) -> Path:
        return write_wav(folder / f"speech-{seed}.{suffix}",
                         voice(seconds, rate, level_dbfs, seed), rate, kind, channels)

    return make


def tone(frequency_hz: float, seconds: float = 3, rate: int = 48_000, *, level_dbfs: float = -20,
         kind: str = "s16", channels: int = 1):
    """A sine; level_dbfs 0 is a sine at full scale."""

    def make(folder: Path) -> Path:
        at = np.arange(int(seconds * rate)) / rate
        wave = 10 ** (level_dbfs / 20) * np.sin(2 * np.pi * frequency_hz * at)
        return write_wav(folder / "tone.wav", wave, rate, kind, channels)

    return make


def square(frequency_hz: float, seconds: float = 3, rate: int = 48_000, *, level_dbfs: float = 0):
    """A square wave: the worst that an organiser can send."""

    def make(folder: Path) -> Path:
        at = np.arange(int(seconds * rate)) / rate
        wave = np.where((at * frequency_hz) % 1 < 0.5, 1, -1) * 10 ** (level_dbfs / 20)
        return write_wav(folder / "square.wav", wave, rate, "s16", 1)

    return make


def audio(samples: np.ndarray, rate: int, *, kind: str = "s16", channels: int = 1):
    """Any samples as WAV."""
    return lambda folder: write_wav(folder / "audio.wav", samples, rate, kind, channels)


def content(data: bytes, name: str):
    """A file with these bytes."""

    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(data)
        return path

    return make


def picture(width: int = 320, height: int = 240, *, name: str = "picture.png", mode: str = "RGB"):
    """Bars, a disc, a ramp and a diagonal: nothing in it looks the same mirrored or turned."""

    def make(folder: Path) -> Path:
        from PIL import Image

        image = Image.fromarray(test_card(width, height)).convert(mode)
        image.save(folder / name)
        return folder / name

    return make


def test_card(width: int, height: int) -> np.ndarray:
    """RGB, height x width x 3, bytes."""
    y, x = np.mgrid[0:height, 0:width]
    u, v = x / max(1, width - 1), y / max(1, height - 1)
    bars = np.array([(255, 255, 255), (255, 255, 0), (0, 255, 255), (0, 255, 0),
                     (255, 0, 255), (255, 0, 0), (0, 0, 255), (0, 0, 0)], np.uint8)
    card = bars[np.minimum((u * 8).astype(int), 7)]
    ramp = (v > 0.55) & (v <= 0.75)
    card[ramp] = np.repeat((u * 255).astype(np.uint8)[..., None], 3, axis=2)[ramp]
    foot = v > 0.75
    card[foot] = (40, 40, 60)
    card[(np.hypot((u - 0.2) * width / height, v - 0.88) < 0.08)] = (255, 255, 255)
    card[foot & (np.abs((u - 0.5) * 2 - (v - 0.75) * 4 * 0.9) < 0.04)] = (255, 200, 0)
    return card


def voice(seconds: float, rate: int, level_dbfs: float, seed: int) -> np.ndarray:
    """Syllables of about 150 ms: a pulse train through three formants, or noise, with pauses."""
    from scipy import signal

    random = np.random.default_rng(seed)
    work = 16_000
    made = []
    while sum(map(len, made)) < seconds * work:
        length = int(random.uniform(0.09, 0.22) * work)
        envelope = np.hanning(length)
        if random.random() < 0.75:
            pitch = random.uniform(95, 180) * np.linspace(1, random.uniform(0.85, 1.15), length)
            excitation = np.diff(np.floor(np.cumsum(pitch) / work), prepend=0)
            formants = (random.uniform(300, 800), random.uniform(900, 2_100), random.uniform(2_300, 2_900))
        else:
            excitation = 0.05 * random.standard_normal(length)
            formants = (random.uniform(1_500, 2_000), random.uniform(2_200, 2_800))
        sound = np.zeros(length)
        for formant in formants:
            radius = np.exp(-np.pi * 90 / work)
            sound += signal.lfilter(
                [1 - radius], [1, -2 * radius * np.cos(2 * np.pi * formant / work), radius**2], excitation
            )
        made += [envelope * sound / (np.std(sound) + 1e-9), np.zeros(int(random.uniform(0.01, 0.08) * work))]
    wave = np.concatenate(made)[: int(seconds * work)]
    if rate != work:
        from math import gcd

        wave = signal.resample_poly(wave, rate // gcd(rate, work), work // gcd(rate, work))
    wave = wave * 10 ** (level_dbfs / 20) / np.std(wave)
    return wave / max(1.0, np.max(np.abs(wave)) / 0.98)


_KINDS = {"u8": (1, 8), "s16": (1, 16), "s24": (1, 24), "s32": (1, 32), "f32": (3, 32)}


def write_wav(path: Path, samples: np.ndarray, rate: int, kind: str, channels: int) -> Path:
    """One signal on all channels; kind is u8, s16, s24, s32 or f32."""
    tag, bits = _KINDS[kind]
    wave = np.repeat(np.asarray(samples, float), channels)
    if kind == "u8":
        data = np.clip(np.round(wave * 127 + 128), 0, 255).astype(np.uint8).tobytes()
    elif kind == "s16":
        data = np.round(np.clip(wave, -1, 1) * 32767).astype("<i2").tobytes()
    elif kind == "s24":
        whole = np.round(np.clip(wave, -1, 1) * 8388607).astype("<i4")
        data = whole.view(np.uint8).reshape(-1, 4)[:, :3].tobytes()
    elif kind == "s32":
        data = np.round(np.clip(wave, -1, 1) * 2147483647).astype("<i4").tobytes()
    else:
        data = wave.astype("<f4").tobytes()
    frame = channels * bits // 8
    form = struct.pack("<HHIIHH", tag, channels, rate, rate * frame, frame, bits)
    body = b"WAVEfmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", len(data)) + data
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)
    return path
