"""Which SOP Classes are of one kind, told from their names."""

from .facts import Known
from .modalities import family_of_keyword
from .naming import words

_SAY_NOTHING = frozenset(
    {"image", "storage", "for", "presentation", "processing", "enhanced", "multi", "frame", "legacy", "converted"}
)


def telling_words(one: Known) -> set[str]:
    """Return the words of the name of a class that tell it from others.

    >>> from .facts import by_keyword
    >>> telling_words(by_keyword()["EnhancedCTImageStorage"])
    {'ct'}
    """
    return set(words(one.name)) - _SAY_NOTHING


def is_kin(one: Known, other: Known) -> bool:
    """Return whether two classes have a telling word, or their modality, in common.

    >>> from .facts import by_keyword
    >>> is_kin(by_keyword()["XRayAngiographicImageStorage"], by_keyword()["EnhancedXAImageStorage"])
    True
    """
    family = family_of_keyword(one.keyword)
    if family is not None and family == family_of_keyword(other.keyword):
        return True
    return not telling_words(one).isdisjoint(telling_words(other))
