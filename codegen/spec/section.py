"""Section I.4 of PS3.4 as ``spec/`` keeps it: the tables of Media Storage, and what the text beside them states."""

from dataclasses import dataclass
from typing import Final

DIRECTORY_TABLE: Final = "I.4-1"
MEDIA_STORAGE_DIRECTORY: Final = "1.2.840.10008.1.3.10"


@dataclass(frozen=True, slots=True)
class MediaStorageSection:
    """What section I.4 says beside its table; None or empty where the source does not tell."""

    tables: tuple[str, ...]
    """The tables that hold the Media Storage SOP Classes, I.4-1 first, the others as section I.4 lists them."""
    not_sharing_uid: tuple[str, ...] = ()
    """The SOP Classes, as the note names them, that do not share their UID with a network SOP Class."""
    presentation_state_annex: str | None = None
    """The Annex to which section I.4.1.1 refers for Softcopy Presentation States."""
    annex_o: tuple[str, ...] = ()
    """The SOP Classes, under the names printed, to which section I.4.1.2 applies Annex O."""
    annex_o_exceptions: tuple[str, ...] = ()
    """The SOP Classes that section I.4.1.2 excepts from Annex O."""
