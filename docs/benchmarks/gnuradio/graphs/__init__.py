"""GNU Radio's flow graphs, one for each modulation."""

from graphs import files, keying, paint, pulses, replay, tones, voice

CHAINS = {
    "cw": keying.cw,
    "ask": keying.ask,
    "nbfm": voice.nbfm,
    "usb": voice.usb,
    "am": voice.am,
    "pocsag": keying.pocsag,
    "lrs": keying.lrs,
    "fhss": voice.fhss,
    "freedv": voice.freedv,
    "paint": paint.paint,
    "wbfm": voice.wbfm,
    "afsk": tones.afsk,
    "rtty": tones.rtty,
    "psk31": tones.psk31,
    "dtmf": tones.dtmf,
    "sstv": tones.sstv,
    "ft8": tones.ft8,
    "fsk": keying.fsk,
    "gfsk": keying.gfsk,
    "fsk-38400": keying.fsk_38400,
    "gfsk-38400": keying.gfsk_38400,
    "adsb": pulses.adsb,
    "iq": replay.iq,
}

__all__ = ["CHAINS", "files"]
