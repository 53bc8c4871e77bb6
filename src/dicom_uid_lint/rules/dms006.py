"""DMS006: a prefix test that matches more than it says."""

from collections.abc import Iterator
from functools import lru_cache

from dicom_uid_lint.knowledge.abbreviations import MODALITIES
from dicom_uid_lint.knowledge.names import distinctive_words, family
from dicom_uid_lint.knowledge.register import ROOT, STORAGE_ARC, Registered, order, register
from dicom_uid_lint.model import Document, Finding

from .rule import Rule, finding

_MOST_NAMED = 5


def check(document: Document) -> Iterator[Finding]:
    """Yield the tests for a prefix that UIDs of other classes begin with as well."""
    for mention in document.mentions:
        if mention.prefix_test is None or mention.chooses_text:
            continue
        others = also_matched(mention.text)
        if others:
            message = f"the prefix in {mention.prefix_test} also matches {_listed(others)}"
            yield finding(document, mention, RULE, message, None)


@lru_cache(maxsize=1024)
def also_matched(prefix: str) -> tuple[Registered, ...]:
    """Return the SOP Classes that a prefix matches besides those that it says.

    A prefix says the UID that it is, without a dot at its end, and what is under that in the tree of UIDs. What merely
    begins with the same digits is matched besides (``….7`` matches ``….77.1.6``). So is what is under the UID of a
    current class and has no word of its name (``….66`` is Raw Data, under which Segmentation is). The arc of all
    storage classes says nothing that could be contradicted.

    >>> [one.name for one in also_matched("1.2.840.10008.5.1.4.1.1.20")][0]
    'CT Defined Procedure Protocol Storage'
    """
    arc = prefix.removesuffix(".")
    if not arc.startswith(f"{ROOT}.") or arc == STORAGE_ARC:
        return ()
    matched = [one for uid, one in register().items() if uid.startswith(prefix) and one.is_sop_class]
    under = [one for one in matched if one.uid.startswith(f"{arc}.")]
    strangers = [one for one in matched if one.uid != arc and one not in under]
    strangers += _strangers_under(prefix, under)
    return tuple(sorted(strangers, key=lambda one: (one.is_retired, order(one.uid))))


def _strangers_under(prefix: str, under: list[Registered]) -> list[Registered]:
    said = register().get(prefix.removesuffix("."))
    if not under or said is None or said.is_retired or not said.is_storage:
        return []
    # With a dot the class itself is not matched: what is said is then the arc, and one family may have it for itself.
    if prefix.endswith(".") and any(
        all(word in distinctive_words(one.name) for one in under) for word in distinctive_words(under[0].name)
    ):
        return []
    return [one for one in under if not _is_kin(one, said)]


def _is_kin(one: Registered, other: Registered) -> bool:
    if any({one.uid, other.uid} <= family(token) for token in MODALITIES):
        return True
    return not distinctive_words(one.name).isdisjoint(distinctive_words(other.name))


def _listed(others: tuple[Registered, ...]) -> str:
    names = ", ".join(map(str, others[:_MOST_NAMED]))
    more = f" and {len(others) - _MOST_NAMED} more" if len(others) > _MOST_NAMED else ""
    return f"{len(others)} other SOP Class{'es' if len(others) > 1 else ''}: {names}{more}"


RULE = Rule(
    "DMS006",
    "PrefixMatchesMore",
    "A test for a prefix of a UID also matches SOP Classes that it was not meant for.",
    "warning",
    check,
)
