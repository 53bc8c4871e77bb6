"""A group of commands of which each is loaded when it is used: the help of the group loads none."""

from importlib import import_module
from typing import Any, ClassVar, NamedTuple

import click
from click.shell_completion import CompletionItem

from .guard import NOBODY_READS, Problem


class Entry(NamedTuple):
    """A command that is not loaded yet."""

    name: str
    """What people type."""
    place: str
    """Where the click command is, as ``module:attribute``."""
    summary: str
    """The line about it in the help of the group."""
    extra: str = "cli"
    """The extra that has what the command needs."""


class LazyGroup(click.Group):
    """A group whose subclass lists its commands in ``entries``."""

    entries: ClassVar[tuple[Entry, ...]] = ()

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the commands, in the order in which help shows them."""
        return [entry.name for entry in self.entries]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load a command; None where there is none of that name.

        Raises Problem where what the command needs is not installed.
        """
        entry = next((entry for entry in self.entries if entry.name == cmd_name), None)
        if entry is None:
            return None
        module, _, attribute = entry.place.partition(":")
        try:
            command: click.Command = getattr(import_module(module), attribute)
        except ImportError as error:
            how = f"pip install 'dicom-media-storage[{entry.extra}]'"
            raise Problem(f"{cmd_name} needs what is not installed: {how} ({error})") from None
        return command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # click itself would take this for success.
            ctx.exit(NOBODY_READS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands into the help of the group."""
        with formatter.section("Commands"):
            formatter.write_dl([(entry.name, entry.summary) for entry in self.entries])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete the names of the commands, and the options of the group."""
        fitting = [entry for entry in self.entries if entry.name.startswith(incomplete)]
        names = [CompletionItem(entry.name, help=entry.summary) for entry in fitting]
        return [*names, *click.Command.shell_complete(self, ctx, incomplete)]
