# Generated from spec/2026d (DICOM 2026d, PS3.4 Tables I.4-1, B.5-1 and GG.3-1).
# Do not edit: change spec/ or codegen/, then run
#     python -m codegen build 2026d
# sha256 of spec/2026d: f3ce0b75b76ee1f9588cee9e49cb19f0eef06f2acdd3ac6bb551b2b5dd13fc3e

"""DICOM 2026d: its SOP Classes, their UIDs, groups and lookup; each is loaded when it is first asked for."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from . import groups as groups
    from . import uids as uids
    from .literals import MediaStorageSOPClassUID as MediaStorageSOPClassUID
    from .lookup import by_keyword as by_keyword
    from .lookup import by_name as by_name
    from .lookup import get as get
    from .sop_classes import MediaStorageSOPClass as MediaStorageSOPClass
    from .sop_classes import RetiredMediaStorageSOPClass as RetiredMediaStorageSOPClass

__all__ = [
    "by_keyword",
    "by_name",
    "EDITION",
    "get",
    "groups",
    "MediaStorageSOPClass",
    "MediaStorageSOPClassUID",
    "RetiredMediaStorageSOPClass",
    "uids",
]

EDITION: "Final" = "2026d"
"""The edition of DICOM that this module holds."""

if not TYPE_CHECKING:
    from ... import _attribute

    def __getattr__(name):
        return _attribute(__name__, name, __all__)

    def __dir__():
        return sorted({*globals(), *__all__})
