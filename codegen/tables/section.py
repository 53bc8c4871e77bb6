"""Section I.4 of PS3.4 as ``spec/`` keeps it: the tables of Media Storage, and what the text beside them states."""

from typing import Annotated, Final

import msgspec

from codegen.tables.schema import Line, TableId

DIRECTORY_TABLE: Final = "I.4-1"
MEDIA_STORAGE_DIRECTORY: Final = "1.2.840.10008.1.3.10"


class MediaStorageSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What section I.4 contains beside its table; None or empty if it is not in the source."""

    tables: Annotated[tuple[TableId, ...], msgspec.Meta(min_length=1)]
    """The tables that hold the Media Storage SOP Classes, I.4-1 first, the others as section I.4 lists them."""
    not_sharing_uid: tuple[Line, ...] = ()
    """The SOP Classes, as the note names them, that do not share their UID with a network SOP Class."""
    presentation_state_annex: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{1,2}\Z")] | None = None
    """The Annex to which section I.4.1.1 refers for Softcopy Presentation States."""
    annex_o: tuple[Line, ...] = ()
    """The SOP Classes, under the names printed, to which section I.4.1.2, or B.5.1.5, applies Annex O."""
    annex_o_general: tuple[Line, ...] = ()
    """Those among them that bring all SOP Classes of which they are a Related General class."""
    annex_o_exceptions: tuple[Line, ...] = ()
    """The SOP Classes that the same section excepts from Annex O."""
