"""DMS006: a prefix test that matches more than intended."""

from collections.abc import Iterator
from functools import lru_cache

from dicom_uid_lint.knowledge.names import are_kin, kinds
from dicom_uid_lint.knowledge.register import ROOT, STORAGE_ARC, Registered, order, register
from dicom_uid_lint.model import Document, Finding

from .rule import Rule

_MOST_NAMED = 5


def check(document: Document) -> Iterator[Finding]:
    """Yield the tests for a prefix that UIDs of other classes begin with as well."""
    for mention in document.mentions:
        if mention.prefix_test is None or mention.chooses_text:
            continue
        others = also_matched(mention.text)
        if others:
            message = f"the prefix in {mention.prefix_test} also matches {_listed(others)}"
            yield RULE.finding(document, mention, message, None)


@lru_cache(maxsize=1024)
def also_matched(prefix: str) -> tuple[Registered, ...]:
    """Return the SOP Classes that a prefix matches besides those that it means.

    A prefix means the UID that it is, without a dot at its end, and what is under that in the tree of UIDs. What merely
    begins with the same digits is matched besides (``….7`` matches ``….77.1.6``). So is what is under the UID of a
    current class and has no word of its name (``….66`` is Raw Data, under which Segmentation is). The arc of all
    storage classes means them all.

    >>> [one.name for one in also_matched("1.2.840.10008.5.1.4.1.1.20")][0]
    'CT Defined Procedure Protocol Storage'
    """
    arc = prefix.removesuffix(".")
    if not arc.startswith(f"{ROOT}.") or arc == STORAGE_ARC:
        return ()
    said = register().get(arc)
    matched = [
        one for uid, one in register().items() if uid.startswith(prefix) and one.is_sop_class and one is not said
    ]
    under = [one for one in matched if one.uid.startswith(f"{arc}.")]
    strangers = [one for one in matched if one not in under]
    # With a dot the class itself is not matched: what is said is then the arc, and one family may have it for itself.
    is_family = prefix != arc and bool(under) and bool(kinds(under[0]).intersection(*map(kinds, under)))
    if said and said.is_storage and not said.is_retired and not is_family:
        strangers += [one for one in under if not are_kin(one, said)]
    return tuple(sorted(strangers, key=lambda one: (one.is_retired, order(one.uid))))


def _listed(others: tuple[Registered, ...]) -> str:
    names = ", ".join(map(str, others[:_MOST_NAMED]))
    more = f" and {len(others) - _MOST_NAMED} more" if len(others) > _MOST_NAMED else ""
    return f"{len(others)} other SOP Class{'es' if len(others) > 1 else ''}: {names}{more}"


RULE = Rule("DMS006", "PrefixMatchesMore", "warning", check)
