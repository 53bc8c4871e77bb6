"""UID Names → Python identifiers, and the ledger that records them: a UID never changes its name."""

import keyword as python
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from codegen.errors import SpecError
from codegen.tables.schema import csv_text, read_csv
from codegen.tables.table import checked_uid

LEDGER_FILE: Final = "names.csv"
_COLUMNS: Final = ["uid", "member", "constant"]
_MEMBER: Final = re.compile(r"[A-Z][A-Z0-9_]*")
_CONSTANT: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_RETIRED: Final = re.compile(r"\s*(?:\(\s*Retired\s*\)|\[\s*Retired\s*\])(?:\s*\(see note[^)]*\))?\s*$", re.IGNORECASE)
_CLASS: Final = re.compile(r"\s+SOP Class(?:es)?\s*$", re.IGNORECASE)
_STORAGE: Final = re.compile(r"\s+Storage\s*$", re.IGNORECASE)
_NOTE: Final = re.compile(r"\s*\(see note[^)]*\)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """What a SOP Class is called in Python: the enum member, and the constant (its UID Keyword)."""

    uid: str
    member: str
    constant: str


def bare(name: str) -> str:
    """A UID Name without "SOP Class" and "(Retired)", which PS3.6 adds to the name of PS3.4.

    >>> bare("Nuclear Medicine Image Storage (Retired)"), bare("Verification SOP Class")
    ('Nuclear Medicine Image Storage', 'Verification')
    """
    return _CLASS.sub("", unmarked(name))


def unmarked(name: str) -> str:
    """A UID Name without the "(Retired)" that PS3.6 adds."""
    return _RETIRED.sub("", name)


def is_marked_retired(name: str) -> bool:
    """Whether PS3.6 marks a UID Name with "(Retired)", in any of the spellings that editions have.

    >>> marks = ("(Retired)", "(Retired )", "[Retired]", "(Retired) (see Note 1)", "Retired")
    >>> [is_marked_retired(f"CT {mark}") for mark in marks]
    [True, True, True, True, False]
    """
    return _RETIRED.search(name) is not None


def words(name: str) -> list[str]:
    """The words of a UID Name, without "SOP Class" and "(Retired)".

    >>> words("XA/XRF Grayscale Softcopy Presentation State Storage SOP Class")
    ['XA', 'XRF', 'Grayscale', 'Softcopy', 'Presentation', 'State', 'Storage']
    """
    plain = bare(name)
    if foreign := [letter for letter in plain if letter.isalnum() and not letter.isascii()]:
        raise SpecError(f"the name {name!r} has the letter {foreign[0]!r}, from which no Python name can be made")
    return re.findall(r"[A-Za-z0-9]+", plain)


def name_of(uid: str, name: str, keyword: str | None = None) -> Name:
    """Make the Python names of a SOP Class from its UID Name and, where PS3.6 gives it, its UID Keyword.

    >>> name_of("1.2", "12-lead ECG Waveform Storage", "TwelveLeadECGWaveformStorage").member
    'TWELVE_LEAD_ECG_WAVEFORM_STORAGE'
    >>> name_of("1.2", "X-Ray Angiographic Image Storage")
    Name(uid='1.2', member='X_RAY_ANGIOGRAPHIC_IMAGE_STORAGE', constant='XRayAngiographicImageStorage')
    """
    parts = words(name)
    if keyword:
        parts = _after_keyword(parts, keyword, name)
    constant = keyword or "".join(word[0].upper() + word[1:] for word in parts)
    return checked_name(Name(uid, "_".join(parts).upper(), constant), f"the name {name!r}")


def _after_keyword(parts: list[str], keyword: str, name: str) -> list[str]:
    """Spell the words as the keyword does where they differ: digits at the start, "Retired" at the end."""
    folded, joined = keyword.casefold(), "".join(parts).casefold()
    if folded == joined:
        return parts
    if folded == f"{joined}retired":
        return [*parts, "Retired"]
    rest = "".join(parts[1:]).casefold()
    if parts and parts[0].isdigit() and rest and folded.endswith(rest):
        return [keyword[: len(keyword) - len(rest)], *parts[1:]]
    raise SpecError(
        f"the UID Keyword {keyword!r} is not the camel case of the name {name!r}: "
        f"record the names of this class in {LEDGER_FILE} by hand"
    )


def checked_name(name: Name, where: str) -> Name:
    """Return names that are valid in Python; raise SpecError otherwise."""
    if _MEMBER.fullmatch(name.member) is None:
        raise SpecError(f"{where} gives no enum member ({name.member!r}): expected letters, figures and underscores")
    if _CONSTANT.fullmatch(name.constant) is None or python.iskeyword(name.constant):
        expected = "letters and figures, no Python keyword"
        raise SpecError(f"{where} gives no constant ({name.constant!r}): expected {expected}")
    return name


def folded(name: str) -> str:
    """A name for comparing spellings: shortened names leave out "Storage" or "SOP Class".

    >>> folded("Basic Text SR") == folded("BASIC_TEXT_SR_STORAGE") == folded("Basic Text SR Storage SOP Class")
    True
    """
    plain = _STORAGE.sub("", bare(_NOTE.sub("", name).replace("_", " ")))
    return " ".join(re.findall(r"\w+", plain.casefold()))


class Ledger(dict[str, Name]):
    """The names by UID, in the order in which they were given. Names are added; none is changed or moved."""

    def __init__(self, names: Iterable[Name] = ()) -> None:
        super().__init__()
        self._taken: dict[str, str] = {}
        for name in names:
            self.add(name)

    @classmethod
    def read(cls, path: Path) -> "Ledger":
        """Read the ledger; raise SpecError if a row is not UID, member, constant, or if a name occurs twice."""
        rows = read_csv(path) if path.exists() else [_COLUMNS]
        if rows[0] != _COLUMNS:
            raise SpecError(f"{path}: expected the columns {', '.join(_COLUMNS)}, found {', '.join(rows[0])}")
        ledger = cls()
        for number, (uid, member, constant) in enumerate(rows[1:], 1):
            where = f"{path}, row {number}"
            name = checked_name(Name(checked_uid(uid, where), member, constant), where)
            try:
                ledger.add(name)
            except SpecError as error:
                raise SpecError(f"{where}: {error}") from None
        return ledger

    def add(self, name: Name) -> None:
        """Record one more name; raise SpecError if the UID or one of the names is taken."""
        if name.uid in self:
            raise SpecError(f"{name.uid} is named twice: {self[name.uid].member} and {name.member}")
        for word in (name.member, name.constant):
            if self._taken.get(word, name.uid) != name.uid:
                raise SpecError(f"two UIDs for one name: {word} is {self._taken[word]} and would also be {name.uid}")
            self._taken[word] = name.uid
        self[name.uid] = name

    def is_taken(self, name: Name) -> bool:
        """Whether another UID has one of these names."""
        return any(self._taken.get(word, name.uid) != name.uid for word in (name.member, name.constant))

    def text(self) -> str:
        """The ledger as the file keeps it."""
        return csv_text([_COLUMNS, *([name.uid, name.member, name.constant] for name in self.values())])
