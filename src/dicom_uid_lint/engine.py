"""From paths to findings: one file, and many."""

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import unified_diff
from pathlib import Path

from dicom_media_storage._files import write_atomically

from . import configuration, document, pool
from .decoding import encoding_of, is_binary, is_minified, text_of
from .discovery import Discovery
from .fixing import MissingExtraError, constants_in, mended
from .languages import language_of, language_of_script
from .model import Finding, FixError
from .patterns import parsed, verdict
from .readers.notebook import cells
from .rules.all import DEFAULT, RULES, codes
from .suppression import unsilenced

LARGEST = 16 * 1024 * 1024
"""The most bytes of a file that is read for its UIDs: what is larger is data, and no text that people write."""

_LARGEST_LOOKED_AT = 8 * LARGEST
_CONSTANTS = "DMS001"
_MAGIC = re.compile(r"^(\s*)[%!].*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Options:
    """How to lint; what is None is left to the configuration of each path, and then to the defaults.

    ``select`` and ``ignore`` are codes of rules or beginnings of them, ``fix`` mends files in place, ``diff`` shows
    what ``fix`` would do, ``jobs`` is the number of processes, ``config`` a file instead of the nearest one.
    ``exclude`` and the keys of ``per_file_ignores`` are patterns as in ``.gitignore``, relative to the current
    directory, or to the path if that is not beneath it.
    """

    select: Sequence[str] | None = None
    ignore: Sequence[str] | None = None
    fix: bool = False
    diff: bool = False
    jobs: int = 1
    config: Path | None = None
    exclude: Sequence[str] = ()
    per_file_ignores: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])


@dataclass(slots=True)
class Report:
    """The findings, warnings, errors and differences of a run, and how many findings were mended."""

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
    """One file to lint: the rules that run, those that were selected by name, and what to do with the mended text."""

    path: str
    rules: frozenset[str]
    selected: frozenset[str] = frozenset()
    fix: bool = False
    diff: bool = False


def lint_paths(paths: Iterable[Path | str], options: Options = Options()) -> list[Finding]:
    """Return the findings in files and in all files beneath directories, in the order of paths, lines and columns.

    Raises `SelectionError` and `configuration.ConfigError` for options that cannot be used.
    """
    return run([Path(path) for path in paths], options).findings


def run(paths: Sequence[Path], options: Options, progress: Callable[[int, int], None] | None = None) -> Report:
    """Return the report of a run; ``progress`` is called with the numbers of files done and found.

    Raises as `lint_paths` does.
    """
    for names in (options.select, options.ignore, *options.per_file_ignores.values()):
        codes(names or ())
    report = Report()
    tasks = list(_tasks(paths, options, report))
    for done, one in enumerate(pool.mapped(lint_file, tasks, options.jobs), start=1):
        report.add(one)
        if progress is not None:
            progress(done, len(tasks))
    report.findings.sort(key=lambda one: (one.path, one.cell or 0, one.line, one.column, one.rule, one.message))
    return report


def _tasks(paths: Sequence[Path], options: Options, report: Report) -> Iterator[Task]:
    seen: set[str] = set()
    known: dict[Path, configuration.Config] = {}
    discovery = Discovery()
    for path in paths:
        directory = (path if path.is_dir() else path.parent).resolve()
        if directory not in known:
            known[directory] = _settings(directory, options, report)
        settings = known[directory]
        base = settings.path.parent if settings.path else path
        here = Path.cwd() if directory.is_relative_to(Path.cwd()) else directory
        for file in discovery.find(path, [(base, settings.exclude), (here, options.exclude)]):
            real = os.path.realpath(file)
            if real not in seen:
                seen.add(real)
                yield task_for(file, options, settings)
    report.warnings += dict.fromkeys(discovery.warnings)


def _settings(directory: Path, options: Options, report: Report) -> configuration.Config:
    if options.config is None:
        return configuration.nearest(directory, report.warnings)
    found = configuration.read(options.config)
    if found is None:
        raise configuration.ConfigError(f"{options.config}: there is no table tool.{configuration.TABLE}")
    return found


def settings_of(path: Path, options: Options, report: Report) -> configuration.Config:
    """Return the configuration for a path that may not exist, as for standard input."""
    return _settings(path.parent.resolve(), options, report)


def task_for(file: Path, options: Options, settings: configuration.Config) -> Task:
    """Return the task for a file.

    Raises `SelectionError` for a name that fits no rule.
    """
    select = options.select if options.select is not None else settings.select
    ignore = options.ignore if options.ignore is not None else settings.ignore
    selected = codes(select) if select is not None else frozenset[str]()
    rules = (selected or DEFAULT) if select is None else selected
    rules -= codes(ignore)
    base = settings.path.parent if settings.path else Path.cwd()
    rules -= _ignored_in(file, base, settings.per_file_ignores)
    rules -= _ignored_in(file, Path.cwd(), options.per_file_ignores)
    return Task(file.as_posix(), rules, selected, options.fix, options.diff)


