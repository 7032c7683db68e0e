"""Broadcast FM."""

from bench import Case, decoders, flags, measure, receivers


def _heard(least=0.9):
    return receivers.wbfm() | measure.same_audio(least=least)


CASES = [
    Case("speech", flags.speech(3), [_heard()]),
    Case(
        "station name and text", flags.speech(10),
        [_heard(), decoders.rds(ps="RADIOCTF", text="flag{on the air}", pi="C0DE")],
        {"rds_ps": "RADIOCTF", "rds_text": "flag{on the air}", "rds_pi": "C0DE"},
        rate=1_000_000,
    ),
    Case(
        "longest text, 50 us, narrow radio", flags.speech(14, 44_100, channels=2),
        [decoders.rds(ps="A", text="x" * 63 + "!", pi="1000")],
        {"rds_ps": "A", "rds_text": "x" * 63 + "!", "preemphasis_us": 50},
        rate=250_000, format="cs16",
    ),
    Case("loud square wave", flags.square(400, 1), [measure.deviation(75_000, 60_000)],
         rate=20_000_000, format="cs8"),
]

MUST_FAIL = [
    Case("no data", flags.speech(8), [decoders.rds(ps="RADIOCTF")], rate=500_000),
    Case("another name", flags.speech(8), [decoders.rds(ps="RADIOCTG")], {"rds_ps": "RADIOCTF"}, rate=500_000),
    Case("another file", flags.speech(2, seed=2),
         [receivers.wbfm() | measure.same_audio(of=flags.speech(2, seed=3))], rate=500_000),
]
