# Generated from spec/2026d (DICOM 2026d, PS3.4 Tables I.4-1, B.5-1 and GG.3-1).
# Do not edit: change spec/ or codegen/, then run
#     python -m codegen build 2026d
# sha256 of spec/2026d: f3ce0b75b76ee1f9588cee9e49cb19f0eef06f2acdd3ac6bb551b2b5dd13fc3e

"""The sets of SOP Classes of the newest edition that is shipped: DICOM 2026d."""

from ..editions.e2026d.groups import STORAGE as STORAGE
from ..editions.e2026d.groups import NON_PATIENT_OBJECT as NON_PATIENT_OBJECT
from ..editions.e2026d.groups import MEDIA_DIRECTORY as MEDIA_DIRECTORY
from ..editions.e2026d.groups import RETIRED as RETIRED

__all__ = ["MEDIA_DIRECTORY", "NON_PATIENT_OBJECT", "RETIRED", "STORAGE"]
