#!/usr/bin/python3
"""Modulates with GNU Radio 3.10 and tells how many complex samples it made per second.

    taskset -c 1 ./bench.py nbfm 2000000            one line: name, rate, Msps by CPU time, Msps by the clock
    ./bench.py nbfm 2000000 --out /tmp/nbfm.cs8     the samples themselves, to be looked at; .cf32 for floats

The flow graphs are meant to be quick: everything is made at a low rate, real signals stay real until the
end, and one polyphase filter, no longer than 60 to 70 dB need, brings it to the device's rate. All end in
the interleaved signed bytes that a HackRF takes.
"""

import argparse
import resource
import tempfile
import time

from graphs import CHAINS
from graphs.files import Files
from graphs.transmission import Transmission


def cpu_seconds():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def transmit(name, rate, seconds, files, out=None):
    """Returns (CPU seconds, seconds by the clock) of a run, without building the graph."""
    transmission = Transmission(rate, seconds, files, out)
    CHAINS[name](transmission)
    transmission.finish()
    clock = time.monotonic()
    cpu = cpu_seconds()
    transmission.run()
    return cpu_seconds() - cpu, time.monotonic() - clock


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", choices=CHAINS, nargs="?", default="cw")
    parser.add_argument("rate", type=int, nargs="?", default=2_000_000)
    parser.add_argument("--list", action="store_true", help="print the names and end")
    parser.add_argument("--seconds", type=float, default=1.5, help="CPU time to spend")
    parser.add_argument("--out", help="write so many seconds of samples here instead")
    args = parser.parse_args()
    if args.list:
        print(*CHAINS)
        return
    with tempfile.TemporaryDirectory() as folder:
        files = Files(folder)
        if args.out:
            transmit(args.name, args.rate, args.seconds, files, args.out)
            return
        trial = 2e7 / args.rate
        cpu, _ = transmit(args.name, args.rate, trial, files)
        seconds = trial * args.seconds / cpu
        cpu, clock = transmit(args.name, args.rate, seconds, files)
        made = seconds * args.rate / 1e6
        print(f"{args.name} {args.rate} {made / cpu:.1f} {made / clock:.1f}", flush=True)


if __name__ == "__main__":
    main()
