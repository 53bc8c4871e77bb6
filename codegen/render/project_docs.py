"""The generated parts of README.md and CHANGELOG.md: the editions, and what changed from one to the next."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from codegen.edition import Edition
from codegen.errors import SpecError, counted, printable
from codegen.model.diff import edition_diff
from codegen.model.members import EditionMembers, Member
from codegen.tables.snapshot import Snapshot, SourceDocument

README: Final = "README.md"
CHANGELOG: Final = "CHANGELOG.md"
_SOURCE: Final = "https://github.com/dicom-media-storage/dicom-media-storage/blob/main"
"""Where links of README.md lead: PyPI shows the file as well, and has no files beside it."""


def notes(history: Sequence[EditionMembers], snapshots: Mapping[Edition, Snapshot], project: Path) -> dict[Path, str]:
    """The two files with their generated parts anew; raise SpecError if the comments around those are missing."""
    parts = {README: edition_table(history, snapshots), CHANGELOG: edition_notes(history)}
    return {project / name: _replaced(project / name, part) for name, part in parts.items()}


def edition_table(history: Sequence[EditionMembers], snapshots: Mapping[Edition, Snapshot]) -> str:
    """A Markdown table of the editions, newest first: how many classes, read from what, and where the notes are."""
    lines = ["| edition | SOP Classes | retired | read from | notes |", "|---|---|---|---|---|"]
    for facts in reversed(history):
        edition = facts.edition
        sources = "; ".join(dict.fromkeys(map(_source, snapshots[edition].sources)))
        cells = [edition, str(len(facts.classes)), str(len(facts.retired) or ""), sources]
        lines.append(f"| {' | '.join(cells)} | [notes]({_SOURCE}/spec/{edition}/edition.toml) |")
    return "\n".join(lines)


def _source(source: SourceDocument) -> str:
    return f"{source.part} ({markdown(source.form)})"


def markdown(text: str) -> str:
    r"""A text from the standard as Markdown that shows it: no character of it is markup, and none ends a comment.

    >>> markdown("A | B <!-- editions: end --> *c*")
    'A \\| B &lt;!-- editions: end --&gt; \\*c\\*'
    """
    escaped = re.sub(r"([\\`*_{}\[\]#|~])", r"\\\1", printable(text).replace("&", "&amp;"))
    return escaped.replace("<", "&lt;").replace(">", "&gt;")


def edition_notes(history: Sequence[EditionMembers]) -> str:
    """A note for each edition, newest first: the classes added, removed and renamed since the edition before."""
    notes = [_note(new, old) for old, new in reversed([*pairwise(history)])]
    return "\n\n".join([*notes, f"### DICOM {history[0].edition}\n\n{len(history[0].classes)} SOP Classes."])


def _note(new: EditionMembers, old: EditionMembers) -> str:
    return "\n".join([f"### DICOM {new.edition}", "", f"{len(new.classes)} SOP Classes.", "", *changes(old, new)])


def changes(old: EditionMembers, new: EditionMembers) -> Iterator[str]:
    """Yield what differs between two editions, a Markdown list item each."""
    diff = edition_diff(old, new)
    yield from (f"- Added {_line(one)}" for one in diff.added)
    yield from (f"- Removed {_line(one)}" for one in diff.removed)
    yield from (f"- Retired {_line(one)}" for one in diff.retired)
    for was, one in diff.renamed:
        yield f"- Renamed `{one.member}`: {markdown(was.name)} → {markdown(one.name)}"
    moves = sorted({(was.table, one.table) for was, one in diff.moved})
    for before, after in moves:
        count = sum((was.table, one.table) == (before, after) for was, one in diff.moved)
        yield f"- Moved {counted(count, 'SOP Class')} from Table {before} to Table {after}"


def _line(one: Member) -> str:
    return f"`{one.member}`: {markdown(one.name)}, {one.uid}"


def _replaced(path: Path, part: str) -> str:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise SpecError(f"{path}: cannot be read: {error.strerror or error}") from None
    pattern = re.compile(r"(<!-- editions: generated -->\n).*?(<!-- editions: end -->)", re.DOTALL)
    if len(pattern.findall(text)) != 1:
        raise SpecError(f"{path}: expected '<!-- editions: generated -->' and '<!-- editions: end -->' once")
    return pattern.sub(lambda match: f"{match[1]}\n{part}\n\n{match[2]}", text)
