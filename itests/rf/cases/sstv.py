from bench import Case, decoders, flags, measure, receivers
CASES = [
    Case(mode, flags.picture(320, lines), [receivers.usb() | decoders.qsstv(mode)], {"mode": mode}, rate=250_000)
    for mode, lines in (("robot36", 240), ("martin1", 256), ("scottie1", 256))
]
