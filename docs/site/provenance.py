"""``edition.toml`` of every edition, and the values that it borrows → docs/guide/provenance.md."""

import tomllib
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from dicom_media_storage.editions import EDITIONS
from docs.site.sources import not_in_the_source

PROJECT = Path(__file__).resolve().parents[2]
_INTRODUCTION = """\
This page lists the documents of each edition, what they do not contain, and what stands in for it. If no source of an
edition states a value, the value is that of the nearest edition that states it, or is inferred from other rows.
`history.source` returns the origin of each value of each class.
"""
_END = """\
Where to go next: [Editions](editions.md) for `history.source`, or [How membership is decided](membership.md).
"""


def write(_app: Sphinx) -> None:
    """Write the page that says what was read for each edition, and what its source does not have."""
    lines = ["# Provenance", "", _INTRODUCTION, ""]
    for path in sorted((PROJECT / "spec").glob("*/edition.toml"), reverse=True):
        lines += _edition(tomllib.loads(path.read_text(encoding="utf-8")))
    text = "\n".join([*lines, _END])
    page = PROJECT / "docs" / "guide" / "provenance.md"
    if not page.exists() or page.read_text(encoding="utf-8") != text:
        page.write_text(text, encoding="utf-8")


def _edition(toml: dict[str, Any]) -> list[str]:
    lines = [f"## DICOM {toml['edition']}", "", "### Sources", ""]
    lines += [line for source in toml["sources"] for line in _source(source)]
    lines += ["", "### Rows", "", "| table | found | kept |", "|---|---|---|"]
    lines += [f"| {name} | {table['rows_found']} | {table['rows_kept']} |" for name, table in toml["tables"].items()]
    lines += ["", "### Not in the sources", "", *(f"- {text}" for text in toml["missing"])]
    return [
        *lines,
        "",
        "### Where values are from instead",
        "",
        *(f"- {text}" for text in _borrowed(toml["edition"])),
        "",
    ]


def _borrowed(edition: str) -> list[str]:
    texts = [text for one in EDITIONS if str(one) == edition for text in not_in_the_source(one)]
    return texts or ["Every value is of the edition itself."]


def _source(source: dict[str, Any]) -> list[str]:
    part = f"[{source['part']}]({source['url']})" if "url" in source else source["part"]
    tables = f": {', '.join(source['tables'])}" if source.get("tables") else ""
    lines = [f"- {part}, {source['form']}{tables}"]
    details = {
        "citation": "",
        "note": "",
        "transcribed_by": "Transcribed by ",
        "verified": "Verified: ",
        "sha256": "sha256 ",
    }
    return [*lines, *(f"  - {label}{source[key]}" for key, label in details.items() if key in source)]
