"""Four type checkers, each run once on a folder, each one's words made comparable."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

OPTIONS = {
    "mypy": "--strict --no-incremental --output json --python-executable {python}",
    "pyright": "--outputjson --pythonpath {python}",
    "ty": "check --output-format concise --python {environment}",
    "pyrefly": "check --preset strict --output-format min-text --python-interpreter-path {python}",
}
CONCISE = re.compile(r"(?P<file>\S+?):(?P<line>\d+):\d+: (?P<level>\w+)\[[\w-]+\] (?P<text>.+)")
MIN_TEXT = re.compile(r"(?P<level>\w+) (?P<file>\S+?):(?P<line>\d+):[\d:-]+: (?P<text>.+?)(?: \[[\w-]+\])?")
REVEALED = re.compile(r"(?:Revealed type is \"(.+)\"|Type of \".+\" is \"(.+)\"|[Rr]evealed type: `?([^`]+)`?)$")


@dataclass(frozen=True)
class Verdict:
    """What a checker prints about one file, by line."""

    revealed: dict[int, str] = field(default_factory=dict)
    errors: dict[int, str] = field(default_factory=dict)


def check(checker: str, folder: Path, python: Path) -> dict[str, Verdict]:
    """Run a checker on the modules of a folder; the verdict on each, by its name."""
    files = sorted(path.name for path in folder.glob("*.py"))
    options = OPTIONS[checker].format(python=python, environment=python.parent.parent).split()
    command = [str(Path(sys.executable).parent / checker), *options, *files]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    assert done.stdout.strip() or done.returncode in {0, 1}, done.stderr
    verdicts = {Path(file).stem: Verdict() for file in files}
    for file, line, level, text in messages(checker, done.stdout):
        verdict = verdicts[Path(file).stem]
        if match := REVEALED.search(text):
            verdict.revealed[line] = plain(next(filter(None, match.groups())))
        elif level.lower() == "error":
            verdict.errors.setdefault(line, text)
    return verdicts


def messages(checker: str, output: str) -> Iterator[tuple[str, int, str, str]]:
    if checker == "mypy":
        for one in (json.loads(line) for line in output.splitlines() if line.startswith("{")):
            yield one["file"], one["line"], one["severity"], one["message"]
    elif checker == "pyright":
        for one in json.loads(output)["generalDiagnostics"]:
            yield one["file"], one["range"]["start"]["line"] + 1, one["severity"], one["message"]
    else:
        form = CONCISE if checker == "ty" else MIN_TEXT
        for match in filter(None, map(form.fullmatch, map(str.strip, output.splitlines()))):
            yield match["file"], int(match["line"]), match["level"], match["text"]


def plain(type_: str) -> str:
    """A type as all checkers write it: no module names, no marks of inference, one kind of quotes.

    >>> plain("Literal[dicom_media_storage.uids.X.Y]?"), plain('Literal["1.2"]')
    ('Literal[X.Y]', "Literal['1.2']")
    """
    bare = re.sub(r"\b(?:[a-z_0-9]+\.)+(?=[A-Z])", "", type_)
    return bare.replace("?", "").replace('"', "'").replace("builtins.", "")
