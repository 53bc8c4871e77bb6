# Generated from spec/2026a (DICOM 2026a, PS3.4 Tables I.4-1, B.5-1 and GG.3-1).
# Do not edit: change spec/ or codegen/, then run
#     python -m codegen build 2026a
# sha256 of spec/2026a: 8ed0ac0b1bf979bd0ca5b0aef9f26d3ba3c1b25f5b50d82bfa8dd99adbdd0f1d

"""The newest edition that is shipped: DICOM 2026a."""

from .e2026a import EDITION as EDITION
from .e2026a import MediaStorageSOPClass as MediaStorageSOPClass
from .e2026a import MediaStorageSOPClassUID as MediaStorageSOPClassUID
from .e2026a import by_keyword as by_keyword
from .e2026a import by_name as by_name
from .e2026a import get as get
from .e2026a import RetiredMediaStorageSOPClass as RetiredMediaStorageSOPClass
