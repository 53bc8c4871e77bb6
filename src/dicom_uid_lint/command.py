"""``dicom-uid-lint`` and ``dicom-media-storage lint``."""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from dicom_media_storage._files import write_atomically

from .configuration import ConfigError
from .engine import Options, Report, lint_data, run, settings_of, task_for
from .outputs import as_json, github, sarif, text
from .outputs.printable import printable
from .rules.all import RULES, SelectionError, codes

_STATUS_FOUND, _STATUS_FAILED = 1, 2

_EPILOG = (
    """\b
Rules:
"""
    + "\n".join(
        f"  {rule.code}  {rule.summary}"
        + ("" if rule.is_default else " Off by default.")
        + ("" if rule.fails else " Does not fail the run unless selected.")
        for rule in RULES.values()
    )
    + """

\b
Examples:
  dicom-uid-lint src tests
  dicom-uid-lint --select DMS002,DMS004 --format github .
  dicom-uid-lint --diff src
  dicom-uid-lint rule DMS002
  git show HEAD:a.py | dicom-uid-lint --stdin-filename a.py -

\b
Exit status: 0 nothing found, 1 something found, 2 wrong usage or configuration, or a file could not be written.
A comment "dicom-media-storage: ignore[DMS002]" silences its line, "dicom-media-storage: ignore-file[DMS002]" its file.
"""
)


def _names(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...] | None:
    names = tuple(name for value in values for name in value.split(",") if name.strip())
    return names if values else None


