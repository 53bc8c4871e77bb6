"""``edition.toml`` of every edition → docs/guide/provenance.md."""

import tomllib
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
_INTRODUCTION = "The sources of `spec/`, as each `edition.toml` states them. What a source does not have is absent."


def write(_app: Any) -> None:
    """Write the page that says what was read for each edition, and what its source does not have."""
    lines = ["# Provenance of every edition", "", _INTRODUCTION, ""]
    for path in sorted((PROJECT / "spec").glob("*/edition.toml"), reverse=True):
        lines += _edition(tomllib.loads(path.read_text(encoding="utf-8")))
    text = "\n".join(lines) + "\n"
    page = PROJECT / "docs" / "guide" / "provenance.md"
    if not page.exists() or page.read_text(encoding="utf-8") != text:
        page.write_text(text, encoding="utf-8")


def _edition(toml: dict[str, Any]) -> list[str]:
    lines = [f"## DICOM {toml['edition']}", "", "| part | form | tables | bytes | sha256 |", "|---|---|---|---|---|"]
    for source in toml["sources"]:
        tables = ", ".join(source.get("tables", []))
        part = f"[{source['part']}]({source['url']})"
        lines.append(f"| {part} | {source['form']} | {tables} | {source['bytes']} | `{source['sha256'][:16]}…` |")
    lines += ["", *(f"- {', '.join(one['tables'])}: {one['note']}" for one in toml["sources"] if "note" in one)]
    lines += ["", "| table | rows found | rows kept |", "|---|---|---|"]
    lines += [f"| {name} | {table['rows_found']} | {table['rows_kept']} |" for name, table in toml["tables"].items()]
    return [*lines, "", "Not in the source:", "", *(f"- {text}" for text in toml["missing"]), ""]
