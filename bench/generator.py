"""The time of the generator: extract a large document, build all editions, build again, check."""

import subprocess
import sys
import time
from pathlib import Path

from bench.paired import Timed, table
from codegen.build import PROJECT, SPEC_DIR

PART_4 = PROJECT.parent / "shared" / "standard" / "2017c" / "part04.xml"
ROUNDS = 5


def measure(site: Path) -> str:
    """Time the commands as processes; ``extract`` only if the document is available."""
    spec, package = ["--spec-dir", str(SPEC_DIR)], site / "built"
    commands = {
        "python -c pass": ["-c", "pass"],
        "build, all editions, cold": [
            "-m",
            "codegen",
            "build",
            *spec,
            "--package-dir",
            str(package / "{round}" / "all"),
        ],
        "build again, nothing changed": [
            "-m",
            "codegen",
            "build",
            *spec,
            "--package-dir",
            str(package / "{round}" / "all"),
        ],
        "check": ["-m", "codegen", "check", *spec, "--package-dir", str(package / "{round}" / "all")],
    }
    if PART_4.exists():
        commands["extract PS3.4 2017c (3.3 MB)"] = [
            "-m",
            "codegen",
            "extract",
            str(PART_4),
            "--spec-dir",
            str(site / "spec"),
        ]
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(ROUNDS):
        for name, arguments in commands.items():
            seconds[name].append(_run([argument.format(round=number) for argument in arguments]))
    return table("the generator", {name: Timed(name, values) for name, values in seconds.items()}, ["python -c pass"])


def _run(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)  # our own
    return time.perf_counter() - start
