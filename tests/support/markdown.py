"""The code blocks of a Markdown file, and how each kind is run."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
KINDS = {"pycon", "python", "console", "text", "toml", "yaml"}
"""Others are not run, so they are not allowed; ``toml`` and ``yaml`` are configuration."""


class Block(NamedTuple):
    kind: str
    text: str
    after: str
    """The text of the next block, if that is output (``text``), else nothing."""


class Command(NamedTuple):
    line: str
    output: str
    """The output that the block shows; empty if it shows none."""


def blocks(path: Path) -> list[Block]:
    found = _BLOCK.findall(path.read_text(encoding="utf-8"))
    following = [*found, ("", "")][1:]
    return [
        Block(kind, text, after[1] if after[0] == "text" else "")
        for (kind, text), after in zip(found, following, strict=True)
    ]


def commands(path: Path) -> Iterator[Command]:
    """The lines that begin with a dollar sign, each with the lines up to the next one."""
    for block in blocks(path):
        if block.kind == "console":
            for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
                line, _, output = part.partition("\n")
                yield Command(line, output)


def run_sessions(path: Path) -> int:
    """Run the interactive sessions of a file as one; return how many examples there are."""
    text = "\n".join(block.text for block in blocks(path) if block.kind == "pycon")
    runner = doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF)
    runner.run(doctest.DocTestParser().get_doctest(text, {}, path.name, str(path), 0))
    assert runner.summarize(verbose=False).failed == 0
    return runner.tries


def run_script(block: Block, folder: Path) -> None:
    """Run a block as a script; it prints what the text block after it shows, or nothing."""
    done = subprocess.run([sys.executable, "-c", block.text], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout == block.after


def run_command(command: Command, folder: Path) -> None:
    """Run a line of a shell: it succeeds, or prints what is shown.

    A shown line of three dots is any number of lines; three dots at the end of a line are the rest of it.
    """
    done = shell(command.line, folder)
    assert done.returncode in ((0, 1) if command.output else (0,)), done.stdout + done.stderr
    if command.output:
        pattern = re.sub(r"^ *\.\.\.$\n", "*", command.output.replace("[", "[[]"), flags=re.MULTILINE)
        pattern = re.sub(r" \.\.\.$", " *", pattern, flags=re.MULTILINE)
        assert fnmatchcase(done.stdout, pattern), done.stdout


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line with this interpreter's programs first on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "COLUMNS": "200", "PYTHONIOENCODING": "utf-8"}
    program = shutil.which("bash") or "sh"
    return subprocess.run(
        [program, "-c", line], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
