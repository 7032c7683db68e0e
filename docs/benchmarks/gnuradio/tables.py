#!/usr/bin/python3
"""What compare.sh needs beside the measuring: the modulations' names, and the tables made of the results."""

import glob
import json
import os
import platform
import re
import statistics
import subprocess
import sys

BLOCK = 65_536
BEGIN = "<!-- made by gnuradio/compare.sh: begin -->"
END = "<!-- made by gnuradio/compare.sh: end -->"
TARGETS = dict.fromkeys(["cw", "ask", "fsk", "gfsk", "fsk-38400", "gfsk-38400", "nbfm", "pocsag"], 100) | dict.fromkeys(
    ["usb", "am", "fhss", "afsk"], 50
)


def names(jar):
    """The modulations that work here, in the order of the benchmark."""
    command = ["java", "-cp", jar, "org.challengectl.benchmarks.Main", "--modulations"]
    print(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout, end="")


def jmh_results(folder):
    """(name, rate, format) -> Msps of all iterations by CPU time; the same -> bytes allocated per block."""
    speeds = {}
    garbage = {}
    for path in sorted(glob.glob(os.path.join(folder, "jmh.*.json"))):
        if os.path.getsize(path) == 0:
            continue
        with open(path, encoding="utf-8") as file:
            runs = json.load(file)
        for run in runs:
            kind = run["benchmark"].rsplit(".", 1)[1]
            key = (run["params"]["modulation"], int(run["params"]["rateHz"]), kind)
            by_cpu = run["secondaryMetrics"]["mspsByCpu"]["rawData"]
            speeds.setdefault(key, []).extend(x for fork in by_cpu for x in fork)
            norm = [
                metric["score"]
                for name, metric in run["secondaryMetrics"].items()
                if name.endswith("gc.alloc.rate.norm")
            ]
            garbage.setdefault(key, []).extend(x * BLOCK for x in norm)
    return speeds, garbage


def gnuradio_results(folder):
    """(name, rate) -> Msps of all runs, by CPU time."""
    results = {}
    path = os.path.join(folder, "gnuradio")
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            for line in file:
                name, rate, by_cpu, _ = line.split()
                results.setdefault((name, int(rate)), []).append(float(by_cpu))
    return results


def median(values):
    return statistics.median(values) if values else None


def cell(value, form="{:.0f}"):
    return "-" if value is None else form.format(value)


def comparison(speeds, other):
    yield "| to signed bytes | Msps at 2 MS/s | times real time | GNU Radio | ratio | Msps at 20 MS/s | times real time | GNU Radio | ratio |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for name in dict.fromkeys(key[0] for key in speeds):
        cells = [name]
        for rate in (2_000_000, 20_000_000):
            mine = median(speeds.get((name, rate, "int8")))
            theirs = median(other.get((name, rate)))
            times = None if mine is None else mine * 1e6 / rate
            target = TARGETS.get(name) if rate == 2_000_000 else None
            goal = f" (target {target})" if target else ""
            ratio = mine / theirs if mine and theirs else None
            cells += [cell(mine), cell(times) + goal, cell(theirs), cell(ratio, "{:.1f}")]
        yield "| " + " | ".join(cells) + " |"


def formats(speeds, garbage):
    yield "| at 2 MS/s | Msps as floats | as int8 | as int16 | bytes allocated per block of 65,536 samples |"
    yield "|---|---|---|---|---|"
    for name in dict.fromkeys(key[0] for key in speeds):
        keys = [(name, 2_000_000, kind) for kind in ("floats", "int8", "int16")]
        cells = [name] + [cell(median(speeds.get(key))) for key in keys]
        cells.append(cell(median(garbage.get(keys[1]))))
        yield "| " + " | ".join(cells) + " |"


def machine(folder):
    model = "unknown processor"
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        found = re.search(r"model name\s*: (.*)", file.read())
        model = found.group(1) if found else model
    java = subprocess.run(["java", "-version"], stderr=subprocess.PIPE, text=True, check=True)
    from gnuradio import gr

    with open(os.path.join(folder, "load"), encoding="utf-8") as file:
        load = [line.split()[0] for line in file]
    return (
        f"{java.stderr.splitlines()[0]}; GNU Radio {gr.version()}; {model}, {os.cpu_count()} cores, "
        f"{platform.system()} {platform.machine()}; load average {load[0]} before, {load[-1]} after."
    )


def write(folder, page):
    speeds, garbage = jmh_results(folder)
    other = gnuradio_results(folder)
    lines = [BEGIN, "", machine(folder), ""]
    lines += [*comparison(speeds, other), "", *formats(speeds, garbage), "", END]
    with open(page, encoding="utf-8") as file:
        text = file.read()
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    with open(page, "w", encoding="utf-8") as file:
        file.write(before + "\n".join(lines) + after)
    print("\n".join(lines))


if __name__ == "__main__":
    if sys.argv[1] == "names":
        names(sys.argv[2])
    else:
        write(sys.argv[2], sys.argv[3])
