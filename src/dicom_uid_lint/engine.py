"""From paths to findings: one file, and many."""

import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from difflib import unified_diff
from io import StringIO
from operator import attrgetter
from pathlib import Path

from dicom_media_storage._files import write_atomically

from . import document, pool
from .configuration import Options, configured
from .constants import with_constants
from .decoding import encoded, encoding_of, exact_lines, text_of
from .discovery import files_beneath
from .fixing import corrected
from .languages import language_of, language_of_script
from .model import Finding, FixError
from .patterns import Pattern, excludes, parsed
from .readers.notebook import Cell, cells
from .rules.all import DEFAULT, RULES, codes
from .suppression import unsilenced

LARGEST = 16 * 1024 * 1024
"""The most bytes of a file that is read for its UIDs: what is larger is data, and no text that people write."""

_LARGEST_LOOKED_AT = 8 * LARGEST
_MINIFIED_LINE, _MINIFIED_SIZE = 500, 10_000
_BEGINNING = 8192


@dataclass(slots=True)
class Report:
    """The findings, warnings, errors and differences of a run, and how many findings were corrected."""

    findings: list[Finding] = field(default_factory=list[Finding])
    warnings: list[str] = field(default_factory=list[str])
    errors: list[str] = field(default_factory=list[str])
    diffs: list[str] = field(default_factory=list[str])
    fixed: int = 0

    def add(self, other: "Report") -> None:
        """Add what another report has."""
        self.findings += other.findings
        self.warnings += other.warnings
        self.errors += other.errors
        self.diffs += other.diffs
        self.fixed += other.fixed


@dataclass(frozen=True, slots=True)
class Task:
    """One file to lint: the rules that run, those that were selected by name, and whether it is corrected."""

    path: str
    rules: frozenset[str]
    selected: frozenset[str]
    options: Options


class _Scope:
    """What holds for the files in a directory: the options, and the configuration that is nearest to it."""

    def __init__(self, directory: Path, options: Options, warnings: list[str]) -> None:
        config = configured(directory, options.config, warnings)
        select = config.select if options.select is None else options.select
        ignore = config.ignore if options.ignore is None else options.ignore
        self.options = options
        self.selected = codes(select or ())
        self.rules = (DEFAULT if select is None else self.selected) - codes(ignore or ())
        self.excluded: list[Pattern] = []
        self.ignores: list[tuple[list[Pattern], frozenset[str]]] = []
        for one, base in ((config, Path(config.config or ".").resolve().parent), (options, Path.cwd())):
            parts = (base if directory.is_relative_to(base) else directory).parts
            patterns, problems = parsed(one.exclude, parts)
            self.excluded += patterns
            warnings += [f"exclude: {problem}" for problem in problems]
            for key, names in one.per_file_ignores.items():
                patterns, problems = parsed([key], parts)
                self.ignores.append((patterns, codes(names)))
                warnings += [f"per-file-ignores: {problem}" for problem in problems]

    def task(self, shown: Path, file: Path) -> Task:
        """Return the task for a file, given as it is shown, and as an absolute path."""
        ignored = (names for patterns, names in self.ignores if excludes(patterns, file))
        return Task(shown.as_posix(), self.rules.difference(*ignored), self.selected, self.options)


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
    for one in pool.mapped(lint_file, tasks, options.jobs):
        report.add(one)
    report.findings.sort(key=attrgetter("path"))
    return report


def _tasks(paths: Sequence[Path], options: Options, warnings: list[str]) -> list[Task]:
    """Return a task for each file, even if several paths or links lead to it."""
    scopes: dict[Path, _Scope] = {}
    tasks: dict[str, Task] = {}
    for path in paths:
        is_directory = path.is_dir()
        shown = path if is_directory else path.parent
        directory = shown.resolve()
        scope = scopes[directory] = scopes.get(directory) or _Scope(directory, options, warnings)
        files = files_beneath(directory, scope.excluded, warnings) if is_directory else [directory / path.name]
        for file in files:
            tasks.setdefault(os.path.realpath(file), scope.task(shown / file.relative_to(directory), file))
    return list(tasks.values())


def lint_stdin(data: bytes, name: str, options: Options) -> tuple[Report, bytes]:
    """Return the report of standard input under the name of a file, and its bytes, corrected if the options say so.

    Raises as `lint_paths` does.
    """
    warnings: list[str] = []
    # It is the name of a file, even if there is a directory of that name.
    path = Path(name)
    directory = path.parent.resolve()
    task = _Scope(directory, options, warnings).task(path, directory / path.name)
    report, result = _lint(data, task)
    report.warnings[:0] = warnings
    return report, result


