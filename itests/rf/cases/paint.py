"""Pictures in the waterfall."""

from bench import Case, flags, measure


def _case(name, flag, width_hz=100_000, seconds=4, orientation="down", parameters=None, image=None, **more):
    return Case(
        name, flag,
        [measure.painted(width_hz, seconds, upwards=orientation == "up", image=image)],
        {"width_hz": width_hz, "seconds": seconds, "orientation": orientation} | (parameters or {}),
        **more,
    )


CARD = flags.picture(160, 120)


def _raw(folder):
    from PIL import Image

    path = folder / "picture.bin"
    path.write_bytes(Image.open(CARD(folder)).convert("L").tobytes())
    return path


def _stripes(folder):
    from PIL import Image

    stripes = Image.new("L", (160, 120))
    stripes.putdata([255 if (x + y) // 20 % 2 else 40 for y in range(120) for x in range(160)])
    stripes.save(folder / "stripes.png")
    return folder / "stripes.png"


CASES = [
    _case("PNG", CARD),
    _case("JPEG, upwards", flags.picture(160, 120, name="picture.jpg"), 50_000, 3, "up",
          rate=250_000, format="cs16"),
    _case("grey PNG, wide", flags.picture(200, 100, mode="L"), 1_000_000, 1.5, rate=20_000_000, format="cs8"),
    _case("bytes without a header", _raw, 80_000, 3, parameters={"raw_width": 160}, image=CARD, rate=2_400_000),
]

MUST_FAIL = [
    Case("upside down", CARD, [measure.painted(100_000, 2)], {"seconds": 2, "orientation": "up"}),
    Case("another picture", _stripes, [measure.painted(100_000, 2, image=CARD)], {"seconds": 2}),
    Case("too narrow", CARD, [measure.painted(100_000, 2)], {"seconds": 2, "width_hz": 50_000}),
]
