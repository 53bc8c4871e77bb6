"""Text from files and their names, made safe to print: no terminal or workflow runner acts on it."""

_COMMANDS = ("::", "##[", "##vso[")


def printable(text: str) -> str:
    r"""Return a text with what controls terminals or the direction of text, and line breaks, as escapes.

    What would begin a workflow command of a build server is escaped as well.

    >>> printable("a\x1b[31m\nb"), printable("::error::x")
    ('a\\x1b[31m\\nb', '\\x3a:error::x')
    """
    if text.startswith(_COMMANDS):
        text = f"\\x{ord(text[0]):02x}{text[1:]}"
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)
