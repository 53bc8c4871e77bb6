"""Lint files, directories and standard input."""

import io
import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO

from . import pool, reading
from .configuration import Options, configured
from .discovery import Patterns, files_beneath, parsed
from .fixing import LARGEST, corrected, difference, replace_content, safe
from .knowledge.register import register
from .languages import style_of
from .mentions import mentions
from .model import Finding
from .rules import DEFAULT, RULES, codes, removed
from .rules.rule import Line, is_test
from .suppression import Suppressions
from .verdict import category_size

MOST_FINDINGS = 1000
"""The most findings that are reported for a file."""

_MOST_KEPT = 4 * MOST_FINDINGS
_PLACEHOLDER = 3
"""A name with that many wrong UIDs in a file is a placeholder."""

_BEGINNING = 8192
_MINIFIED_LINE, _MINIFIED_SIZE = 500, 10_000


@dataclass(slots=True)
class Report:
    """The findings, warnings, errors and differences of a run, and how many findings were corrected."""

    findings: list[Finding] = field(default_factory=list[Finding])
    warnings: list[str] = field(default_factory=list[str])
    errors: list[str] = field(default_factory=list[str])
    diffs: list[str] = field(default_factory=list[str])
    fixed: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """One file to lint: the rules that run, those that were selected by name, and whether it is corrected."""

    path: str
    rules: frozenset[str]
    selected: frozenset[str]
    fix: bool = False
    diff: bool = False


class _Scope:
    """The options for the files of a directory, with its nearest configuration."""

    def __init__(self, directory: Path, options: Options, warnings: list[str]) -> None:
        config = configured(directory, options.config, warnings)
        select = config.select if options.select is None else options.select
        ignore = config.ignore if options.ignore is None else options.ignore
        self.options = options
        self.selected = codes(select or ())
        self.rules = (DEFAULT if select is None else self.selected) - codes(ignore or ())
        self.excluded: list[Patterns] = []
        self.ignores: list[tuple[Patterns, frozenset[str]]] = []
        warnings += removed([*(select or ()), *(ignore or ())])
        for one, base in ((config, Path(config.config or ".").resolve().parent), (options, Path.cwd())):
            root = base if directory.is_relative_to(base) else directory
            self.excluded.append(parsed(one.exclude, root, "exclude", warnings))
            for key, names in one.per_file_ignores.items():
                self.ignores.append((parsed([key], root, "per-file-ignores", warnings), codes(names)))
                warnings += removed(names)

    def task(self, shown: Path, file: Path) -> Task:
        """Return the task for a file, given as it is shown, and as an absolute path."""
        ignored = (names for patterns, names in self.ignores if patterns.verdict(file))
        rules = self.rules.difference(*ignored)
        return Task(shown.as_posix(), rules, self.selected, self.options.fix, self.options.diff)


def lint_paths(paths: Iterable[Path | str], options: Options = Options()) -> list[Finding]:  # noqa: B008  frozen
    """Return the findings in files and in all files beneath directories, in the order of paths, lines and columns.

    Raises `SelectionError` and `configuration.ConfigError` for options that cannot be used.
    """
    return run([Path(path) for path in paths], options).findings


def run(paths: Sequence[Path], options: Options) -> Report:
    """Return the report of a run; raises as `lint_paths` does."""
    warnings: list[str] = []
    tasks = _tasks(paths, options, warnings)
    report = Report(warnings=[*dict.fromkeys(warnings)])
    for one in filter(None, pool.mapped(lint_file, tasks, options.jobs)):
        report.findings += one.findings
        report.warnings += one.warnings
        report.errors += one.errors
        report.diffs += one.diffs
        report.fixed += one.fixed
    report.findings.sort(key=attrgetter("path"))
    return report


def _tasks(paths: Sequence[Path], options: Options, warnings: list[str]) -> list[Task]:
    """Return a task for each file, even if several paths or links lead to it."""
    scopes: dict[Path, _Scope] = {}
    tasks: list[Task] = []
    known: set[str] = set()
    for path in paths:
        is_directory = path.is_dir()
        shown = path if is_directory else path.parent
        directory = shown.resolve()
        scope = scopes[directory] = scopes.get(directory) or _Scope(directory, options, warnings)
        found: Iterable[tuple[Path, str, Path]]
        if is_directory:
            # A walk from a resolved directory that follows no links meets each file under its real path.
            files = files_beneath(directory, scope.excluded, warnings)
            found = ((file, str(file), shown / file.relative_to(directory)) for file in files)
        else:
            found = [(directory / path.name, os.path.realpath(path), shown / path.name)]
        for file, real, name in found:
            if real not in known:
                tasks.append(scope.task(name, file))
            if len(paths) > 1:
                known.add(real)
    return tasks


def lint_stdin(data: bytes, name: str, options: Options) -> tuple[Report, bytes]:
    """Return the report of standard input under the name of a file, and its bytes, corrected if the options say so.

    Raises as `lint_paths` does.
    """
    warnings: list[str] = []
    # It is the name of a file, even if there is a directory of that name.
    path = Path(name)
    directory = path.parent.resolve()
    task = _Scope(directory, options, warnings).task(path, directory / path.name)
    report = _read(io.BytesIO(data), task)
    fixed = _fixed(io.BytesIO(data), task, report)
    if fixed is not None and not task.diff:
        data = fixed
        report.findings = _read(io.BytesIO(data), task).findings
    report.warnings[:0] = warnings
    return report, data


