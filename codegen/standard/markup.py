"""Elements of DocBook and of web pages: what each stands for, and the text in it.

The web pages are the same documents as XHTML. No element has different meanings in the two.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal

from codegen.errors import SpecError
from codegen.standard.text import Kind, Link, Text, clean
from codegen.standard.xml import Element, local_name, whole_text

Role = Literal["section", "title", "para", "list", "note", "table", "frame", ""]

_ROLES: Final[dict[str, Role]] = {
    **dict.fromkeys(("section", "chapter", "appendix"), "section"),
    **dict.fromkeys(("title", "subtitle", "info", "caption", "h1", "h2", "h3", "h4", "h5", "h6"), "title"),
    **dict.fromkeys(("para", "simpara", "formalpara", "p"), "para"),
    **dict.fromkeys(("itemizedlist", "orderedlist", "variablelist", "simplelist", "ul", "ol", "dl"), "list"),
    **dict.fromkeys(("table", "informaltable"), "table"),
    **dict.fromkeys(("head", "script", "style"), "frame"),
    "note": "note",
}
_ROLES_OF_CLASSES: Final[dict[str, Role]] = {
    **dict.fromkeys(("section", "chapter", "appendix"), "section"),
    **dict.fromkeys(("title", "titlepage"), "title"),
    **dict.fromkeys(("navheader", "navfooter", "breadcrumbs", "toc", "documentreleaseinformation"), "frame"),
    "note": "note",
}
_BLOCKS: Final[frozenset[Role]] = frozenset({"list", "note", "table"})
_ITEMS: Final = frozenset({"listitem", "member", "li", "dd"})
_APART: Final = frozenset(_ROLES) | _ITEMS | {"term", "dt", "div", "br"}
_PLAIN: Final = frozenset(
    {"emphasis", "phrase", "literal", "code", "uri", "em", "strong", "span", "a", "link", "olink", "xref"}
)
_STYLES: Final = frozenset(
    {None, "bold", "italic", "title", "listitem", "term", "xref", "olink", "link", "olinkdocname"}
)
_LINKS: Final = frozenset({"xref", "olink", "link"})
IMAGES: Final = frozenset({"img", "inlinemediaobject", "mediaobject", "inlinegraphic", "graphic", "imagedata"})
_UNSEEN: Final = frozenset(
    (
        *("superscript", "footnote", "footnoteref", "indexterm", "remark", "comment", "annotation", "alt"),
        *("sup", "del", "s", "strike", "script", "style"),
    )
)
_STRUCK: Final = re.compile(
    r"\b(?:deleted|strike|strikethrough|line-through|super|superscript|footnote)\b", re.IGNORECASE
)
_ALLOWED_STYLE: Final = re.compile(r"(?:\s*(?:clear|list-style-type|margin-(?:left|right))\s*:[^;:]*;?)*\s*")
_PART: Final = re.compile(r"part([0-9]{2})")
_LONGEST: Final = 100_000


def role(element: Element) -> Role:
    """What an element stands for; empty for one that only holds others, or is part of a text."""
    name = local_name(element)
    if name in {"div", "p", "span"} and (of_class := _ROLES_OF_CLASSES.get(element.get("class", ""))):
        return of_class
    return _ROLES.get(name, "")


def is_unseen(element: Element) -> bool:
    """Whether an element is a mark, a remark or deleted, and therefore not part of the text around it."""
    is_struck = any(_STRUCK.search(element.get(name, "")) for name in ("revisionflag", "role"))
    return is_struck or local_name(element) in _UNSEEN


def refuse_hiding(element: Element, document: str) -> None:
    """Raise SpecError for an element of a web page with a style that the published pages do not use."""
    if not _ALLOWED_STYLE.fullmatch(element.get("style", "")) or element.get("hidden") is not None:
        name = local_name(element)
        raise SpecError(f"{document}: has a <{name}> with a style, or hidden: the pages of DICOM have none")


def text_of(element: Element, document: str, skip: frozenset[Role] = frozenset(), kind: Kind = "para") -> Text:
    """The text of an element, its links, and what else is in it; elements of the roles in ``skip`` are left out."""
    reader = _Reader(skip)
    reader.gather(element)
    text = "".join(one if isinstance(one, str) else one.shown for one in reader.pieces)
    if len(text) > _LONGEST:
        found = f"<{local_name(element)}> with {len(text)}"
        raise SpecError(f"{document}: expected at most {_LONGEST} characters in a paragraph, found {found}")
    whole = clean(text)
    beside = ["link" for one in reader.pieces if isinstance(one, Link) and clean(one.shown) != whole]
    return Text(whole, tuple(reader.pieces), tuple(dict.fromkeys([*reader.marks, *beside])), kind)


class _Reader:
    def __init__(self, skip: frozenset[Role]) -> None:
        self._skip = skip
        self.pieces: list[str | Link] = []
        self.marks: list[str] = []

    def gather(self, element: Element) -> None:
        """Take the text of an element, and of the elements in it."""
        self.pieces.append(element.text or "")
        for child in element:
            if role(child) not in self._skip or not role(child):
                self._child(child)
            self.pieces.append(child.tail or "")

    def _child(self, child: Element) -> None:
        name = local_name(child)
        unseen = is_unseen(child)
        is_plain = name in _PLAIN and child.get("class") in _STYLES and child.get("role") in _STYLES
        if unseen or not (is_plain or name in _APART or name == "quote"):
            self.marks.append(name)
        if unseen:
            return
        link = _link(child)
        if link is not None and not child.xpath(".//*[local-name()='para']"):
            self.pieces.append(link)
            return
        around = " " if name in _APART else '"' if name == "quote" else ""
        self.pieces.append(around)
        self.gather(child)
        self.pieces.append(around)


def _link(element: Element) -> Link | None:
    """Read a link of DocBook, or of a page: ``../part03/sect_A.26.html``, ``sect_B.5.html#table_B.5-1``."""
    shown = whole_text(element)
    if local_name(element) == "a":
        place, _, fragment = element.get("href", "").partition("#")
        part = _PART.search(place)
        target = fragment or place.rpartition("/")[2].removesuffix(".html")
        return Link(f"PS3.{int(part[1])}" if part else "", target, shown) if target else None
    target = (element.get("targetptr") or element.get("linkend") or "") if local_name(element) in _LINKS else ""
    if not target:
        return None
    return Link(element.get("targetdoc") or "", target, shown if shown.strip() else _label(target, element))


