"""The table in docs/modulations.md."""

from __future__ import annotations

import json
from pathlib import Path

from bench import measure
from bench.runner import FAIL, ERROR, PASS, SKIP

BEGIN, END = "<!-- receivers:begin -->", "<!-- receivers:end -->"
HEAD = "| modulation | parameter sets | decoder or measurement | heard with | result | Msps per core |"
INTRODUCTION = """Made by `itests/rf/run`, which renders each parameter set with `./challengectl render` and lets others judge it. Receivers are
GNU Radio's; decoders are third-party programs; what none of them decodes is measured against its specification. *All
signals*: no sample above 1.0 nor other than a number, length and 99 % bandwidth as announced (5 %), nothing beside the signal.
Speed: complex samples that one core makes at 2 MS/s, as signed bytes, from [benchmarks](benchmarks/modulations.md)."""
_ON_ALL = {judge.name for judge in (measure.healthy(), measure.bandwidth(), measure.spurious())}


def write(path: Path, results, speeds: dict[str, float]):
    """Replaces the region between the markers; the rest of the file stays as it is."""
    text = path.read_text("utf-8") if path.exists() else f"# Modulations\n\n{BEGIN}\n{END}\n"
    if BEGIN not in text or END not in text:
        text = f"{text.rstrip()}\n\n{BEGIN}\n{END}\n"
    before, rest = text.split(BEGIN, 1)
    old, after = rest.split(END, 1)
    known = _speeds_in(old) | speeds
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{before}{BEGIN}\n{_table(results, known)}\n{END}{after}", "utf-8")


def _table(results, speeds) -> str:
    lines = [INTRODUCTION, "", HEAD, "| --- | ---: | --- | --- | --- | ---: |"]
    for family in dict.fromkeys(result.family for result in results):
        of_family = [result for result in results if result.family == family]
        speed = speeds.get(family)
        cells = [f"`{family}`", str(len(of_family))]
        last = f"{speed:.0f}" if speed and speed >= 10 else f"{speed:.1f}" if speed else ""
        for judge, (receivers, outcomes) in _judged(of_family).items():
            heard = ", ".join(receivers)
            lines.append(f"| {cells[0]} | {cells[1]} | {judge} | {heard} | {_said(outcomes)} | {last} |")
            cells, last = ["", ""], ""
    return "\n".join(lines)


def _judged(results) -> dict[str, tuple[list[str], list[str]]]:
    """Judge -> with which receivers, and what it said; what is measured on all signals last."""
    judges: dict[str, tuple[list[str], list[str]]] = {}
    for result in results:
        for verdict in result.verdicts:
            *steps, judge = verdict.judge.split(" → ")
            if judge in _ON_ALL and not steps:
                judge = "all signals"
            receivers, outcomes = judges.setdefault(judge, ([], []))
            heard = " → ".join(step.removesuffix(" receiver").replace(" receiver ", " ") for step in steps)
            if heard and heard not in receivers:
                receivers.append(heard)
            outcomes.append(verdict.outcome)
    if "all signals" in judges:
        judges["all signals"] = judges.pop("all signals")
    return judges


def _said(outcomes) -> str:
    parts = [f"{outcomes.count(PASS)} of {len(outcomes)}"]
    for outcome in (FAIL, ERROR, SKIP):
        if outcome in outcomes:
            parts.append(f"{outcomes.count(outcome)} {outcome if outcome != SKIP else 'not installed'}")
    return ", ".join(parts)


def _speeds_in(region: str) -> dict[str, float]:
    found = {}
    for line in region.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == 6 and cells[0].startswith("`") and cells[5]:
            found[cells[0].strip("`")] = float(cells[5])
    return found


def read_speeds(path: Path) -> dict[str, float]:
    """Modulation -> Msps at 2 MS/s as signed bytes: from docs/benchmarks/modulations.md or JMH's JSON."""
    text = path.read_text("utf-8")
    found = _from_json(json.loads(text)) if path.suffix == ".json" else _from_page(text)
    return {_FAMILIES.get(name, name): speed for name, speed in found.items()}


#: Other names under which modulations are measured.
_FAMILIES = {"usb": "ssb", "lsb": "ssb"}


def _from_page(text: str) -> dict[str, float]:
    """The table whose head begins with 'to signed bytes'; its second column."""
    found = {}
    inside = False
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("| to signed bytes"):
            inside = cells[1].startswith("Msps")
        elif not line.startswith("|"):
            inside = False
        elif inside and cells[1].replace(".", "").isdigit():
            found[cells[0]] = float(cells[1])
    return found


def _from_json(entries) -> dict[str, float]:
    found = {}
    for entry in entries:
        parameters = entry.get("params", {})
        if entry["benchmark"].endswith(".ModulationBenchmark.int8") and parameters.get("rateHz") == "2000000":
            found[parameters["modulation"]] = float(entry["primaryMetric"]["score"])
    return found
