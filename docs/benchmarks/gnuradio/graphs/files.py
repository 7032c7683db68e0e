"""The files that are sent: the same kinds as the other side of the comparison takes."""

import math
import os
import struct
import wave
import zlib

import numpy as np

from graphs.transmission import WAV_HZ

CAPTURE_HZ = 250_000
PICTURE_WIDTH = 320
PICTURE_HEIGHT = 256


class Files:
    """Writes them into a folder when they are first asked for."""

    def __init__(self, folder):
        self.folder = folder

    @property
    def wav(self):
        """Ten seconds of a buzz in syllables, 48 kHz, 16 bit."""
        return self._file("audio.wav", _write_wav)

    @property
    def capture(self):
        """Four seconds of noise, 200 kHz wide, as complex floats of 250 kHz."""
        return self._file("capture.cf32", _write_capture)

    @property
    def picture(self):
        """What `pixels` are, as a PNG file."""
        return self._file("picture.png", _write_png)

    def _file(self, name, write):
        path = os.path.join(self.folder, name)
        if not os.path.exists(path):
            write(path)
        return path


def _write_wav(path):
    with wave.open(path, "wb") as wav:
        wav.setparams((1, 2, WAV_HZ, 0, "NONE", ""))
        second = bytearray()
        for n in range(WAV_HZ):
            t = n / WAV_HZ
            voice = sum(math.sin(2 * math.pi * 140 * k * t + k * k) / k for k in range(1, 21))
            second += struct.pack("<h", int(8_000 * voice * max(0, math.sin(2 * math.pi * 3 * t))))
        wav.writeframes(bytes(second) * 10)


def _write_capture(path):
    random = np.random.default_rng(1)
    bins = 4 * CAPTURE_HZ
    spectrum = np.exp(2j * np.pi * random.random(bins))
    spectrum[np.abs(np.fft.fftfreq(bins, 1 / CAPTURE_HZ)) > 100_000] = 0
    samples = np.fft.ifft(spectrum)
    (samples * 0.85 / np.max(np.abs(samples))).astype(np.complex64).tofile(path)


def pixels():
    """A colour gradient with shapes on it: rows of red, green and blue bytes."""
    y, x = np.mgrid[0:PICTURE_HEIGHT, 0:PICTURE_WIDTH]
    diagonal = PICTURE_WIDTH**2 + PICTURE_HEIGHT**2
    share = ((x * PICTURE_WIDTH + y * PICTURE_HEIGHT) / diagonal)[..., None]
    made = np.array([0, 0, 255]) * (1 - share) + np.array([255, 200, 0]) * share
    for k in range(8):
        radius = np.hypot((x - 50 - 32 * k) / 30, (y - 125) / 85)
        made[np.abs(radius - 1) < 0.02] = 255
    return made.astype(np.uint8)


def _write_png(path):
    rows = b"".join(b"\0" + row.tobytes() for row in pixels())
    head = struct.pack(">IIBBBBB", PICTURE_WIDTH, PICTURE_HEIGHT, 8, 2, 0, 0, 0)
    with open(path, "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n")
        for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")):
            out.write(struct.pack(">I", len(data)) + kind + data)
            out.write(struct.pack(">I", zlib.crc32(kind + data)))
