"""DMS007: a misspelt or outdated constant of pydicom or pynetdicom."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from dicom_media_storage import registry
from dicom_uid_lint.knowledge.register import register
from dicom_uid_lint.languages import PYTHON
from dicom_uid_lint.model import Finding

from .rule import Line, Rule

GONE_MODULE = "_storage_sopclass_uids"
"""The module of pydicom that held the UIDs of storage classes before 3.0."""

_LIKE, _IMPORTED_LIKE = 0.92, 0.95
_NAME = re.compile(r"(?<![\w\"'])(?P<before>[\w.]{0,80}\.)?(?P<name>\w{9,80})(?!\w|\s*=(?!=)|\s*:(?!=))")
_STRING = re.compile(r"[\"'](?P<name>\w{16,80})[\"']")
_FROM_THEM = re.compile(r"\b(?:pydicom|pynetdicom)\b")
_TOLERANT = re.compile(r"\s*try\s*:|\s*except\b")


def check(line: Line) -> Iterator[Finding]:
    """Yield names of pydicom and pynetdicom that are not UID Keywords."""
    if line.style != PYTHON or any(map(_TOLERANT.match, line.place.headers)):
        return
    text = line.place.text.partition("#")[0]
    context = (text, *line.place.headers)
    for match in _NAME.finditer(text):
        name, before = match["name"], match["before"] or ""
        if name == GONE_MODULE and ("pydicom" in before or _FROM_THEM.search(text)):
            message = f"pydicom 3.0 has no module {GONE_MODULE}; import its constants from pydicom.uid"
            yield _finding(line, match.start("name"), message, None, "pydicom.uid")
        elif ("sop_class" in before or any(map(_FROM_THEM.search, context))) and (keyword := _right(name)):
            yield _wrong(line, match.start("name"), name, keyword)
    # The tables of these packages have the names beside the UIDs.
    uids = {mention.text for mention in line.mentions}
    for match in _STRING.finditer(text):
        keyword = _near(match["name"])
        if keyword and _uid_of(keyword) in uids:
            yield _wrong(line, match.start(), match["name"], keyword)


@cache
def _right(name: str) -> str:
    """Return the UID Keyword for an outdated or misspelt name, or an empty string."""
    same = _keywords().get(name.casefold(), name)
    return registry.old_keywords().get(name) or (same if same != name else _near(name, _IMPORTED_LIKE) or _near(name))


@cache
def _near(name: str, like: float = _LIKE) -> str:
    """Return the UID Keyword that a misspelt name resembles, or an empty string; by default of a storage class."""
    is_misspelt = (name.endswith("Storage") or like > _LIKE) and name.casefold() not in _keywords()
    near = get_close_matches(name.casefold(), _keywords(), 1, like) if is_misspelt else []
    return _keywords()[near[0]] if near else ""


@cache
def _keywords() -> dict[str, str]:
    return {one.keyword.casefold(): one.keyword for one in register().values() if one.keyword}


def _uid_of(keyword: str) -> str:
    return next(uid for uid, one in register().items() if one.keyword == keyword)


def _wrong(line: Line, start: int, name: str, keyword: str) -> Finding:
    return _finding(line, start, f"{name} is not a DICOM UID keyword; write {keyword}", _uid_of(keyword), keyword)


def _finding(line: Line, start: int, message: str, uid: str | None, suggestion: str) -> Finding:
    column = line.place.offset + start + 1
    return Finding(line.path, line.place.number, column, RULE.code, message, uid, suggestion, RULE.level)


RULE = Rule("DMS007", "OldName", "warning", check)
