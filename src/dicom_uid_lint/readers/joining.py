"""Texts that are joined from several pieces, and the constants of a file that are pieces of UIDs."""

import re

from dicom_uid_lint.knowledge.register import ROOT

from .context import DEEPEST, Context

_DOTTED = re.compile(r"[\d.]+\Z")
_INTERPOLATED = re.compile(r"(?:\$\{|#\{|\{|\\\(|\$)(\w+)[})]?(\.?[\d.]+)\Z")
_ADJOINING = frozenset({"c", "cpp", "objectivec", "python"})
_DOT_JOINS = frozenset({"php", "perl", "lua"})


class Joining:
    """The constants of a file whose value is near DICOM's root, and the texts that are joined with them."""

    def __init__(self, code: Context) -> None:
        self._code = code
        self.constants: dict[str, str] = {}
        changing: set[str] = set()
        for at, token in enumerate(code.tokens):
            if not token.value or not ROOT.startswith(token.value[: len(ROOT)]) or not _DOTTED.match(token.value[:100]):
                continue
            name = self._defined(at)
            first, last, text = self.text(at)
            if not name or first != at or text is None or not text.startswith(ROOT) or self._is_join(last + 1):
                continue
            if self.constants.setdefault(name, text) != text:
                changing.add(name)
        for name in changing:
            del self.constants[name]

    def _defined(self, at: int) -> str:
        """Return the name of the constant that a value defines; empty if it defines none."""
        code, before = self._code, self._code.before(at)
        is_macro = len(before) > 1 and code.text(before[-2]) == "define"
        if not is_macro and (not before or code.text(before[-1]) not in {"=", ":="}):
            return ""
        names = [code.text(one) for one in before if code.is_name(one) and code.text(one - 1) != ":"]
        return names[-1] if names else ""

    def _is_join(self, at: int) -> bool:
        text = self._code.text(at)
        return text in {"+", "<<"} or (text in {".", ".."} and self._code.language in _DOT_JOINS)

    def text(self, at: int) -> tuple[int, int, str | None]:
        """Return the first and the last token of the pieces that are joined with a string, and their text.

        The text is None if one of the pieces is not known.
        """
        code = self._code
        interpolated = _INTERPOLATED.match(code.value(at)[:100])
        if interpolated and interpolated[1] in self.constants:
            return at, at, self.constants[interpolated[1]] + interpolated[2]
        first = last = at
        while at - first < DEEPEST and (step := self._step(first, -1)):
            first -= step
        while last - at < DEEPEST and (step := self._step(last, 1)):
            last = code.last(last + step)
        pieces = [one for one in range(first, last + 1) if not self._is_join(one)]
        texts = [code.value(one) if code.is_string(one) else self.constants.get(code.text(one)) for one in pieces]
        return first, last, None if None in texts else "".join(text for text in texts if text is not None)

    def _step(self, at: int, direction: int) -> int:
        """Return how many tokens further the next piece is; 0 if there is none."""
        code, other = self._code, at + direction
        if self._is_join(other) and code.value(other + direction):
            return 2
        if code.language not in _ADJOINING or code.text(at - 1) == "define" or code.text(other - 1) == "define":
            return 0
        if code.language == "python":
            is_one = code.opener[at] >= 0 or code.line(at) == code.line(other)
            return int(is_one and code.is_string(at) and code.is_string(other))
        return int(all(code.is_string(one) or code.text(one) in self.constants for one in (at, other)))
