"""Makes signals with the command line tool that users have."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from bench.case import Case
from bench.judge import Failure
from bench.recording import Announced, Recording

ROOT = Path(__file__).resolve().parents[3]

_SUMMARY = re.compile(
    r"([\d.]+) s, (\d+) samples at (\d+) S/s, occupied bandwidth ([\d.]+) Hz \(([-+][\d.]+)\.\.([-+][\d.]+)\)"
)


def command(bundles: bool) -> list[str]:
    """The launcher; or, while modulations are being written, java over the bundles as built last."""
    if not bundles:
        return [str(ROOT / "challengectl"), "render"]
    jars = [str(jar) for jar in sorted(ROOT.glob("bundles/*/target/*-SNAPSHOT.jar"))]
    library = ROOT / "karaf-assembly/standalone/target/assembly/cli"
    jars += [str(jar) for jar in sorted(library.glob("*.jar")) if "SNAPSHOT" not in jar.name]
    java = Path(os.environ["JAVA_HOME"]) / "bin/java" if "JAVA_HOME" in os.environ else "java"
    return [
        str(java), "-XX:+UseSerialGC", "-Djava.awt.headless=true",
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp", ":".join(jars),
        "org.challengectl.cli.Main", "render",
    ]


def arguments(case: Case, folder: Path, flag: str, out: Path) -> list[str]:
    made = [case.modulation, f"--flag={flag}", f"--rate={case.rate}", f"--format={case.format}"]
    for name, value in case.parameters.items():
        if callable(value):
            value = value(folder)
        if isinstance(value, bool):
            value = str(value).lower()
        made.append(f"--param={name}={value}")
    return [*made, f"--out={out}"]


def render(tool: list[str], case: Case, folder: Path) -> tuple[Recording, Path | None]:
    """The recording, and the file that was sent if the flag is one."""
    flag_path = case.flag(folder) if callable(case.flag) else None
    flag = str(flag_path) if flag_path else case.flag
    out = folder / f"signal.{case.format}"
    done = subprocess.run(
        [*tool, *arguments(case, folder, flag, out)],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=case.timeout_seconds,
        check=False,
    )
    if done.returncode != 0:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise Failure(f"render ended with {done.returncode}: {' / '.join(said[:4])}")
    said = _SUMMARY.search(done.stdout)
    if not said:
        raise Failure(f"render announced nothing: {done.stdout.strip()[:200]}")
    announced = Announced(
        float(said[1]), int(said[2]), float(said[5]), float(said[6])
    )
    return Recording(out, case.rate, case.format, announced), flag_path
