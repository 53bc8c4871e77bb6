"""Run an example as its users do."""

import os
import re
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"
SECONDS = 60


def command(example: str, *arguments: object, warnings: str = "error") -> list[str]:
    return [sys.executable, "-W", warnings, str(EXAMPLES / example), *map(str, arguments)]


def run(example: str, *arguments: object, status: int = 0, warnings: str = "error") -> str:
    """Run an example to its end and return its output; errors are only expected with a status other than 0."""
    done = subprocess.run(
        command(example, *arguments, warnings=warnings),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
        env=plain(),
    )
    assert done.returncode == status, done.stderr
    assert status != 0 or done.stderr == "", done.stderr
    return done.stdout + done.stderr


def plain() -> dict[str, str]:
    """Return an environment without the variables that simulate a terminal."""
    return {name: value for name, value in os.environ.items() if name not in {"FORCE_COLOR", "TTY_INTERACTIVE"}}


def run_on_terminal(example: str, *arguments: object) -> str:
    """Run an example with a terminal for its standard error; return what that showed."""
    ours, theirs = os.openpty()
    try:
        with subprocess.Popen(
            command(example, *arguments), stdout=subprocess.DEVNULL, stderr=theirs, env={**plain(), "TERM": "xterm"}
        ) as process:
            os.close(theirs)
            shown = b"".join(_until_closed(ours))
            assert process.wait(SECONDS) == 0, shown
        return shown.decode()
    finally:
        os.close(ours)


def _until_closed(descriptor: int) -> Iterator[bytes]:
    while select.select([descriptor], [], [], SECONDS)[0]:
        try:
            read = os.read(descriptor, 4096)
        except OSError:
            # Linux's way of saying that the other side of a terminal is closed.
            return
        if not read:
            return
        yield read


@contextmanager
def serving(example: str, *arguments: object, warnings: str = "error") -> Iterator[int]:
    """Run an example that serves, on a port that is free; yield the port."""
    process = subprocess.Popen(
        command(example, *arguments, "--port", 0, warnings=warnings), stdout=subprocess.PIPE, text=True, env=plain()
    )
    try:
        assert process.stdout is not None
        assert select.select([process.stdout], [], [], SECONDS)[0], "no address was printed"
        match = re.fullmatch(r"listening on 127\.0\.0\.1:(\d+)\n", process.stdout.readline())
        assert match is not None
        yield int(match[1])
        process.terminate()
        assert process.communicate(timeout=SECONDS)[0] == "stopped\n"
        assert process.returncode == 0
    finally:
        process.kill()
        process.wait(SECONDS)
        process.stdout.close()
