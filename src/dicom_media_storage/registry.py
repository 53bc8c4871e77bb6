"""The UIDs that DICOM registers: PS3.6 Table A-1 of the shipped editions.

The register holds all UIDs that the standard assigns: SOP Classes of every service, Transfer Syntaxes, Coding
Schemes and others, retired ones included. It answers for a UID that is not a storage SOP Class, and for a retired
one that PS3.4 no longer prints.

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
    """The first known edition that lists a UID, and the last known one before it whose PS3.6 Table A-1 does not.

    The UID was registered in `edition`, or in an edition between `not_in` and `edition` whose table is not known.
    More editions are known than shipped: see ``dicom_media_storage.history.known_editions()``.

    >>> from dicom_media_storage import MediaStorageSOPClass
    >>> MediaStorageSOPClass.CT_IMAGE_STORAGE_FOR_PROCESSING.registered
    Registered(edition='2026d', not_in='2026a', part='PS3.6')
    """

    edition: str
    """The first known edition that lists the UID."""
    not_in: str | None
    """The last known edition before it, whose Table A-1 does not list the UID; None if there is none."""
    part: str
    """The part of the standard that lists it there.

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
    """The UID Name, without the "(Retired)" that the table adds; None where the table prints no name."""
    keyword: str | None
    """The UID Keyword; None where no shipped edition prints one."""
    type: str
    """The UID Type as printed: "SOP Class", "Transfer Syntax", "Coding Scheme", ..."""
    is_retired: bool
    """Whether Table A-1 marks the UID as retired."""
    edition: str
    """The newest shipped edition whose Table A-1 lists the UID; the other fields are from there where it has them."""

    @property
    def registered(self) -> Registered | None:
        """Since when the standard lists the UID, over all editions of which a table is known, shipped or not.

        None for UIDs of types other than "SOP Class", with few exceptions.

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
    are ignored. Never raises: any other object gives None.

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

    The key is the name in the other software, the value the UID Keyword of PS3.6 Table A-1.

    >>> old_keywords()["MRImageStorageSOPClass"]
    'MRImageStorage'
    """
    from ._old_names import OLD_NAMES

    return dict(OLD_NAMES)
