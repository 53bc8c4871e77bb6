# Generated from spec/. Do not edit: change spec/ or codegen/, then run
#     python -m codegen build
# sha256 of spec/: 538bb615ee4c984df286957e00200278011baf391b30b21fefcab171c52c1481

"""The editions of DICOM that are shipped, a module each: ``from dicom_media_storage.editions import e2026d``."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

EDITIONS: tuple[str, ...] = (
    "2013",
    "2017c",
    "2020b",
    "2024b",
    "2026a",
    "2026d",
)
"""Their names, oldest first."""

NEWEST: "Final" = "2026d"
"""The edition that ``dicom_media_storage`` itself speaks."""
