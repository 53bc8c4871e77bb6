"""Docstrings with sections such as ``Raises:`` → reStructuredText."""

from typing import Any

from sphinx.application import Sphinx
from sphinx.ext.napoleon import Config
from sphinx.ext.napoleon.docstring import GoogleDocstring

_CONFIG: Any = Config(napoleon_use_rtype=False)


def convert(_app: Sphinx, _what: str, _name: str, _object: object, _options: Any, lines: list[str]) -> None:
    """Convert the sections of a docstring.

    napoleon's own handler takes the text before a colon in the docstring of an attribute for its type.
    """
    lines[:] = GoogleDocstring(lines, _CONFIG, what="function").lines()
