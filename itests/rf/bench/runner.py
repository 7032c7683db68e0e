"""Runs cases in processes of their own, so that one that hangs or dies takes none with it."""

from __future__ import annotations

import contextlib
import multiprocessing
import multiprocessing.connection
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path

from bench import measure
from bench.case import Case
from bench.context import Context
from bench.judge import Failure, Unavailable
from bench.render import render

PASS, FAIL, SKIP, ERROR = "passed", "FAILED", "skipped", "COULD NOT RUN"

_processes = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Verdict:
    judge: str
    outcome: str
    text: str


@dataclass
class Result:
    family: str
    case: Case
    must_fail: bool
    verdicts: list[Verdict] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def name(self) -> str:
        return f"{self.family}/{self.case.name}"

    @property
    def good(self) -> bool:
        """As it should be; in the self-test that is: every judge has said no."""
        bad = {PASS, ERROR} if self.must_fail else {FAIL, ERROR}
        return not any(verdict.outcome in bad for verdict in self.verdicts)


@dataclass(frozen=True)
class Job:
    family: str
    case: Case
    must_fail: bool = False


def generic(case: Case) -> list:
    judges = [measure.healthy()]
    if case.bandwidth_tolerance is not None:
        judges.append(measure.bandwidth(case.bandwidth_tolerance))
    if case.spurious_beyond_hz is not None:
        limit = case.spurious_db if case.format != "cs8" else max(case.spurious_db, -50)
        judges.append(measure.spurious(limit, case.spurious_beyond_hz))
    return judges


def run_all(jobs: list[Job], tool: list[str], cores: int, players: int, keep: Path | None, tell):
    """Results in the order of the jobs; tell(result) is called as each is there."""
    core_slots = _processes.BoundedSemaphore(cores)
    player_slots = _processes.BoundedSemaphore(players)
    results: dict[int, Result] = {}
    running: dict = {}
    # What plays in real time begins first and goes on beside the others; of it the longest first.
    slow = [at for at in enumerate(jobs) if _plays(at[1].case)]
    slow.sort(key=lambda at: -at[1].case.timeout_seconds)
    quick = [at for at in enumerate(jobs) if not _plays(at[1].case)]
    scratch = Path(tempfile.mkdtemp(prefix="rf-"))
    try:
        while slow or quick or running:
            playing = sum(_plays(entry[1].case) for entry in running.values())
            while (slow and playing < players) or (quick and len(running) - playing < cores + 1):
                if slow and playing < players:
                    index, job = slow.pop(0)
                    playing += 1
                else:
                    index, job = quick.pop(0)
                folder = scratch / f"case-{index}"
                folder.mkdir()
                ours, theirs = _processes.Pipe(duplex=False)
                process = _processes.Process(
                    target=_work, args=(job, tool, folder, core_slots, player_slots, keep, theirs)
                )
                process.start()
                theirs.close()
                running[ours] = (index, job, process, folder, time.monotonic())
            for pipe in multiprocessing.connection.wait(list(running), timeout=1):
                index, job, process, folder, _ = running.pop(pipe)
                results[index] = _collect(job, pipe, process)
                shutil.rmtree(folder, ignore_errors=True)
                tell(results[index])
            for pipe, (index, job, process, folder, started) in list(running.items()):
                # Cases wait for a core, too: the limit is for one that hangs, not for a busy machine.
                if time.monotonic() - started > 3 * job.case.timeout_seconds:
                    del running[pipe]
                    _kill(process)
                    results[index] = _broken(job, "has not ended in time")
                    shutil.rmtree(folder, ignore_errors=True)
                    tell(results[index])
    finally:
        for _, (_, _, process, _, _) in running.items():
            _kill(process)
        shutil.rmtree(scratch, ignore_errors=True)
    return [results[index] for index in range(len(jobs))]


def _plays(case: Case) -> bool:
    return any(part.waits for judge in case.judges for part in judge.parts())


def _collect(job, pipe, process) -> Result:
    try:
        result = pipe.recv()
    except EOFError:
        process.join()
        return _broken(job, f"its process died ({process.exitcode})")
    process.join()
    # Programs that a judge left behind.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    return result


def _kill(process):
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.join()


def _broken(job, text) -> Result:
    return Result(job.family, job.case, job.must_fail, [Verdict("case", ERROR, text)])


def _work(job, tool, folder, cores, players, keep, pipe):
    os.setpgid(0, 0)
    # What programs print goes to the judges, and what libraries print into the case's folder.
    with open(folder / "output.txt", "w") as output:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    started = time.monotonic()
    result = Result(job.family, job.case, job.must_fail)
    context = Context(job.case, folder, None, cores, players, 1 if job.must_fail else 3)
    try:
        with context.core():
            recording, context.flag_path = render(tool, job.case, folder)
        judges = [] if job.must_fail else generic(job.case)
        for judge in [*judges, *job.case.judges]:
            result.verdicts.append(_verdict(judge, recording, context))
        if keep:
            shutil.copytree(folder, keep / f"{job.family}-{job.case.name.replace('/', '_').replace(' ', '_')}",
                            dirs_exist_ok=True)
    except Failure as failure:
        result.verdicts.append(Verdict("render", ERROR if job.must_fail else FAIL, str(failure)))
    except Exception:
        result.verdicts.append(Verdict("case", ERROR, _last_lines()))
    result.seconds = time.monotonic() - started
    # What makes files is not sent back through the pipe: it may be a function within a function.
    result.case = Case(job.case.name, "", (), rate=job.case.rate, modulation=job.case.modulation)
    pipe.send(result)
    pipe.close()
    sys.stdout.flush()


def _verdict(judge, recording, context) -> Verdict:
    try:
        return Verdict(judge.label, PASS, context.ask(judge, recording))
    except Failure as failure:
        return Verdict(judge.label, FAIL, str(failure))
    except Unavailable as missing:
        return Verdict(judge.label, SKIP, f"not installed: {missing}")
    except Exception:
        return Verdict(judge.label, ERROR, _last_lines())


def _last_lines() -> str:
    return " / ".join(traceback.format_exc().strip().splitlines()[-3:])
