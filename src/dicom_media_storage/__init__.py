"""The storage SOP Classes of DICOM as typed Python, generated from the standard.

Everything is loaded on first use: importing a module loads only that module::

    from dicom_media_storage import MediaStorageSOPClass, get   # the newest edition
    from dicom_media_storage import uids                        # str constants under the UID Keywords
    from dicom_media_storage.editions import e2013              # the same API, pinned to an edition

>>> from dicom_media_storage import MediaStorageSOPClass, get, uids
>>> MediaStorageSOPClass.CT_IMAGE_STORAGE == uids.CTImageStorage == "1.2.840.10008.5.1.4.1.1.2"
True
>>> get("1.2.840.10008.5.1.4.1.1.4")
<MediaStorageSOPClass.MR_IMAGE_STORAGE: '1.2.840.10008.5.1.4.1.1.4'>
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import editions as editions
    from . import groups as groups
    from . import history as history
    from . import negotiation as negotiation
    from . import registry as registry
    from . import table as table
    from . import uids as uids
    from ._identify import Identity as Identity
    from ._identify import identify as identify
    from ._iod import IOD as IOD
    from ._membership import is_media_storage_uid as is_media_storage_uid
    from ._module import Module as Module
    from ._module import ModuleUsage as ModuleUsage
    from ._sop_class import SOPClass as SOPClass
    from ._version import __version__ as __version__
    from .editions.any_class import AnyMediaStorageSOPClass as AnyMediaStorageSOPClass
    from .editions.literals import MediaStorageSOPClassUID as MediaStorageSOPClassUID
    from .editions.newest import *  # noqa: F403  # codegen has the only list of these names
    from .editions.record_types import DirectoryRecordType as DirectoryRecordType
    from .registry import Registered as Registered
else:
    _SUBMODULES = ("editions", "groups", "history", "negotiation", "registry", "table", "uids")
    _DEFINED_IN = {
        "AnyMediaStorageSOPClass": "editions.any_class",
        "DirectoryRecordType": "editions.record_types",
        "IOD": "_iod",
        "Identity": "_identify",
        "Module": "_module",
        "MediaStorageSOPClassUID": "editions.literals",
        "ModuleUsage": "_module",
        "Registered": "registry",
        "SOPClass": "_sop_class",
        "__version__": "_version",
        "identify": "_identify",
        "is_media_storage_uid": "_membership",
    }

    def __getattr__(name):
        if name in _SUBMODULES:
            return _loaded(name)
        if name == "__all__":
            value = _cheap_names()
        elif name in _DEFINED_IN:
            value = getattr(_loaded(_DEFINED_IN[name]), name)
        else:
            value = _of_newest_edition(name)
        globals()[name] = value
        return value

    def _loaded(name):
        from ._lazy import submodule

        return submodule(__name__, name)

    def __dir__():
        return sorted({*globals(), *_newest().__all__, *_SUBMODULES, *_DEFINED_IN})

    def _cheap_names():
        """Return the names that ``import *`` imports: enums and lookup, which load quickly."""
        return tuple(sorted({*_newest().__all__, "SOPClass"} - {"groups", "uids"}))

    def _newest():
        from .editions import NEWEST, load

        return load(NEWEST)

    def _of_newest_edition(name):
        # Tools look up names like __wrapped__ while they iterate over modules, and must not load anything.
        if name.startswith("__") or name not in {*_newest().__all__, "RetiredMediaStorageSOPClass"}:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(_newest(), name)
