"""What search engines read: a description of every page, sitemap.xml, robots.txt."""

from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

from docutils import nodes
from sphinx.application import Sphinx

_LONGEST: Final = 200


def describe(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], document: nodes.document | None
) -> None:
    """Give the template the first paragraph of a page as its description."""
    paragraphs = document.findall(nodes.paragraph) if document else ()
    context["description"] = shortened(next((one.astext() for one in paragraphs), str(context.get("title", ""))))


def shortened(text: str) -> str:
    """Return the words that fit into a description.

    >>> len(shortened("word " * 100)) <= 200
    True
    """
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0]


def write(app: Sphinx, error: Exception | None) -> None:
    """Write sitemap.xml and robots.txt."""
    if error is not None:
        return
    folder, base = Path(app.outdir), app.config.html_baseurl
    pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    root = ET.Element("urlset", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    for page in pages:
        if page != "404.html" and "canonical" in (text := (folder / page).read_text("utf-8")) and base + page in text:
            ET.SubElement(ET.SubElement(root, "url"), "loc").text = base + page
    text = ET.tostring(root, encoding="unicode")
    (folder / "sitemap.xml").write_text(f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n', encoding="utf-8")
    (folder / "robots.txt").write_text(f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n", encoding="utf-8")
