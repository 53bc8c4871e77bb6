# Generated from spec/2026a (DICOM 2026a, PS3.4 Tables I.4-1, B.5-1 and GG.3-1).
# Do not edit: change spec/ or codegen/, then run
#     python -m codegen build 2026a
# sha256 of spec/2026a: 90e74512e64cf7e76ee23f717fe17e47ab38d71ba9c0b514731dbacb4a5d7e36

"""The newest edition that is shipped: DICOM 2026a."""

from .e2026a import EDITION as EDITION
from .e2026a import MediaStorageSOPClass as MediaStorageSOPClass
from .e2026a import MediaStorageSOPClassUID as MediaStorageSOPClassUID
from .e2026a import by_keyword as by_keyword
from .e2026a import by_name as by_name
from .e2026a import get as get
from .e2026a import RetiredMediaStorageSOPClass as RetiredMediaStorageSOPClass
