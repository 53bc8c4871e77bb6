"""Where other software and this package differ about a storage SOP Class, computed from what is installed."""

import re
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pydicom.uid
import pynetdicom.sop_class
from interop_instances import write_instances
from pynetdicom.service_class import NonPatientObjectStorageServiceClass, StorageServiceClass

from dicom_media_storage import MediaStorageSOPClass, RetiredMediaStorageSOPClass, SOPClass
from dicom_media_storage.editions import e2026d

# Before a test registers a class that pynetdicom does not know.
_PYNETDICOM = dict(vars(pynetdicom.sop_class))
EVERY: tuple[SOPClass, ...] = (*MediaStorageSOPClass, *RetiredMediaStorageSOPClass)

REVIEWED: tuple[SOPClass, ...] = (*e2026d.MediaStorageSOPClass, *e2026d.RetiredMediaStorageSOPClass)
"""The classes of the edition for which ``expected/`` was written."""


class Differences(NamedTuple):
    """What a program does not have, has beyond PS3.4, calls or prints otherwise; all by UID Keyword, sorted."""

    lacks: list[str]
    lacks_retired: list[str]
    carries: list[str]
    calls: dict[str, str]
    prints: dict[str, str]


def differences(constants: dict[str, str], names: dict[str, str]) -> Differences:
    """Compare constants (by their name) and names (by UID) of other software with ours."""
    known = set(constants.values())
    ours = {one.uid: one for one in REVIEWED}
    return Differences(
        lacks=sorted(one.keyword for one in e2026d.MediaStorageSOPClass if one not in known),
        lacks_retired=sorted(one.keyword for one in e2026d.RetiredMediaStorageSOPClass if one not in known),
        carries=sorted(name for name, uid in constants.items() if uid not in ours),
        calls={
            ours[uid].keyword: name
            for name, uid in sorted(constants.items(), key=lambda item: item[1])
            if uid in ours and ours[uid].keyword != name
        },
        prints={one.keyword: names[one] for one in REVIEWED if one in names and names[one] != one.sop_class_name},
    )


def pydicom_constants() -> dict[str, str]:
    """Return pydicom's constants for SOP Classes."""
    constants = {name: uid for name, uid in vars(pydicom.uid).items() if isinstance(uid, pydicom.uid.UID)}
    return {name: str(uid) for name, uid in constants.items() if uid.type == "SOP Class"}


def pydicom_differences() -> Differences:
    """Compare with pydicom: the constants of ``pydicom.uid``, the names of its dictionary."""
    uids = (pydicom.uid.UID(one.uid) for one in REVIEWED)
    # What its dictionary does not have it names by the UID itself.
    return differences(pydicom_constants(), {uid: uid.name for uid in uids if uid.name != uid})


def pynetdicom_constants() -> dict[str, str]:
    """Return pynetdicom's constants for the SOP Classes of both storage services, and for the media directory."""
    classes = {name: one for name, one in _PYNETDICOM.items() if isinstance(one, pynetdicom.sop_class.SOPClass)}
    services = (StorageServiceClass, NonPatientObjectStorageServiceClass)
    storage = {name: one for name, one in classes.items() if one.service_class in services}
    storage["MediaStorageDirectoryStorage"] = classes["MediaStorageDirectoryStorage"]
    return {name: str(one) for name, one in storage.items()}


def pynetdicom_differences() -> Differences:
    """Compare with pynetdicom: the constants of ``pynetdicom.sop_class``."""
    return differences(pynetdicom_constants(), {})


@cache
def dcmtk_constants() -> dict[str, str]:
    """Return the names of DCMTK's dictionary for our classes, as ``dcmdump`` prints them for files that carry them."""
    with tempfile.TemporaryDirectory() as folder:
        paths = write_instances(Path(folder), EVERY)
        values = dump(list(paths.values()), "0008,0016")
    return {value.removeprefix("="): one.uid for one, value in zip(paths, values, strict=True) if value[0] == "="}


def dcmtk_differences() -> Differences:
    """Compare with DCMTK: the names of its dictionary."""
    return differences(dcmtk_constants(), {})


def dump(paths: list[Path], tag: str) -> list[str]:
    """Return a value as ``dcmdump`` prints it: ``=Name`` for a UID that its dictionary knows, ``[1.2...]`` otherwise."""
    command = ["dcmdump", "+P", tag, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return re.findall(r"^\([0-9a-f,]+\) UI (\S+)", done.stdout, re.MULTILINE)


def name_in_highdicom(name: str) -> str:
    """Return the name of a Module or of an IOD as highdicom writes it."""
    return name.lower().replace(" ", "-").replace("/", "-")


def dcmtk_version() -> str:
    """Return the version of the installed DCMTK."""
    done = subprocess.run(["dcmdump", "--version"], capture_output=True, text=True, timeout=60, check=True)
    match = re.search(r"dcmdump v(\S+)", done.stdout)
    assert match is not None, done.stdout
    return match[1]
