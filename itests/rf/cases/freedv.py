"""FreeDV."""

from bench import Case, decoders, flags, receivers


def _case(name, codec, sideband="usb", text=None, seconds=6, **more):
    receiver = receivers.usb() if sideband == "usb" else receivers.lsb()
    parameters = {"codec": codec, "mode": sideband}
    if text:
        parameters["text"] = text
    return Case(name, flags.speech(seconds, 16_000), [receiver | decoders.freedv(codec, text=text)], parameters, **more)


CASES = [
    _case("1600 with text", "1600", text="flag{1600}"),
    _case("1600, lower sideband", "1600", "lsb", rate=250_000, format="cs16"),
    _case("700C", "700C", rate=2_400_000, format="cs16"),
    _case("700D with text", "700D", text="flag{700D}", rate=1_000_000),
    _case("700E with text, lower sideband", "700E", "lsb", text="flag{700E}", rate=1_000_000, format="cs8"),
]

MUST_FAIL = [
    Case("another codec", flags.speech(4, 16_000), [receivers.usb() | decoders.freedv("700D")], {"codec": "1600"},
         rate=250_000),
    Case("another text", flags.speech(4, 16_000), [receivers.usb() | decoders.freedv("1600", text="flag{b}")],
         {"codec": "1600", "text": "flag{a}"}, rate=250_000),
    Case("the other sideband", flags.speech(4, 16_000), [receivers.lsb() | decoders.freedv("1600")],
         {"codec": "1600", "mode": "usb"}, rate=250_000),
]
