"""What a class is, by the Modules of its IOD: the rules of the properties and groups that the package offers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from codegen.model.edition import Module

_PRESENT: Final = frozenset({"M", "C"})


@dataclass(frozen=True, slots=True)
class Kind:
    """A class is of a kind if the table of its IOD lists one of the Modules as mandatory or conditional."""

    property: str
    group: str
    description: str
    modules: Mapping[str, str | None]
    """The Modules, and the section of PS3.3 that defines each; None where no source of the project states it."""

    def fits(self, modules: Iterable[Module]) -> bool:
        """Whether an IOD that consists of these Modules is of the kind."""
        return any(module.name in self.modules and module.usage in _PRESENT for module in modules)


KINDS: Final = (
    Kind(
        "has_pixel_data",
        "PIXEL_DATA",
        "contain pixel data",
        {
            "Image Pixel": "C.7.6.3",
            "Floating Point Image Pixel": "C.7.6.24",
            "Double Floating Point Image Pixel": "C.7.6.25",
        },
    ),
    Kind(
        "is_multi_frame",
        "MULTI_FRAME",
        "may have more than one frame",
        {
            "Multi-frame": "C.7.6.6",
            "Multi-frame Functional Groups": "C.7.6.16",
            "Sparse Multi-frame Functional Groups": None,
        },
    ),
    Kind("has_waveform", "WAVEFORM", "contain a waveform", {"Waveform": "C.10.9"}),
    Kind(
        "is_structured_report",
        "STRUCTURED_REPORT",
        "are structured reports",
        {"SR Document Content": "C.17.3"},
    ),
    Kind(
        "is_presentation_state",
        "PRESENTATION_STATE",
        "are presentation states",
        {"Presentation State Identification": "C.11.10", "Volumetric Presentation State Identification": None},
    ),
    Kind(
        "is_encapsulated_document",
        "ENCAPSULATED_DOCUMENT",
        "encapsulate a document",
        {"Encapsulated Document": "C.24.2"},
    ),
)


def kinds_of(modules: Iterable[Module]) -> tuple[Kind, ...]:
    """Return the kinds of an IOD that consists of these Modules."""
    modules = tuple(modules)
    return tuple(kind for kind in KINDS if kind.fits(modules))
