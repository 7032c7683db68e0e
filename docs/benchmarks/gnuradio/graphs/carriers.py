"""What audio rides on."""

import math

from gnuradio import analog, filter
from gnuradio.fft import window
from gnuradio.filter import firdes

from graphs.transmission import AUDIO_HZ, KAISER_70_DB, image_filter

FM_HZ = 96_000
HIGHEST_HZ = 3_000


def upper_sideband(t, gain):
    """200 to 2,800 Hz above a carrier that is not there; a tone's amplitude is multiplied by half the gain."""
    taps = firdes.complex_band_pass(
        gain, AUDIO_HZ, 200, 2_800, 300, window.WIN_KAISER, KAISER_70_DB
    )
    t.append(filter.fir_filter_fcc(1, taps))
    t.raise_complex(AUDIO_HZ, HIGHEST_HZ)


def narrow_fm(t, audio_hz, deviation_hz):
    """Frequency modulation at 96 kHz by audio up to 3 kHz of a lower rate; analog.nbfm_tx would let its images pass."""
    up = FM_HZ // audio_hz
    t.append(
        filter.interp_fir_filter_fff(up, image_filter(up, audio_hz, HIGHEST_HZ)),
        analog.frequency_modulator_fc(2 * math.pi * deviation_hz / FM_HZ),
    )
    t.raise_complex(FM_HZ, deviation_hz + 2 * HIGHEST_HZ)
