"""``show``: details of a UID, a name, a part of these, or the class of a file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click

from dicom_media_storage import identify
from dicom_media_storage._export.cells import Cell, cells, to_csv
from dicom_media_storage._search.answers import Answer, ask
from dicom_media_storage._search.catalogue import Entry, names_of
from dicom_media_storage._search.query import queries
from dicom_media_storage.registry import UIDEntry

from . import modules as module_table
from .card import card, line
from .catalogue import columns, rows_of
from .dicom_file import BrokenFileError, NotDICOMError, is_dicom, sop_class_uid
from .guard import CANNOT, complain
from .output import escaped, note, say, send, to_json
from .params import complete_what, examples, format_option

_MEANINGS: Final = {
    "private": ": it is a private UID",
    "unregistered": ": it is below the root of DICOM, but no shipped edition registers it",
}
_FEW: Final = 3
_WORDS_OF_A_NAME: Final = 20


@click.command(
    epilog=examples(
        "show 1.2.840.10008.5.1.4.1.1.2",
        "show CTImageStorage MR_IMAGE_STORAGE",
        "show Enhanced CT Image Storage        a printed name needs no quotes",
        "show ecg                              a part of a name, or an abbreviation",
        "show 88.33                            a part of a UID",
        "show --modules CTImageStorage         the Modules of its IOD",
        "show A.35.12                          a section of PS3.3, or a table of PS3.4",
        "show --format json TextSRStorage | jq '.[].sop_classes[].editions'",
    )
)
@click.argument("what", nargs=-1, required=True, shell_complete=complete_what)
@click.option("--modules", is_flag=True, help="Also print the Modules of the IOD (PS3.3 Annex A); in CSV, only these.")
@format_option("text", "json", "csv")
@click.pass_context
def show(ctx: click.Context, what: Sequence[str], *, modules: bool, output_format: str) -> None:
    """Show details of each WHAT.

    WHAT is a UID, a UID Keyword, a member name, a printed name, a former name in pydicom or pynetdicom, an abbreviation
    (CT, WSI), a part of these, a section or table of the standard, a Directory Record Type, a line of dcmdump, or the
    path of a DICOM file, whose SOP Class UID is read. Case, blanks and punctuation in names are ignored. Several words
    count as one WHAT if they form a name only together. UIDs of PS3.6 Table A-1 of any type are accepted.

    JSON is a list with an object for each WHAT: "query"; "file_uid", the UID read from a file, otherwise null; "error",
    why a file cannot be read, otherwise null; "fit" ("exact", "part", "similar" or "none"); "sop_classes", each with
    "uid", "keyword", "member", "is_retired", "editions", "old_names" and "rows", which are rows of export;
    "other_uids", each with "uid", "uid_name", "keyword", "uid_type", "is_retired", "registered" and
    "registered_not_in"; "close_matches", each with "uid" and "name".
    CSV has the columns query, uid_name and uid_type, then those of export.

    With --modules, each of "sop_classes" also has "modules", a list of objects with "information_entity", "name",
    "usage" and "section", and "modules_edition", the edition that lists them. CSV has a row for each Module, with the
    columns uid, iod_title, modules_edition, information_entity, module, usage and section.

    Exit status: 0 if each WHAT matches something, 1 if any matches nothing (close matches are listed), 2 if a file
    cannot be read or is not a DICOM file (the others are still shown).
    """
    answers = _answers(what)
    if output_format == "json":
        send(to_json([_as_json(answer, modules=modules) for answer in answers]))
    elif output_format == "csv" and modules:
        entries = (entry for answer in answers for entry in answer.classes)
        send(to_csv(module_table.COLUMNS, (row for entry in entries for row in module_table.as_csv(entry))))
    elif output_format == "csv":
        send(to_csv(["query", "uid_name", "uid_type", *columns()], (row for one in answers for row in _as_csv(one))))
    else:
        _print(answers, modules=modules)
    for answer in answers:
        _note(answer)
    if any(answer.error for answer in answers):
        ctx.exit(CANNOT)
    ctx.exit(1 if any(answer.fit == "none" for answer in answers) else 0)


def _answers(what: Sequence[str]) -> list[Answer]:
    """Return an answer for each WHAT, or one for all of them if they fit better as the words of a name."""
    each = [answer for one in what for answer in _answers_to(one)]
    if not 1 < len(what) <= _WORDS_OF_A_NAME or any(answer.file_uid or answer.error for answer in each):
        return each
    together = ask(" ".join(what))
    if together.fit == "exact":
        return [together]
    if any(answer.fit == "exact" for answer in each):
        return each
    one_fits_nothing = any(answer.fit in {"similar", "none"} for answer in each)
    return [together] if together.fit == "part" or (one_fits_nothing and (together.classes or together.close)) else each


def _answers_to(what: str) -> list[Answer]:
    if _is_path(what):
        try:
            uid = sop_class_uid(Path(what))
        except (BrokenFileError, NotDICOMError) as error:
            return [Answer(what, "none", error=str(error))]
        return [replace(ask(uid), query=what, file_uid=uid)]
    return [ask(query) for query in queries(what)]


def _is_path(what: str) -> bool:
    """Return whether an argument names a file: it has the form of a path, or a DICOM file of that name exists."""
    looks_like_one = what.startswith(("/", "./", "../")) or what.lower().endswith((".dcm", ".dicom"))
    return looks_like_one or (is_dicom(Path(what)) and ask(what).fit != "exact")


def _print(answers: Sequence[Answer], *, modules: bool) -> None:
    texts = [text for answer in answers for text in _texts(answer, modules=modules)]
    if texts:
        say("\n\n".join(texts))


def _texts(answer: Answer, *, modules: bool) -> list[str]:
    entries: tuple[Entry, ...] = (*answer.classes, *answer.others)
    file = [click.style(escaped(answer.query), dim=True)] if answer.file_uid and entries else []
    if answer.fit != "exact" and len(entries) > _FEW:
        return ["\n".join(line(entry) for entry in entries)]
    tables = {entry.uid: ["", module_table.as_text(entry)] if modules else [] for entry in answer.classes}
    return ["\n".join((*file, card(entry), *tables.get(entry.uid, ()))) for entry in entries]


def _note(answer: Answer) -> None:
    if answer.error:
        complain(f"{answer.query}: {answer.error}")
        return
    asked = f"'{escaped(answer.query)}'"
    if answer.file_uid:
        asked = f"'{escaped(answer.file_uid)}', the SOP Class UID of {asked}"
    if answer.fit == "similar":
        note(f"Nothing matches {asked} exactly; these names are similar.")
    if answer.fit == "none":
        closest = "".join(f"\n  {line(entry)}" for entry in answer.close)
        what = _MEANINGS.get(identify(answer.file_uid or answer.query).status, "")
        note(f"Nothing matches {asked}{what}." + (f" Close matches:{closest}" if closest else ""))


def _as_json(answer: Answer, *, modules: bool) -> dict[str, Any]:
    return {
        "query": answer.query,
        "file_uid": answer.file_uid,
        "error": answer.error,
        "fit": answer.fit,
        "sop_classes": [
            {
                "uid": entry.uid,
                "keyword": entry.newest.keyword,
                "member": entry.newest.name,
                "is_retired": entry.newest.is_retired,
                "editions": entry.editions,
                "old_names": entry.old_names,
                "rows": rows_of(entry),
                **(module_table.as_json(entry) if modules else {}),
            }
            for entry in answer.classes
        ],
        "other_uids": [_other_as_json(entry) for entry in answer.others],
        "close_matches": [{"uid": entry.uid, "name": names_of(entry)[0]} for entry in answer.close],
    }


def _other_as_json(entry: UIDEntry) -> dict[str, Any]:
    return {
        "uid": entry.uid,
        "uid_name": entry.name,
        "keyword": entry.keyword,
        "uid_type": entry.type,
        "is_retired": entry.is_retired,
        "registered": entry.registered and entry.registered.edition,
        "registered_not_in": entry.registered and entry.registered.not_in,
    }


def _as_csv(answer: Answer) -> Iterator[tuple[Cell, ...]]:
    for entry in answer.classes:
        for row in rows_of(entry):
            yield (escaped(answer.query), entry.uid_name, "SOP Class", *cells(row))
    for other in answer.others:
        known = {"uid": other.uid, "keyword": other.keyword, "is_retired": other.is_retired}
        yield (escaped(answer.query), other.name, other.type, *(known.get(column) for column in columns()))
