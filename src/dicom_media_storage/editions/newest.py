# Generated from spec/2026d (DICOM 2026d, PS3.4 Tables I.4-1, B.5-1 and GG.3-1).
# Do not edit: change spec/ or codegen/, then run
#     python -m codegen build 2026d
# sha256 of spec/2026d: f3ce0b75b76ee1f9588cee9e49cb19f0eef06f2acdd3ac6bb551b2b5dd13fc3e

"""The newest edition that is shipped: DICOM 2026d."""

from .e2026d import EDITION as EDITION
from .e2026d import MediaStorageSOPClass as MediaStorageSOPClass
from .e2026d import MediaStorageSOPClassUID as MediaStorageSOPClassUID
from .e2026d import by_keyword as by_keyword
from .e2026d import by_name as by_name
from .e2026d import get as get
from .e2026d import RetiredMediaStorageSOPClass as RetiredMediaStorageSOPClass
