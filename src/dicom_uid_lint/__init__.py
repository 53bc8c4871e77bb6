"""A linter for the UIDs of DICOM in source code and data: wrong UIDs, and wrong names for them.

The commands are ``dicom-uid-lint`` and ``dicom-media-storage lint``; both need the extra ``lint``. In Python:

>>> from dicom_uid_lint import lint_source
>>> found, warnings = lint_source(b'CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.4"', "a.py")
>>> found[0].rule, found[0].suggestion
('DMS002', '1.2.840.10008.5.1.4.1.1.2')
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .configuration import Options
    from .engine import lint_paths, lint_source
    from .model import Finding

__all__ = ("Finding", "Options", "lint_paths", "lint_source")


# `python -m dicom_uid_lint` imports this module first, with the current folder in `sys.path`. It must not import more.
def __getattr__(name: str) -> object:
    modules = {"Finding": "model", "Options": "configuration", "lint_paths": "engine", "lint_source": "engine"}
    if name not in modules:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(f".{modules[name]}", __name__), name)
