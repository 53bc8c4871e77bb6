"""What DocBook elements say: the text of a cell, the passages of a section, what a link leads to and shows."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from codegen.standard.document import Passage
from codegen.standard.text import Link, Markup, Text, content
from codegen.standard.xml import Element, children, local_name

LISTS: Final = frozenset({"itemizedlist", "orderedlist", "variablelist", "simplelist"})
_LINKS: Final = frozenset({"xref", "olink", "link"})
_APART: Final = frozenset({"para", "simpara", "formalpara", "listitem", "note", "term", "title", "member"}) | LISTS
_AROUND: Final = dict.fromkeys(_APART, " ") | {"quote": '"'}
_EMPHASIS: Final = frozenset({"emphasis", "phrase", "literal", "code", "uri", "link", "ulink"})
_UNSEEN: Final = frozenset(
    {"superscript", "footnote", "footnoteref", "indexterm", "remark", "comment", "annotation", "alt", "info"}
)
_STRUCK: Final = re.compile(
    r"\b(?:deleted|strike|strikethrough|line-through|super|superscript|footnote)\b", re.IGNORECASE
)
_PS3_3: Final = "PS3.3"


def is_unseen(element: Element) -> bool:
    """Whether an element is a mark, a remark or deleted, and therefore not part of the text around it."""
    return local_name(element) in _UNSEEN or is_deleted(dict(element.items()))


def is_deleted(attributes: Mapping[str, str]) -> bool:
    """Whether an element with these attributes is marked as deleted in this revision."""
    marks = [attributes[name] for name in ("revisionflag", "role") if name in attributes]
    return any(_STRUCK.search(mark) for mark in marks)


def markup_of(part: str, name: str) -> Markup:
    """How a document of a part is read, to which links without a part lead; links show what they would as printed."""

    def link(element: Element) -> tuple[Link, str] | None:
        found = _link(element, part)
        return (found, _label(found, element.get("xrefstyle") or "")) if found else None

    return Markup(name, _AROUND, _EMPHASIS, is_unseen, link)


def _target(element: Element) -> tuple[Link, str] | None:
    """Read a link as its target; of one into another part of the standard no more than the part is of interest."""
    found = _link(element, _PS3_3)
    if found is None:
        return None
    return (found, found.target) if found.part == _PS3_3 else (found, found.part)


def markup_with_targets(name: str) -> Markup:
    """How PS3.3 is read: a link appears in the text as its target, ``the Dose IE of the sect_A.18``."""
    return Markup(name, _AROUND, _EMPHASIS, is_unseen, _target, shows_link_always=True)


def _link(element: Element, part: str) -> Link | None:
    if local_name(element) not in _LINKS:
        return None
    target = element.get("targetptr") or element.get("linkend")
    return Link(element.get("targetdoc") or part, target) if target else None


def _label(link: Link, style: str) -> str:
    """What a link without text of its own shows, as far as this document can tell: a title lives with its target."""
    if "title" in style and "label" not in style:
        return ""
    kind, _, number = link.target.partition("_")
    match kind:
        case "table":
            return f"Table {number}"
        case "chapter":
            return f"Annex {number}"
        case "sect":
            return number
        case _:
            return link.target


def passages(section: Element, markup: Markup) -> Iterator[Passage]:
    """The passages of a section, up to its first subsection; a note stays apart from what it is a note to."""
    for child in section:
        if is_unseen(child):
            continue
        match local_name(child):
            case "para" | "simpara":
                yield from _paragraph(child, markup)
            case "note":
                yield _passage(content(child, markup), "note")
            case name if name in LISTS:
                yield from _items(child, markup)
            case _:
                pass


def _paragraph(para: Element, markup: Markup) -> Iterator[Passage]:
    yield _passage(content(para, markup, {*LISTS, "note"}), "para")
    for child in children(para, *LISTS):
        yield from _items(child, markup)


def _items(group: Element, markup: Markup) -> Iterator[Passage]:
    for item in group.iter("listitem", "member"):
        if not is_unseen(item):
            yield _passage(content(item, markup, {*LISTS, "note"}), "item")


def _passage(text: Text, kind: str) -> Passage:
    match kind:
        case "item" | "note":
            return Passage(text.text, text.links, text.marks, kind=kind)
        case _:
            return Passage(text.text, text.links, text.marks)
