"""The cost of imports in fresh interpreters, compared with handwritten modules and with other packages."""

from importlib.util import find_spec
from pathlib import Path

from bench.paired import processes, table

BARE, CONSTANTS_BY_HAND, ENUM_BY_HAND = "python -c pass", "a module of plain constants", "a handwritten StrEnum"


def measure(site: Path) -> str:
    """Time imports; skip packages that are not installed."""
    _write_floors(site)
    codes = {
        BARE: "pass",
        CONSTANTS_BY_HAND: "import constants_by_hand",
        "import dicom_media_storage.uids": "import dicom_media_storage.uids",
        "import enum": "import enum",
        ENUM_BY_HAND: "from enum_by_hand import MediaStorageSOPClass",
        "from dicom_media_storage import MediaStorageSOPClass": "from dicom_media_storage import MediaStorageSOPClass",
        "from dicom_media_storage import get": "from dicom_media_storage import get",
        "first use of a property": "import dicom_media_storage as d; d.MediaStorageSOPClass.CT_IMAGE_STORAGE.keyword",
    }
    peers = {"import pydicom.uid": "pydicom", "import pynetdicom.sop_class": "pynetdicom"}
    codes |= {code: code for code, package in peers.items() if find_spec(package)}
    timed = processes(codes, site)
    return table("a fresh interpreter", timed, [BARE, ENUM_BY_HAND])


def _write_floors(site: Path) -> None:
    """Write the smallest modules with the same names and UIDs, as a lower bound."""
    from dicom_media_storage import MediaStorageSOPClass  # noqa: PLC0415

    constants = [f'{member.keyword} = "{member}"' for member in MediaStorageSOPClass]
    (site / "constants_by_hand.py").write_text("\n".join(constants) + "\n", encoding="utf-8")
    members = [f'    {member.name} = "{member}"' for member in MediaStorageSOPClass]
    head = "from enum import StrEnum\n\n\nclass MediaStorageSOPClass(StrEnum):\n"
    (site / "enum_by_hand.py").write_text(head + "\n".join(members) + "\n", encoding="utf-8")
