"""The cost of looking up a UID, compared with a plain dict and with other packages."""

import statistics
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from bench.paired import ROUNDS, environment, statements, table

UID = "1.2.840.10008.5.1.4.1.1.77.1.6"
DICT = "a plain dict: known[uid]"


FIRST_USE = """
from time import perf_counter
from dicom_media_storage import MediaStorageSOPClass
start = perf_counter()
MediaStorageSOPClass.CT_IMAGE_STORAGE.sop_class_name
print(perf_counter() - start)
"""


def measure(site: Path) -> str:
    """Time lookups in this process, and the first use of a property in fresh processes."""
    from dicom_media_storage import MediaStorageSOPClass, get  # noqa: PLC0415

    known = {str(member): member for member in MediaStorageSOPClass}
    names: dict[str, object] = {"known": known, "get": get, "SOPClass": MediaStorageSOPClass, "uid": UID}
    codes = {
        DICT: "known[uid]",
        "get(uid)": "get(uid)",
        "get(uid), padded with NUL": r"get('1.2.840.10008.5.1.4.1.1.77.1.6\0')",
        "get(uid), unknown": "get('1.2.3')",
        "MediaStorageSOPClass(uid)": "SOPClass(uid)",
    }
    if find_spec("pydicom"):
        names["UID"] = import_module("pydicom.uid").UID
        codes["pydicom: UID(uid).name"] = "UID(uid).name"
    if find_spec("pynetdicom"):
        names["uid_to_sop_class"] = import_module("pynetdicom.sop_class").uid_to_sop_class
        codes["pynetdicom: uid_to_sop_class(uid)"] = "uid_to_sop_class(uid)"
    timed = statements(codes, names)
    first_use = f"first use of a property, including the import of its data: {_first_use(site):.2f} ms"
    return f"{table('a lookup', timed, [DICT], 'ns')}\n\n{first_use}"


def _first_use(site: Path) -> float:
    command = [sys.executable, "-c", FIRST_USE]
    runs = [subprocess.run(command, env=environment(site), check=True, capture_output=True) for _ in range(ROUNDS)]
    return statistics.median(float(run.stdout) for run in runs[1:]) * 1e3
