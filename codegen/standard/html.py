"""HTML parsed without mending: what a browser would repair in silence is refused, for it may have lost rows."""

from html.parser import HTMLParser
from typing import Final, NoReturn

from codegen.errors import SpecError
from codegen.standard.xml import Element, Tree

_VOID: Final = frozenset(
    (
        *("area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "isindex", "keygen"),
        *("link", "meta", "param", "source", "track", "wbr"),
    )
)
_BLOCKS: Final = frozenset(
    (
        *("address", "article", "aside", "blockquote", "center", "details", "dir", "div", "dl", "fieldset"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main"),
        *("menu", "nav", "ol", "p", "pre", "section", "table", "ul"),
    )
)
_ROWS: Final = frozenset({"tr", "tbody", "thead", "tfoot"})
# HTML lets these end without an end tag: where one of these begins, or where the element around them ends.
_ENDED_BY: Final = {
    "p": _BLOCKS,
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th"}) | _ROWS,
    "th": frozenset({"td", "th"}) | _ROWS,
    "tr": _ROWS,
    "thead": _ROWS - {"tr"},
    "tbody": _ROWS - {"tr"},
    "tfoot": _ROWS - {"tr"},
    "colgroup": _ROWS | {"colgroup"},
    "option": frozenset({"option", "optgroup"}),
    "optgroup": frozenset({"optgroup"}),
    "head": frozenset({"body"}),
    "body": frozenset[str](),
}
_CHUNK: Final = 1 << 16
_LONGEST: Final = 200_000
_ROOT: Final = "document"


def parse_html(text: str, name: str) -> Element:
    """Parse a page, or a part of one, as the children of one element.

    Raises SpecError where the page has no visible end (a page that is cut off), where tags do not match, and where it
    has more elements, or deeper ones, than any page of the standard.
    """
    parser = _Parser(name)
    for start in range(0, len(text), _CHUNK):
        parser.feed(text[start : start + _CHUNK])
        parser.refuse_what_does_not_end()
    parser.close()
    return parser.root()


class _Parser(HTMLParser):
    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self._name = name
        self._tree = Tree(name)
        self._open: list[str] = []
        self._is_page = False
        self._is_whole = False
        self._is_over = False
        self._tree.start(_ROOT, {})

    def refuse_what_does_not_end(self) -> None:
        """Raise SpecError if what has begun is longer than any tag, comment or script of the standard's pages."""
        if len(self.rawdata) > _LONGEST:
            raise SpecError(f"{self._name}: expected tags and comments of at most {_LONGEST} characters, found more")

    def close(self) -> None:
        """Parse what is left."""
        self._is_whole = True
        super().close()

    def root(self) -> Element:
        """The whole page, after it has ended."""
        if self._is_page and not self._is_over:
            raise SpecError(f"{self._name}: is cut off: expected </html> at its end, found none")
        self._close_optional(0)
        if self._open:
            raise SpecError(f"{self._name}: is cut off: <{self._open[-1]}> does not end")
        root = self._tree.end(_ROOT)
        if root is None:
            raise SpecError(f"{self._name}: is cut off")
        return root

    def handle_decl(self, decl: str) -> None:
        self._is_page = True
        if "[" in decl:
            raise SpecError(f"{self._name}: has a document type declaration with content, expected none")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._refuse_after_end(f"<{tag}>")
        self._is_page = self._is_page or tag in {"html", "body"}
        self._close_before(tag)
        self._tree.start(tag, {key: value or "" for key, value in attrs})
        if tag in _VOID:
            self._tree.end(tag)
        else:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._end()

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return None
        if tag not in self._open:
            # A paragraph that a table has ended is ended once more in many a page.
            return None if tag == "p" else self._mismatch(tag)
        self._close_optional(len(self._open) - self._open[::-1].index(tag))
        if self._open[-1] != tag:
            self._mismatch(tag)
        self._end()
        self._is_over = self._is_over or tag == "html"
        return None

    def handle_data(self, data: str) -> None:
        if data.strip():
            self._refuse_after_end("text")
        self._tree.data(data)

    def parse_comment(self, i: int, report: bool = True) -> int:
        if self._is_whole and self.rawdata.find("-->", i) < 0:
            raise SpecError(f"{self._name}: is cut off: a comment does not end")
        return super().parse_comment(i, report)

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: ARG002
        raise SpecError(f"{self._name}: has a marked section <![...]>, expected none: HTML has no such text")

    def _end(self) -> None:
        self._tree.end(self._open.pop())

    def _close_before(self, tag: str) -> None:
        """End the elements that end where this one begins: a list in an item does not end the item."""
        while self._open:
            top, *under = self._open[:-3:-1]
            if tag not in _ENDED_BY.get(top, ()) and not (top == "p" and under and tag in _ENDED_BY.get(under[0], ())):
                return
            self._end()

    def _close_optional(self, floor: int) -> None:
        while len(self._open) > floor and self._open[-1] in _ENDED_BY:
            self._end()

    def _refuse_after_end(self, found: str) -> None:
        if self._is_over:
            raise SpecError(f"{self._name}: expected nothing after </html>, found {found}")

    def _mismatch(self, tag: str) -> NoReturn:
        line, _ = self.getpos()
        inside = f"inside of <{self._open[-1]}>" if self._open else "outside of any element"
        raise SpecError(f"{self._name}, line {line}: expected matching tags, found </{tag}> {inside}")
