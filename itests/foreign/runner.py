#!/usr/bin/env python3
"""Plays the published runner contract against a server, with Python's standard library only.

Prints a protocol; ends with 1 at the first deviation. See README.md.
"""

import argparse
import datetime
import hashlib
import json
import os
import pathlib
import sys
import time
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
# What the contract names in a task; whatever else is there must not matter.
TASK_FIELDS = {"challenge_id", "name", "config"}


class Deviation(Exception):
    """The server did something else than the contract says."""


class Unusable(Exception):
    """This is no server for this client."""


class Server:
    """HTTP to the server, and the protocol of what it answered."""

    def __init__(self, base):
        self.base = base.rstrip("/")
        self.steps = 0

    def send(self, method, path, headers, body=None, kind="application/json"):
        """Sends a request; its status and the bytes of its answer."""
        request = urllib.request.Request(
            f"{self.base}/api/{path}", data=body, method=method, headers=dict(headers)
        )
        if body is not None:
            request.add_header("Content-Type", kind)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()
        except OSError as error:
            raise Deviation(f"no answer to {method} /api/{path}: {error}") from error

    def step(self, what, expected, method, path, headers, value=None):
        """One step: sends JSON, wants one of some statuses, gives the JSON that came back."""
        body = None if value is None else json.dumps(value).encode()
        status, raw = self.send(method, path, headers, body)
        return self.judged(what, expected, status, raw)

    def judged(self, what, expected, status, raw):
        if status not in expected:
            raise Deviation(f"{what}: expected {expected}, was {status}: {raw[:500]!r}")
        try:
            answer = json.loads(raw) if raw else {}
        except ValueError as error:
            raise Deviation(f"{what}: no JSON: {raw[:500]!r}") from error
        if status >= 400:
            need(answer, what, error=str, code=str)
        self.passed(what, status)
        return answer

    def passed(self, what, status=""):
        self.steps += 1
        print(f"{self.steps:2}  ok  {status}  {what}")


class Runner:
    """A host with one radio, as it introduces itself."""

    def __init__(self, name, number):
        self.name = name
        self.hostname = f"foreign-{number}"
        self.mac = f"02:00:00:00:01:{number:02x}"
        self.machine = hashlib.md5(name.encode(), usedforsecurity=False).hexdigest()
        self.key = None
        self.devices = [
            {
                "device_id": 0,
                "model": "hackrf",
                "name": "0",
                "frequency_limits": ["144000000-148000000"],
            }
        ]

    def headers(self, key=None):
        return {"Authorization": f"Bearer {key or self.key}", **self.host()}

    def other_headers(self):
        return {"X-API-Key": self.key, **self.host()}

    def host(self):
        return {"X-Runner-MAC": self.mac, "X-Runner-Machine-ID": self.machine}

    def path(self, call):
        return f"runners/{self.name}/{call}"

    def join(self, server, operator):
        """Token, enrolment, registration."""
        token = server.step(
            f"the operator makes a token for {self.name}",
            [201],
            "POST",
            "enrollment/token",
            operator,
            {"runner_name": self.name, "expires_hours": 1},
        )
        need(token, "token", token=str, api_key=str, expires_at=str)
        instant(token["expires_at"])
        self.key = token["api_key"]
        application = {
            "enrollment_token": token["token"],
            "api_key": self.key,
            "runner_id": self.name,
            "hostname": self.hostname,
            "mac_address": self.mac,
            "machine_id": self.machine,
            "devices": self.devices,
        }
        enrol = ("POST", "enrollment/enroll", {}, application)
        server.step(f"{self.name} enrols", [201], *enrol)
        server.step("the same token a second time is refused", [401, 409], *enrol)
        server.step(
            f"{self.name} registers",
            [200],
            "POST",
            "runners/register",
            self.headers(),
            {"hostname": self.hostname, "devices": self.devices},
        )


