"""``edition.toml`` of every edition → docs/guide/provenance.md."""

import tomllib
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

PROJECT = Path(__file__).resolve().parents[2]
_INTRODUCTION = "The sources of `spec/`, as each `edition.toml` states them. What a source does not have is absent."


def write(_app: Sphinx) -> None:
    """Write the page that says what was read for each edition, and what its source does not have."""
    lines = ["# Provenance of every edition", "", _INTRODUCTION, ""]
    for path in sorted((PROJECT / "spec").glob("*/edition.toml"), reverse=True):
        lines += _edition(tomllib.loads(path.read_text(encoding="utf-8")))
    text = "\n".join(lines) + "\n"
    page = PROJECT / "docs" / "guide" / "provenance.md"
    if not page.exists() or page.read_text(encoding="utf-8") != text:
        page.write_text(text, encoding="utf-8")


def _edition(toml: dict[str, Any]) -> list[str]:
    lines = [f"## DICOM {toml['edition']}", "", "| part | form | tables | sha256 |", "|---|---|---|---|"]
    lines += map(_source, toml["sources"])
    lines += ["", *(line for source in toml["sources"] for line in _remarks(source))]
    lines += ["", "| table | rows found | rows kept |", "|---|---|---|"]
    lines += [f"| {name} | {table['rows_found']} | {table['rows_kept']} |" for name, table in toml["tables"].items()]
    return [*lines, "", "Not in the source:", "", *(f"- {text}" for text in toml["missing"]), ""]


def _source(source: dict[str, Any]) -> str:
    part = f"[{source['part']}]({source['url']})" if "url" in source else source["part"]
    return f"| {part} | {source['form']} | {_tables(source)} | `{source['sha256'][:16]}…` |"


def _remarks(source: dict[str, Any]) -> list[str]:
    labels = {"citation": "from", "verified": "verified", "note": "note"}
    return [f"- {_tables(source)}, {label}: {source[key]}" for key, label in labels.items() if key in source]


def _tables(source: dict[str, Any]) -> str:
    return ", ".join(source.get("tables", []))
