"""The formats for other languages and servers: a row in this table, and a template of that name in ``templates``."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from . import escapes
from .transfer_syntaxes import STORED, STORED_BY_PYNETDICOM


@dataclass(frozen=True)
class Format:
    """A template, and how to fill it in."""

    name: str
    """The value of ``--format``, and the name of the template."""
    escape: Callable[[str], str]
    """The function that escapes every value that the template places."""
    suffix: str | None = None
    """The suffix of files whose default is this format."""
    settings: Mapping[str, str] = field(default_factory=dict[str, str])
    """The values that ``--set`` can change, such as the name of a package."""
    stores: Sequence[str] | None = None
    """The UID Keywords of the Transfer Syntaxes that the server stores; None if the format is not for a server."""
    language: str | None = None
    """The name of the programming language; its template has a macro ``reference``."""


_DCM4CHEE: Final = (
    "dicomAETitle=DCM4CHEE,dicomDeviceName=dcm4chee-arc,cn=Devices,cn=DICOM Configuration,dc=dcm4che,dc=org"
)

_ALL: Final = (
    Format("typescript", escapes.typescript, "ts", {"name": "StorageSOPClass"}, language="TypeScript"),
    Format("c", escapes.c_language, "h", {"prefix": "DICOM"}, language="C"),
    Format("cpp", escapes.c_language, "hpp", {"namespace": "dicom"}, language="C++"),
    Format("csharp", escapes.csharp, "cs", {"namespace": "Dicom", "name": "StorageSOPClass"}, language="C#"),
    Format("java", escapes.java, "java", {"package": "dicom", "name": "StorageSOPClass"}, language="Java"),
    Format("go", escapes.go, "go", {"package": "dicom"}, language="Go"),
    Format("rust", escapes.rust, "rs", language="Rust"),
    Format("sql", escapes.sql, "sql", {"table": "dicom_storage_sop_class"}),
    Format("dcmtk", escapes.python, "cfg", stores=STORED),
    Format("orthanc", escapes.json_text, stores=STORED),
    Format("dcm4chee", escapes.ldif, "ldif", {"ae": _DCM4CHEE}, stores=STORED),
    Format("pynetdicom", escapes.python, stores=STORED_BY_PYNETDICOM),
    Format(
        "fhir", escapes.json_text, settings={"base": "https://dicom-media-storage.github.io/dicom-media-storage/fhir"}
    ),
)

FORMATS: Final[Mapping[str, Format]] = {each.name: each for each in _ALL}
"""The formats by name."""

PLAIN: Final = Format("template", str)
"""The format of a user's own template without ``--format``: values are not escaped."""
