"""What DICOM calls an edition: its name, its order in time, and where it is published."""

import re
from dataclasses import dataclass
from typing import Final

from codegen.errors import SpecError

CURRENT: Final = "current"
"""What DICOM's site calls its newest edition; no document calls itself so."""
SITE: Final = "https://dicom.nema.org"
_NAME: Final = re.compile(r"([0-9]{4})([a-e]?)")
_LAST_WITHOUT_LETTER: Final = 2013
_FIRST_YEAR: Final = 1993


@dataclass(frozen=True, slots=True, order=True)
class Edition:
    """An edition of the standard, ordered by the time of its appearance.

    >>> Edition.parse("2013") < Edition.parse("2017c") < Edition.parse("2020b")
    True
    >>> Edition.parse("2017c").module
    'e2017c'
    >>> Edition.parse("2017z")
    Traceback (most recent call last):
        ...
    codegen.errors.SpecError: '2017z' is not an edition of DICOM: expected a year and letter a to e, or 2013 or earlier
    """

    year: int
    letter: str

    @classmethod
    def parse(cls, text: str) -> "Edition":
        """Return the edition that a name such as ``2017c`` means; raise SpecError if there is none."""
        match = _NAME.fullmatch(text)
        if match is None or not _plausible(int(match[1]), match[2]):
            raise SpecError(
                f"{text!r} is not an edition of DICOM: expected a year and letter a to e, "
                f"or {_LAST_WITHOUT_LETTER} or earlier"
            )
        return cls(int(match[1]), match[2])

    def __str__(self) -> str:
        return f"{self.year}{self.letter}"

    @property
    def module(self) -> str:
        """The name of the package's module for this edition."""
        return f"e{self}"

    @property
    def version(self) -> tuple[int, int]:
        """Year and number of the edition in its year, the first two numbers of our releases."""
        return self.year, ord(self.letter) - ord("a") + 1 if self.letter else 0

    @property
    def moment(self) -> int:
        """The edition as a count of fifths of a year, for saying which of two editions is nearer to a third."""
        return self.year * 5 + self.version[1]

    @property
    def url(self) -> str:
        """The folder of the edition on DICOM's site; the 2013 edition lies outside of ``medical/``."""
        return f"{SITE}{self.path}"

    @property
    def path(self) -> str:
        """The same folder as a path on the server.

        >>> Edition.parse("2017c").path, Edition.parse("2013").path
        ('/medical/dicom/2017c', '/dicom/2013')
        """
        return f"/medical/dicom/{self}" if self.letter else f"/dicom/{self}"

    def docbook_url(self, part: str) -> str:
        """Where the DocBook of a part such as ``PS3.4`` is published."""
        return f"{SITE}{docbook_path(str(self), part)}"

    def page_url(self, part: str, page: str) -> str:
        """Where the web page of a section or annex is published: ``sect_I.4``, ``chapter_A``."""
        return f"{self.url}/output/chtml/part{_part_number(part)}/{page}.html"

    def section_url(self, part: str, section: str) -> str:
        """A link to a section, of any depth, in the one-page form of a part: there every section has an anchor."""
        return f"{self.url}/output/html/part{_part_number(part)}.html#sect_{section}"


def docbook_path(edition: str, part: str) -> str:
    """The path on the server of the DocBook of a part; the edition may also be ``current``.

    >>> docbook_path("current", "PS3.4")
    '/medical/dicom/current/source/docbook/part04/part04.xml'
    """
    folder = f"/medical/dicom/{CURRENT}" if edition == CURRENT else Edition.parse(edition).path
    number = _part_number(part)
    return f"{folder}/source/docbook/part{number}/part{number}.xml"


def _plausible(year: int, letter: str) -> bool:
    return year > _LAST_WITHOUT_LETTER if letter else _FIRST_YEAR <= year <= _LAST_WITHOUT_LETTER


def _part_number(part: str) -> str:
    return f"{int(part.removeprefix('PS3.')):02d}"
