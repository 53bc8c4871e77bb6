"""What the project says of its editions in README.md and CHANGELOG.md: the parts of these files that are generated."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.model.timeline import EditionFacts, Facts
from codegen.spec.snapshot import Snapshot, SourceDocument

README: Final = "README.md"
CHANGELOG: Final = "CHANGELOG.md"


def notes(history: Sequence[EditionFacts], snapshots: Mapping[Edition, Snapshot], project: Path) -> dict[Path, str]:
    """The two files with their generated parts anew; raise SpecError where the marks around those are missing."""
    parts = {README: edition_table(history, snapshots), CHANGELOG: edition_notes(history)}
    return {project / name: _replaced(project / name, part) for name, part in parts.items()}


def edition_table(history: Sequence[EditionFacts], snapshots: Mapping[Edition, Snapshot]) -> str:
    """A Markdown table of the editions, newest first: how many classes, where from, what is missing."""
    lines = ["| edition | SOP Classes | retired | read from | not told by the source |", "|---|---|---|---|---|"]
    for facts in reversed(history):
        snapshot = snapshots[facts.edition]
        sources = "; ".join(dict.fromkeys(_source(source) for source in snapshot.sources))
        missing = " ".join(snapshot.missing)
        cells = [str(facts.edition), str(len(facts.classes)), str(len(facts.retired) or ""), sources, missing]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines)


def _source(source: SourceDocument) -> str:
    return f"[{source.part}]({source.url}) ({source.form})"


def edition_notes(history: Sequence[EditionFacts]) -> str:
    """A note for each edition, newest first: what came, went and was renamed since the edition before."""
    notes = [_note(new, old) for old, new in reversed([*pairwise(history)])]
    return "\n\n".join([*notes, f"### DICOM {history[0].edition}\n\n{len(history[0].classes)} SOP Classes."])


def _note(new: EditionFacts, old: EditionFacts) -> str:
    return "\n".join([f"### DICOM {new.edition}", "", f"{len(new.classes)} SOP Classes.", "", *changes(old, new)])


def changes(old: EditionFacts, new: EditionFacts) -> Iterator[str]:
    """What differs between two editions, a Markdown list item each."""
    before, after = _by_uid(old), _by_uid(new)
    yield from (f"- Added `{one.member}`: {one.name}, {one.uid}" for uid, one in after.items() if uid not in before)
    yield from (f"- Removed `{one.member}`: {one.name}, {one.uid}" for uid, one in before.items() if uid not in after)
    for uid, one in after.items():
        if uid in before and before[uid].name != one.name:
            yield f"- Renamed `{one.member}`: {before[uid].name} → {one.name}"


def _by_uid(facts: EditionFacts) -> dict[str, Facts]:
    return {one.uid: one for one in facts.classes}


def _replaced(path: Path, part: str) -> str:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise SpecError(f"{path}: cannot be read: {error.strerror or error}") from None
    pattern = re.compile(r"(<!-- editions: generated -->\n).*?(<!-- editions: end -->)", re.DOTALL)
    if len(pattern.findall(text)) != 1:
        raise SpecError(f"{path}: expected '<!-- editions: generated -->' and '<!-- editions: end -->' once")
    return pattern.sub(lambda match: f"{match[1]}\n{part}\n\n{match[2]}", text)
