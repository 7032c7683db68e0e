"""Frequency hopping."""

from bench import Case, flags, measure, receivers


def _case(name, flag, seed="RFHS", hop_rate=10, hop_time=3, spacing=10_000, span=2_000_000, **more):
    deviation = min(5_000, spacing / 4)
    return Case(
        name, flag,
        [
            measure.hop_sequence(seed, hop_rate, hop_time, spacing, span_hz=span, deviation_hz=deviation),
            measure.follow(seed, hop_rate, hop_time, spacing, span_hz=span)
            | receivers.nbfm(deviation, 0)
            # Each hop makes a click in the receiver.
            | measure.same_audio(least=0.7),
        ],
        {"seed": seed, "hop_rate": hop_rate, "hop_time": hop_time, "channel_spacing": spacing, "span": span},
        **more,
    )


CASES = [
    _case("10 hops/s, 10 kHz", flags.speech(3)),
    _case("another seed, 25 hops/s, 25 kHz", flags.speech(2, 8_000, kind="u8", level_dbfs=-10), "flag{hop}", 25, 2,
          25_000, 1_000_000, rate=1_000_000, format="cs16"),
    _case("4 hops/s, 100 kHz, 20 MS/s", flags.speech(2), "2024", 4, 2, 100_000, 10_000_000,
          rate=20_000_000, format="cs8"),
    _case("250 kS/s", flags.speech(2), "RFHS", 10, 2, 10_000, 250_000, rate=250_000),
]

MUST_FAIL = [
    Case("another seed", flags.speech(1), [measure.hop_sequence("RFHT", 10, 2, 10_000)],
         {"seed": "RFHS", "hop_time": 2}),
    Case("another rate", flags.speech(1), [measure.hop_sequence("RFHS", 10, 2, 10_000)],
         {"hop_rate": 11, "hop_time": 2}),
    Case("another spacing", flags.speech(1), [measure.hop_sequence("RFHS", 10, 2, 10_000)],
         {"channel_spacing": 12_500, "hop_time": 2}),
]
