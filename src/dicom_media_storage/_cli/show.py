"""``show``: all that is known of a UID, a name, or a part of one."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import click

from .card import card, line, other_card
from .catalogue import Entry, OtherUID
from .output import Cell, note, say, send, to_csv, to_json
from .params import complete_what, examples, format_option
from .query import queries
from .rows import Row
from .search import Answer, ask

_FEW: Final = 3
_WORDS_OF_A_NAME: Final = 20


@click.command(
    epilog=examples(
        "show 1.2.840.10008.5.1.4.1.1.2",
        "show CTImageStorage MR_IMAGE_STORAGE",
        "show Enhanced CT Image Storage        a printed name needs no quotes",
        "show ecg                              a part of a name",
        "show 88.33                            a part of a UID",
        "show --format json TextSRStorage | jq '.[].sop_classes[].editions'",
    )
)
@click.argument("what", nargs=-1, required=True, shell_complete=complete_what)
@format_option("text", "json", "csv")
@click.pass_context
def show(ctx: click.Context, what: Sequence[str], output_format: str) -> None:
    """Tell all that is known of each WHAT.

    WHAT is a UID, a UID Keyword, a member name, a printed name, a name that pydicom or pynetdicom used to have, or a
    part of one. Case, blanks and punctuation do not count in names. Words that are a name only together are one WHAT.
    UIDs of PS3.6 Table A-1 that are of no storage SOP Class are told, as what they are.

    JSON is a list with an object for each WHAT: "query"; "fit" ("exact", "part" or "none"); "sop_classes", each with
    "uid", "keyword", "member", "is_retired", "editions", "old_names" and "rows", which are rows of export;
    "other_uids", each with "uid", "uid_name", "keyword", "uid_type" and "is_retired"; "close_matches", each with "uid"
    and "name".
    CSV is the rows of export after the columns query, uid_name and uid_type.

    Exit status: 0 when each WHAT fits something, 1 when one fits nothing (what may have been meant is told).
    """
    answers = _answers(what)
    if output_format == "json":
        send(to_json([_as_json(answer) for answer in answers]))
    elif output_format == "csv":
        send(to_csv(["query", "uid_name", "uid_type", *Row._fields], (row for one in answers for row in _as_csv(one))))
    else:
        _print(answers)
    for answer in answers:
        _note(answer)
    ctx.exit(1 if any(answer.fit == "none" for answer in answers) else 0)


def _answers(what: Sequence[str]) -> list[Answer]:
    """Ask for each WHAT, or for all as the words of one name if this fits better."""
    each = [ask(query) for one in what for query in queries(one)]
    if not 1 < len(what) <= _WORDS_OF_A_NAME:
        return each
    together = ask(" ".join(what))
    if together.fit == "exact":
        return [together]
    if any(answer.fit == "exact" for answer in each):
        return each
    one_fits_nothing = any(answer.fit in {"similar", "none"} for answer in each)
    return [together] if together.fit == "part" or (one_fits_nothing and (together.classes or together.close)) else each


def _print(answers: Sequence[Answer]) -> None:
    texts = [text for answer in answers for text in _texts(answer)]
    if texts:
        say("\n\n".join(texts))


def _texts(answer: Answer) -> list[str]:
    entries: tuple[Entry, ...] = (*answer.classes, *answer.others)
    if answer.fit != "exact" and len(entries) > _FEW:
        return ["\n".join(line(entry) for entry in entries)]
    return [*map(card, answer.classes), *map(other_card, answer.others)]


def _note(answer: Answer) -> None:
    if answer.fit == "similar":
        note(f"Nothing fits {answer.query!r} exactly; these names are similar.")
    if answer.fit == "none":
        closest = "".join(f"\n  {line(entry)}" for entry in answer.close)
        note(f"Nothing fits {answer.query!r}." + (f" The closest:{closest}" if closest else ""))


def _as_json(answer: Answer) -> dict[str, Any]:
    return {
        "query": answer.query,
        "fit": answer.fit,
        "sop_classes": [
            {
                "uid": entry.uid,
                "keyword": entry.newest.keyword,
                "member": entry.newest.name,
                "is_retired": entry.newest.is_retired,
                "editions": entry.editions,
                "old_names": entry.old_names,
                "rows": [row._asdict() for row in entry.rows],
            }
            for entry in answer.classes
        ],
        "other_uids": [_other_as_json(entry) for entry in answer.others],
        "close_matches": [{"uid": entry.uid, "name": entry.names[0]} for entry in answer.close],
    }


def _other_as_json(entry: OtherUID) -> dict[str, Any]:
    return {
        "uid": entry.uid,
        "uid_name": entry.uid_name,
        "keyword": entry.keyword,
        "uid_type": entry.uid_type,
        "is_retired": entry.is_retired,
    }


def _as_csv(answer: Answer) -> Iterator[tuple[Cell, ...]]:
    for entry in answer.classes:
        for row in entry.rows:
            yield (answer.query, entry.uid_name, "SOP Class", *row)
    for other in answer.others:
        told = {"uid": other.uid, "keyword": other.keyword, "is_retired": other.is_retired}
        yield (answer.query, other.uid_name, other.uid_type, *(told.get(column) for column in Row._fields))