def _ignored_in(file: Path, base: Path, ignores: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return the rules that patterns ignore in a file."""
    if not ignores:
        return frozenset()
    try:
        parts = Path.cwd().joinpath(file).relative_to(base.resolve()).parts
    except ValueError:
        parts = (file.name,)
    return frozenset[str]().union(*(codes(names) for pattern, names in ignores.items() if _matches(pattern, parts)))


def _matches(pattern: str, parts: Sequence[str]) -> bool:
    """Return whether a pattern matches a path or one of the directories that it is in."""
    patterns, _ = parsed([pattern])
    return any(verdict(patterns, parts[:end], is_directory=end < len(parts)) for end in range(1, len(parts) + 1))


def lint_file(task: Task) -> Report:
    """Return the report of one file, which is mended first if the task says so."""
    try:
        data = _bytes(task.path)
    except (OSError, ValueError) as error:
        return Report(warnings=[f"{task.path}: cannot be read: {getattr(error, 'strerror', None) or error}"])
    if data is None:
        return Report(warnings=[_too_large(task.path, _LARGEST_LOOKED_AT)])
    try:
        report, result = lint_data(data, task)
    except Exception as error:  # noqa: BLE001  a bug of ours in one file must not hide the findings in the others
        return Report(errors=[f"{task.path}: internal error; please report it: {type(error).__name__}: {error}"])
    if task.fix and result != data:
        try:
            write_atomically(task.path, result)
        except OSError as error:
            report.fixed = 0
            report.errors.append(f"{task.path}: not fixed: {error.strerror or error}")
    return report


def lint_data(data: bytes, task: Task) -> tuple[Report, bytes]:
    """Return the report of the bytes of a file, and its bytes with what can be mended, if the task asks for that."""
    findings, warnings = lint_source(data, task.path, task.rules, task.selected)
    report = Report(findings, warnings)
    if not (task.fix or task.diff):
        return report, data
    result, report.fixed = _mended(data, task, report)
    if task.diff:
        report.diffs = [_diff(data, result, task.path)] if result != data else []
        return report, data
    if result != data:
        report.findings, report.warnings = lint_source(result, task.path, task.rules, task.selected)
    return report, result


def _mended(data: bytes, task: Task, report: Report) -> tuple[bytes, int]:
    language = _language(task.path, data)
    encoding, _ = encoding_of(data, language)
    result, made = mended(
        data, encoding, (one for one in report.findings if one.rule != _CONSTANTS and one.cell is None)
    )
    count = len(made)
    if _CONSTANTS in task.rules and task.path.endswith((".py", ".pyw")):
        try:
            result, replaced = constants_in(result, lint_source(result, task.path, task.rules, task.selected)[0])
            count += replaced
        except FixError as error:
            where = report.errors if isinstance(error, MissingExtraError) else report.warnings
            where.append(f"{task.path}: not fixed: {error}")
    return result, count


def _diff(before: bytes, after: bytes, path: str) -> str:
    old, new = (text.decode("utf-8", errors="backslashreplace").splitlines() for text in (before, after))
    return "\n".join(unified_diff(old, new, path, path, lineterm=""))


def _bytes(path: str) -> bytes | None:
    """Return the bytes of a file, or None if it is too large.

    Raises OSError for what is no file.
    """
    with open(path, "rb", opener=_opener) as file:
        facts = os.fstat(file.fileno())
        if not stat.S_ISREG(facts.st_mode):
            raise OSError(0, "it is no regular file")
        return None if facts.st_size > _LARGEST_LOOKED_AT else file.read()


def _too_large(path: str, limit: int) -> str:
    return f"{path}: not read, because it is larger than {limit // 1024 // 1024} MiB"


def _opener(path: str, flags: int) -> int:
    """Open without waiting for a writer, as one would at the end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _language(path: str, data: bytes) -> str:
    return language_of(path) or language_of_script(data) or "text"


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
    encoding, warning = encoding_of(data, language)
    if is_binary(data, encoding):
        return [], []
    if encoding.startswith(("utf-16", "utf-32")):
        data, encoding = text_of(data, encoding).encode(errors="replace"), "utf-8"
    if not document.may_matter(data, language):
        return [], []
    if len(data) > LARGEST:
        return [], [_too_large(path, LARGEST)]
    if is_minified(data, path, language):
        return [], [f"{path}: not read, because it is minified"]
    text = text_of(data, encoding)
    warnings = [f"{path}: {warning}"] if warning else []
    if language == "notebook":
        findings, more = _lint_notebook(text, path, rules, selected)
    else:
        findings, more = _lint_text(text, path, language, rules, selected)
    return findings, warnings + more


def _lint_notebook(
    text: str, path: str, rules: frozenset[str], selected: frozenset[str]
) -> tuple[list[Finding], list[str]]:
    found = cells(text)
    if found is None:
        return _lint_text(text, path, "json", rules, selected)
    findings, warnings = list[Finding](), list[str]()
    for cell in found:
        source = _MAGIC.sub(r"\1pass", cell.text) if cell.language == "python" else cell.text
        own, more = _lint_text(source, path, cell.language, rules, selected)
        findings += [replace(one, cell=cell.number, edits=()) for one in own]
        warnings += more
    return findings, warnings


def _lint_text(
    text: str, path: str, language: str, rules: frozenset[str], selected: frozenset[str]
) -> tuple[list[Finding], list[str]]:
    read, problem = document.read(text, path, language, selected)
    found = {one for code in sorted(rules) for one in RULES[code].check(read)}
    ordered = sorted(found, key=lambda one: (one.line, one.column, one.rule, one.message))
    kept, unused = unsilenced(ordered, read.lines, rules)
    return kept, [*([f"{path}: {problem}"] if problem else []), *(f"{path}:{one}" for one in unused)]
