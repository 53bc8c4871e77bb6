"""What DICOM calls an edition: its name, its order in time, and where it is published."""

import re
from typing import Final

from codegen.errors import SpecError

CURRENT: Final = "current"
"""What DICOM's site calls its newest edition; no document calls itself so."""
SITE: Final = "https://dicom.nema.org"
_NAME: Final = re.compile(r"([0-9]{4})([a-e]?)")
_LAST_WITHOUT_LETTER: Final = 2013
_FIRST_YEAR: Final = 1993


class Edition(str):
    """The name of an edition of the standard; names are ordered as the editions appeared.

    >>> Edition.parse("2013") < Edition.parse("2017c") < Edition.parse("2020b")
    True
    >>> Edition.parse("2017c").module
    'e2017c'
    >>> Edition.parse("2017z")
    Traceback (most recent call last):
        ...
    codegen.errors.SpecError: '2017z' is not an edition of DICOM: expected a year and letter a to e, or 2013 or earlier
    """

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> "Edition":
        """Return the edition that a name such as ``2017c`` means; raise SpecError if there is none."""
        match = _NAME.fullmatch(text)
        year = int(match[1]) if match else 0
        is_lettered = match is not None and match[2] != ""
        if not (year > _LAST_WITHOUT_LETTER if is_lettered else _FIRST_YEAR <= year <= _LAST_WITHOUT_LETTER):
            expected = f"a year and letter a to e, or {_LAST_WITHOUT_LETTER} or earlier"
            raise SpecError(f"{text!r} is not an edition of DICOM: expected {expected}")
        return cls(text)

    @property
    def module(self) -> str:
        """The name of the package's module for this edition."""
        return f"e{self}"

    @property
    def version(self) -> tuple[int, int]:
        """Year and number of the edition in its year, the first two numbers of our releases."""
        return int(self[:4]), " abcde".index(self[4:]) if self[4:] else 0

    def page_url(self, part: str, page: str) -> str:
        """Where the web page of a section or annex is published: ``sect_I.4``, ``chapter_A``."""
        return f"{SITE}{_folder(self)}/output/chtml/{_part_name(part)}/{page}.html"


def document_url(edition: str, part: str, base_url: str = SITE) -> str:
    """Return the address of the DocBook of a part; raise SpecError for a name that cannot be an edition.

    >>> document_url("2017c", "PS3.4")
    'https://dicom.nema.org/medical/dicom/2017c/source/docbook/part04/part04.xml'
    >>> document_url("2013", "PS3.6", "http://localhost:8000/")
    'http://localhost:8000/dicom/2013/source/docbook/part06/part06.xml'
    """
    name = _part_name(part)
    folder = _folder(edition if edition == CURRENT else Edition.parse(edition))
    return f"{base_url.rstrip('/')}{folder}/source/docbook/{name}/{name}.xml"


def _folder(edition: str) -> str:
    """The folder of an edition on the server; the 2013 edition lies outside of ``medical/``."""
    return f"/dicom/{edition}" if edition.isdigit() else f"/medical/dicom/{edition}"


def _part_name(part: str) -> str:
    return f"part{int(part.removeprefix('PS3.')):02d}"
