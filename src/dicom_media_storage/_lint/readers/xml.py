"""UIDs in XML: attributes and texts, tag by tag; files that are not well-formed are read as well."""

import re
from collections.abc import Iterator

from dicom_media_storage._lint.model import Kind, Mention, Name, Relation
from dicom_media_storage._lint.uid_syntax import is_whole, read

from .places import Places
from .prose import read_prose

_PIECE = re.compile(
    r"<!--(?P<comment>.*?)-->|<(?P<tag>[\w:.-]+)(?P<attributes>(?:\s+[^<>]*?)?)/?>(?P<text>[^<]*)", re.DOTALL
)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_NAMING = frozenset({"name", "key", "id", "keyword", "title", "label"})
_VALUING = frozenset({"value", "uid", "oid", "code", "val"})


def read_xml(source: str) -> Iterator[Mention]:
    """Yield the mentions of an XML file.

    >>> [one.names[1].text for one in read_xml('<uid name="CT Image Storage">1.2.840.10008.5.1.4.1.1.4</uid>')]
    ['CT Image Storage']
    """
    places = Places(source)
    for match in _PIECE.finditer(source):
        if match["comment"] is not None:
            yield from read_prose(match["comment"], *places.of(match.start("comment")))
        else:
            yield from _element(match, places)


def _element(match: re.Match[str], places: Places) -> Iterator[Mention]:
    attributes = [(one[1], one[2] or one[3] or "", one) for one in _ATTRIBUTE.finditer(match["attributes"])]
    text = match["text"]
    holds_text = bool(text.strip())
    uids = [one for one in attributes if _is_uid(one[1])]
    for name, value, one in uids:
        others = [Name(match["tag"], Relation.TARGET)] if name.casefold() in _VALUING else [Name(name, Relation.TARGET)]
        if len(uids) == 1:
            others += _named(attributes)
            others += [Name(text.strip(), Relation.SIBLING)] if holds_text and not _is_uid(text.strip()) else []
        start = match.start("attributes") + one.start(2 if one[2] is not None else 3)
        yield Mention(value, *places.of(start), Kind.LITERAL, tuple(others))
    if _is_uid(text.strip()):
        start = match.start("text") + len(text) - len(text.lstrip())
        names = (Name(match["tag"], Relation.TARGET), *(_named(attributes) if not uids else ()))
        yield Mention(text.strip(), *places.of(start), Kind.LITERAL, names)
    elif holds_text:
        yield from read_prose(text, *places.of(match.start("text")))


def _named(attributes: list[tuple[str, str, re.Match[str]]]) -> list[Name]:
    return [
        Name(value, Relation.TARGET if name.casefold() in _NAMING else Relation.SIBLING)
        for name, value, _ in attributes
        if not _is_uid(value)
    ]


def _is_uid(text: str) -> bool:
    return is_whole(text) and read(text) is not None
