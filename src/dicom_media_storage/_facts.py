"""The schema of the side table of an edition, ``editions/*/_facts.py``."""

from __future__ import annotations

from ._record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._iod import IOD


KINDS = (
    "has_pixel_data",
    "is_multi_frame",
    "has_waveform",
    "is_structured_report",
    "is_presentation_state",
    "is_encapsulated_document",
)
"""The properties of `SOPClass` that are rules over the Modules of the IOD."""


class Table(NamedTuple):
    """A table of PS3.4 that lists SOP Classes."""

    id: str
    service_class: str | None
    is_retired: bool


class Facts(NamedTuple):
    """A row of an edition's side table; `SOPClass` documents the values under the same names."""

    table: Table
    sop_class_name: str
    keyword: str
    iod: IOD | None
    directory_record_type: str | None
    first_edition: str
    last_edition: str
    related_general_edition: str | None
    related_general: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    shares_uid_with_network: bool = True
    specialization: tuple[str, ...] | None = None  # links to sections of PS3.4
    kinds: tuple[str, ...] | None = None  # those of KINDS that are true
    directory_record_type_edition: str | None = None
