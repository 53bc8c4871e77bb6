"""Which rules run: what ``select`` names, without what ``ignore`` names."""

from collections.abc import Iterable

from .rules.all import RULES

DEFAULT = frozenset(code for code, rule in RULES.items() if rule.is_default)
"""The rules that run when nothing is selected."""


class SelectionError(ValueError):
    """A name of rules that fits no rule; its text says which."""


def selected(select: Iterable[str] | None, ignore: Iterable[str]) -> frozenset[str]:
    """Return the codes of the rules that run; ``ALL`` and beginnings of codes stand for many.

    Raises `SelectionError` for a name that fits no rule.

    >>> sorted(selected(["DMS001", "dms002"], ["DMS002"]))
    ['DMS001']
    """
    chosen = DEFAULT if select is None else codes(select)
    return chosen - codes(ignore)


def codes(names: Iterable[str]) -> frozenset[str]:
    """Return the codes that names of rules stand for.

    Raises `SelectionError` as `selected` does.

    >>> sorted(codes(["DMS001", "DMS007"]))
    ['DMS001', 'DMS007']
    """
    found: set[str] = set()
    for name in names:
        upper = name.strip().upper()
        meant = [code for code in RULES if upper == "ALL" or (upper and code.startswith(upper))]
        if not meant:
            raise SelectionError(f"no rule is called {name!r}: the rules are {', '.join(RULES)}")
        found.update(meant)
    return frozenset(found)
