"""Receivers made of GNU Radio's blocks: from a recording to audio at 48 kHz, as a scanner hears it.

All take offset_hz: where the carrier stands in the recording, 0 if in its middle.
"""

from __future__ import annotations

import numpy as np

from bench import channel
from bench.judge import Step
from bench.recording import Audio, Baseband

AUDIO_RATE = 48_000


class _Receiver(Step):
    needs = ("python:gnuradio",)

    def __init__(self, name: str, width_hz: float, rate: int, offset_hz: float, demodulate, key):
        self.name = name
        self.width_hz = width_hz
        self.rate = rate
        self.offset_hz = offset_hz
        self.demodulate = demodulate
        self.key = key

    def apply(self, subject, context):
        def receive():
            part = channel.cut(
                subject, context, centre_hz=self.offset_hz, width_hz=self.width_hz, rate=self.rate
            )
            return self.demodulate(part)

        return context.once(("receiver", subject.path, self.name, self.key, self.offset_hz), receive)


def _samples(part: Baseband):
    from gnuradio import blocks

    return blocks.vector_source_c(part.samples.tolist(), False)


def nbfm(deviation_hz=5_000, deemphasis_us=75, *, width_hz=16_000, offset_hz=0) -> Step:
    """A hand-held radio: channel filter, discriminator, de-emphasis, audio low-pass."""

    def demodulate(part):
        from gnuradio import analog, filter as filters

        if deemphasis_us:
            blocks = [analog.nbfm_rx(AUDIO_RATE, part.rate, deemphasis_us * 1e-6, deviation_hz)]
        else:
            gain = part.rate / (2 * np.pi * deviation_hz)
            taps = filters.firdes.low_pass(1, part.rate, 4_500, 1_500)
            decimation = part.rate // AUDIO_RATE
            blocks = [analog.quadrature_demod_cf(gain), filters.fir_filter_fff(decimation, taps)]
        return Audio(channel.run([_samples(part), *blocks], "f"), AUDIO_RATE)

    name = "NBFM receiver" if deemphasis_us else "NBFM receiver without de-emphasis"
    return _Receiver(name, width_hz, 4 * AUDIO_RATE, offset_hz, demodulate,
                     (deviation_hz, deemphasis_us, width_hz))


def discriminator(deviation_hz=4_500, *, width_hz=20_000, offset_hz=0) -> Step:
    """The discriminator's bare output (9600 Bd socket): instantaneous frequency / deviation_hz."""

    def demodulate(part):
        from gnuradio import analog

        gain = part.rate / (2 * np.pi * deviation_hz)
        heard = channel.run([_samples(part), analog.quadrature_demod_cf(gain)], "f")
        return Audio(heard, part.rate)

    return _Receiver("discriminator", width_hz, AUDIO_RATE, offset_hz, demodulate,
                     (deviation_hz, width_hz))


def am(*, width_hz=10_000, offset_hz=0) -> Step:
    """Envelope detector."""

    def demodulate(part):
        from gnuradio import analog

        radio = analog.am_demod_cf(part.rate, part.rate // AUDIO_RATE, width_hz / 2 - 500, width_hz / 2)
        heard = channel.run([_samples(part), radio], "f")
        return Audio((heard - np.mean(heard)).astype(np.float32), AUDIO_RATE)

    return _Receiver("AM receiver", width_hz, 2 * AUDIO_RATE, offset_hz, demodulate, width_hz)


def usb(*, low_hz=150, high_hz=3_000, offset_hz=0) -> Step:
    """Upper sideband: the filter of a short-wave receiver, then the real part."""
    return _sideband("USB receiver", low_hz, high_hz, offset_hz)


def lsb(*, low_hz=150, high_hz=3_000, offset_hz=0) -> Step:
    """Lower sideband."""
    return _sideband("LSB receiver", -high_hz, -low_hz, offset_hz)


def cw(tone_hz=700, *, width_hz=500) -> Step:
    """A short-wave receiver tuned beside the carrier, so that it is heard as a tone."""
    return _sideband("CW receiver", tone_hz - width_hz / 2, tone_hz + width_hz / 2, -tone_hz)


def _sideband(name, low_hz, high_hz, offset_hz):
    def demodulate(part):
        from gnuradio import blocks, filter as filters

        edge = min(100, abs(low_hz), abs(high_hz))
        taps = filters.firdes.complex_band_pass_2(1, part.rate, low_hz, high_hz, edge, 80)
        heard = channel.run(
            [_samples(part), filters.fft_filter_ccc(1, taps), blocks.complex_to_real()], "f"
        )
        return Audio(heard, part.rate)

    reach = 2 * max(abs(low_hz), abs(high_hz)) + 1_000
    return _Receiver(name, reach, AUDIO_RATE, offset_hz, demodulate, (low_hz, high_hz))


def wbfm(*, offset_hz=0) -> Step:
    """Broadcast FM, mono, de-emphasis 75 us."""

    def demodulate(part):
        from gnuradio import analog

        return Audio(channel.run([_samples(part), analog.wfm_rcv(part.rate, 8)], "f"), AUDIO_RATE)

    return _Receiver("WBFM receiver", 220_000, 8 * AUDIO_RATE, offset_hz, demodulate, "mono")


class _Channel(Step):
    needs = ("python:gnuradio",)
    name = "channel filter"

    def __init__(self, width_hz, rate, offset_hz):
        self.width_hz, self.rate, self.offset_hz = width_hz, rate, offset_hz

    def apply(self, subject, context) -> Baseband:
        return channel.cut(
            subject, context, centre_hz=self.offset_hz, width_hz=self.width_hz, rate=self.rate
        )


def narrow(width_hz: float, rate: int, *, offset_hz: float = 0) -> Step:
    """No demodulation: the channel itself as complex samples at another rate."""
    return _Channel(width_hz, rate, offset_hz)
