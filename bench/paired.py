"""Interleaved runs of commands and statements: a disturbance affects all of them, so that ratios are reliable."""

import os
import statistics
import subprocess
import sys
import time
import timeit
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROUNDS = 15


@dataclass(frozen=True, slots=True)
class Timed:
    """The measurements of a command or statement: seconds, and MB of memory for a process."""

    name: str
    seconds: Sequence[float]
    megabytes: Sequence[float] = ()

    @property
    def median(self) -> float:
        """The median of the seconds."""
        return statistics.median(self.seconds)

    def ratio_to(self, other: "Timed") -> float:
        """The median of the ratios, round by round."""
        return statistics.median(mine / theirs for mine, theirs in zip(self.seconds, other.seconds, strict=True))


def environment(path: Path) -> dict[str, str]:
    """Return the environment of a fresh interpreter: `path` is first on ``sys.path``, and byte code is written."""
    variables = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return variables | {"PYTHONPATH": str(path)}


def processes(codes: Mapping[str, str], path: Path, rounds: int = ROUNDS) -> dict[str, Timed]:
    """Run each code in a fresh interpreter, interleaved, with warm caches; `path` is first on ``sys.path``."""
    seconds: dict[str, list[float]] = {name: [] for name in codes}
    variables = environment(path)
    for warming in (True, *[False] * rounds):
        for name, code in codes.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], env=variables, check=True)
            if not warming:
                seconds[name].append(time.perf_counter() - start)
    return {name: Timed(name, seconds[name], _megabytes(code, variables)) for name, code in codes.items()}


def _megabytes(code: str, variables: Mapping[str, str]) -> list[float]:
    """Return the resident memory after a code has run, on systems where this needs no import."""
    if not Path("/proc/self/statm").exists():
        return []
    ask = f"{code}\nprint(open('/proc/self/statm').read().split()[1])"
    command = [sys.executable, "-c", ask]
    pages = [subprocess.run(command, env=variables, check=True, capture_output=True).stdout for _ in range(5)]
    return [int(count) * os.sysconf("SC_PAGE_SIZE") / 1e6 for count in pages]


def statements(codes: Mapping[str, str], names: dict[str, object], rounds: int = ROUNDS) -> dict[str, Timed]:
    """Time statements in a process, interleaved; the seconds are for a single run of a statement."""
    timers = {name: timeit.Timer(code, globals=names) for name, code in codes.items()}
    numbers = {name: max(1, timer.autorange()[0] // 10) for name, timer in timers.items()}
    seconds: dict[str, list[float]] = {name: [] for name in codes}
    for _ in range(rounds):
        for name, timer in timers.items():
            seconds[name].append(timer.timeit(numbers[name]) / numbers[name])
    return {name: Timed(name, values) for name, values in seconds.items()}


def table(title: str, timed: Mapping[str, Timed], references: Sequence[str], unit: str = "ms") -> str:
    """Return a Markdown table: medians, and ratios to the references."""
    scale = {"ms": 1e3, "µs": 1e6, "ns": 1e9}[unit]
    has_memory = all(one.megabytes for one in timed.values())
    heads = [title, f"median {unit}", *(f"x {reference}" for reference in references), *(["MB"] if has_memory else [])]
    lines = ["| " + " | ".join(heads) + " |", "|---" * len(heads) + "|"]
    for name, one in timed.items():
        ratios = [f"{one.ratio_to(timed[reference]):.3f}" for reference in references]
        memory = [f"{statistics.median(one.megabytes):.2f}"] if has_memory else []
        lines.append("| " + " | ".join([name, f"{one.median * scale:.3f}", *ratios, *memory]) + " |")
    return "\n".join(lines)
