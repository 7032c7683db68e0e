"""Double sideband with carrier."""

from bench import Case, flags, measure, receivers


def _case(name, flag, depth=0.8, least=0.85, **more):
    return Case(
        name, flag,
        [receivers.am() | measure.same_audio(least=least), measure.depth(depth)],
        {"depth": depth},
        **more,
    )


CASES = [
    _case("speech", flags.speech(3)),
    _case("60 % of a tone, 8 bit, 8 kHz", flags.tone(1_000, 2, 8_000, kind="u8", level_dbfs=-10), 0.6,
          rate=250_000, format="cs16"),
    _case("full depth, stereo float 44.1 kHz", flags.speech(2, 44_100, kind="f32", channels=2), 1.0,
          rate=20_000_000, format="cs8"),
    _case("square wave at full scale", flags.square(400, 2), least=0.6, rate=1_000_000),
]

MUST_FAIL = [
    Case("half the depth", flags.tone(1_000, 1), [measure.depth(0.8)], {"depth": 0.4}),
    Case("no carrier", flags.speech(2), [measure.depth(0.8)], modulation="usb"),
    Case("another file", flags.speech(2, seed=2),
         [receivers.am() | measure.same_audio(of=flags.speech(2, seed=3))]),
]