def need(answer, what, **fields):
    for name, kind in fields.items():
        if not isinstance(answer, dict) or not isinstance(answer.get(name), kind):
            raise Deviation(f"{what}: {name!r} is missing or of a wrong kind in {answer}")


def same(what, expected, actual):
    if expected != actual:
        raise Deviation(f"{what}: expected {expected!r}, was {actual!r}")


def instant(text):
    """Times are ISO 8601 in UTC."""
    try:
        parsed = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError as error:
        raise Deviation(f"no time of ISO 8601: {text!r}") from error
    same(f"the offset of {text}", datetime.timedelta(0), parsed.utcoffset())


def import_event(server, operator, flag):
    """The event and its file as multipart/form-data."""
    boundary = f"----foreign{os.getpid()}{time.time_ns()}"
    parts = [
        ("file", "event.yml", "application/x-yaml", (HERE / "event.yml").read_bytes()),
        ("files", "voice.wav", "audio/wav", flag),
    ]
    body = b""
    for name, filename, kind, content in parts:
        body += (
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n'
            f"Content-Type: {kind}\r\n\r\n"
        ).encode()
        body += content + b"\r\n"
    body += f"--{boundary}--\r\n".encode()
    status, raw = server.send(
        "POST", "challenges/import", operator, body, f"multipart/form-data; boundary={boundary}"
    )
    server.judged("the operator imports an event with a file", [200, 201], status, raw)


def poll(server, runner, headers, what):
    """The task, or None; only what the contract names is looked at."""
    answer = server.step(what, [200], "GET", runner.path("task"), headers)
    if not isinstance(answer, dict) or "task" not in answer:
        raise Deviation(f"{what}: no 'task' in {answer}")
    task = answer["task"]
    if task is not None:
        need(task, what, challenge_id=str, name=str, config=dict)
        need(task["config"], what, modulation=str, frequency=int, flag=str)
    return task


def checks_keys(server, one, other):
    beat = ("POST", one.path("heartbeat"))
    wrong = one.key[:-1] + ("b" if one.key.endswith("a") else "a")
    server.step("a wrong key is refused", [401], *beat, one.headers(wrong), {})
    server.step("no key at all is refused", [401], *beat, one.host(), {})
    server.step(
        "a key for another runner's path is refused",
        [403],
        "POST",
        other.path("heartbeat"),
        one.headers(),
        {},
    )
    server.step("heartbeat with Authorization: Bearer", [200], *beat, one.headers(), {})
    server.step("heartbeat with X-API-Key", [200], *beat, one.other_headers(), {})


def gets_its_task(server, one, other):
    """The task, which a second poll must bring again."""
    poll(server, one, one.headers(), "a poll whose answer is lost")
    task = poll(server, one, one.headers(), "the next poll brings the task")
    if task is None:
        raise Deviation("there is no task although a challenge is due")
    unknown = sorted(set(task) - TASK_FIELDS)
    server.passed(f"fields that the contract does not name are passed over: {unknown}")
    again = poll(server, one, one.other_headers(), "the poll after that brings the same task")
    if again is None:
        raise Deviation("the assignment is lost with the answer")
    for name in ("challenge_id", "config", "lease"):
        same(f"{name} of the repeated task", task.get(name), again.get(name))
    nothing = poll(server, other, other.headers(), "the second runner gets nothing meanwhile")
    same("the second runner's task", None, nothing)
    return task


def downloads(server, runner, task, flag):
    kind, _, digest = task["config"]["flag"].partition(":")
    same("the flag's kind", "sha256", kind)
    status, content = server.send("GET", f"files/{digest}", runner.headers())
    same("the status of the download", 200, status)
    same("the file's hash", digest, hashlib.sha256(content).hexdigest())
    same("the file's bytes", flag, content)
    server.passed("the flag is downloaded and has its hash", status)
    server.step("a file that is not there", [404], "GET", "files/" + 64 * "0", runner.headers())


