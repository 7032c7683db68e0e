"""Morse code."""

from bench import Case, damage, decoders, measure, receivers


def _case(name, text, speed, **more):
    return Case(
        name, text,
        [
            receivers.cw(tone_hz=700) | decoders.morse(text, speed),
            receivers.cw(tone_hz=700) | decoders.fldigi_morse(text, speed, 700),
            measure.morse_timing(text, speed),
        ],
        {"speed": speed},
        **more,
    )


CASES = [
    _case("20 wpm", "CQ CQ DE CTF", 20),
    _case("35 wpm", "THE QUICK BROWN FOX 0123456789", 35, rate=250_000, format="cs16"),
    _case("40 wpm", "FLAG HUNTERS COPY FAST", 40, rate=20_000_000, format="cs8"),
    _case("12 wpm", "SOS DE CTF", 12, rate=2_400_000),
]

MUST_FAIL = [
    Case("another text in fldigi", "CQ DE CTF", [receivers.cw() | decoders.fldigi_morse("CQ DE CTG", 20, 700)]),
    Case("another text", "CQ CQ DE CTF",
         [receivers.cw() | decoders.morse("CQ CQ DE CTG", 20), measure.morse_timing("CQ CQ DE CTG", 20)]),
    Case("damaged samples", "E",
         [
             damage.too_loud() | measure.healthy(),
             damage.not_a_number() | measure.healthy(),
             damage.cut_short() | measure.healthy(),
             damage.with_spur() | measure.spurious(),
             damage.moved(1e-4) | measure.bandwidth(),
             damage.hard_edges() | measure.bandwidth(),
         ]),
    Case("hard edges", "PARIS", [damage.hard_edges() | measure.morse_timing("PARIS", 20)]),
    Case("another speed", "CQ CQ DE CTF", [measure.morse_timing("CQ CQ DE CTF", 25)]),
]