def _label(target: str, element: Element) -> str:
    """The text that a link without text shows; a title is unknown, because it is in the target."""
    style = element.get("xrefstyle") or ""
    if "title" in style and "label" not in style:
        return ""
    kind, _, number = target.partition("_")
    return {"table": f"Table {number}", "chapter": f"Annex {number}", "sect": number}.get(kind, target)


def passages(element: Element, document: str) -> Iterator[Text]:
    """The passages of a section, subsections and tables apart; a note is one passage with all that is in it."""
    yield from _stray(element.text)
    for child in element:
        if not is_unseen(child):
            yield from _passages_of(child, document)
        yield from _stray(child.tail)


def _passages_of(child: Element, document: str) -> Iterator[Text]:
    match role(child):
        case "section" | "title" | "table" | "frame":
            return
        case "note":
            yield text_of(child, document, kind="note")
        case "list":
            for item in child.iter():
                if local_name(item) in _ITEMS and not is_unseen(item):
                    yield text_of(item, document, _BLOCKS, "item")
        case "para":
            yield text_of(child, document, _BLOCKS)
            for block in child:
                if role(block) in _BLOCKS:
                    yield from _passages_of(block, document)
        case _:
            if any(role(inner) for inner in child.iterdescendants()):
                yield from passages(child, document)
            else:
                yield text_of(child, document)


def _stray(text: str | None) -> Iterator[Text]:
    if text and clean(text):
        yield Text(clean(text))
