"""The heading of a document: its part of the standard, and its edition."""

import re
from dataclasses import dataclass
from typing import Final

from codegen.edition import Edition
from codegen.errors import SpecError
from codegen.standard.text import plain

_SUBTITLE: Final = re.compile(r"DICOM\s+PS\s?3\.([0-9]{1,2})\s+([0-9]\S*)\s+[-\u2013\u2014]\s+(.+)")
_EXAMPLE: Final = "'DICOM PS3.4 2017c - ...'"


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a document: ``<subtitle>DICOM PS3.4 2017c - Service Class Specifications</subtitle>``."""

    part: str
    edition: str
    """Empty if the document does not give it."""
    title: str

    @classmethod
    def of(cls, subtitle: str, *, is_whole: bool = True) -> "Heading | None":
        """Read a subtitle, in either of its two spellings; of a web page it may be the end of a longer text.

        >>> Heading.of("DICOM PS 3.6 2013 - Data Dictionary")
        Heading(part='PS3.6', edition='2013', title='Data Dictionary')
        """
        text = plain(subtitle)
        match = _SUBTITLE.fullmatch(text) if is_whole else _SUBTITLE.search(text)
        return cls(f"PS3.{match[1]}", match[2], match[3]) if match else None

    @classmethod
    def of_subtitle(cls, subtitle: str, name: str) -> "Heading":
        """Read a subtitle; raise SpecError if it is not that of a part of DICOM."""
        heading = cls.of(subtitle)
        if heading is None:
            raise SpecError(f"{name}: expected <subtitle> {_EXAMPLE}, found {plain(subtitle)!r}")
        return heading

    def edition_of(self, name: str, given: Edition | None, place: str = "<subtitle>") -> Edition:
        """The edition of the document; raise SpecError where it is not known, or not the one that is given."""
        if not self.edition:
            if given is None:
                raise SpecError(f"{name}: does not name its edition (no {place}): give it with --edition")
            return given
        try:
            declared = Edition.parse(self.edition)
        except SpecError as error:
            raise SpecError(f"{name}: {place}: {error}") from None
        if given is not None and given != declared:
            raise SpecError(
                f"{name}: expected edition {given} as given with --edition, found {declared} in its {place}"
            )
        return declared
