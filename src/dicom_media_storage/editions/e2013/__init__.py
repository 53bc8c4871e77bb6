# Generated from spec/2013 (DICOM 2013, PS3.4 Table I.4-1).
# Do not edit: change spec/ or codegen/, then run
#     python -m codegen build 2013
# sha256 of spec/2013: 63a20166fc0a43bf5e73f28abf44857e2c45d601e20f124466441d622d68e6f4

"""DICOM 2013: its SOP Classes, their UIDs, groups and lookup; each is loaded when it is first asked for."""

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

EDITION: "Final" = "2013"
"""The edition of DICOM that this module holds."""

if not TYPE_CHECKING:
    from ... import _attribute

    def __getattr__(name):
        return _attribute(__name__, name, __all__)

    def __dir__():
        return sorted({*globals(), *__all__})
