"""Frequencies of the subcarrier of slow-scan television, in the mode Robot 36."""

import numpy as np

from graphs.files import pixels

BLACK_HZ, WHITE_HZ, SYNC_HZ, PORCH_HZ = 1_500, 2_300, 1_200, 1_900
HEADER = [(PORCH_HZ, 0.3), (SYNC_HZ, 0.01), (PORCH_HZ, 0.3), (SYNC_HZ, 0.03)]
CODE_AND_PARITY = 0x88
LINES = 240


def robot36(rate):
    """The frequency of each sample of a picture, header and 240 lines."""
    red, green, blue = (pixels()[:LINES, :, n].astype(float) for n in range(3))
    luminance = 16 + (65.738 * red + 129.057 * green + 25.064 * blue) / 256
    redness = 128 + (112.439 * red - 94.154 * green - 18.285 * blue) / 256
    blueness = 128 + (-37.945 * red - 74.494 * green + 112.439 * blue) / 256
    script = list(HEADER)
    script += [(1_100 if CODE_AND_PARITY >> bit & 1 else 1_300, 0.03) for bit in range(8)]
    script += [(SYNC_HZ, 0.03)]
    for row in range(LINES):
        script += [(SYNC_HZ, 0.009), (BLACK_HZ, 0.003)]
        script += [(_hz(level), 0.088 / 320) for level in luminance[row]]
        odd = row % 2
        script += [(WHITE_HZ if odd else BLACK_HZ, 0.0045), (PORCH_HZ, 0.0015)]
        pair = (blueness if odd else redness)[row - odd : row - odd + 2]
        script += [(_hz(level), 0.044 / 160) for level in pair.mean(axis=0).reshape(-1, 2).mean(axis=1)]
    ends = np.cumsum([seconds for _, seconds in script])
    times = (np.arange(round(ends[-1] * rate)) + 0.5) / rate
    return np.array([hz for hz, _ in script])[np.searchsorted(ends, times)]


def _hz(level):
    return BLACK_HZ + (WHITE_HZ - BLACK_HZ) / 255 * min(max(level, 0), 255)