def lint_file(task: Task) -> Report:
    """Return the report of one file, which is corrected first if the task says so."""
    try:
        data = _bytes(task.path)
    except (OSError, ValueError) as error:
        return Report(warnings=[f"{task.path}: cannot be read: {getattr(error, 'strerror', None) or error}"])
    try:
        report, result = _lint(data, task)
    except Exception as error:  # noqa: BLE001  a bug of ours in one file must not hide the findings in the others
        return Report(errors=[f"{task.path}: internal error; please report it: {type(error).__name__}: {error}"])
    if result != data:
        try:
            write_atomically(task.path, result)
        except OSError as error:
            report.fixed = 0
            report.errors.append(f"{task.path}: not fixed: {error.strerror or error}")
    return report


def _bytes(path: str) -> bytes:
    """Return the beginning of a file, which is the whole if it is small enough; raises OSError for what is no file."""
    # Without waiting for a writer, as one would at the end of a pipe.
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0))) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(0, "it is no regular file")
        return file.read(_LARGEST_LOOKED_AT + 1)


def _lint(data: bytes, task: Task) -> tuple[Report, bytes]:
    """Return the report of the bytes of a file, and these bytes, corrected if the task says so."""
    path, result, problems = task.path, data, list[str]()
    found = lint_source(data, path, task.rules, task.selected)
    report = Report(*found)
    encoding, _ = encoding_of(data, _language(path, data))
    lines = exact_lines(data, encoding) if found[0] and (task.options.fix or task.options.diff) else []
    steps = (corrected, with_constants) if path.endswith((".py", ".pyw")) else (corrected,)
    for step in steps if lines else ():
        try:
            lines, count = step(lines, found[0])
        except FixError as error:
            problems.append(f"{path}: not fixed: {error}")
            continue
        if count:
            report.fixed += count
            result = encoded(lines, encoding)
            found = lint_source(result, path, task.rules, task.selected)
    if not task.options.diff:
        report.findings, report.warnings = found
    elif result != data:
        report.diffs.append(_difference(data, result, encoding, path))
        result = data
    report.warnings += problems
    return report, result


def _difference(data: bytes, result: bytes, encoding: str, path: str) -> str:
    """Return what differs, as ``patch`` reads it: only a line feed ends a line."""
    before, after = (
        list(StringIO(text.decode(encoding, errors="backslashreplace"), newline="\n")) for text in (data, result)
    )
    lines = unified_diff(before, after, path, path)
    ended = (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
    return "".join(ended).removesuffix("\n")


def _language(path: str, data: bytes) -> str:
    return language_of(path) or language_of_script(data) or "text"


def _is_minified(text: str, path: str, language: str) -> bool:
    """Return whether a file of code is made for machines: by its name, or by the length of its lines."""
    has_long_lines = len(text) > _MINIFIED_SIZE and len(text) // (text.count("\n") + 1) > _MINIFIED_LINE
    return language in {"javascript", "typescript", "html"} and (".min." in path.casefold() or has_long_lines)


def lint_source(
    data: bytes, path: str, rules: frozenset[str] = DEFAULT, selected: frozenset[str] = frozenset()
) -> tuple[list[Finding], list[str]]:
    """Return the findings in the bytes of a file, and warnings of how it was read.

    The path gives the language; a file of no language that is known is read as text.

    >>> found, _ = lint_source(b'CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.4"', "a.py", frozenset({"DMS002"}))
    >>> found[0].line, found[0].column, found[0].suggestion
    (1, 20, '1.2.840.10008.5.1.4.1.1.2')
    """
    language = _language(path, data)
    encoding, problem = encoding_of(data, language)
    is_binary = "\0" in text_of(data[:_BEGINNING], encoding)
    text = "" if is_binary else text_of(data, encoding)
    matters = document.may_matter(text, language)
    limit = LARGEST if matters else _LARGEST_LOOKED_AT
    if len(data) > limit:
        return [], [f"{path}: not read, because it is larger than {limit // 1024 // 1024} MiB"]
    if not matters:
        return [], []
    if _is_minified(text, path, language):
        return [], [f"{path}: not read, because it is minified"]
    findings, warnings = list[Finding](), [f"{path}: {problem}"] if problem else []
    parts = cells(text) if language == "notebook" else [Cell(None, language, text)]
    for number, kind, source in parts:
        read, problem = document.read(source, path, kind, selected)
        found = {one for code in rules for one in RULES[code].check(read)}
        ordered = sorted(found, key=attrgetter("line", "column", "rule", "message"))
        findings += ordered if number is None else [replace(one, cell=number, edits=()) for one in ordered]
        warnings += [f"{path}: {problem}"] if problem else []
    kept, unused = unsilenced(findings, parts, rules)
    return kept, [*warnings, *(f"{path}:{one}" for one in unused)]
