"""What every edition's lookup needs: texts as they come from data sets, made comparable."""


def without_padding(text: object) -> str:
    r"""Remove the NULs and blanks that pad a value at its end (PS3.5 section 9.1); what is no text is like no text.

    >>> without_padding("1.2.840.10008.1.3.10\0")
    '1.2.840.10008.1.3.10'
    >>> without_padding(None)
    ''
    """
    return str(text).rstrip("\0 ") if isinstance(text, str) else ""


def folded_name(text: object) -> str:
    """Fold the case and the white space of a printed name.

    >>> folded_name(" CT  Image Storage")
    'ct image storage'
    """
    return " ".join(without_padding(text).casefold().split())
