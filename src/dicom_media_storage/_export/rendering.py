"""Templates filled in; the only module that uses jinja2."""

import traceback
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from dicom_media_storage.table import Row

from .escapes import ldif_value, rdn
from .formats import FORMATS, Format
from .variables import Request, entry_of, variables

if TYPE_CHECKING:
    from jinja2 import Template

_COMPILED = "<template>"
"""The file name that jinja2 gives to a template without one."""


def render(request: Request, source: str | None = None) -> bytes:
    """Fill in the template of a format, or a user's own template, in jinja2's sandbox.

    Raises ValueError if the template fails or a value does not fit, and ImportError if jinja2 is not installed.

    >>> from .formats import PLAIN
    >>> from .selection import Selection
    >>> request = Request(PLAIN, Selection(("2013",)), template="count.jinja")
    >>> render(request, "{{ edition }}: {{ entries | length }}")
    b'2013: 113'
    """
    name = request.template or request.form.name
    names = variables(request)
    return _checked(name, lambda: _template(request.form, source).render(**names).encode())


def reference(form: Format, row: Row) -> str:
    """Return the expression by which code refers to the constant of a class in the file that `render` returns.

    >>> from .formats import FORMATS
    >>> from .selection import Selection
    >>> row, = (row for row in Selection().rows if row["keyword"] == "CTImageStorage")
    >>> reference(FORMATS["cpp"], row), reference(FORMATS["java"], row)
    ('dicom::ct_image_storage', 'StorageSOPClass.CT_IMAGE_STORAGE')
    """
    module: Any = _template(form, None).make_module({"settings": form.settings, "header": [], "constants": []})
    return str(module.reference(entry_of(row)))


def _template(form: Format, source: str | None) -> "Template":
    return _shipped(form.name) if source is None else _compiled(form, source)


@cache
def _shipped(name: str) -> "Template":
    templates = files("dicom_media_storage").joinpath("_export", "templates")
    return _compiled(FORMATS[name], templates.joinpath(f"{name}.jinja").read_text(encoding="utf-8"))


def _compiled(form: Format, source: str) -> "Template":
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def placed(value: object) -> str:
        if value is None:
            raise ValueError("a value is None: test for None before you place it")
        return form.escape(str(value))

    environment = ImmutableSandboxedEnvironment(
        autoescape=False,
        finalize=placed,
        keep_trailing_newline=True,
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {"ldif": ldif_value, "rdn": rdn}
    return environment.from_string(source)


def _checked(name: str, work: Callable[[], bytes]) -> bytes:
    from jinja2 import TemplateSyntaxError

    try:
        return work()
    except TemplateSyntaxError as error:
        raise ValueError(f"{name}, line {error.lineno}: {error.message}") from None
    except Exception as error:  # noqa: BLE001 - expressions in a template can raise anything
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == _COMPILED]
        where = f"{name}, line {lines[-1]}" if lines else name
        raise ValueError(f"{where}: {error or type(error).__name__}") from None
