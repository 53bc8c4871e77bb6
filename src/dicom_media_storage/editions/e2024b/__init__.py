# Generated from spec/2024b (DICOM 2024b, PS3.4 Tables I.4-1, B.5-1 and GG.3-1).
# Do not edit: change spec/ or codegen/, then run
#     python -m codegen build 2024b
# sha256 of spec/2024b: 90f6e636bf016d2a700270815ff3d13c92e760cc7af86b392a7782f6d612035b

"""DICOM 2024b: its SOP Classes, their UIDs, groups and lookup; each is loaded when it is first asked for."""

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

__all__ = [
    "by_keyword",
    "by_name",
    "EDITION",
    "get",
    "groups",
    "MediaStorageSOPClass",
    "MediaStorageSOPClassUID",
    "uids",
]

EDITION: "Final" = "2024b"
"""The edition of DICOM that this module holds."""

if not TYPE_CHECKING:
    from ... import _attribute

    def __getattr__(name):
        return _attribute(__name__, name, __all__)

    def __dir__():
        return sorted({*globals(), *__all__})
