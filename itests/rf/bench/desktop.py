"""A screen and a sound card that nobody sees or hears: Xvfb and a PulseAudio, for one program."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

from bench.recording import Audio

NEEDS = ("Xvfb", "pulseaudio", "pacat", "pactl")
RATE = 48_000
START_SECONDS = 90


class Desktop:
    """Programs started in it find both, and their home in the folder. Use in a with statement."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.processes: list[subprocess.Popen] = []
        self.server = f"unix:{folder / 'sound.socket'}"

    def __enter__(self) -> "Desktop":
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _start(self):
        self.folder.mkdir(parents=True, mode=0o700)
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("PULSE", "XDG"))
        } | {"HOME": str(self.folder), "XDG_RUNTIME_DIR": str(self.folder), "LC_ALL": "C.UTF-8"}
        self.run(
            "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
            "--realtime=no", "--high-priority=no",
            "-L", f"module-native-protocol-unix auth-anonymous=1 socket={self.server[5:]}",
            "-L", f"module-null-sink sink_name=air rate={RATE} channels=1",
        )
        until(Path(self.server[5:]).is_socket, "PulseAudio")
        self.environment["PULSE_SERVER"] = self.server
        self.environment["DISPLAY"] = f":{self._screen()}"

    def _screen(self) -> int:
        read, write = os.pipe()
        self.run("Xvfb", "-displayfd", write, "-screen", "0", "1280x1024x24", "-nolisten", "tcp", pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as pipe:
            return int(pipe.readline())

    def run(self, *command, **options) -> subprocess.Popen:
        """Starts a program that ends with the desktop; what it prints goes to a file."""
        with open(self.folder / f"{command[0]}.log", "ab") as log:
            process = subprocess.Popen(
                [str(part) for part in command], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env=self.environment, cwd=self.folder, **options,
            )
        self.processes.append(process)
        return process

    def listening(self) -> bool:
        """Does a program record from the sound card?"""
        said = subprocess.run(
            ["pactl", f"--server={self.server}", "list", "short", "source-outputs"],
            env=self.environment, capture_output=True, timeout=60, check=False,
        )
        return bool(said.stdout.strip())

    def play(self, audio: Audio, *, level: float = 0.3, before: float = 0.5, after: float = 3.0):
        """In real time, with silence before and after."""
        raw = self.folder / "play.raw"
        raw.write_bytes(audio.at(RATE).levelled(level).padded(before, after).int16().tobytes())
        subprocess.run(
            ["pacat", "--playback", f"--server={self.server}", "-d", "air", "--rate", str(RATE),
             "--channels", "1", "--format", "s16le", "--latency-msec", "500", str(raw)],
            env=self.environment, check=True, timeout=120 + 4 * audio.seconds, capture_output=True,
        )


def until(condition, what: str, seconds: float = START_SECONDS):
    """Waits for a condition; one that cannot be asked yet is not met."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            if condition():
                return
        except Exception as error:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{what} did not get ready within {seconds:.0f} s") from error
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} did not get ready within {seconds:.0f} s")
        time.sleep(0.1)
