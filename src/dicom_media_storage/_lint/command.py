"""``dicom-media-storage lint``."""

import os
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from .config import ConfigError
from .engine import Options, Report, run
from .model import Finding
from .outputs import as_json, github, sarif, text
from .rules.all import RULES
from .selection import SelectionError

_EPILOG = (
    """\b
Rules:
"""
    + "\n".join(f"  {rule.code}  {rule.summary}" for rule in RULES.values())
    + """

\b
Examples:
  dicom-media-storage lint src tests
  dicom-media-storage lint --select DMS002,DMS004 --format github .
  dicom-media-storage lint --fix src

\b
Exit status: 0 nothing found, 1 something found, 2 wrong usage or configuration.
A comment "dicom-media-storage: ignore[DMS002]" on a line silences it there.
"""
)


def _names(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...] | None:
    names = tuple(name for value in values for name in value.split(",") if name.strip())
    return names if values else None


@click.command(epilog=_EPILOG)
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--select", multiple=True, callback=_names, metavar="RULES", help="Run these rules only (ALL, or beginnings)."
)
@click.option("--ignore", multiple=True, callback=_names, metavar="RULES", help="Do not run these rules.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How to print what is found.",
)
@click.option(
    "--fix", is_flag=True, help="In Python files, first replace UIDs by constants of dicom_media_storage.uids."
)
@click.option("--config", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Use this pyproject.toml.")
@click.option("--jobs", type=click.IntRange(min=1), help="Number of processes; by default one for each processor.")
def lint(  # noqa: PLR0913  click gives each option a parameter
    *,
    paths: tuple[Path, ...],
    select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    style: str,
    fix: bool,
    config: Path | None,
    jobs: int | None,
) -> None:
    """Find wrong SOP Class UIDs, and wrong names for them, in the files at PATHS.

    Python is read by its syntax tree; C, C++, C#, Java, Kotlin, JavaScript, TypeScript, Go, Rust, Swift, JSON, YAML,
    TOML, CSV, XML, Markdown and text by their tokens. Directories are searched, without what a .gitignore leaves out.
    """
    options = Options(select, ignore, fix=fix, jobs=jobs or os.cpu_count() or 1, config=config)
    try:
        with _progress() as progress:
            report = run(paths, options, progress)
    except (SelectionError, ConfigError) as error:
        raise click.UsageError(str(error)) from None
    _tell(report, style)
    sys.exit(1 if report.findings else 0)


def _tell(report: Report, style: str) -> None:
    for warning in report.warnings:
        click.echo(f"warning: {warning}", err=True)
    if report.fixed:
        click.echo(f"{report.fixed} literal{'s' if report.fixed > 1 else ''} replaced by constants", err=True)
    for line in _printed(report.findings, style):
        click.echo(line.encode(errors="backslashreplace").decode())
    if style == "text" and report.findings:
        click.echo(text.summary(report.findings), err=True)


def _printed(findings: Sequence[Finding], style: str) -> Iterator[str]:
    if style == "json":
        yield as_json.text(findings)
    elif style == "sarif":
        yield sarif.text(findings)
    else:
        yield from github.lines(findings) if style == "github" else text.lines(findings)


@contextmanager
def _progress() -> Generator[Callable[[int, int], None] | None]:
    """Show how far it has come, on a terminal only, and only where there is much to do."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Linting", total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
