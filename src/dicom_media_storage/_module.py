"""The Modules of IODs (PS3.3 Annex A)."""

from typing import Literal, NamedTuple, TypeAlias

from ._facts import RUNS
from .editions.iod_modules import TABLES

ModuleUsage: TypeAlias = Literal["M", "C", "U"]
"""Mandatory, conditional or user option (PS3.3 section A.1.3)."""


class Module(NamedTuple):
    """A row of the table of Modules of an IOD (PS3.3 Annex A), without the condition of a conditional Module.

    >>> from dicom_media_storage import MediaStorageSOPClass
    >>> MediaStorageSOPClass.CT_IMAGE_STORAGE.iod.modules[0]
    Module(information_entity='Patient', name='Patient', usage='M', section='C.7.1.1')
    """

    information_entity: str | None
    """The Information Entity (IE) that the Module describes; None if the table does not name it."""
    name: str
    """The name of the Module."""
    usage: ModuleUsage
    """``M``, ``C`` or ``U``: mandatory, conditional, user option."""
    section: str | None
    """The section of PS3.3 that defines the Module, such as ``C.7.6.3``; None if the source lacks it."""


def modules_of(edition: str, iod_title: str) -> tuple[Module, ...] | None:
    """Return the Modules that an edition lists for an IOD, even under another title; None if it does not list them."""
    for uid in RUNS.classes_titled(iod_title):
        rows, source = RUNS.modules(TABLES, uid, edition)
        if source == edition:
            return tuple(Module(*row) for row in rows)
    return None
