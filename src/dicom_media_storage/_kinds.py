"""Kinds of SOP Classes, such as images: a rule over the Modules of the IOD for each property and group."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS: "dict[str, dict[str, str]]" = {
    "has_pixel_data": {
        "Image Pixel": "C.7.6.3",
        "Floating Point Image Pixel": "C.7.6.24",
        "Double Floating Point Image Pixel": "C.7.6.25",
    },
    "is_multi_frame": {
        "Multi-frame": "C.7.6.6",
        "Multi-frame Functional Groups": "C.7.6.16",
        "Sparse Multi-frame Functional Groups": "C.7.6.29",
    },
    "has_waveform": {"Waveform": "C.10.9"},
    "is_structured_report": {"SR Document Content": "C.17.3"},
    "is_presentation_state": {
        "Presentation State Identification": "C.11.10",
        "Volumetric Presentation State Identification": "C.11.22",
    },
    "is_encapsulated_document": {"Encapsulated Document": "C.24.2"},
}
"""For each property of `SOPClass`, Modules and their section of PS3.3. A class has the property if its IOD contains any
of them as mandatory or conditional."""


def is_of_kind(kind: str, modules: "Iterable[tuple[str | None, str, str, str | None]]") -> bool:
    """Return whether an IOD with these Modules is of a kind.

    >>> is_of_kind("has_waveform", [("Waveform", "Waveform", "M", "C.10.9")])
    True
    """
    return any(name in KINDS[kind] and usage in "MC" for _, name, usage, _ in modules)
