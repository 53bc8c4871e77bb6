"""``diff``: added, removed and renamed classes between two editions."""

from typing import Any

import click

from dicom_media_storage._export.cells import Cell, to_csv
from dicom_media_storage.editions.literals import Edition
from dicom_media_storage.history import Diff
from dicom_media_storage.history import diff as difference

from .output import say, send, to_json
from .params import EDITION, examples, format_option

_COLOURS = {"+": "green", "-": "red", "~": "yellow"}


@click.command(
    epilog=examples(
        "diff 2013 2026a",
        "diff 2024b 2026a --format csv > changes.csv",
        "diff 2020b 2024b --exit-code > /dev/null || echo they differ",
    )
)
@click.argument("old", type=EDITION, metavar="OLD")
@click.argument("new", type=EDITION, metavar="NEW")
@format_option("text", "json", "csv")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if the editions differ, like diff.")
@click.pass_context
def diff(ctx: click.Context, old: Edition, new: Edition, *, output_format: str, exit_code: bool) -> None:
    """Show the classes that were added, removed and renamed from edition OLD to edition NEW, without retired classes.

    In text, a line begins with + for an added class, - for a removed class, ~ for a class whose printed name changed.
    JSON is an object: "old", "new"; "added" and "removed", lists of objects with "uid", "keyword" and "name";
    "renamed", a list of objects with "uid", "old_name" and "new_name". CSV has the columns change (added, removed or
    renamed), uid, old_name and new_name.

    Exit status: 0; with --exit-code, 1 if the editions differ.
    """
    change = difference(old, new)
    if output_format == "json":
        send(to_json(_as_json(change)))
    elif output_format == "csv":
        send(to_csv(["change", "uid", "old_name", "new_name"], _as_csv(change)))
    else:
        say("\n".join(map(_coloured, str(change).splitlines())))
    differ = change.added or change.removed or change.renamed
    ctx.exit(1 if exit_code and differ else 0)


def _coloured(line: str) -> str:
    return click.style(line, fg=_COLOURS.get(line[0]), bold=line[0] not in _COLOURS)


def _as_json(change: Diff) -> dict[str, Any]:
    added, removed = (
        [{"uid": member.uid, "keyword": member.keyword, "name": member.sop_class_name} for member in some]
        for some in (change.added, change.removed)
    )
    renamed = [one._asdict() for one in change.renamed]
    return {"old": change.old, "new": change.new, "added": added, "removed": removed, "renamed": renamed}


def _as_csv(change: Diff) -> list[tuple[Cell, ...]]:
    return [
        *(("added", member.uid, None, member.sop_class_name) for member in change.added),
        *(("removed", member.uid, member.sop_class_name, None) for member in change.removed),
        *(("renamed", one.uid, one.old_name, one.new_name) for one in change.renamed),
    ]