def reports(server, operator, one, other, task):
    challenge = task["challenge_id"]
    report = {
        "challenge_id": challenge,
        "success": True,
        "device_id": "0",
        "frequency": task["config"]["frequency"],
    }
    theirs = ("POST", other.path("complete"), other.headers(), report)
    server.step("another runner cannot complete it", [404, 409], *theirs)
    now = datetime.datetime.now(datetime.timezone.utc).isoformat()
    entry = {"level": "INFO", "message": f"sent {challenge}", "timestamp": now}
    logged = ("POST", one.path("log"), one.headers(), {"log": entry})
    server.step("the runner logs", [200], *logged)
    mine = ("POST", one.path("complete"), one.headers(), report)
    server.step("the runner completes", [200], *mine)
    server.step("the same completion once more changes nothing", [200, 409], *mine)
    counted = server.step(
        "it is counted once",
        [200],
        "GET",
        f"transmissions?challenge_id={challenge}&limit=100",
        operator,
    )
    rows = [t for t in counted.get("transmissions", []) if t.get("runner_id") == one.name]
    same(f"the number of transmissions by {one.name}", 1, len(rows))
    rest = poll(server, one, one.headers(), "the challenge rests")
    same("the task after completion", None, rest)


def leaves(server, operator, one, other):
    for runner in (one, other):
        out = ("POST", runner.path("signout"), runner.headers(), {})
        server.step(f"{runner.name} signs out", [200], *out)
    delete = ("DELETE", f"runners/{one.name}", operator)
    server.step("the operator deletes the first runner", [200, 204], *delete)
    beat = ("POST", one.path("heartbeat"), one.headers(), {})
    server.step("its key has ended", [401], *beat)


def play(server, operator, flag, one, other):
    health = server.step("the server is there", [200], "GET", "health", {})
    need(health, "health", status=str, timestamp=str)
    instant(health["timestamp"])
    challenges = server.step("the operator sees challenges", [200], "GET", "challenges", operator)
    if any(challenge.get("enabled") for challenge in challenges.get("challenges", [])):
        raise Unusable("the server has enabled challenges; disable them, or use another server")
    import_event(server, operator, flag)
    try:
        one.join(server, operator)
        other.join(server, operator)
        checks_keys(server, one, other)
        task = gets_its_task(server, one, other)
        downloads(server, one, task, flag)
        reports(server, operator, one, other, task)
        leaves(server, operator, one, other)
    finally:
        for path in (f"runners/{one.name}", f"runners/{other.name}", "challenges/foreign-client-check"):
            server.send("DELETE", path, operator)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__.splitlines()[0],
        epilog="The server must have no other enabled challenge: this client radiates nothing and would"
        " report somebody's challenge as sent. For a server with a certificate of its own set"
        " SSL_CERT_FILE to it. Exit codes: 0 all as the contract says, 1 a deviation, 2 called wrongly.",
    )
    parser.add_argument("--operator-key", required=True, type=pathlib.Path, help="its file")
    parser.add_argument("--server", default="http://127.0.0.1:8080", help="%(default)s")
    parser.add_argument(
        "--flag",
        type=pathlib.Path,
        default=HERE.parent.parent / "etc/demo/voice.wav",
        help="a sound that the challenge sends",
    )
    options = parser.parse_args()
    try:
        operator = {"Authorization": f"Bearer {options.operator_key.read_text().strip()}"}
        flag = options.flag.read_bytes()
    except OSError as error:
        parser.error(str(error))
    run = f"foreign-py-{os.getpid()}-{int(time.time())}"
    server = Server(options.server)
    try:
        play(server, operator, flag, Runner(f"{run}-1", 1), Runner(f"{run}-2", 2))
    except Deviation as deviation:
        print(f"DEVIATION after step {server.steps}: {deviation}", file=sys.stderr)
        return 1
    except Unusable as why:
        print(f"runner.py: {why}", file=sys.stderr)
        return 2
    print(f"All {server.steps} steps as the contract says.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
