"""Values of data sets as plain text, for all lookups."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def plain_text(value: "Any") -> str:  # noqa: ANN401  # isinstance() would use the object's __class__, which may raise
    r"""Return a value's text without the NULs and spaces that pad it at the end (PS3.5 section 9.1).

    ``bytes`` are decoded as ASCII; any other object gives an empty string. The function never raises, because it does
    not call methods that a subclass overrides.

    >>> plain_text("1.2.840.10008.1.3.10\0"), plain_text(b"1.2\0")
    ('1.2.840.10008.1.3.10', '1.2')
    >>> plain_text(None)
    ''
    """
    kind: type[object] = type(value)  # pyright: ignore[reportUnknownVariableType]
    if issubclass(kind, str):
        return str.__str__(value).rstrip("\0 ")
    for binary in (bytes, bytearray):
        if issubclass(kind, binary):
            return binary.decode(value, "ascii", "replace").rstrip("\0 ")
    return ""
