"""Which third-party programs and modules the judges use, and which Debian package brings them."""

from __future__ import annotations

import ctypes
import functools
import importlib.util
import shutil
import subprocess

#: need -> Debian package. A need is a program, "python:MODULE" or "lib:SONAME".
PACKAGES = {
    "multimon-ng": "multimon-ng",
    "rtl_433": "rtl-433",
    "minimodem": "minimodem",
    "atest": "direwolf",
    "jt9": "wsjtx",
    "dump1090-mutability": "dump1090-mutability",
    "fldigi": "fldigi",
    "qsstv": "qsstv",
    "Xvfb": "xvfb",
    "pulseaudio": "pulseaudio",
    "pacat": "pulseaudio-utils",
    "pactl": "pulseaudio-utils",
    "sox": "sox",
    "lib:libcodec2.so.1.0": "libcodec2-1.0",
    "python:numpy": "python3-numpy",
    "python:scipy": "python3-scipy",
    "python:PIL": "python3-pil",
    "python:gnuradio": "gnuradio",
    "python:rds": "gr-rds",
}


@functools.cache
def has(need: str) -> bool:
    kind, _, name = need.rpartition(":")
    if kind == "python":
        try:
            return importlib.util.find_spec(name) is not None
        except ModuleNotFoundError:
            return False
    if kind == "lib":
        try:
            ctypes.CDLL(name)
            return True
        except OSError:
            return False
    return shutil.which(name) is not None


def package(need: str) -> str:
    return PACKAGES.get(need, need)


def run(arguments, *, stdin=None, timeout=300, cwd=None, env=None) -> str:
    """What a program prints on both of its outputs. Its exit status says little with decoders."""
    done = subprocess.run(
        [str(argument) for argument in arguments],
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=timeout,
        cwd=cwd,
        env=env,
        check=False,
    )
    return done.stdout.decode("utf-8", "replace")
