"""Differences between the shipped editions of DICOM, and the source of each value.

>>> from dicom_media_storage import history
>>> [member.name for member in history.added("2024b", "2026a")][2:4]
['LABEL_MAP_SEGMENTATION_STORAGE', 'HEIGHT_MAP_SEGMENTATION_STORAGE']
"""

from typing import Literal, NamedTuple, TypeAlias

from ._provenance import SOURCED, source_of
from ._sop_class import SOPClass
from .editions import EDITIONS, NEWEST, load
from .editions.literals import Edition
from .editions.registry import REGISTER_EDITIONS

__all__ = (
    "Diff",
    "Document",
    "Origin",
    "Renamed",
    "Source",
    "Sources",
    "added",
    "diff",
    "editions",
    "known_editions",
    "read_editions",
    "registered",
    "removed",
    "renamed",
    "source",
    "sourced",
    "sources",
)


Origin: TypeAlias = Literal["stated", "carried over", "nearest", "inferred"]
"""The origin of a value in an edition.

- ``stated``: the edition's own source states the value.
- ``carried over``: the source lacks the table; the table of an earlier edition replaces it.
- ``nearest``: the source lacks the value; it comes from the nearest edition that states it.
- ``inferred``: no document states the value; it follows from other rows of the edition.
"""


class Source(NamedTuple):
    """The edition that states a value of a member, and the origin of the value in the member's edition.

    >>> from dicom_media_storage.editions.e2017c import MediaStorageSOPClass
    >>> source(MediaStorageSOPClass.CT_IMAGE_STORAGE, "sop_class_name")
    Source(edition='2017c', origin='stated')
    """

    edition: str | None
    """The edition that states the value; None if no known edition does, and if the value is inferred."""
    origin: Origin | None
    """The origin of the value; None if no known edition states it."""


def source(member: SOPClass, name: str) -> Source:
    """Return the source of a member's value.

    ``name`` is one of `sourced`: a property of `SOPClass`, or ``iod_section``, ``iod_title`` or ``iod_modules``.
    The properties ``iod.edition``, ``iod.title_edition``, ``iod.modules_edition``, ``directory_record_type_edition``
    and ``related_general_edition`` also give the edition of their value.

    Raises:
        ValueError: if ``name`` is not one of `sourced`.

    >>> from dicom_media_storage.editions.e2026d import MediaStorageSOPClass
    >>> source(MediaStorageSOPClass.CT_IMAGE_STORAGE_FOR_PROCESSING, "directory_record_type")
    Source(edition=None, origin='inferred')
    """
    if name not in SOURCED:
        raise ValueError(f"{name!r} is not a property with a source: expected one of {', '.join(SOURCED)}")
    return Source(*source_of(member, name))


def sourced() -> tuple[str, ...]:
    """Return the property names that `source` accepts.

    >>> sourced()[:2]
    ('sop_class_name', 'table')
    """
    return SOURCED


class Document(NamedTuple):
    """A document of the standard from which an edition was read, or rows of its tables.

    >>> document = sources("2017c").documents[0]
    >>> document.form, document.tables
    ('DocBook', ('I.4-1', 'B.5-1', 'GG.3-1', 'B.6-1', 'B.3-3'))
    """

    part: str
    """The part of the standard, such as ``PS3.4``."""
    form: str
    """``DocBook``, ``HTML page``, ``HTML pages``, ``text page`` or ``rows``."""
    tables: tuple[str, ...]
    """The tables read from it."""
    url: str | None
    """The address at which DICOM publishes it; None if unknown."""
    citation: str | None
    """The origin of a copy; None if the document was read from the URL."""
    sha256: str | None
    """The SHA-256 of the document or of the file of rows, in hexadecimal; None if unknown."""
    note: str | None
    """A remark, or None."""


class Sources(NamedTuple):
    """The documents from which an edition was read, and their gaps.

    >>> sources("2017c").documents[0].part
    'PS3.4'
    """

    documents: tuple[Document, ...]
    """The documents and rows, in the order of the parts."""
    missing: tuple[str, ...]
    """A sentence for each table or value that is missing, carried over from another edition, or inferred."""


def sources(edition: str) -> Sources:
    """Return the documents from which an edition was read, and their gaps.

    Raises:
        ValueError: if ``edition`` is not one of `read_editions`.

    >>> "PS3.6" in {document.part for document in sources("2013").documents}
    True
    """
    from .editions.sources import DOCUMENTS, MISSING

    if edition not in DOCUMENTS:
        raise ValueError(f"the sources of {edition!r} are not known: expected one of {', '.join(DOCUMENTS)}")
    return Sources(tuple(Document(*one) for one in DOCUMENTS[edition]), MISSING[edition])


def read_editions() -> tuple[str, ...]:
    """Return the editions that `sources` accepts, oldest first: the shipped editions, and others that lend values.

    >>> read_editions()[0]
    '2013'
    """
    from .editions.sources import DOCUMENTS

    return tuple(DOCUMENTS)


class Renamed(NamedTuple):
    """A SOP Class that two editions print under different names (PS3.4, column "SOP Class Name").

    >>> Renamed("1.2.840.10008.5.1.4.1.1.88.11", "Basic Text SR", "Basic Text SR Storage").old_name
    'Basic Text SR'
    """

    uid: str
    """The SOP Class UID."""
    old_name: str
    """The SOP Class Name in the old edition."""
    new_name: str
    """The SOP Class Name in the new edition."""


