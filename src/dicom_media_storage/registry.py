"""The UIDs that DICOM registers: PS3.6 Table A-1 of the shipped editions.

The register lists all UIDs that the standard assigns, including retired UIDs: SOP Classes of every service, Transfer
Syntaxes, Coding Schemes and others. It also knows UIDs that are not storage SOP Classes, and retired classes that PS3.4
no longer prints.

>>> from dicom_media_storage import registry
>>> entry = registry.get("1.2.840.10008.5.1.4.1.1.9")
>>> entry.name, entry.type, entry.is_retired
('Standalone Curve Storage', 'SOP Class', True)
"""

from ._lookup import plain_text
from ._record import NamedTuple
from ._runs import at
from .editions.registry import A_1_EDITIONS, PARTIAL, ROWS

__all__ = ("Registered", "UIDEntry", "entries", "get", "old_keywords")


class Registered(NamedTuple):
    """The first known edition that lists a UID, and the last known edition before it whose PS3.6 Table A-1 does not.

    The UID was registered in `edition`, or in an edition between `not_in` and `edition` whose table is unknown. More
    editions are known than shipped: see ``dicom_media_storage.history.known_editions()``.

    >>> from dicom_media_storage import MediaStorageSOPClass
    >>> MediaStorageSOPClass.CT_IMAGE_STORAGE_FOR_PROCESSING.registered
    Registered(edition='2026d', not_in='2026a', part='PS3.6')
    """

    edition: str
    """The first known edition that lists the UID."""
    not_in: str | None
    """The last known edition before `edition` whose Table A-1 does not list the UID; None if unknown."""
    part: str
    """The part of the standard that lists the UID in `edition`.

    ``PS3.6`` (Table A-1), or ``PS3.4`` (a table of storage SOP Classes) where Table A-1 of that edition is unknown or
    misprints the UID.
    """


class UIDEntry(NamedTuple):
    """A row of PS3.6 Table A-1.

    >>> get("1.2.840.10008.1.2").type
    'Transfer Syntax'
    """

    uid: str
    """The UID Value."""
    name: str | None
    """The UID Name, without the "(Retired)" that the table adds; None if the table prints no name."""
    keyword: str | None
    """The UID Keyword; None if no shipped edition prints it."""
    type: str
    """The UID Type as printed: "SOP Class", "Transfer Syntax", "Coding Scheme", ..."""
    is_retired: bool
    """Whether Table A-1 marks the UID as retired."""
    edition: str
    """The newest shipped edition whose Table A-1 lists the UID; the other fields come from it if it has them."""

    @property
    def registered(self) -> Registered | None:
        """The first known edition that lists the UID, shipped or not.

        None for UID Types other than "SOP Class", with few exceptions.

        >>> get("1.2.840.10008.1.1").registered, get("1.2.840.10008.1.2").registered
        (Registered(edition='2013', not_in=None, part='PS3.6'), None)
        """
        first = ROWS[self.uid][-1] if self.uid in ROWS else None
        return None if first is None else Registered(*first)


def _entry(uid: str) -> UIDEntry:
    names, keyword, type_, is_retired, _ = ROWS[uid]
    type_ = at(type_, A_1_EDITIONS[-1])
    covering = [one for one in A_1_EDITIONS if one not in PARTIAL or type_ in PARTIAL[one]]
    edition = next(one for one in reversed(covering) if at(names, one) is not None)
    return UIDEntry(uid, at(names, edition) or None, at(keyword, edition), type_, at(is_retired, edition), edition)


_ENTRIES = {uid: _entry(uid) for uid in ROWS}


def get(uid: object) -> UIDEntry | None:
    r"""Return the entry of a UID, or None if no shipped edition's PS3.6 Table A-1 lists it.

    ``uid`` is a ``str`` or ``bytes``; trailing NULs and spaces, which pad values in data sets (PS3.5 section 9.1),
    are ignored. Any other object gives None; no exception is raised.

    >>> get(b"1.2.840.10008.1.1\0").keyword
    'Verification'
    >>> get("1.2.3") is None
    True
    """
    return _ENTRIES.get(plain_text(uid))


def entries() -> tuple[UIDEntry, ...]:
    """Return all entries in the order of their UIDs, component by component.

    >>> [entry.uid for entry in entries()][:2]
    ['1.2.840.10008.1.1', '1.2.840.10008.1.2']
    """
    return tuple(_ENTRIES.values())


def old_keywords() -> dict[str, str]:
    """Return the names of storage SOP Classes in releases of pydicom and pynetdicom that differ from the UID Keyword.

    The dict maps each name to the UID Keyword (PS3.6 Table A-1).

    >>> old_keywords()["MRImageStorageSOPClass"]
    'MRImageStorage'
    """
    from ._old_names import OLD_NAMES

    return dict(OLD_NAMES)
