"""``editions``: the shipped editions."""

import shutil
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

import click

from dicom_media_storage import history
from dicom_media_storage._export.cells import cells, to_csv
from dicom_media_storage._search.catalogue import groups, members, retired
from dicom_media_storage.editions import EDITIONS, NEWEST
from dicom_media_storage.editions.literals import Edition

from .output import columns, say, send, to_json
from .params import examples, format_option

_HEAD: Final = ("edition", "classes", "retired", "added", "removed", "renamed")


class Summary(NamedTuple):
    """An edition in numbers; None for values that its source lacks, and for the changes of the oldest edition."""

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
@click.option(
    "--sources",
    "edition",
    metavar="[EDITION]",
    is_flag=False,
    flag_value="all",
    help="Show the documents from which an edition (default: each) was read, and their gaps.",
)
def editions(output_format: str, edition: str | None) -> None:
    """List the shipped editions, oldest first: number of classes, and changes since the previous edition.

    JSON is a list of objects. JSON and CSV have the same fields: edition, is_newest, sop_classes (number of current
    classes), retired_sop_classes (null if the source does not list them), added, removed, renamed (since the previous
    edition; null for the oldest), tables (of PS3.4) and groups. In CSV, null is an empty cell.
    """
    if edition is not None:
        _show_sources(edition, output_format)
        return
    summaries = [_summary(older, edition) for older, edition in pairwise((None, *EDITIONS)) if edition is not None]
    if output_format == "json":
        send(to_json([summary._asdict() for summary in summaries]))
    elif output_format == "csv":
        send(to_csv(Summary._fields, summaries))
    else:
        say(columns([[click.style(name, bold=True) for name in _HEAD], *map(_as_text, summaries)]))
        named = f"Groups of {NEWEST} (JSON and CSV list those of every edition): {', '.join(summaries[-1].groups)}"
        say(click.wrap_text(named, shutil.get_terminal_size().columns, subsequent_indent="  "))


def _show_sources(edition: str, output_format: str) -> None:
    try:
        wanted = {one: history.sources(one) for one in (history.read_editions() if edition == "all" else (edition,))}
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--sources") from None
    if output_format == "text":
        say("\n".join(line for one, sources in wanted.items() for line in _sources_as_text(one, sources)))
        return
    documents = {one: [document._asdict() for document in sources.documents] for one, sources in wanted.items()}
    if output_format == "json":
        send(to_json([{"edition": one, "documents": documents[one], "missing": wanted[one].missing} for one in wanted]))
    else:
        rows = ((one, *cells(document)) for one in wanted for document in documents[one])
        send(to_csv(("edition", *history.Document._fields), rows))


def _sources_as_text(edition: str, sources: history.Sources) -> Iterator[str]:
    yield click.style(f"DICOM {edition}", bold=True)
    for document in sources.documents:
        yield f"{document.part} {', '.join(document.tables)} ({document.form})"
        details = (document.url, document.citation, document.note, document.sha256 and f"sha256 {document.sha256}")
        yield from (f"  {detail}" for detail in details if detail)
    yield from (f"- {sentence}" for sentence in sources.missing)


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
