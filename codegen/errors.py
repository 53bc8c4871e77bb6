"""The one way in which the generator refuses its input."""


class SpecError(Exception):
    r"""What is wrong with the input, in one sentence that a maintainer can act on.

    The sentence names the document, the table and the row, what was expected and what was found.
    The commands print it and end with exit status 2; nothing has been written by then. What is quoted from a document
    or from a library may hold line breaks: the sentence does not.

    >>> str(SpecError("part04.xml: is cut off,\n  line 3"))
    'part04.xml: is cut off, line 3'
    """

    def __str__(self) -> str:
        return " ".join(super().__str__().split())
