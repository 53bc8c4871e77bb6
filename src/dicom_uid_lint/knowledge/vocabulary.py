"""The words of names of UIDs, from a reviewed table."""

import re
import tomllib
from importlib.resources import files

_TEXT = files("dicom_uid_lint.knowledge").joinpath("vocabulary.toml").read_text(encoding="utf-8")
_TABLES: dict[str, dict[str, list[str]]] = tomllib.loads(_TEXT)

SETS = {name: frozenset(words) for name, words in _TABLES["sets"].items()}
"""Words with something in common."""

KINDS = _TABLES["kinds"]
"""The kinds that a word adds to a class."""

ALIASES = _TABLES["aliases"]
"""More names of UIDs that people write."""

_PASSES = [{long: short for short, longs in _TABLES[key].items() for long in longs} for key in ("words", "phrases")]
_PATTERNS = [re.compile(rf"\b(?:{'|'.join(sorted(one, key=len, reverse=True))})\b") for one in _PASSES]
_SPELLINGS = _PASSES[0] | _PASSES[1]


def canonical(words: list[str]) -> list[str]:
    """Return the words of a name in one spelling."""
    text = " ".join(words)
    for pattern in _PATTERNS:
        text = pattern.sub(lambda match: _SPELLINGS[match[0]], text)
    return text.split()
