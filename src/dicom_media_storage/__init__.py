"""The storage SOP Classes of DICOM as typed Python, generated from the standard.

Everything is loaded on first use, so that importing one module costs one module::

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
    from ._iod import IOD as IOD
    from ._sop_class import SOPClass as SOPClass
    from ._version import __version__ as __version__
    from .editions.newest import *  # noqa: F403  # the one list of what an edition offers is in codegen
    from .editions.record_types import DirectoryRecordType as DirectoryRecordType
else:
    _SUBMODULES = ("editions", "groups", "history", "negotiation", "registry", "table", "uids")

    def __getattr__(name):
        if name in _SUBMODULES:
            from ._submodule import submodule

            return submodule(__name__, name)
        match name:
            case "__all__":
                value = _cheap_names()
            case "__version__":
                from ._version import __version__ as value
            case "IOD":
                from ._iod import IOD as value  # noqa: N811
            case "SOPClass":
                from ._sop_class import SOPClass as value  # noqa: N813
            case "DirectoryRecordType":
                from .editions.record_types import DirectoryRecordType as value  # noqa: N813
            case _:
                value = _of_newest_edition(name)
        globals()[name] = value
        return value

    def __dir__():
        from .editions.newest import __all__ as names

        return sorted({*globals(), *names, *_SUBMODULES, "DirectoryRecordType", "IOD", "SOPClass", "__version__"})

    def _cheap_names():
        """What ``from dicom_media_storage import *`` gives: the enums and the lookup, and nothing that loads more."""
        from .editions.newest import __all__ as names

        return tuple(sorted({*names, "SOPClass"} - {"MediaStorageSOPClassUID"}))

    def _of_newest_edition(name):
        from .editions import NEWEST, load

        edition = load(NEWEST)
        if name not in edition.__all__ and name != "RetiredMediaStorageSOPClass":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(edition, name)
