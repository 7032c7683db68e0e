#!/usr/bin/python3
"""Modulates with GNU Radio 3.10 and tells how many complex samples it made per second.

    taskset -c 1 ./bench.py nbfm 2000000            one line: name, rate, Msps by CPU time, Msps by the clock
    ./bench.py nbfm 2000000 --out /tmp/nbfm.cs8     the samples themselves, to be looked at

The flow graphs are meant to be quick: everything is made at a low rate, real signals stay real until the
end, and one polyphase filter, no longer than 60 to 70 dB need, brings it to the device's rate. All end in
the interleaved signed bytes that a HackRF takes.
"""

import argparse
import math
import os
import resource
import struct
import tempfile
import time
import wave

from gnuradio import analog, blocks, digital, filter, gr
from gnuradio.fft import window
from gnuradio.filter import firdes

AUDIO_HZ = 8_000
WAV_HZ = 48_000
KAISER_70_DB = 6.76
AMPLITUDE = 0.95


def low_pass(gain, rate, cutoff, transition):
    return firdes.low_pass(gain, rate, cutoff, transition, window.WIN_KAISER, KAISER_70_DB)


def write_wav(path, seconds=10):
    """A buzz in syllables, as the other side of the comparison takes."""
    with wave.open(path, "wb") as wav:
        wav.setparams((1, 2, WAV_HZ, 0, "NONE", ""))
        second = bytearray()
        for n in range(WAV_HZ):
            t = n / WAV_HZ
            voice = sum(math.sin(2 * math.pi * 140 * k * t + k * k) / k for k in range(1, 21))
            second += struct.pack("<h", int(8_000 * voice * max(0, math.sin(2 * math.pi * 3 * t))))
        wav.writeframes(bytes(second) * seconds)


