"""Four type checkers, each run on a file, each one's words made comparable."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Verdict:
    """What a checker says of one file, by line."""

    revealed: Mapping[int, str] = field(default_factory=dict)
    errors: Mapping[int, str] = field(default_factory=dict)


def plain(type_: str) -> str:
    """A type as all checkers write it: no module names, no marks of inference, one kind of quotes.

    >>> plain("Literal[dicom_media_storage.uids.X.Y]?"), plain('Literal["1.2"]')
    ('Literal[X.Y]', "Literal['1.2']")
    """
    bare = re.sub(r"\b(?:[a-z_0-9]+\.)+(?=[A-Z])", "", type_)
    return bare.replace("?", "").replace('"', "'").replace("builtins.", "")


def mypy(file: Path, python: Path) -> Verdict:
    command = [
        "mypy",
        "--strict",
        "--no-incremental",
        "--python-executable",
        str(python),
        "--output",
        "json",
        file.name,
    ]
    lines = [json.loads(line) for line in run(command, file.parent).splitlines() if line.startswith("{")]
    return sorted_out((entry["line"], entry["severity"], entry["message"]) for entry in lines)


def pyright(file: Path, python: Path) -> Verdict:
    (file.parent / "pyrightconfig.json").write_text(
        '{"typeCheckingMode": "strict", "reportPrivateUsage": false}', encoding="utf-8"
    )
    output = json.loads(run(["pyright", "--outputjson", "--pythonpath", str(python), file.name], file.parent))
    entries = output["generalDiagnostics"]
    return sorted_out((one["range"]["start"]["line"] + 1, one["severity"], one["message"]) for one in entries)


def ty(file: Path, python: Path) -> Verdict:
    output = run(
        ["ty", "check", "--python", str(python.parent.parent), "--output-format", "concise", file.name], file.parent
    )
    return sorted_out(by_pattern(output, r".+?:(\d+):\d+: (\w+)\[[\w-]+\] (.+)"))


def pyrefly(file: Path, python: Path) -> Verdict:
    command = ["pyrefly", "check", "--preset", "strict", "--python-interpreter-path", str(python)]
    output = run([*command, "--output-format", "min-text", file.name], file.parent)
    return sorted_out((line, level, text) for level, line, text in by_pattern_level_first(output))


def by_pattern(output: str, pattern: str):
    for line in output.splitlines():
        if match := re.fullmatch(pattern, line.strip()):
            yield int(match[1]), match[2], match[3]


def by_pattern_level_first(output: str):
    for line in output.splitlines():
        if match := re.fullmatch(r"(\w+) .+?:(\d+):[\d:-]+: (.+?)(?: \[[\w-]+\])?", line.strip()):
            yield match[1], int(match[2]), match[3]


def sorted_out(entries) -> Verdict:
    revealed: dict[int, str] = {}
    errors: dict[int, str] = {}
    for line, level, message in entries:
        said = re.search(
            r"(?:Revealed type is \"(.+)\"|Type of \".+\" is \"(.+)\"|[Rr]evealed type: `?([^`]+)`?)$", message
        )
        if said:
            revealed[line] = plain(next(group for group in said.groups() if group))
        elif level.lower() == "error":
            errors.setdefault(line, message)
    return Verdict(revealed, errors)


def run(command: list[str], folder: Path) -> str:
    tool = Path(sys.executable).parent / command[0]
    done = subprocess.run(
        [str(tool), *command[1:]], cwd=folder, capture_output=True, text=True, check=False, timeout=300
    )
    if not done.stdout.strip() and done.returncode not in (0, 1):
        raise RuntimeError(f"{command[0]} did not run: {done.stderr}")
    return done.stdout


CHECKERS: Mapping[str, Callable[[Path, Path], Verdict]] = {
    "mypy": mypy,
    "pyright": pyright,
    "ty": ty,
    "pyrefly": pyrefly,
}
