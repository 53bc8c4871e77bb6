"""``dicom-uid-lint`` and ``dicom-media-storage lint``."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from .configuration import ConfigError, Options
from .engine import Report, lint_stdin, run
from .outputs import FORMATS, counted, printable, statistics, summary
from .rules import RULES, SelectionError, codes

_FOUND, _FAILED = 1, 2

_RULES = "\n".join(
    f"  {rule.code}  {rule.summary}"
    + ("" if rule.is_default else " Off by default.")
    + ("" if rule.fails else " Does not fail the run unless selected.")
    for rule in RULES.values()
)
_EPILOG = f"""\b
Rules:
{_RULES}

\b
Examples:
  dicom-uid-lint src tests
  dicom-uid-lint --select DMS002,DMS004 --format github .
  dicom-uid-lint --diff src
  dicom-uid-lint rule DMS002
  git show HEAD:a.py | dicom-uid-lint --stdin-filename a.py -

\b
Exit status: 0 nothing found, 1 something found, 2 wrong usage or configuration, or a file could not be written.
The comment "dicom-media-storage: ignore[DMS002]" suppresses the rule on its line, "ignore-file[DMS002]" in its file.
"""


def _names(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...] | None:
    names = tuple(name for value in values for name in value.split(",") if name.strip())
    if values and not names:
        raise click.BadParameter("expected at least one rule.")
    return names or None


def _ignores(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for value in values:
        pattern, _, names = value.rpartition(":")
        if not pattern:
            raise click.BadParameter(f"expected PATTERN:RULE, found {value!r}")
        table.setdefault(pattern, []).extend(name for name in names.split(",") if name.strip())
    return table


@click.command(name="lint", epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--select", multiple=True, callback=_names, metavar="RULES", help="Run only these rules (code, prefix or ALL)."
)
@click.option("--ignore", multiple=True, callback=_names, metavar="RULES", help="Do not run these rules.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Skip files that match this gitignore pattern.")
@click.option(
    "--per-file-ignores", multiple=True, callback=_ignores, metavar="PATTERN:RULES", help="Ignore rules in these files."
)
@click.option(
    "--format", "style", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="Output format."
)
@click.option("--statistics", "counts", is_flag=True, help="Print the number of findings of each rule instead.")
@click.option("--output-file", type=click.Path(path_type=Path), help="Write the findings to this file.")
@click.option("--fix", is_flag=True, help="Apply the fixes that are certain.")
@click.option("--diff", is_flag=True, help="Print what --fix would change; write nothing.")
@click.option("--stdin-filename", metavar="NAME", help="File name of standard input ('-').")
@click.option("--config", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Use this pyproject.toml.")
@click.option(
    "--jobs", type=click.IntRange(min=1), help="Number of processes for large trees; by default one for each processor."
)
def lint(  # noqa: PLR0913  click gives each option a parameter
    *,
    paths: tuple[Path, ...],
    select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    exclude: tuple[str, ...],
    per_file_ignores: dict[str, list[str]],
    style: str,
    counts: bool,
    output_file: Path | None,
    fix: bool,
    diff: bool,
    stdin_filename: str | None,
    config: Path | None,
    jobs: int | None,
) -> None:
    """Find wrong UIDs of DICOM, and wrong names for them, in the files at PATHS.

    The command reads all text files: source code, data and documents. It searches directories, except for files that a
    .gitignore excludes; '-' is standard input. "rule CODE" explains a rule.
    """
    words = [str(path) for path in paths]
    options = Options(select, ignore, fix, diff, jobs or os.cpu_count() or 1, config, exclude, per_file_ignores)
    try:
        if words[0] == "rule" and not Path("rule").exists():
            click.echo("\n".join(RULES[code].page for code in sorted(codes(words[1:] or ["ALL"]))), nl=False)
            return
        report, corrected = _run(paths, stdin_filename, options)
    except (SelectionError, ConfigError) as error:
        raise click.UsageError(printable(str(error))) from None
    is_filter = corrected is not None and fix and not diff
    if diff:
        report.findings = []
    if is_filter:
        click.echo(corrected, nl=False)
    _write(_lines(report, style, counts=counts), output_file, report, err=is_filter)
    for kind, texts in (("warning", report.warnings), ("error", report.errors)):
        for text in texts:
            _echo(printable(f"{kind}: {text[:1000]}"), err=True)
    if report.fixed:
        click.echo(f"{counted(report.fixed, 'finding')} {'would be ' if diff else ''}fixed", err=True)
    if style == "text" and report.findings and not counts:
        click.echo(summary(report.findings), err=True)
    is_silent = not (report.findings or report.errors or report.fixed or diff)
    if style == "text" and is_silent and sys.stderr and sys.stderr.isatty():
        click.echo("No findings.", err=True)
    is_found = bool(report.diffs) if diff else any(one.fails for one in report.findings)
    click.get_current_context().exit(_FAILED if report.errors else _FOUND if is_found else 0)


def _run(paths: Sequence[Path], name: str | None, options: Options) -> tuple[Report, bytes | None]:
    """Return the report and, of standard input, the text with what could be corrected."""
    if Path("-") in paths:
        if len(paths) > 1:
            raise click.UsageError("'-' is standard input and cannot be combined with other paths.")
        if sys.stdin is None:
            raise click.UsageError("there is no standard input.")
        return lint_stdin(sys.stdin.buffer.read(), name or "stdin", options)
    for path in paths:
        if not os.path.lexists(path):
            raise click.UsageError(f"Path '{printable(str(path))}' does not exist.")
    return run(paths, options), None


def _lines(report: Report, style: str, *, counts: bool) -> Iterator[str]:
    if report.diffs:
        for line in "\n".join(report.diffs).split("\n"):
            shown = line.removesuffix("\r")
            yield "\t".join(map(printable, shown.split("\t"))) + line[len(shown) :]
    elif counts:
        rules = Counter(sorted(one.rule for one in report.findings))
        yield from statistics(dict(rules.most_common()), style)
    else:
        yield from FORMATS[style](report.findings)


def _write(lines: Iterable[str], file: Path | None, report: Report, *, err: bool) -> None:
    if file is None:
        for line in lines:
            _echo(line, err=err)
        return
    is_replaced = file.is_file() or not file.exists()  # unlike /dev/stdout
    try:
        with click.open_file(os.fspath(file), "w", "utf-8", "backslashreplace", atomic=is_replaced) as opened:
            opened.writelines(f"{click.unstyle(line)}\n" for line in lines)
    except OSError as error:
        report.errors.append(f"{file}: {error.strerror or error}")


def _echo(line: str, *, err: bool) -> None:
    # A closed stream is None.
    encoding = getattr(sys.stderr if err else sys.stdout, "encoding", None) or "utf-8"
    click.echo(line.encode(encoding, errors="backslashreplace").decode(encoding), err=err)
