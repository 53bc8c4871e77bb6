"""The generated parts of README.md and CHANGELOG.md: the editions, and what changed from one to the next."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from codegen.edition import Edition
from codegen.errors import SpecError, counted, printable
from codegen.files import read_regular
from codegen.model.edition import EditionModel, SOPClass
from codegen.tables.snapshot import Snapshot

README: Final = "README.md"
CHANGELOG: Final = "CHANGELOG.md"
_SOURCE: Final = "https://github.com/dicom-media-storage/dicom-media-storage/blob/main"
"""Where links of README.md lead: PyPI shows the file as well, and has no files beside it."""


def notes(history: Sequence[EditionModel], snapshots: Mapping[Edition, Snapshot], project: Path) -> dict[Path, str]:
    """The two files with their generated parts anew; raise SpecError if the comments around those are missing."""
    parts = {README: edition_table(history, snapshots), CHANGELOG: edition_notes(history)}
    return {project / name: _replaced(project / name, part) for name, part in parts.items()}


def edition_table(history: Sequence[EditionModel], snapshots: Mapping[Edition, Snapshot]) -> str:
    """A Markdown table of the editions, newest first: how many classes, read from what, and where the notes are."""
    lines = ["| edition | SOP Classes | retired | read from | notes |", "|---|---|---|---|---|"]
    for model in reversed(history):
        edition = model.edition
        read = (f"{one.part} ({markdown(one.form)})" for one in snapshots[edition].sources)
        sources = "; ".join(dict.fromkeys(read))
        cells = [edition, str(len(model.classes)), str(len(model.retired or ()) or ""), sources]
        lines.append(f"| {' | '.join(cells)} | [notes]({_SOURCE}/spec/{edition}/edition.toml) |")
    return "\n".join(lines)


def markdown(text: str) -> str:
    r"""A text from the standard as Markdown that shows it: no character of it is markup, and none ends a comment.

    >>> markdown("A | B <!-- editions: end --> *c*")
    'A \\| B &lt;!-- editions: end --&gt; \\*c\\*'
    """
    escaped = re.sub(r"([\\`*_{}\[\]#|~])", r"\\\1", printable(text).replace("&", "&amp;"))
    return escaped.replace("<", "&lt;").replace(">", "&gt;")


def edition_notes(history: Sequence[EditionModel]) -> str:
    """A note for each edition, newest first: the classes added, removed and renamed since the edition before."""
    differences = [[], *(["", *changes(old, new)] for old, new in pairwise(history))]
    notes = [
        "\n".join([f"### DICOM {model.edition}", "", f"{len(model.classes)} SOP Classes.", *lines])
        for model, lines in zip(history, differences, strict=True)
    ]
    return "\n\n".join(reversed(notes))


def changes(old: EditionModel, new: EditionModel) -> Iterator[str]:
    """Yield what differs between two editions as their own sources print them, a Markdown list item each."""
    before, after = ({row.uid: row for row in model.classes} for model in (old, new))
    now_retired = {row.uid for row in new.retired or ()}
    gone = [row for uid, row in before.items() if uid not in after]
    kept = [(before[uid], row) for uid, row in after.items() if uid in before]
    yield from (f"- Added {_line(row)}" for uid, row in after.items() if uid not in before)
    yield from (f"- Removed {_line(row)}" for row in gone if row.uid not in now_retired)
    yield from (f"- Retired {_line(row)}" for row in gone if row.uid in now_retired)
    for was, row in kept:
        if was.name != row.name:
            yield f"- Renamed `{row.member}`: {markdown(was.name)} → {markdown(row.name)}"
    moves = Counter((was.table, row.table) for was, row in kept if was.table != row.table)
    for (source, target), count in sorted(moves.items()):
        yield f"- Moved {counted(count, 'SOP Class')} from Table {source} to Table {target}"


def _line(one: SOPClass) -> str:
    return f"`{one.member}`: {markdown(one.name)}, {one.uid}"


def _replaced(path: Path, part: str) -> str:
    text = read_regular(path).decode()
    pattern = re.compile(r"(<!-- editions: generated -->\n).*?(<!-- editions: end -->)", re.DOTALL)
    if len(pattern.findall(text)) != 1:
        raise SpecError(f"{path}: expected '<!-- editions: generated -->' and '<!-- editions: end -->' once")
    return pattern.sub(lambda match: f"{match[1]}\n{part}\n\n{match[2]}", text)
