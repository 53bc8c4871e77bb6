"""The group of all commands and its options; each command is loaded on first use."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from difflib import get_close_matches
from importlib import import_module
from typing import Any, ClassVar, NamedTuple

import click
from click.shell_completion import CompletionItem

from .guard import CANNOT, NOBODY_READS, PROGRAM, Problem, guarded, let_ctrl_c_raise


class Entry(NamedTuple):
    """A command that is not loaded yet."""

    name: str
    """The name of the command."""
    place: str
    """The click command, as ``module:attribute``."""
    summary: str
    """The line in the help of the group."""
    extra: str = "cli"
    """The extra that the command needs."""


@contextmanager
def _reader_that_leaves() -> Generator[None]:
    try:
        yield
    except BrokenPipeError:
        # click itself would exit with 0 or 1.
        raise click.exceptions.Exit(NOBODY_READS) from None


class Commands(click.Group):
    """The commands of ``dicom-media-storage``; printing the help of the group does not load them."""

    entries: ClassVar[tuple[Entry, ...]] = (
        Entry("show", "dicom_media_storage._cli.show:show", "Show details of a UID, a name, a part, or a file."),
        Entry("list", "dicom_media_storage._cli.listing:listing", "List the SOP Classes of an edition or a group."),
        Entry("diff", "dicom_media_storage._cli.diff:diff", "Show added, removed and renamed classes."),
        Entry("editions", "dicom_media_storage._cli.editions:editions", "List the shipped editions."),
        Entry("check", "dicom_media_storage._cli.check:check", "Count files by SOP Class, with the status of each."),
        Entry(
            "export",
            "dicom_media_storage._cli.export:export",
            "Write a table, constants for other languages, or server settings.",
        ),
        Entry("lint", "dicom_uid_lint.command:lint", "Find wrong UIDs and names in source code.", "lint"),
        Entry("completion", "dicom_media_storage._cli.completion:completion", "Print the shell completion script."),
    )

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the commands, in the order in which help shows them."""
        return [entry.name for entry in self.entries]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load a command; return None if no command has that name.

        Raises Problem if a package that the command needs is not installed.
        """
        entry = next((entry for entry in self.entries if entry.name == cmd_name), None)
        if entry is None:
            return None
        module, _, attribute = entry.place.partition(":")
        try:
            command: click.Command = getattr(import_module(module), attribute)
        except ImportError as error:
            how = f"pip install 'dicom-media-storage[{entry.extra}]'"
            raise Problem(f"{cmd_name} needs a package that is not installed: {how} ({error})") from None
        let_ctrl_c_raise()
        return command

    def make_context(self, *args: Any, **extra: Any) -> click.Context:  # noqa: ANN401 - click's own signature
        """Read the options of the group; --help and --version print here."""
        with _reader_that_leaves():
            return super().make_context(*args, **extra)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first argument names, or suggest a similar name."""
        names = self.list_commands(ctx)
        if args[0] not in names and (close := get_close_matches(args[0], names, n=1)):
            ctx.fail(f"No such command {args[0]!r}. Did you mean {close[0]!r}?")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run the command."""
        with _reader_that_leaves():
            return super().invoke(ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands into the help of the group."""
        with formatter.section("Commands"):
            formatter.write_dl([(entry.name, entry.summary) for entry in self.entries])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete the names of the commands, and the options of the group."""
        fitting = [entry for entry in self.entries if entry.name.startswith(incomplete)]
        names = [CompletionItem(entry.name, help=entry.summary) for entry in fitting]
        return [*names, *click.Command.shell_complete(self, ctx, incomplete)]


def _print_version(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked:
        from dicom_media_storage import EDITION, __version__

        click.echo(f"{PROGRAM} {__version__} (DICOM {EDITION})")
        ctx.exit()


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.option(
    "-V",
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version and exit.",
)
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Look up, compare and export the storage SOP Classes of DICOM, edition by edition, and check source code.

    Exit status: 0 on success, 1 for a negative answer (nothing matches, or the source code has findings), 2 for an
    error. Every command has --help, with examples.
    """
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        ctx.color = False
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
        ctx.exit(CANNOT)


def run() -> int:
    """Run the command line on ``sys.argv`` and return its exit status."""
    return guarded(lambda: cli.main(prog_name=PROGRAM, standalone_mode=False))
