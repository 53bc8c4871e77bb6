"""The options that several commands share, and the completion of their values."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeVar

import click
from click.shell_completion import CompletionItem

from dicom_media_storage.editions import EDITIONS

_Command = TypeVar("_Command", bound=Callable[..., Any])

EDITION: Final = click.Choice(EDITIONS, case_sensitive=False)
"""A shipped edition."""


def list_option(name: str, words: Sequence[str], text: str) -> Callable[[_Command], _Command]:
    """Return an option whose value is a subset of ``words``, separated by commas."""

    def checked(_ctx: click.Context, _option: click.Parameter, value: str) -> frozenset[str]:
        found = frozenset(word.strip().lower() for word in value.split(",") if word.strip())
        for word in sorted(found.difference(words)):
            raise click.BadParameter(f"{word!r} is not one of {', '.join(words)}.")
        return found

    def complete(_ctx: click.Context, _option: click.Parameter, incomplete: str) -> list[CompletionItem]:
        before, comma, _ = incomplete.rpartition(",")
        return _fitting((f"{before}{comma}{word}" for word in words), incomplete)

    return click.option(name, default="", metavar="WORD,...", callback=checked, shell_complete=complete, help=text)


def format_option(*names: str) -> Callable[[_Command], _Command]:
    """Return the option ``--format``, passed as ``output_format``; the first name is the default."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(names),
        default=names[0],
        show_default=True,
        help="The output format. JSON and CSV are always UTF-8 and never coloured.",
    )


def examples(*lines: str) -> str:
    """Return the epilog of a help text, with example command lines."""
    return "\b\n" + "\n".join(["Examples:", *(f"  dicom-media-storage {line}" for line in lines)])


def complete_group(ctx: click.Context, _option: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Complete the name of a group of the edition on the command line, or of any edition."""
    from dicom_media_storage._search.catalogue import groups

    edition = ctx.params.get("edition")
    names = {name for each in EDITIONS if edition in {None, each} for name in groups(each)}
    return _fitting(sorted(names), incomplete.upper())


def complete_what(_ctx: click.Context, _option: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Complete a UID, a UID Keyword or a member name of any edition, or else the path of a file."""
    from dicom_media_storage._search.catalogue import storage_classes

    found: list[CompletionItem] = []
    for uid, entry in storage_classes().items():
        ways = (uid, entry.newest.keyword, entry.newest.name)
        found += [CompletionItem(way, help=entry.names[0]) for way in ways if way.startswith(incomplete)]
    return found or [CompletionItem(incomplete, type="file")]


def _fitting(names: Iterable[str], incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]