class Transmission(gr.top_block):
    """A source, what is appended to it, and a sink; as long as asked for."""

    def __init__(self, rate, seconds, wav, out):
        super().__init__()
        self.rate = rate
        self.seconds = seconds
        self.wav = wav
        self.out = out
        self.last = None

    def append(self, *parts):
        for part in parts:
            if self.last is not None:
                self.connect(self.last, part)
            self.last = part

    def bits(self, pattern, baud):
        """A pattern over and over, one byte a bit."""
        count = max(1, math.ceil(baud * self.seconds))
        self.append(blocks.vector_source_b(pattern, True), blocks.head(gr.sizeof_char, count))

    def audio(self, low_hz, high_hz):
        """The WAV file, 8 kHz, band-limited in the filter that decimates."""
        taps = firdes.band_pass(
            1, WAV_HZ, low_hz, high_hz, 200, window.WIN_KAISER, KAISER_70_DB
        )
        self.append(
            blocks.wavfile_source(self.wav, True),
            blocks.head(gr.sizeof_float, math.ceil(WAV_HZ * self.seconds)),
            filter.fir_filter_fff(WAV_HZ // AUDIO_HZ, taps),
        )

    def raise_real(self, low_rate, edge_hz):
        """A real signal that is narrow, to the device's rate by a whole ratio."""
        up = self.rate // low_rate
        taps = low_pass(up, up * low_rate, edge_hz, low_rate - 2 * edge_hz)
        self.append(filter.interp_fir_filter_fff(up, taps), blocks.float_to_complex())

    def raise_complex(self, low_rate, edge_hz):
        divisor = math.gcd(self.rate, low_rate)
        up = self.rate // divisor
        down = low_rate // divisor
        taps = low_pass(up, up * low_rate, edge_hz, low_rate - 2 * edge_hz)
        if down == 1:
            self.append(filter.interp_fir_filter_ccf(up, taps))
        else:
            self.append(filter.rational_resampler_ccf(up, down, taps))

    def finish(self):
        sink = (
            blocks.file_sink(gr.sizeof_char, self.out)
            if self.out
            else blocks.null_sink(gr.sizeof_char)
        )
        self.append(blocks.complex_to_interleaved_char(False, 127 * AMPLITUDE), sink)


TEXT_BITS = [byte >> bit & 1 for byte in b"THE FLAG IS SEVEN SEVEN BRAVO" for bit in range(7, -1, -1)]
MORSE_E_T = [1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 1, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]


def keyed(t, pattern, baud, low_rate, edge_hz):
    """A carrier that is switched, with rounded edges."""
    t.bits(pattern, baud)
    t.append(
        digital.chunks_to_symbols_bf([0.0, 1.0]),
        blocks.repeat(gr.sizeof_float, round(low_rate / baud)),
        filter.fir_filter_fff(1, low_pass(1, low_rate, edge_hz / 2, edge_hz)),
    )
    t.raise_real(low_rate, edge_hz)


def cw(t):
    keyed(t, MORSE_E_T, 50 / 3, 16_000, 200)


def shifted(t, baud, deviation_hz, taps, low_rate):
    """Frequency-shift keying with rounded transitions, made at a low rate."""
    t.bits(TEXT_BITS, baud)
    t.append(
        digital.chunks_to_symbols_bf([-1.0, 1.0]),
        blocks.repeat(gr.sizeof_float, low_rate // baud),
        filter.fir_filter_fff(1, taps),
        analog.frequency_modulator_fc(2 * math.pi * deviation_hz / low_rate),
    )
    t.raise_complex(low_rate, deviation_hz + 2.5 * baud)


def ask(t):
    """3,211 Bd at 7 samples a symbol; the ratio to the device's rate is rounded, as is usual for OOK."""
    baud = 3_211
    low_rate = 7 * baud
    t.bits(TEXT_BITS, baud)
    up = round(t.rate / low_rate)
    t.append(
        digital.chunks_to_symbols_bf([0.0, 1.0]),
        blocks.repeat(gr.sizeof_float, 7),
        filter.fir_filter_fff(1, [0.25, 0.5, 0.25]),
        filter.interp_fir_filter_fff(up, low_pass(up, up * low_rate, low_rate / 4, low_rate / 2)),
        blocks.float_to_complex(),
    )


def fsk(t):
    shifted(t, 4_800, 5_000, low_pass(1, 96_000, 7_200, 4_800), 96_000)


def gfsk(t):
    samples = 20
    gaussian = firdes.gaussian(1, samples, 0.5, 3 * samples)
    shifted(t, 4_800, 5_000, [x / sum(gaussian) for x in gaussian], 96_000)


def pocsag(t):
    low_rate = 512 * 125
    shifted(t, 512, 4_500, low_pass(1, low_rate, 1_024, 1_024), low_rate)


def narrow_fm(t, deviation_hz):
    quad_hz = 96_000
    t.append(analog.nbfm_tx(AUDIO_HZ, quad_hz, 75e-6, deviation_hz))
    t.raise_complex(quad_hz, deviation_hz + 6_000)


def nbfm(t):
    t.audio(300, 3_000)
    narrow_fm(t, 5_000)


def fhss(t):
    """Ten hops a second: a full-rate oscillator that is given its frequency at each hop."""
    t.audio(300, 3_000)
    narrow_fm(t, 2_500)
    hops = [10_000 * (37 * n % 181 - 90) for n in range(181)]
    turn = analog.frequency_modulator_fc(2 * math.pi / t.rate)
    t.connect(
        blocks.vector_source_f([float(hz) for hz in hops], True),
        blocks.repeat(gr.sizeof_float, t.rate // 10),
        turn,
    )
    mixer = blocks.multiply_cc()
    t.connect(turn, (mixer, 1))
    t.append(mixer)


def ssb(t):
    """Filter method: one complex band-pass does band limit and Hilbert transform."""
    t.append(
        blocks.wavfile_source(t.wav, True),
        blocks.head(gr.sizeof_float, math.ceil(WAV_HZ * t.seconds)),
        filter.fir_filter_fff(6, low_pass(1, WAV_HZ, 3_300, 1_000)),
        filter.fir_filter_fcc(
            1,
            firdes.complex_band_pass(
                5, AUDIO_HZ, 200, 2_800, 300, window.WIN_KAISER, KAISER_70_DB
            ),
        ),
    )
    t.raise_complex(AUDIO_HZ, 3_000)


def am(t):
    t.audio(300, 3_000)
    t.append(blocks.multiply_const_ff(0.44), blocks.add_const_ff(0.55))
    t.raise_real(AUDIO_HZ, 3_200)


def wbfm(t):
    quad_hz = 4 * WAV_HZ
    t.append(
        blocks.wavfile_source(t.wav, True),
        blocks.head(gr.sizeof_float, math.ceil(WAV_HZ * t.seconds)),
        filter.fir_filter_fff(1, low_pass(0.3, WAV_HZ, 15_000, 2_000)),
        analog.wfm_tx(WAV_HZ, quad_hz, 75e-6, 75_000),
    )
    t.raise_complex(quad_hz, 90_000)


def afsk(t):
    """Bell 202 at 9,600 samples/s, on narrow-band FM without pre-emphasis."""
    rate = 9_600
    t.bits(TEXT_BITS, 1_200)
    t.append(
        digital.chunks_to_symbols_bf([2 * math.pi * 2_200, 2 * math.pi * 1_200]),
        blocks.repeat(gr.sizeof_float, rate // 1_200),
        blocks.vco_f(rate, 1, 0.6),
        filter.interp_fir_filter_fff(10, low_pass(10, 10 * rate, 3_300, 3_000)),
        analog.frequency_modulator_fc(2 * math.pi * 5_000 / (10 * rate)),
    )
    t.raise_complex(10 * rate, 11_000)


CHAINS = {
    "cw": cw,
    "ask": ask,
    "fsk": fsk,
    "gfsk": gfsk,
    "nbfm": nbfm,
    "pocsag": pocsag,
    "usb": ssb,
    "am": am,
    "fhss": fhss,
    "afsk": afsk,
    "wbfm": wbfm,
}


def cpu_seconds():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def transmit(name, rate, seconds, wav, out=None):
    """Returns (CPU seconds, seconds by the clock) of a run, without building the graph."""
    transmission = Transmission(rate, seconds, wav, out)
    CHAINS[name](transmission)
    transmission.finish()
    clock = time.monotonic()
    cpu = cpu_seconds()
    transmission.run()
    return cpu_seconds() - cpu, time.monotonic() - clock


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", choices=CHAINS, nargs="?", default="cw")
    parser.add_argument("rate", type=int, nargs="?", default=2_000_000)
    parser.add_argument("--list", action="store_true", help="print the names and end")
    parser.add_argument("--seconds", type=float, default=1.5, help="CPU time to spend")
    parser.add_argument("--out", help="write so many seconds of signed bytes here instead")
    args = parser.parse_args()
    if args.list:
        print(*CHAINS)
        return
    with tempfile.TemporaryDirectory() as folder:
        wav = os.path.join(folder, "audio.wav")
        write_wav(wav)
        if args.out:
            transmit(args.name, args.rate, args.seconds, wav, args.out)
            return
        trial = 2e7 / args.rate
        cpu, _ = transmit(args.name, args.rate, trial, wav)
        seconds = trial * args.seconds / cpu
        cpu, clock = transmit(args.name, args.rate, seconds, wav)
        made = seconds * args.rate / 1e6
        print(f"{args.name} {args.rate} {made / cpu:.1f} {made / clock:.1f}", flush=True)


if __name__ == "__main__":
    main()
