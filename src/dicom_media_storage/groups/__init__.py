# Generated from spec/2026a (DICOM 2026a, PS3.4 Tables I.4-1, B.5-1 and GG.3-1).
# Do not edit: change spec/ or codegen/, then run
#     python -m codegen build 2026a
# sha256 of spec/2026a: 8ed0ac0b1bf979bd0ca5b0aef9f26d3ba3c1b25f5b50d82bfa8dd99adbdd0f1d

"""The sets of SOP Classes of the newest edition that is shipped: DICOM 2026a."""

from ..editions.e2026a.groups import STORAGE as STORAGE
from ..editions.e2026a.groups import NON_PATIENT_OBJECT as NON_PATIENT_OBJECT
from ..editions.e2026a.groups import MEDIA_DIRECTORY as MEDIA_DIRECTORY
from ..editions.e2026a.groups import RETIRED as RETIRED

__all__ = ["MEDIA_DIRECTORY", "NON_PATIENT_OBJECT", "RETIRED", "STORAGE"]
