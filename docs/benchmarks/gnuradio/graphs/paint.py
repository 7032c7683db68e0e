"""A picture in the waterfall: every line is the spectrum of overlapping symbols of 255 carriers."""

import numpy as np
from gnuradio import blocks, fft, gr

from graphs.files import pixels

WIDTH_HZ = 100_000
CARRIERS = 256
RATE_HZ = 2 * WIDTH_HZ
SIZE = 2 * CARRIERS
SECONDS = 10
CONTRAST_DB = 24
PHASE_SETS = 61
LEVEL = 1.0


def paint(t):
    """Lines as vectors of amplitudes, phases to them, an FFT, half overlapping Hann windows."""
    lines = _amplitudes()
    phases = np.exp(2j * np.pi * np.random.default_rng(1).random((PHASE_SETS, SIZE)))
    lines *= LEVEL / _highest(lines, phases)
    symbols_per_line = int(SECONDS * RATE_HZ / CARRIERS / len(lines))
    phased = blocks.multiply_cc(SIZE)
    halves = blocks.vector_to_streams(gr.sizeof_gr_complex * CARRIERS, 2)
    overlapped = blocks.add_vcc(CARRIERS)
    t.connect(
        blocks.vector_source_c(phases.ravel().tolist(), True, SIZE),
        blocks.head(gr.sizeof_gr_complex * SIZE, t.count(RATE_HZ / CARRIERS)),
        (phased, 1),
    )
    t.append(
        blocks.vector_source_c(lines.ravel().tolist(), True, SIZE),
        blocks.repeat(gr.sizeof_gr_complex * SIZE, symbols_per_line),
        phased,
        fft.fft_vcc(SIZE, False, [], False),
        blocks.multiply_const_vcc(np.hanning(SIZE + 1)[:SIZE].tolist()),
        halves,
        overlapped,
    )
    t.connect((halves, 1), blocks.delay(gr.sizeof_gr_complex * CARRIERS, 1), (overlapped, 1))
    t.append(blocks.vector_to_stream(gr.sizeof_gr_complex, CARRIERS))
    t.raise_complex(RATE_HZ, WIDTH_HZ / 2 + 12 * RATE_HZ / SIZE)


def _amplitudes():
    """A row of FFT bins for each line, the carriers around bin 0; brightness is read as decibels."""
    grey = pixels() @ np.array([0.299, 0.587, 0.114])
    most = 10 ** (CONTRAST_DB / 20) - 1
    level = (10 ** (CONTRAST_DB / 20 * grey / 255) - 1) / most
    columns = np.arange(CARRIERS - 1) * level.shape[1] // (CARRIERS - 1)
    rows = np.zeros((len(level), SIZE), complex)
    rows[:, np.arange(CARRIERS - 1) - CARRIERS // 2 + 1] = level[:, columns]
    return rows


def _highest(lines, phases):
    """The highest sample that any line with any phases makes, looked at between the samples, too."""
    highest = 0
    for line in lines[::8]:
        wide = np.zeros((len(phases), 4 * SIZE), complex)
        bins = np.fft.fftfreq(SIZE, 1 / SIZE).astype(int)
        wide[:, bins] = line * phases
        highest = max(highest, np.max(np.abs(np.fft.ifft(wide, axis=1))) * 4 * SIZE)
    return highest
