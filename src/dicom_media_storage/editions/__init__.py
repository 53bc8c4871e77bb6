# Generated from spec/. Do not edit: change spec/ or codegen/, then run
#     python -m codegen build
# sha256 of spec/: 882a27243b72c3a8a3cd44bf9d54aa3cba3d14d917e4b0673bfc6fb13b41dd3c

"""The editions of DICOM that are shipped, a module each: ``from dicom_media_storage.editions import e2026a``."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

EDITIONS: tuple[str, ...] = (
    "2013",
    "2017c",
    "2020b",
    "2024b",
    "2026a",
)
"""Their names, oldest first."""

NEWEST: "Final" = "2026a"
"""The edition that ``dicom_media_storage`` itself speaks."""
