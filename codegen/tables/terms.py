"""What the standard, and ``spec/``, call tables, columns and types of UIDs."""

from typing import Final

NAME: Final = "SOP Class Name"
UID: Final = "SOP Class UID"
IOD: Final = "IOD Specification (defined in PS3.3)"
IOD_TITLE: Final = "IOD Title"
SEE: Final = "See"
SPECIALIZATION: Final = "Specialization"
GENERAL: Final = "Related General SOP Class Name"
UID_VALUE: Final = "UID Value"
UID_NAME: Final = "UID Name"
UID_KEYWORD: Final = "UID Keyword"
UID_TYPE: Final = "UID Type"
PART: Final = "Part"
RETIRED: Final = "Retired"
RECORD_TYPE: Final = "Directory Record Type"
SECTION: Final = "Section"

DIRECTORY_TABLE: Final = "I.4-1"
STORAGE_TABLE: Final = "B.5-1"
NON_PATIENT_TABLE: Final = "GG.3-1"
RETIRED_TABLE: Final = "B.6-1"
RELATED_TABLE: Final = "B.3-3"
REGISTRY_TABLE: Final = "A-1"
IOD_TITLES: Final = "IODs"
"""Not a table of the standard: the titles of the sections of PS3.3 to which PS3.4 refers."""
RECORD_TYPES: Final = "F.5"
"""Not a table of the standard: what PS3.3 section F.5 states of each class, as one table."""
MODULES: Final = "IOD Modules"
"""The module tables of the IODs of PS3.3 Annex A, as one table."""

SOP_CLASS_TYPES: Final = frozenset({"SOP Class", "Meta SOP Class"})
"""The values of UID Type of which an edition that is known by rows has all rows of Table A-1."""

MEDIA_STORAGE_DIRECTORY: Final = "1.2.840.10008.1.3.10"
