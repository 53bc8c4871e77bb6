"""The storage SOP Classes of DICOM as typed Python, generated from the standard.

Everything is loaded when it is first asked for, so that importing one module costs one module::

    from dicom_media_storage import MediaStorageSOPClass, get   # the newest edition
    from dicom_media_storage import uids                        # str constants under the UID Keywords
    from dicom_media_storage.editions import e2013              # the same face, pinned to an edition

>>> from dicom_media_storage import MediaStorageSOPClass, get, uids
>>> MediaStorageSOPClass.CT_IMAGE_STORAGE == uids.CTImageStorage == "1.2.840.10008.5.1.4.1.1.2"
True
>>> get("1.2.840.10008.5.1.4.1.1.4")
<MediaStorageSOPClass.MR_IMAGE_STORAGE: '1.2.840.10008.5.1.4.1.1.4'>
"""

import sys as _sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import editions as editions
    from . import groups as groups
    from . import history as history
    from . import negotiation as negotiation
    from . import registry as registry
    from . import uids as uids
    from ._iod import IOD as IOD
    from ._sop_class import SOPClass as SOPClass
    from .editions.newest import EDITION as EDITION
    from .editions.newest import MediaStorageSOPClass as MediaStorageSOPClass
    from .editions.newest import MediaStorageSOPClassUID as MediaStorageSOPClassUID
    from .editions.newest import RetiredMediaStorageSOPClass as RetiredMediaStorageSOPClass
    from .editions.newest import by_keyword as by_keyword
    from .editions.newest import by_name as by_name
    from .editions.newest import get as get
    from .editions.record_types import DirectoryRecordType as DirectoryRecordType

    __version__: str
    """The version of this package: year and number of the newest edition, then our own release."""

__all__ = (
    "EDITION",
    "IOD",
    "DirectoryRecordType",
    "MediaStorageSOPClass",
    "MediaStorageSOPClassUID",
    "RetiredMediaStorageSOPClass",
    "SOPClass",
    "__version__",
    "by_keyword",
    "by_name",
    "editions",
    "get",
    "groups",
    "history",
    "negotiation",
    "registry",
    "uids",
)

if not TYPE_CHECKING:
    _OWN = {"DirectoryRecordType": "editions.record_types", "IOD": "_iod", "SOPClass": "_sop_class"}
    _PLACES = {
        "MediaStorageSOPClass": "sop_classes",
        "MediaStorageSOPClassUID": "literals",
        "RetiredMediaStorageSOPClass": "sop_classes",
        "by_keyword": "lookup",
        "by_name": "lookup",
        "get": "lookup",
    }
    _NOT_READ = {"RetiredMediaStorageSOPClass": "PS3.4 Table B.6-1 of this edition was not at hand"}

    def _module(name):
        __import__(name)
        return _sys.modules[name]

    def _attribute(module, name, public):
        """Load what an edition's module offers under a name, and keep it there."""
        if name not in public:
            because = f": {_NOT_READ[name]}" if name in _NOT_READ else ""
            raise AttributeError(f"module {module!r} has no attribute {name!r}{because}")
        place = _PLACES.get(name, name)
        value = _module(f"{module}.{place}")
        if place != name:
            value = getattr(value, name)
        setattr(_sys.modules[module], name, value)
        return value

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        if name == "__version__":
            from importlib.metadata import version

            value = version("dicom-media-storage")
        elif name in {"editions", "groups", "history", "negotiation", "registry", "uids"}:
            value = _module(f"{__name__}.{name}")
        elif name in _OWN:
            value = getattr(_module(f"{__name__}.{_OWN[name]}"), name)
        else:
            from .editions import NEWEST

            value = getattr(_module(f"{__name__}.editions.e{NEWEST}"), name)
        globals()[name] = value
        return value

    def __dir__():
        return sorted({*globals(), *__all__})
