"""What every rule says of itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from dicom_media_storage._lint.facts import Known, constant
from dicom_media_storage._lint.model import Document, Finding, Mention

Level = Literal["error", "warning", "note"]
Check = Callable[[Document], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: ``code`` is what people write, ``name`` what machines show, ``summary`` one sentence."""

    code: str
    name: str
    summary: str
    level: Level
    check: Check
    is_default: bool = True


def finding(document: Document, mention: Mention, rule: str, message: str, suggestion: str | None) -> Finding:
    """Return what a rule says of a mention."""
    return Finding(document.path, mention.line, mention.column, rule, message, mention.text.strip(), suggestion)


def described(one: Known) -> str:
    """Return the name and UID of a class, with the constant that stands for it where there is one.

    >>> from ..facts import known
    >>> described(known()["1.2.840.10008.5.1.4.1.1.2"])
    'CT Image Storage, 1.2.840.10008.5.1.4.1.1.2 (uids.CTImageStorage)'
    """
    name = constant(one.uid)
    return f"{one}, {one.uid}" + (f" (uids.{name})" if name else "")
