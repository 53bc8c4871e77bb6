"""Processor time and peak memory of the linter and of the generator's readers, for inputs of several sizes."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bench.paired import environment
from tests.support import documents

MEGABYTES = (1, 4, 8, 20)
_UID = "1.2.840.10008.5.1.4.1.1.4"


def _json(size: int, end: str = "\n") -> str:
    line = f'{{"SOPClassUID": "{_UID}", "name": "MR Image Storage"}},{end}'
    return "[" + line * (size // len(line)) + "0]"


def _json_on_one_line(size: int) -> str:
    return _json(size, " ")


def _docbook(size: int) -> str:
    section = "<section><title>Text</title><para>Text between the tables.</para></section>"
    return documents.part_4(documents.CT, extra=section * (size // len(section)))


CASES: dict[str, tuple[str, Callable[[int], str], list[str]]] = {
    "lint, JSON with a UID on each line": ("large.json", _json, ["-m", "dicom_uid_lint"]),
    "lint, JSON on one line": ("large.json", _json_on_one_line, ["-m", "dicom_uid_lint"]),
    "extract, PS3.4": ("part04.xml", _docbook, ["-m", "codegen", "extract", "--accept-names", "--spec-dir", "spec"]),
}


def measure(site: Path) -> str:
    """Return a table: a row for each input, with seconds and MB for each size."""
    heads = ["input", *(f"{size} MB" for size in MEGABYTES)]
    lines = ["| " + " | ".join(heads) + " |", "|---" * len(heads) + "|"]
    for name, (file, text, command) in CASES.items():
        cells = [_cell(site, file, text(size * 1_000_000), command) for size in MEGABYTES]
        lines.append("| " + " | ".join([name, *cells]) + " |")
    return "\n".join(["Processor time and peak memory of a process", "", *lines])


# A process inherits the peak memory of its parent, and this process is large.
_LAUNCHER = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{used.ru_utime + used.ru_stime:.2f} s, {used.ru_maxrss / 1000:.0f} MB")
"""


def _cell(site: Path, file: str, text: str, command: list[str]) -> str:
    (site / file).write_text(text, encoding="utf-8")
    variables = environment(Path(__file__).resolve().parents[1])
    launcher = [sys.executable, "-S", "-c", _LAUNCHER, sys.executable, *command, file]
    return subprocess.run(launcher, cwd=site, env=variables, check=True, capture_output=True, text=True).stdout.strip()
