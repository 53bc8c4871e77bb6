"""Whether a file can matter at all, told from its bytes alone: most files need no reader."""

import re
from functools import cache

from dicom_media_storage._old_names import OLD_NAMES

GONE_MODULE = "_storage_sopclass_uids"
"""The module of pydicom that held the UIDs of storage classes before 2.0."""

# Every slip that `uid_syntax` mends leaves one of these: the dot before or after the number that is DICOM's own, or the
# numbers around it run together; a backslash is the escape of the dot in a regular expression.
_ROOT = re.compile(rb"[.\s]0*10{2,6}8\d?[.\\\s]|84010008\.|\.10080\.|\.10800\.")
_WORD = re.compile(rb"[A-Za-z_]\w{15,}")
_TELLTALES = (b"Storage", b"SOPClass", b"Report", GONE_MODULE.encode())


def may_hold_uid(data: bytes) -> bool:
    r"""Return whether bytes may hold a UID near the root of DICOM.

    >>> may_hold_uid(b'"1.2.840.100008.5.1"'), may_hold_uid(rb"^1\.2\.840\.10008\.5"), may_hold_uid(b"1.2.840.113619.2")
    (True, True, False)
    """
    return _ROOT.search(data) is not None


def may_hold_old_name(data: bytes) -> bool:
    """Return whether the bytes of Python code may use an old name of pydicom or pynetdicom.

    >>> may_hold_old_name(b"from pydicom._storage_sopclass_uids import CTImageStorage")
    True
    """
    if not any(telltale in data for telltale in _TELLTALES):
        return False
    return not _old_names().isdisjoint(_WORD.findall(data))


@cache
def _old_names() -> frozenset[bytes]:
    return frozenset(name.encode() for name in (*OLD_NAMES, GONE_MODULE))
