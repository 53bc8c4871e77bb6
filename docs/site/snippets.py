"""Snippets for a class: this package, pydicom, pynetdicom, DCMTK, the DICOM JSON Model, other languages.

dcm4che and fo-dicom are left out: their packages cannot be installed where the tests run.
"""

import json
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pydicom import uid as pydicom_uids

from dicom_media_storage import EDITION, table
from dicom_media_storage._export.formats import FORMATS
from dicom_media_storage._export.rendering import reference
from dicom_media_storage._search.catalogue import StorageClass
from dicom_media_storage.editions.literals import Edition
from dicom_media_storage.table import Row


class Snippet(NamedTuple):
    """A piece of code, with the software that it is for."""

    title: str
    language: str
    text: str


def snippets(one: StorageClass) -> Iterator[Snippet]:
    """Return the snippets of a class."""
    yield Snippet("dicom-media-storage", "python", _own(one))
    yield Snippet("pydicom", "python", _pydicom(one))
    yield Snippet("pynetdicom", "python", _pynetdicom(one))
    yield Snippet("DCMTK", "shell", f"dcmdump -Un +P SOPClassUID image.dcm | grep -F '[{one.uid}]'")
    yield Snippet("DICOM JSON", "json", json.dumps({"00080016": {"vr": "UI", "Value": [one.uid]}}))
    yield from _of_other_languages(one)


def _of_other_languages(one: StorageClass) -> Iterator[Snippet]:
    """Yield how each language refers to the constant in the file that ``dicom-media-storage export`` writes."""
    (row,) = (row for row in _rows(one.editions[-1]) if row["uid"] == one.uid)
    retired = " --retired" if one.is_retired else ""
    for form in FORMATS.values():
        if form.language is not None:
            command = f"// dicom-media-storage export{retired} --format {form.name}"
            yield Snippet(form.language, form.name, f"{command}\n{reference(form, row)}")


@cache
def _rows(edition: Edition) -> list[Row]:
    return table.rows(edition, retired=True)


def _own(one: StorageClass) -> str:
    edition = one.editions[-1]
    module = "dicom_media_storage" if edition == EDITION else f"dicom_media_storage.editions.e{edition}"
    enumeration = type(one.newest).__name__
    member = f"{enumeration}.{one.newest.name}"
    return f'from {module} import {enumeration}\n\nassert {member} == "{one.uid}"'


def _pydicom(one: StorageClass) -> str:
    name, statement = _constant(one)
    return f"from pydicom.dataset import Dataset\n{statement}\n\ndataset = Dataset()\ndataset.SOPClassUID = {name}"


def _pynetdicom(one: StorageClass) -> str:
    name, statement = _constant(one)
    return f"{statement}\nfrom pynetdicom import AE\n\nae = AE()\nae.add_requested_context({name})"


def _constant(one: StorageClass) -> tuple[str, str]:
    keyword = one.newest.keyword
    if not hasattr(pydicom_uids, keyword):
        return f'UID("{one.uid}")', "from pydicom.uid import UID"
    return keyword, f"from pydicom.uid import {keyword}"
