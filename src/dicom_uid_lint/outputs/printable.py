"""Text from files and their names, made safe to print: no terminal or workflow runner acts on it."""

import unicodedata

_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_COMMANDS = ("::", "##[", "##vso[")


def printable(text: str) -> str:
    r"""Return a text with what controls terminals or the direction of text, and line breaks, as escapes.

    What would begin a workflow command of a build server is escaped as well.

    >>> printable("a\x1b[31m\nb"), printable("::error::x")
    ('a\\x1b[31m\\nb', '\\x3a:error::x')
    """
    if text.startswith(_COMMANDS):
        text = f"\\x{ord(text[0]):02x}{text[1:]}" if text.isascii() else f"\\x3a{text[1:]}"
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escaped(one) if unicodedata.category(one) in _UNSAFE else one for one in text)


def _escaped(one: str) -> str:
    return one.encode("unicode_escape", errors="backslashreplace").decode()