def _ignores(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for value in values:
        pattern, colon, names = value.rpartition(":")
        if not colon or not pattern:
            raise click.BadParameter(f"{value!r} is no PATTERN:RULE")
        table.setdefault(pattern, []).extend(name for name in names.split(",") if name.strip())
    return table


@click.command(name="lint", epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--select", multiple=True, callback=_names, metavar="RULES", help="Run these rules only (ALL, or beginnings)."
)
@click.option("--ignore", multiple=True, callback=_names, metavar="RULES", help="Do not run these rules.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Skip what this pattern, as in .gitignore, matches.")
@click.option(
    "--per-file-ignores",
    multiple=True,
    callback=_ignores,
    metavar="PATTERN:RULES",
    help="Do not run these rules in files that the pattern matches.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How to print what is found.",
)
@click.option("--statistics", is_flag=True, help="Print the number of findings of each rule instead.")
@click.option("--output-file", type=click.Path(path_type=Path), help="Write the findings to this file.")
@click.option(
    "--fix", is_flag=True, help="Correct what is certain; with --select DMS001, use constants in Python files."
)
@click.option("--diff", is_flag=True, help="Print what --fix would change, and change nothing.")
@click.option("--stdin-filename", metavar="NAME", help="The name of the file that '-' reads from standard input.")
@click.option("--config", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Use this pyproject.toml.")
@click.option("--jobs", type=click.IntRange(min=1), help="Number of processes; by default one for each processor.")
def lint(  # noqa: PLR0913  click gives each option a parameter
    *,
    paths: tuple[Path, ...],
    select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    exclude: tuple[str, ...],
    per_file_ignores: dict[str, list[str]],
    style: str,
    statistics: bool,
    output_file: Path | None,
    fix: bool,
    diff: bool,
    stdin_filename: str | None,
    config: Path | None,
    jobs: int | None,
) -> None:
    """Find wrong SOP Class UIDs, and wrong names for them, in the files at PATHS.

    Source code of most languages, JSON, YAML, TOML, XML, CSV, Markdown, notebooks and text are read. Directories are
    searched, except what a .gitignore excludes; '-' is standard input. "rule CODE" explains a rule.
    """
    if _explains(paths):
        return
    is_stdin = Path("-") in paths
    if is_stdin and len(paths) > 1:
        raise click.UsageError("'-' is standard input and cannot be combined with other paths.")
    workers = jobs or os.cpu_count() or 1
    options = Options(select, ignore, fix, diff, workers, config, exclude, per_file_ignores)
    try:
        report = _of_stdin(options, stdin_filename) if is_stdin else _of_paths(paths, options)
    except (SelectionError, ConfigError) as error:
        raise click.UsageError(printable(str(error))) from None
    _print(report, style, output_file, statistics=statistics)
    if report.errors:
        sys.exit(_STATUS_FAILED)
    is_found = bool(report.diffs) if diff else any(one.fails for one in report.findings)
    sys.exit(_STATUS_FOUND if is_found else 0)


def _explains(paths: Sequence[Path]) -> bool:
    """Print the pages of rules if that is asked for: ``rule DMS002``."""
    words = [str(path) for path in paths]
    if words[0] != "rule" or Path("rule").exists():
        return False
    try:
        pages = [RULES[code].page for code in sorted(codes(words[1:] or ["ALL"]))]
    except SelectionError as error:
        raise click.UsageError(printable(str(error))) from None
    click.echo("\n".join(pages), nl=False)
    return True


def _of_paths(paths: Sequence[Path], options: Options) -> Report:
    for path in paths:
        if not os.path.lexists(path):
            raise click.UsageError(f"Path '{printable(str(path))}' does not exist.")
    with _progress() as progress:
        return run(paths, options, progress)


def _of_stdin(options: Options, name: str | None) -> Report:
    """Lint standard input; with ``--fix`` its mended text is printed."""
    report = Report()
    path = Path(name or "stdin")
    task = task_for(path, options, settings_of(path, options, report))
    found, result = lint_data(sys.stdin.buffer.read(), task)
    report.add(found)
    if options.fix and not options.diff:
        click.echo(result, nl=False)
        _print_findings(report, "text", err=True)
        report.findings = [one for one in report.findings if one.fails]
        _warn(report)
        sys.exit(_STATUS_FOUND if report.findings else 0)
    return report


def _print(report: Report, style: str, output_file: Path | None, *, statistics: bool) -> None:
    _warn(report)
    if report.fixed and not report.diffs:
        click.echo(f"{report.fixed} finding{'s' if report.fixed > 1 else ''} fixed", err=True)
    if report.diffs:
        lines = [line for diff in report.diffs for line in diff.split("\n")]
        _write(output_file, [printable(line.replace("\t", "    ")) for line in lines])
        click.echo(f"{report.fixed} finding{'s' if report.fixed > 1 else ''} would be fixed", err=True)
        return
    _write(output_file, _counts(report, style) if statistics else _printed(report, style))
    if style == "text" and report.findings and not statistics:
        click.echo(text.summary(report.findings), err=True)


def _warn(report: Report) -> None:
    for warning in report.warnings:
        click.echo(f"warning: {printable(warning[:1000])}", err=True)
    for error in report.errors:
        click.echo(f"error: {printable(error[:1000])}", err=True)


def _print_findings(report: Report, style: str, *, err: bool) -> None:
    for line in _printed(report, style):
        click.echo(line, err=err)


def _write(output_file: Path | None, lines: Sequence[str] | Iterator[str]) -> None:
    if output_file is None:
        for line in lines:
            click.echo(line)
        return
    content = "".join(f"{click.unstyle(line)}\n" for line in lines)
    try:
        write_atomically(output_file, content.encode("utf-8", errors="backslashreplace"))
    except OSError as error:
        click.echo(f"error: {printable(str(output_file))}: {error.strerror or error}", err=True)
        sys.exit(_STATUS_FAILED)


def _printed(report: Report, style: str) -> Iterator[str]:
    if style == "json":
        yield as_json.text(report.findings)
    elif style == "sarif":
        yield sarif.text(report.findings)
    else:
        yield from github.lines(report.findings) if style == "github" else text.lines(report.findings)


def _counts(report: Report, style: str) -> Iterator[str]:
    if style == "json":
        counts = Counter(one.rule for one in report.findings).most_common()
        yield json.dumps(
            [{"rule": code, "name": RULES[code].name, "count": number} for code, number in counts], indent=2
        )
    else:
        yield from text.statistics(report.findings)


@contextmanager
def _progress() -> Generator[Callable[[int, int], None] | None]:
    """Show the progress, on a terminal only."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label="Linting", file=sys.stderr) as bar:

        def advance(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield advance
    click.echo("\r\x1b[2K\x1b[1A\x1b[2K", err=True, nl=False)
