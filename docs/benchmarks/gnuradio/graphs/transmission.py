"""What the flow graphs have in common: an end in signed bytes, and ways up to the device's rate."""

import math

from gnuradio import blocks, filter, gr
from gnuradio.fft import window
from gnuradio.filter import firdes

AUDIO_HZ = 8_000
WAV_HZ = 48_000
AMPLITUDE = 0.95
KAISER_70_DB = 6.76

#: firdes makes filters of a Kaiser window too short for what they promise; so they are made longer.
FIRDES_LENGTH = 0.75


def low_pass(gain, rate, cutoff, transition):
    return firdes.low_pass(gain, rate, cutoff, transition, window.WIN_KAISER, KAISER_70_DB)


def band_pass(gain, rate, low, high, transition):
    return firdes.band_pass(gain, rate, low, high, transition, window.WIN_KAISER, KAISER_70_DB)


def image_filter(up, rate, edge_hz, gain=1):
    """Lets pass what is below the edge, and nothing of its images around the rate and its multiples."""
    return low_pass(gain * up, up * rate, rate / 2, FIRDES_LENGTH * (rate - 2 * edge_hz))


class Transmission(gr.top_block):
    """A source, what is appended to it, and a sink; as long as asked for."""

    def __init__(self, rate, seconds, files, out):
        super().__init__()
        self.rate = rate
        self.seconds = seconds
        self.files = files
        self.out = out
        self.last = None

    def append(self, *parts):
        for part in parts:
            if self.last is not None:
                self.connect(self.last, part)
            self.last = part

    def count(self, per_second):
        """How many there are of what comes so often, at least one."""
        return max(1, math.ceil(per_second * self.seconds))

    def bits(self, pattern, baud):
        """A pattern over and over, one byte a bit or symbol."""
        self.append(
            blocks.vector_source_b(pattern, True), blocks.head(gr.sizeof_char, self.count(baud))
        )

    def wav(self):
        """The WAV file at its own rate."""
        self.append(
            blocks.wavfile_source(self.files.wav, True),
            blocks.head(gr.sizeof_float, self.count(WAV_HZ)),
        )

    def audio(self, low_hz, high_hz, gain):
        """The WAV file, 8 kHz, band-limited in the filter that decimates."""
        self.wav()
        taps = band_pass(gain, WAV_HZ, low_hz, high_hz, 200)
        self.append(filter.fir_filter_fff(WAV_HZ // AUDIO_HZ, taps))

    def raise_real(self, low_rate, edge_hz):
        """A real signal that is narrow, to the device's rate by a whole ratio."""
        up = self.rate // low_rate
        taps = image_filter(up, low_rate, edge_hz)
        self.append(filter.interp_fir_filter_fff(up, taps), blocks.float_to_complex())

    def raise_complex(self, low_rate, edge_hz):
        """A complex signal to the device's rate by any ratio."""
        divisor = math.gcd(self.rate, low_rate)
        up = self.rate // divisor
        down = low_rate // divisor
        taps = image_filter(up, low_rate, edge_hz)
        if down == 1:
            self.append(filter.interp_fir_filter_ccf(up, taps))
        else:
            self.append(filter.rational_resampler_ccf(up, down, taps))

    def finish(self):
        """The bytes that a HackRF takes; complex floats if they are for a file that is called so."""
        if self.out and self.out.endswith(".cf32"):
            self.append(
                blocks.multiply_const_cc(AMPLITUDE), blocks.file_sink(gr.sizeof_gr_complex, self.out)
            )
            return
        sink = (
            blocks.file_sink(gr.sizeof_char, self.out)
            if self.out
            else blocks.null_sink(gr.sizeof_char)
        )
        self.append(blocks.complex_to_interleaved_char(False, 127 * AMPLITUDE), sink)
