"""``editions``: the shipped editions."""

import shutil
from itertools import pairwise
from typing import Final, NamedTuple

import click

from dicom_media_storage import history
from dicom_media_storage.editions import EDITIONS, NEWEST
from dicom_media_storage.editions.literals import Edition

from .catalogue import groups, members, retired
from .output import columns, say, send, to_csv, to_json
from .params import examples, format_option

_HEAD: Final = ("edition", "classes", "retired", "added", "removed", "renamed")


class Summary(NamedTuple):
    """An edition in numbers; None for values that its source does not contain, and for the changes of the oldest."""

    edition: str
    is_newest: bool
    sop_classes: int
    retired_sop_classes: int | None
    added: int | None
    removed: int | None
    renamed: int | None
    tables: tuple[str, ...]
    groups: tuple[str, ...]


@click.command(epilog=examples("editions", "editions --format json | jq -r '.[-1].edition'"))
@format_option("text", "json", "csv")
def editions(output_format: str) -> None:
    """List the shipped editions, oldest first: number of classes, and changes since the previous edition.

    JSON is a list of objects. JSON and CSV have the same fields: edition, is_newest, sop_classes (number of current
    classes), retired_sop_classes (null if the source does not list them), added, removed, renamed (since the previous
    edition; null for the oldest), tables (of PS3.4) and groups. In CSV, null is an empty cell.
    """
    summaries = [_summary(older, edition) for older, edition in pairwise((None, *EDITIONS)) if edition is not None]
    if output_format == "json":
        send(to_json([summary._asdict() for summary in summaries]))
    elif output_format == "csv":
        send(to_csv(Summary._fields, summaries))
    else:
        say(columns([[click.style(name, bold=True) for name in _HEAD], *map(_as_text, summaries)]))
        named = f"Groups of {NEWEST} (JSON and CSV have those of each edition): {', '.join(summaries[-1].groups)}"
        say(click.wrap_text(named, shutil.get_terminal_size().columns, subsequent_indent="  "))


def _summary(older: Edition | None, edition: Edition) -> Summary:
    old = retired(edition)
    current = [member for member in members(edition) if not member.is_retired]
    change = None if older is None else history.diff(older, edition)
    added, removed, renamed = (None, None, None) if change is None else map(len, change[2:])
    return Summary(
        edition=edition,
        is_newest=edition == NEWEST,
        sop_classes=len(current),
        retired_sop_classes=None if old is None else len(old),
        added=added,
        removed=removed,
        renamed=renamed,
        tables=tuple(dict.fromkeys(member.table for member in members(edition))),
        groups=tuple(groups(edition)),
    )


def _as_text(summary: Summary) -> list[str]:
    counts = (summary.sop_classes, summary.retired_sop_classes, summary.added, summary.removed, summary.renamed)
    cells = [f"{'-' if count is None else count:>{len(name)}}" for name, count in zip(_HEAD[1:], counts, strict=True)]
    edition = click.style(summary.edition, fg="green", bold=True) if summary.is_newest else summary.edition
    return [edition, *cells]
