# Generated from spec/. Do not edit: change spec/ or codegen/, then run
#     python -m codegen build
# sha256 of spec/: f6923df8f6e5a0af5dcc4205c3eb8475e8bbc70f4a7e10096a671f0b61301840

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