class Diff(NamedTuple):
    """The differences between the Media Storage SOP Classes of two editions; ``str()`` gives a line for each.

    >>> print(diff("2024b", "2026a"))
    DICOM 2024b → 2026a: 5 added, 0 removed, 0 renamed
    + 1.2.840.10008.5.1.4.1.1.9.100.1  Waveform Presentation State Storage
    + 1.2.840.10008.5.1.4.1.1.9.100.2  Waveform Acquisition Presentation State Storage
    + 1.2.840.10008.5.1.4.1.1.66.7     Label Map Segmentation Storage
    + 1.2.840.10008.5.1.4.1.1.66.8     Height Map Segmentation Storage
    + 1.2.840.10008.5.1.4.1.1.88.77    Waveform Annotation SR Storage
    """

    old: str
    """The old edition."""
    new: str
    """The new edition."""
    added: tuple[SOPClass, ...]
    """Members of the new edition's enum, in table order."""
    removed: tuple[SOPClass, ...]
    """Members of the old edition's enum, in table order."""
    renamed: tuple[Renamed, ...]
    """Classes that the editions print under different names, in the new edition's table order."""

    def __str__(self) -> str:
        """Return the counts, then lines that begin with ``+``, ``-`` or ``~``."""
        counts = f"{len(self.added)} added, {len(self.removed)} removed, {len(self.renamed)} renamed"
        width = max((len(uid) for uid in (*self.added, *self.removed, *(one.uid for one in self.renamed))), default=0)
        lines = [f"DICOM {self.old} → {self.new}: {counts}"]
        lines += [f"+ {member:<{width}}  {member.sop_class_name}" for member in self.added]
        lines += [f"- {member:<{width}}  {member.sop_class_name}" for member in self.removed]
        lines += [f"~ {one.uid:<{width}}  {one.old_name} → {one.new_name}" for one in self.renamed]
        return "\n".join(lines)


def editions() -> tuple[Edition, ...]:
    """Return the shipped editions, oldest first.

    >>> editions()[0]
    '2013'
    """
    return EDITIONS


def added(old: Edition, new: Edition) -> tuple[SOPClass, ...]:
    """Return the classes that only edition ``new`` lists, not ``old``: members of the new enum, in table order.

    Raises:
        ValueError: if an edition is not shipped.

    >>> added("2013", "2017c")[0]
    <MediaStorageSOPClass.GRAYSCALE_PLANAR_MPR_VOLUMETRIC_PRESENTATION_STATE_STORAGE: '1.2.840.10008.5.1.4.1.1.11.6'>
    """
    before = set(_classes(old))
    return tuple(member for member in _classes(new) if member not in before)


def removed(old: Edition, new: Edition) -> tuple[SOPClass, ...]:
    """Return the classes that only edition ``old`` lists, not ``new``: members of the old enum, in table order.

    Raises:
        ValueError: if an edition is not shipped.

    >>> removed("2013", "2026a")
    ()
    """
    return added(new, old)


def renamed(old: Edition, new: Edition) -> tuple[Renamed, ...]:
    """Return the classes that the editions print under different names, in the new edition's table order.

    Raises:
        ValueError: if an edition is not shipped.

    >>> renamed("2020b", "2024b")[0].new_name
    'Implantation Plan SR Storage'
    """
    names = {str(member): member.sop_class_name for member in _classes(old)}
    pairs = ((str(member), names.get(member), member.sop_class_name) for member in _classes(new))
    return tuple(Renamed(uid, before, now) for uid, before, now in pairs if before is not None and before != now)


def diff(old: Edition, new: Edition) -> Diff:
    """Return the differences between two editions.

    Raises:
        ValueError: if an edition is not shipped.

    >>> len(diff("2013", "2026a").added)
    67
    """
    return Diff(old, new, added(old, new), removed(old, new), renamed(old, new))


def known_editions() -> tuple[str, ...]:
    """Return the editions whose PS3.6 Table A-1 or tables of PS3.4 are known, shipped or not, oldest first.

    >>> known_editions()[0]
    '2013'
    """
    return REGISTER_EDITIONS


def registered(edition: str) -> tuple[SOPClass, ...]:
    """Return the storage SOP Classes first listed in an edition: members of the newest edition's enums.

    `SOPClass.registered` of these classes names the edition. Current classes come first, in table order, then retired
    classes. The first known edition returns all classes that it lists.

    Raises:
        ValueError: if the edition is not one of `known_editions`.

    >>> [member.name for member in registered("2022d")]
    ['INVENTORY_STORAGE']
    """
    if edition not in REGISTER_EDITIONS:
        raise ValueError(f"the register of {edition!r} is not known: expected one of {', '.join(REGISTER_EDITIONS)}")
    newest = load(NEWEST)
    retired: type[SOPClass] | None = getattr(newest, "RetiredMediaStorageSOPClass", None)
    members = (*newest.MediaStorageSOPClass, *(retired or ()))
    return tuple(one for one in members if (since := one.registered) is not None and since.edition == edition)


def _classes(edition: Edition) -> tuple[SOPClass, ...]:
    return tuple(load(edition).MediaStorageSOPClass)
