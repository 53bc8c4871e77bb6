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
    """Write a page from every ``edition.toml``: the sources of an edition, and what they do not contain."""
    lines = ["# Provenance", "", "The sources of each edition, from its `edition.toml` in `spec/`.", ""]
    for path in sorted((PROJECT / "spec").glob("*/edition.toml"), reverse=True):
        lines += _edition(tomllib.loads(path.read_text(encoding="utf-8")))
    (PROJECT / "docs" / "guide" / "provenance.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _edition(toml: dict) -> list[str]:
    lines = [f"## DICOM {toml['edition']}", "", "### Sources", ""]
    lines += [line for source in toml["sources"] for line in _source(source)]
    lines += ["", "### Rows", "", "| table | found | kept |", "|---|---|---|"]
    lines += [f"| {name} | {table['rows_found']} | {table['rows_kept']} |" for name, table in toml["tables"].items()]
    return [*lines, "", "### Not in the sources", "", *(f"- {text}" for text in toml["missing"]), ""]


def _source(source: dict) -> list[str]:
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


def setup(app) -> None:  # noqa: ANN001
    """Make the generated page before anything is read."""
    app.connect("builder-inited", _provenance)
