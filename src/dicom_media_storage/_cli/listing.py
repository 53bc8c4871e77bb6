"""``list``: the SOP Classes of an edition."""

import click

from dicom_media_storage import table
from dicom_media_storage._export.cells import cells, to_csv
from dicom_media_storage._search.catalogue import groups, members
from dicom_media_storage._sop_class import SOPClass
from dicom_media_storage.editions import EDITIONS, NEWEST
from dicom_media_storage.editions.literals import Edition

from .catalogue import columns as table_columns
from .guard import Problem
from .output import columns, say, send, to_json
from .params import EDITION, complete_group, examples, format_option

_RETIRED = "RETIRED"
_HEAD = [click.style(word, bold=True) for word in ("UID", "IOD", "SOP Class Name")]


@click.command(
    "list",
    epilog=examples(
        "list",
        "list --edition 2013 --group annex_o",
        "list --retired --format json",
        "list --format csv | cut -d, -f2,3",
    ),
)
@click.option("--edition", type=EDITION, metavar="EDITION", default=NEWEST, show_default=True, help="The edition.")
@click.option("--group", shell_complete=complete_group, help="List only the classes of a group (see `editions`).")
@click.option("--retired", is_flag=True, help="List the retired classes instead of the current classes.")
@format_option("text", "json", "csv")
def listing(edition: Edition, group: str | None, *, retired: bool, output_format: str) -> None:
    """List the SOP Classes of an edition, in the order of the standard.

    Text has the UID, the section of PS3.3 that defines the IOD, and the SOP Class Name. JSON (a list of objects) and
    CSV have the columns of export.

    Exit status: 0; 2 if the edition does not have the group.
    """
    if retired and group:
        raise click.UsageError("--retired means --group RETIRED; use one of the two.")
    chosen = _chosen(edition, _RETIRED if retired else group)
    if output_format == "text":
        say(columns([_HEAD, *([member.uid, _section(member), member.sop_class_name] for member in chosen)]))
        return
    rows = [row for row in table.rows(edition, retired=True) if row["uid"] in set(chosen)]
    send(to_json(rows) if output_format == "json" else to_csv(table_columns(), map(cells, rows)))


def _chosen(edition: Edition, group: str | None) -> list[SOPClass]:
    if group is None:
        return [member for member in members(edition) if not member.is_retired]
    name = group.upper().replace("-", "_")
    if name not in groups(edition):
        raise Problem(_no_group(edition, name))
    return [member for member in members(edition) if member in groups(edition)[name]]


def _no_group(edition: Edition, name: str) -> str:
    having = [each for each in EDITIONS if name in groups(each)]
    elsewhere = f"; editions with it: {', '.join(having)}" if having else ""
    return f"edition {edition} has no group {name}{elsewhere}; its groups: {', '.join(groups(edition))}"


def _section(member: SOPClass) -> str:
    return (member.iod.section if member.iod else None) or "-"
