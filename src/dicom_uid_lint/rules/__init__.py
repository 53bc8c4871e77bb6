"""The rules, a module for each, and which of them run."""

from collections.abc import Iterable

from . import dms001, dms002, dms003, dms004, dms005, dms007
from .rule import Rule

RULES: dict[str, Rule] = {module.RULE.code: module.RULE for module in (dms001, dms002, dms003, dms004, dms005, dms007)}
"""By code."""

DEFAULT = frozenset(code for code, rule in RULES.items() if rule.is_default)
"""The rules that run if no rule is selected."""

REMOVED = frozenset({"DMS006"})
"""Codes of rules that were removed."""


class SelectionError(ValueError):
    """A name that fits no rule."""


def codes(names: Iterable[str]) -> frozenset[str]:
    """Return the codes of rules: given by code, by the beginning of a code, or by ``ALL``.

    A code of `REMOVED` is ignored. Raises `SelectionError` for a name that fits no rule.

    >>> sorted(codes(["DMS001", "dms007"]))
    ['DMS001', 'DMS007']
    """
    found: set[str] = set()
    for name in names:
        upper = name.strip().upper()
        matching = [code for code in RULES if upper == "ALL" or (upper and code.startswith(upper))]
        if not matching and upper not in REMOVED:
            raise SelectionError(f"unknown rule {name[:80]!r}: expected {', '.join(RULES)}")
        found.update(matching)
    return frozenset(found)


def removed(names: Iterable[str]) -> list[str]:
    """Return a warning for each name that is the code of a removed rule.

    >>> removed(["DMS002"])
    []
    """
    found = dict.fromkeys(name.strip().upper() for name in names)
    return [f"the rule {code} was removed; naming it has no effect" for code in found if code in REMOVED]
