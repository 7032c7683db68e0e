"""Single sideband."""

from bench import Case, flags, measure, receivers


def _case(name, flag, mode, least=0.9, **more):
    heard = receivers.usb() if mode == "usb" else receivers.lsb()
    return Case(name, flag, [heard | measure.same_audio(least=least), measure.sideband(mode)], **more)


CASES = [
    _case("speech, upper", flags.speech(3), "usb"),
    _case("speech, lower", flags.speech(2.5, 8_000, kind="u8", level_dbfs=-10), "lsb",
          parameters={"mode": "lsb"}, rate=250_000, format="cs16"),
    _case("stereo float 44.1 kHz, by the name usb", flags.speech(2, 44_100, kind="f32", channels=2), "usb",
          modulation="usb", rate=20_000_000, format="cs8"),
    _case("32 bit, by the name lsb", flags.speech(2, 22_050, kind="s32"), "lsb",
          modulation="lsb", rate=2_400_000),
    _case("square wave at full scale", flags.square(400, 2), "usb", least=0.6, rate=1_000_000),
]

MUST_FAIL = [
    Case("the other sideband", flags.speech(2),
         [receivers.lsb() | measure.same_audio(), measure.sideband("lsb")], {"mode": "usb"}),
    Case("a carrier", flags.speech(2), [measure.sideband("usb")], modulation="am"),
]
