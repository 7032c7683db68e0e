"""Narrow-band FM."""

from bench import Case, flags, measure, receivers


def _case(name, flag, deviation=5_000, preemphasis_us=75, least=0.9, least_deviation=0.3, **more):
    return Case(
        name, flag,
        [
            receivers.nbfm(deviation, preemphasis_us) | measure.same_audio(least=least),
            measure.deviation(deviation, least_deviation * deviation, 16_000),
        ],
        {"deviation": deviation, "preemphasis_us": preemphasis_us},
        **more,
    )


CASES = [
    _case("speech", flags.speech(3)),
    _case("no pre-emphasis, 8 bit, 8 kHz", flags.speech(2.5, 8_000, kind="u8", level_dbfs=-10), 2_500, 0,
          rate=250_000, format="cs16"),
    _case("stereo float 44.1 kHz", flags.speech(2, 44_100, kind="f32", channels=2), 5_000, 75,
          rate=20_000_000, format="cs8"),
    _case("24 bit 96 kHz, tone", flags.tone(1_000, 2, 96_000, kind="s24"), 3_000, 50, rate=2_400_000),
    # A limiter may bend a square wave, but neither exceed the deviation nor splatter.
    _case("square wave at full scale", flags.square(400, 2), least=0.6, least_deviation=0.6, rate=1_000_000),
]

MUST_FAIL = [
    Case("another file", flags.speech(2, seed=2),
         [receivers.nbfm() | measure.same_audio(of=flags.speech(2, seed=3))]),
    Case("too much deviation", flags.square(400, 1), [measure.deviation(2_500)], {"deviation": 5_000}),
    Case("too little deviation", flags.square(400, 1), [measure.deviation(5_000, 3_000)], {"deviation": 2_500}),
]
