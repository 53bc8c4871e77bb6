# Generated from spec/. Do not edit: change spec/ or codegen/, then run
#     python -m codegen build
# sha256 of spec/: f665660aed4b67de1951a33bcf8cef461e1f388846cb8530f5518282c291512a

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
