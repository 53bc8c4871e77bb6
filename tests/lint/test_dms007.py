"""DMS007: a misspelt or outdated constant of pydicom or pynetdicom."""

import pytest

from .conftest import found, places

STAGE = "PseudoColorSoftcopyPresentationStageStorage"
STATE = "PseudoColorSoftcopyPresentationStateStorage"


@pytest.mark.parametrize(
    ("source", "place"),
    [
        (f"from pynetdicom.sop_class import {STAGE}", "1:34"),
        (f"from pynetdicom.sop_class import (\n    {STAGE} as state,\n)", "2:5"),
        (f"from pynetdicom import sop_class\nx = sop_class.{STAGE}", "2:5"),
        (f"import pydicom.uid as u\nx = u.{STAGE}", "2:5"),
        (f"from pynetdicom.sop_class import *\nx = {STAGE}", "2:5"),
        (f"x = whatever.{STAGE}", "1:5"),
        (f'x = {{"{STAGE}": "1.2.840.10008.5.1.4.1.1.11.3"}}', "1:6"),
    ],
)
def test_a_misspelt_name(source, place):
    (one,) = found("a.py", source)
    assert (f"{one.line}:{one.column}", one.rule) == (place, "DMS007")
    assert (one.uid, one.suggestion) == ("1.2.840.10008.5.1.4.1.1.11.3", STATE)


@pytest.mark.parametrize(
    ("source", "suggestion"),
    [
        ("from pydicom.uid import KeyObjectSelectionStorage", "KeyObjectSelectionDocumentStorage"),
        ("import pynetdicom.sop_class\nx = pynetdicom.sop_class.CTImageStorageSOPClass", "CTImageStorage"),
        ("from pydicom._storage_sopclass_uids import CTImageStorage", "pydicom.uid"),
        ("from pydicom import _storage_sopclass_uids", "pydicom.uid"),
        ("import pydicom._storage_sopclass_uids", "pydicom.uid"),
        ("import pydicom\nx = pydicom._storage_sopclass_uids.CTImageStorage", "pydicom.uid"),
    ],
)
def test_an_outdated_name(source, suggestion):
    assert [(one.rule, one.suggestion) for one in found("a.py", source)] == [("DMS007", suggestion)]


@pytest.mark.parametrize(
    "source",
    [
        "from mine import KeyObjectSelectionStorage",
        "x = mine.CTImageStorageSOPClass",
        "CTImageStorageSOPClass = 1\nprint(CTImageStorageSOPClass)",
        f"{STAGE} = 1\nprint({STAGE})",
        f'old = {{"{STAGE}": "{STATE}"}}',
        f"# {STAGE}",
        "from pydicom.uid import CTImageStorage",
        "from . import _storage_sopclass_uids",
        "try:\n    from pydicom.uid import A\nexcept ImportError:\n    from pydicom._storage_sopclass_uids import A",
    ],
)
def test_what_need_not_come_from_there(source):
    assert found("a.py", source) == []


def test_only_python_imports_from_python():
    assert places("a.txt", f"from pynetdicom.sop_class import {STAGE}") == []
