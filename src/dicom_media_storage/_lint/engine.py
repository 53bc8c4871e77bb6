"""The whole road of a file, and of many: from paths to findings."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from . import config, document, files, pool
from .decode import encoding_of, is_binary, text_of
from .fix import FixError, fixed
from .languages import language_of
from .model import Finding
from .rules.all import RULES
from .selection import codes, selected
from .suppress import unsilenced

LARGEST = 16 * 1024 * 1024
"""The most bytes of a file that is read for its UIDs: what is larger is data, and no text that people write."""

_LARGEST_LOOKED_AT = 8 * LARGEST

_FIXING = "DMS001"


@dataclass(frozen=True, slots=True)
class Options:
    """How to lint; what is None is left to the configuration of each path, and then to the defaults.

    ``select`` and ``ignore`` are codes of rules or beginnings of them, ``fix`` rewrites Python files in place, ``jobs``
    is the number of processes, ``config`` a file instead of the nearest one.
    """

    select: Sequence[str] | None = None
    ignore: Sequence[str] | None = None
    fix: bool = False
    jobs: int = 1
    config: Path | None = None


@dataclass(slots=True)
class Report:
    """What linting found, what it has to say besides, and how many literals it replaced."""

    findings: list[Finding] = field(default_factory=list[Finding])
    warnings: list[str] = field(default_factory=list[str])
    fixed: int = 0

    def add(self, other: "Report") -> None:
        """Take in what another report has."""
        self.findings += other.findings
        self.warnings += other.warnings
        self.fixed += other.fixed


@dataclass(frozen=True, slots=True)
class _Task:
    path: str
    rules: frozenset[str]
    fixing: bool


def lint_paths(paths: Iterable[Path | str], options: Options = Options()) -> list[Finding]:
    """Return the findings in files and in all files beneath directories, in the order of paths, lines and columns.

    Raises `selection.SelectionError` and `config.ConfigError` for options that cannot be used.
    """
    return run([Path(path) for path in paths], options).findings


def run(paths: Sequence[Path], options: Options, progress: Callable[[int, int], None] | None = None) -> Report:
    """Return all that linting has to tell; ``progress`` is called with the numbers of files done and found.

    Raises as `lint_paths` does.
    """
    tasks = list(_tasks(paths, options))
    report = Report()
    for done, one in enumerate(pool.mapped(lint_file, tasks, options.jobs), start=1):
        report.add(one)
        if progress is not None:
            progress(done, len(tasks))
    report.findings.sort()
    return report


def _tasks(paths: Sequence[Path], options: Options) -> Iterator[_Task]:
    seen: set[str] = set()
    known: dict[Path, config.Config] = {}
    for path in paths:
        directory = (path if path.is_dir() else path.parent).resolve()
        if directory not in known:
            known[directory] = _settings(directory, options)
        settings = known[directory]
        select = options.select if options.select is not None else settings.select
        ignore = options.ignore if options.ignore is not None else settings.ignore
        rules = selected(select, ignore)
        fixing = options.fix and _FIXING not in codes(ignore)
        for file in files.find(path, settings.exclude, settings.path and settings.path.parent):
            real = os.path.realpath(file)
            if real not in seen:
                seen.add(real)
                yield _Task(file.as_posix(), rules, fixing)


def _settings(directory: Path, options: Options) -> config.Config:
    if options.config is not None:
        found = config.read(options.config)
        if found is None:
            raise config.ConfigError(f"{options.config}: there is no table tool.{config.TABLE}")
        return found
    return config.nearest(directory)


def lint_file(task: _Task) -> Report:
    """Return what there is to say of one file; it is rewritten first where the task says so."""
    try:
        data = _bytes(task.path)
    except (OSError, ValueError) as error:
        return Report(warnings=[f"{task.path}: cannot be read: {getattr(error, 'strerror', None) or error}"])
    if data is None:
        return Report(warnings=[_too_large(task.path, _LARGEST_LOOKED_AT)])
    report = Report()
    if task.fixing and task.path.endswith((".py", ".pyw")):
        data = _fix(task, data, report)
    findings, warnings = lint_source(data, task.path, task.rules)
    report.add(Report(findings, warnings))
    return report


def _bytes(path: str) -> bytes | None:
    """Return the bytes of a file, or None where it is too large; what is no file at all has none."""
    with open(path, "rb", opener=_opener) as file:
        facts = os.fstat(file.fileno())
        if not stat.S_ISREG(facts.st_mode):
            raise OSError(0, "it is no regular file")
        return None if facts.st_size > _LARGEST_LOOKED_AT else file.read()


def _too_large(path: str, limit: int) -> str:
    return f"{path}: not read, as it is larger than {limit // 1024 // 1024} MiB"


def _opener(path: str, flags: int) -> int:
    """Open without waiting for a writer, as one would at the end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def lint_source(data: bytes, path: str, rules: frozenset[str]) -> tuple[list[Finding], list[str]]:
    """Return the findings in the bytes of a file, and warnings of how it was read.

    The language is told by the path; a file of no language that is known is read as text.

    >>> found, _ = lint_source(b'CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.4"', "a.py", frozenset({"DMS002"}))
    >>> found[0].line, found[0].column, found[0].suggestion
    (1, 20, '1.2.840.10008.5.1.4.1.1.2')
    """
    language = language_of(path) or "text"
    encoding = encoding_of(data, language)
    if is_binary(data, encoding):
        return [], []
    if encoding.startswith(("utf-16", "utf-32")):
        data, encoding = text_of(data, encoding).encode(errors="replace"), "utf-8"
    if not document.matters(data, language):
        return [], []
    if len(data) > LARGEST:
        return [], [_too_large(path, LARGEST)]
    read, why = document.read(text_of(data, encoding), path, language)
    found = [finding for code in sorted(rules) for finding in RULES[code].check(read)]
    return sorted(set(unsilenced(found, read.lines))), [f"{path}: {why}"] if why else []


def _fix(task: _Task, data: bytes, report: Report) -> bytes:
    """Replace the literals that a constant can stand for, but for those that another rule has something to say of."""
    findings, _ = lint_source(data, task.path, task.rules | {_FIXING})
    places = {(one.line, one.column) for one in findings if one.rule == _FIXING}
    places -= {(one.line, one.column) for one in findings if one.rule != _FIXING}
    if not places:
        return data
    try:
        source, count = fixed(data, places)
        if count:
            Path(task.path).write_bytes(source)
    except (FixError, OSError) as error:
        report.warnings.append(f"{task.path}: not fixed: {error}")
        return data
    report.fixed += count
    return source
