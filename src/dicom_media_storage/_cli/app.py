"""The command line as a whole: its commands, its options and how it ends."""

import os
from typing import ClassVar

import click

from .guard import PROGRAM, guarded
from .lazy import Entry, LazyGroup


class Commands(LazyGroup):
    """The commands of ``dicom-media-storage``."""

    entries: ClassVar[tuple[Entry, ...]] = (
        Entry("show", "dicom_media_storage._cli.show:show", "Tell all that is known of a UID, a name or a part."),
        Entry("list", "dicom_media_storage._cli.listing:listing", "List the SOP Classes of an edition, or of a group."),
        Entry("diff", "dicom_media_storage._cli.diff:diff", "Tell what came, went and was renamed between editions."),
        Entry("editions", "dicom_media_storage._cli.editions:editions", "List the editions that are shipped."),
        Entry("export", "dicom_media_storage._cli.export:export", "Write a table: a row for each class and edition."),
        Entry("lint", "dicom_uid_lint.command:lint", "Find wrong UIDs, and wrong names for them, in source code and data.", "lint"),
        Entry("completion", "dicom_media_storage._cli.completion:completion", "Print what completes words in a shell."),
    )


def _print_version(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked:
        from dicom_media_storage import EDITION, __version__

        click.echo(f"{PROGRAM} {__version__} (DICOM {EDITION})")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option(
    "-V",
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Tell the version and exit.",
)
@click.pass_context
def cli(ctx: click.Context) -> None:
    """The storage SOP Classes of DICOM, edition by edition: look them up, compare them, export them, check code.

    Exit status: 0 for an answer, 1 for "no" (nothing fits, something was found wrong), 2 when a command could not do
    what it was asked. Every command has --help, with examples.
    """
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        ctx.color = False


def run() -> int:
    """Run the command line on ``sys.argv`` and return its exit status."""
    return guarded(lambda: cli.main(prog_name=PROGRAM, standalone_mode=False))