def lint_file(task: Task) -> Report | None:
    """Return the report of one file, which is corrected first if the task says so; None if it is empty."""
    report = Report()
    try:
        with _opened(task.path) as file:
            report = _read(file, task)
            fixed = _fixed(file, task, report)
            if fixed is not None and not task.diff:
                try:
                    replace_content(task.path, file, fixed)
                    report.findings = _read(io.BytesIO(fixed), task).findings
                except OSError as error:
                    report.fixed = 0
                    report.errors.append(f"{task.path}: not fixed: {error.strerror or error}")
    except (OSError, ValueError) as error:
        report.warnings.append(f"{task.path}: cannot be read: {getattr(error, 'strerror', None) or error}")
    except Exception as error:  # noqa: BLE001  a bug of ours in one file must not hide the findings in the others
        report.errors.append(f"{task.path}: internal error; please report it: {type(error).__name__}: {error}")
    return report if report != Report() else None


def _fixed(file: BinaryIO, task: Task, report: Report) -> bytes | None:
    """Return the content of an open file with the edits of the findings, or None if nothing is to be fixed.

    The report gets their number, and what would change if the task says so.
    """
    edits = {one.edit for one in report.findings if one.edit}
    file.seek(0)
    if not (task.fix or task.diff) or not edits or reading.wide_encoding(file.read(4)):
        return None
    file.seek(0)
    before = file.read(LARGEST + 1)
    if len(before) > LARGEST:
        report.warnings.append(f"{task.path}: not fixed, because it has more than {LARGEST} bytes")
        return None
    after = corrected(before, edits)
    report.fixed = sum(one.edit is not None for one in report.findings)
    if task.diff:
        report.diffs.append(difference(before, after, task.path))
    return after


def _opened(path: str) -> BinaryIO:
    # Without waiting for a writer, as one would at the end of a pipe.
    file = open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0)))  # noqa: SIM115
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(0, "not a regular file")
    return file


def lint_source(data: bytes, path: str, rules: frozenset[str] = DEFAULT) -> tuple[list[Finding], list[str]]:
    """Return the findings in the bytes of a file, and warnings of how it was read.

    The path tells how it is read; a file of an unknown kind is read as text.

    >>> found, _ = lint_source(b'CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.4"', "a.py", frozenset({"DMS002"}))
    >>> found[0].line, found[0].column, found[0].suggestion
    (1, 20, '1.2.840.10008.5.1.4.1.1.2')
    """
    report = _read(io.BytesIO(data), Task(path, rules, frozenset()))
    return report.findings, report.warnings


def _read(file: BinaryIO, task: Task) -> Report:
    """Return the report of an open file."""
    path, report = task.path, Report()
    beginning = file.read(_BEGINNING)
    if b"\0" in beginning and reading.wide_encoding(beginning) is None:
        return report
    style = style_of(path, beginning)
    with reading.as_utf8(file, beginning) as text:
        if not reading.may_matter(text, style):
            return report
        text.seek(0)
        if _is_minified(path, beginning):
            report.warnings.append(f"{path}: not read, because it is minified")
            return report
        report.findings, report.warnings = _lint_lines(text, task, style)
    return report


def _lint_lines(file: BinaryIO, task: Task, style: str) -> tuple[list[Finding], list[str]]:
    """Return the findings in an open file of UTF-8 that are not suppressed, and warnings."""
    path, is_for_tests = task.path, is_test(task.path)
    found, warnings = list[Finding](), list[str]()
    comments, present, labels = Suppressions(), set[str](), dict[tuple[str, int], set[str]]()
    for place in reading.places(file, style):
        comments.read(place.number, place.text)
        line = Line(path, style, is_for_tests, place, tuple(mentions(place, style)))
        for one in line.mentions:
            if one.text in register():
                present.add(one.text)
            for name in one.names:
                if len(labels) < _MOST_KEPT and (size := category_size(name)):
                    labels.setdefault((name.text, size), set()).add(one.text)
        on_line = {one for code in task.rules for one in RULES[code].check(line)}
        found += sorted(on_line, key=attrgetter("column", "rule", "message"))
        if len(found) > _MOST_KEPT:
            break
    # A file with the current UID as well is a register of all.
    found = [
        one
        for one in _without_labels(found, labels)
        if " " not in one.label or one.rule != "DMS003" or one.suggestion not in present
    ]
    kept = [one for one in safe(found, present) if not comments.suppress(one)]
    if len(kept) > MOST_FINDINGS:
        warnings.append(f"{path}: only the first {MOST_FINDINGS} findings are reported")
        del kept[MOST_FINDINGS:]
    warnings += [f"{path}:{one}" for one in comments.unused(task.rules)]
    return [replace(one, fails=one.fails or one.rule in task.selected) for one in kept], warnings


def _without_labels(found: Sequence[Finding], categories: Mapping[tuple[str, int], set[str]]) -> list[Finding]:
    """Return the findings without those whose name is a category of several UIDs, or a placeholder for any UID."""
    wrong: dict[str, set[str | None]] = {}
    for one in found:
        wrong.setdefault(one.label, set()).add(one.uid)
    void = {label for (label, size), uids in categories.items() if len(uids) >= size}
    void |= {label for label, uids in wrong.items() if label and len(uids) >= _PLACEHOLDER}
    return [one for one in found if one.label not in void]


def _is_minified(path: str, beginning: bytes) -> bool:
    """Return whether a file for the web is minified, by its name or by the length of its lines."""
    is_web = path.casefold().endswith((".js", ".cjs", ".mjs", ".jsx", ".ts", ".html", ".htm", ".map"))
    has_long_lines = len(beginning) == _BEGINNING and len(beginning) // (beginning.count(b"\n") + 1) > _MINIFIED_LINE
    return is_web and (".min." in path.casefold() or has_long_lines)
