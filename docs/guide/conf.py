"""Sphinx: guides and API reference of dicom-media-storage; ``make docs`` builds them with warnings as errors."""

import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "src"))

project = "dicom-media-storage"
author = "The dicom-media-storage contributors"
copyright = author  # noqa: A001  # Sphinx calls it so
release = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

root_doc = "guide/index"
exclude_patterns = ["index.html"]
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
# The page of all classes is the front of the site: it lies beside the guides, as in the repository.
html_extra_path = ["../index.html"]
html_theme = "furo"
html_title = f"dicom-media-storage {release}"
nitpicky = False
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
myst_heading_anchors = 3
suppress_warnings = ["myst.header"]


def _provenance(_app: object) -> None:
    """Write a page from every ``edition.toml``: what was read of an edition, and what its source does not tell."""
    lines = ["# Provenance of every edition", ""]
    lines += ["What `spec/` was read from, as each `edition.toml` says. What a source does not tell is absent.", ""]
    for path in sorted((PROJECT / "spec").glob("*/edition.toml"), reverse=True):
        lines += _edition(tomllib.loads(path.read_text(encoding="utf-8")))
    (PROJECT / "docs" / "guide" / "provenance.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _edition(toml: dict) -> list[str]:
    lines = [f"## DICOM {toml['edition']}", "", "| part | form | tables | bytes | sha256 |", "|---|---|---|---|---|"]
    for source in toml["sources"]:
        tables = ", ".join(source.get("tables", []))
        part = f"[{source['part']}]({source['url']})" if "url" in source else source["part"]
        digest = f"`{source['sha256'][:16]}…`" if "sha256" in source else ""
        lines.append(f"| {part} | {source['form']} | {tables} | {source.get('bytes', '')} | {digest} |")
    lines += ["", *(_note(one) for one in toml["sources"] if "note" in one or "citation" in one)]
    lines += ["", "| table | rows found | rows kept |", "|---|---|---|"]
    lines += [f"| {name} | {table['rows_found']} | {table['rows_kept']} |" for name, table in toml["tables"].items()]
    return [*lines, "", "Not told by the source:", "", *(f"- {text}" for text in toml["missing"]), ""]


def _note(source: dict) -> str:
    verified = f"Verified: {source['verified']}." if "verified" in source else ""
    texts = [f"{source['citation']}." if "citation" in source else "", verified, source.get("note", "")]
    return f"- {', '.join(source['tables'])}: {' '.join(text for text in texts if text)}"


def setup(app) -> None:  # noqa: ANN001
    """Make the generated page before anything is read."""
    app.connect("builder-inited", _provenance)
