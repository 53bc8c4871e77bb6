"""The Transfer Syntaxes of a server's configuration: those that fit a kind of class, and those that a server stores.

The latter were tested with a file in each Transfer Syntax of PS3.6 Table A-1. DCMTK 3.6.7 (``storescp``) negotiates
others if configured, but aborts the association when an instance arrives; Orthanc 1.10.1 refuses or aborts.
"""

from collections.abc import Mapping, Sequence
from typing import Final, Literal, TypeAlias

from dicom_media_storage import registry

Kind: TypeAlias = Literal["uncompressed", "image", "video"]
"""Whether instances of a class contain no pixel data, pixel data, or pixel data with more than one frame."""

_ANY: Final = ("ImplicitVRLittleEndian", "ExplicitVRLittleEndian", "DeflatedExplicitVRLittleEndian")
_IMAGE: Final = (
    "JPEGBaseline8Bit",
    "JPEGExtended12Bit",
    "JPEGLossless",
    "JPEGLosslessSV1",
    "JPEGLSLossless",
    "JPEGLSNearLossless",
    "JPEG2000Lossless",
    "JPEG2000",
    "JPEG2000MCLossless",
    "JPEG2000MC",
    "RLELossless",
)
_VIDEO: Final = (
    "MPEG2MPML",
    "MPEG2MPHL",
    "MPEG4HP41",
    "MPEG4HP41BD",
    "MPEG4HP422D",
    "MPEG4HP423D",
    "MPEG4HP42STEREO",
    "HEVCMP51",
    "HEVCM10P51",
)
_NEW_IMAGE: Final = (
    "EncapsulatedUncompressedExplicitVRLittleEndian",
    "JPEGXLLossless",
    "JPEGXLJPEGRecompression",
    "JPEGXL",
    "HTJ2KLossless",
    "HTJ2KLosslessRPCL",
    "HTJ2K",
    "DeflatedImageFrameCompression",
)
_NEW_VIDEO: Final = (
    "MPEG2MPMLF",
    "MPEG2MPHLF",
    "MPEG4HP41F",
    "MPEG4HP41BDF",
    "MPEG4HP422DF",
    "MPEG4HP423DF",
    "MPEG4HP42STEREOF",
)

FITTING: Final[Mapping[Kind, Sequence[str]]] = {
    "uncompressed": _ANY,
    "image": (*_ANY, *_IMAGE, *_NEW_IMAGE),
    "video": (*_ANY, *_IMAGE, *_NEW_IMAGE, *_VIDEO, *_NEW_VIDEO),
}
"""The UID Keywords of the Transfer Syntaxes that fit each kind. Those that are never stored are left out: retired ones,
those that refer to data on another server (JPIP), and those of real-time streams (SMPTE ST 2110)."""

STORED: Final = (*_ANY, *_IMAGE, *_VIDEO)
"""The Transfer Syntaxes that DCMTK 3.6.7 and Orthanc 1.10.1 store."""

STORED_BY_PYNETDICOM: Final = tuple(
    keyword for keyword in FITTING["video"] if keyword != "EncapsulatedUncompressedExplicitVRLittleEndian"
)
"""The Transfer Syntaxes that pynetdicom 3.0.4 knows (its ``ALL_TRANSFER_SYNTAXES``) and stores."""


def kind_of(*, has_pixel_data: bool | None, is_multi_frame: bool | None) -> Kind:
    """Return the kind of a class; "uncompressed" if it is unknown whether it has pixel data.

    >>> kind_of(has_pixel_data=True, is_multi_frame=False)
    'image'
    """
    if not has_pixel_data:
        return "uncompressed"
    return "video" if is_multi_frame else "image"


def keyword_of(text: str) -> str:
    """Return the UID Keyword of a Transfer Syntax, given its keyword or UID.

    Raises ValueError if the text is not a Transfer Syntax, or if instances are never stored in it.

    >>> keyword_of("1.2.840.10008.1.2.4.90")
    'JPEG2000Lossless'
    """
    for entry in registry.entries():
        if text in {entry.uid, entry.keyword} and entry.type == "Transfer Syntax" and entry.keyword:
            if entry.keyword in FITTING["video"]:
                return entry.keyword
            raise ValueError(f"{entry.name} ({entry.uid}) is not for stored instances: it is retired, or for streams")
    raise ValueError(f"{text} is not the keyword or UID of a Transfer Syntax (PS3.6 Table A-1)")
