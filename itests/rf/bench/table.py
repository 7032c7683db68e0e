"""The table in docs/modulations.md."""

from __future__ import annotations

import json
from pathlib import Path

from bench.runner import FAIL, ERROR, PASS, SKIP

BEGIN, END = "<!-- receivers:begin -->", "<!-- receivers:end -->"
HEAD = "| modulation | parameter sets | judged by | result | Msps per core |"


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
    lines = [HEAD, "| --- | ---: | --- | --- | ---: |"]
    for family in dict.fromkeys(result.family for result in results):
        of_family = [result for result in results if result.family == family]
        judges: dict[str, list] = {}
        for result in of_family:
            for verdict in result.verdicts:
                judges.setdefault(verdict.judge, []).append(verdict.outcome)
        cells = [f"`{family}`", str(len(of_family))]
        speed = speeds.get(family)
        last = f"{speed:.0f}" if speed and speed >= 10 else f"{speed:.1f}" if speed else ""
        for judge, outcomes in judges.items():
            lines.append(f"| {cells[0]} | {cells[1]} | {judge} | {_said(outcomes)} | {last} |")
            cells, last = ["", ""], ""
    return "\n".join(lines)


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
        if len(cells) == 5 and cells[0].startswith("`") and cells[4]:
            found[cells[0].strip("`")] = float(cells[4])
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
