"""UIDs in XML and HTML: attributes and texts, element by element; files that are not well-formed are read as well."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dicom_uid_lint.knowledge.syntax import is_uid
from dicom_uid_lint.model import Form, Kind, Mention, Name

from .code import read_code
from .lexer import Lines
from .prose import read_prose

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[\w:.-]++)(?P<attributes>(?:[^<>\"']|\"[^\"<]{0,2000}+\"|'[^'<]{0,2000}+')*+)>"
)
_ATTRIBUTE = re.compile(r"(?<![\w:.@#-])([\w:.@#-]++)\s{0,20}+=\s{0,20}+(?:\"([^\"]*+)\"|'([^']*+)')")
_NAMING = frozenset(
    "name key id keyword title label class modality description displayname desc term sopclass dt th".split()
)
_VALUING = frozenset(["value", "uid", "oid", "code", "val", "root"])
_VOID = frozenset("br hr img input meta link col area base wbr".split())
_KEYS = frozenset({"key", "dt", "th"})
_WRAPPERS = frozenset(
    "code b i em strong span tt td th dd p a para literal value string text entry item-value pre".split()
)
_LONGEST_COMMENT = 160
_MOST_SIBLINGS = 12
_DEEPEST_WRAPPER = 4


@dataclass(slots=True)
class _Element:
    """An element with what is directly in it."""

    name: str
    attributes: list[tuple[str, str, int]]
    parent: "_Element | None"
    index: int = 0
    texts: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    children: list["_Element"] = field(default_factory=list["_Element"])


def read_markup(source: str, language: str = "xml") -> Iterator[Mention]:
    """Yield the mentions of an XML or HTML file.

    >>> [one.names[1].text for one in read_markup('<uid name="CT Image Storage">1.2.840.10008.5.1.4.1.1.4</uid>')]
    ['CT Image Storage']
    """
    lines = Lines(source)
    elements, others, comments = _parse(source, language, lines)
    yield from others
    for element in elements:
        for mention in _of_element(element, lines):
            comment = comments.get(mention.line) or comments.get(mention.line - 1)
            names = (Name(comment, Kind.COMMENT, 1),) if comment and mention.form is Form.LITERAL else ()
            yield replace(mention, names=(*mention.names, *names))


def _of_element(element: _Element, lines: Lines) -> Iterator[Mention]:
    yield from _of_attributes(element, lines)
    for text, start in element.texts:
        if is_uid(text.strip()):
            begin = start + len(text) - len(text.lstrip())
            yield Mention(text.strip(), *lines.place(begin), Form.LITERAL, tuple(_names(element)))
        elif "." in text:
            yield from read_prose(text, *lines.place(start))


def _parse(source: str, language: str, lines: Lines) -> tuple[list[_Element], list[Mention], dict[int, str]]:
    """Return the elements of a source, the mentions in its comments and scripts, and its comments of one line."""
    current = _Element("", [], None)
    elements, others, comments = [current], list[Mention](), dict[int, str]()
    at, last_comment = 0, source.rfind("-->")
    while at < len(source):
        begin = source.find("<", at)
        begin = len(source) if begin < 0 else begin
        if begin > at and not source[at:begin].isspace():
            current.texts.append((source[at:begin], at))
        match = _TAG.match(source, begin)
        if source.startswith("<!--", begin) and begin < last_comment:
            at = source.find("-->", begin) + 3
            comment = source[begin + 4 : at - 3]
            others += read_prose(comment, *lines.place(begin + 4))
            if "\n" not in comment and len(comment) < _LONGEST_COMMENT:
                comments[lines.place(begin)[0]] = comment.strip()
        elif match is None:
            at = begin + 1
        else:
            at = match.end()
            current = _after_tag(match, current, elements)
            if language == "html" and match["name"].casefold() == "script" and not match["close"]:
                end = source.find("</script", at)
                end = len(source) if end < 0 else end
                others += _of_script(source[at:end], *lines.place(at))
                at = end
    return elements, others, comments


def _after_tag(match: re.Match[str], current: _Element, elements: list[_Element]) -> _Element:
    """Return the element that is open after a tag."""
    name = match["name"]
    if match["close"]:
        element: _Element | None = current
        for _ in range(20):
            if element is None:
                return current
            if element.name == name:
                return element.parent or current
            element = element.parent
        return current
    offset = match.start("attributes")
    attributes = [
        (one[1], one[2] or one[3] or "", offset + one.start(2 if one[2] is not None else 3))
        for one in _ATTRIBUTE.finditer(match["attributes"])
    ]
    element = _Element(name, attributes, current, len(current.children))
    elements.append(element)
    current.children.append(element)
    is_closed = match["attributes"].endswith("/") or name.casefold() in _VOID
    return current if is_closed else element


def _of_script(source: str, line: int, column: int) -> Iterator[Mention]:
    for mention in read_code(source, "typescript"):
        shift = column - 1 if mention.line == 1 else 0
        yield replace(mention, line=line + mention.line - 1, column=mention.column + shift)


def _of_attributes(element: _Element, lines: Lines) -> Iterator[Mention]:
    uids = [one for one in element.attributes if is_uid(one[1])]
    for name, value, start in uids:
        names = [Name(element.name if _local(name) in _VALUING else name, Kind.TARGET)]
        if len(uids) == 1:
            names += _named(element)
            names += [Name(text, Kind.BESIDE) for text in _own_text(element)[:1] if not is_uid(text)]
            if _local(name) in _VALUING and len(names) == 1:
                names += _siblings(element)
        yield Mention(value, *lines.place(start), Form.LITERAL, tuple(names))


def _names(element: _Element) -> list[Name]:
    """Return the names around a UID that is the text of an element."""
    own = [Name(element.name, Kind.TARGET), *_named(element)]
    outer = element
    for _ in range(_DEEPEST_WRAPPER):
        parent = outer.parent
        if parent is None or len(parent.children) != 1 or parent.texts or outer.name.casefold() not in _WRAPPERS:
            break
        outer = parent
        own += [Name(outer.name, Kind.TARGET, 1), *_named(outer)]
    return own + _siblings(outer)


def _siblings(element: _Element) -> list[Name]:
    """Return the texts and names beside an element, if it is the only one there with a UID."""
    parent = element.parent
    if parent is None:
        return []
    before = parent.children[element.index - 1] if element.index else None
    if before is not None and before.name in _KEYS:
        return [Name(text, Kind.TARGET, 1) for text in _own_text(before)[:1] if not is_uid(text)]
    if not parent.name or len(parent.children) > _MOST_SIBLINGS:
        return []
    siblings = [(one, text) for one in parent.children if one is not element for text in _own_text(one)[:1]]
    if any(is_uid(text) for _, text in siblings):
        return []
    is_pair = len(siblings) == 1
    return [
        *(
            Name(text, Kind.TARGET if _local(one.name) in _NAMING or is_pair else Kind.BESIDE, 1)
            for one, text in siblings
        ),
        *(_named(parent) if len(parent.children) == 1 or not siblings else []),
    ]


def _own_text(element: _Element) -> list[str]:
    """Return the text of an element, or of the first of its children that has one."""
    texts = [text.strip() for text, _ in element.texts if text.strip()]
    if not texts and len(element.children) < _DEEPEST_WRAPPER:
        texts = [text.strip() for one in element.children for text, _ in one.texts if text.strip()]
    return texts


def _named(element: _Element) -> list[Name]:
    return [
        Name(value, Kind.TARGET if _local(name) in _NAMING else Kind.BESIDE)
        for name, value, _ in element.attributes[:_MOST_SIBLINGS]
        if value.strip() and not is_uid(value)
    ]


def _local(name: str) -> str:
    return name.rpartition(":")[2].casefold()
