"""Model → {path: text}: jinja2 places values, black formats."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final, cast

import black
import jinja2
from black.mode import TargetVersion

from codegen.edition import Edition
from codegen.model.register import registered
from codegen.model.timeline import EditionFacts, Facts
from codegen.spec.section import DIRECTORY_TABLE

_TEMPLATES: Final = Path(__file__).parent / "templates"
_MODE: Final = black.Mode(target_versions={TargetVersion.PY311}, line_length=120)
_STORAGE_TABLE: Final = "B.5-1"
_NON_PATIENT_TABLE: Final = "GG.3-1"
_WORTH_A_PROCESS: Final = 24


@dataclass(frozen=True, slots=True)
class Group:
    """A set of classes that a table or a list of the standard defines."""

    name: str
    says: str
    kind: str
    members: tuple[str, ...]


def literal(value: object) -> str:
    """A value as a Python literal: whatever stands in a text, it stays a text.

    >>> print(literal('a "quoted" {{ name }}'), literal(("CT", None)))
    'a "quoted" {{ name }}' ("CT", None)
    """
    match value:
        case str():
            return f'"{value}"' if _is_plain(value) else repr(value)
        case tuple() | list():
            items = cast("Sequence[object]", value)
            inner = ", ".join(map(literal, items))
            return f"[{inner}]" if isinstance(value, list) else f"({inner},)" if len(items) == 1 else f"({inner})"
        case dict():
            pairs = cast("Mapping[object, object]", value)
            return "{" + ", ".join(f"{literal(key)}: {literal(item)}" for key, item in pairs.items()) + "}"
        case _:
            return repr(value)


def docstring(text: str) -> str:
    """A text as a docstring in three quotes, or as a plain literal where it holds what could end one.

    >>> print(docstring("CT Image Storage"), docstring('a quote: "'))
    \"\"\"CT Image Storage\"\"\" 'a quote: "'
    """
    return f'"""{text}"""' if text.strip() and _is_plain(text) else repr(text)


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and '"' not in text and "\\" not in text


def _summary(facts: Facts) -> str:
    iod = f", PS3.3 {facts.iod_section.value}" if facts.iod_section else ""
    return f"{facts.name}, {facts.uid}{iod}"


def _member(text: str) -> str:
    return text.replace(" ", "_")


def _joined(items: Iterable[str]) -> str:
    *head, last = items
    return f"{', '.join(head)} and {last}" if head else last


def groups_of(facts: EditionFacts) -> list[Group]:
    """The groups that the source of an edition defines; one that it does not tell of is left out."""
    model = facts.model
    member = {one.uid: one.member for one in facts.all}
    current = "MediaStorageSOPClass"
    found = [
        Group("STORAGE", f"The SOP Classes of the Storage Service Class: PS3.4 Table {_STORAGE_TABLE}.", current, uids)
        for uids in [model.tables.get(_STORAGE_TABLE)]
        if uids
    ]
    if uids := model.tables.get(_NON_PATIENT_TABLE):
        says = f"The SOP Classes of the Non-Patient Object Storage Service Class: PS3.4 Table {_NON_PATIENT_TABLE}."
        found.append(Group("NON_PATIENT_OBJECT", says, current, uids))
    if model.names_all_in_one_table:
        directory = tuple(uid for uid in model.tables[DIRECTORY_TABLE] if uid in (model.not_sharing_uid or ()))
        says = f"The media directory SOP Class, which the note to PS3.4 Table {DIRECTORY_TABLE} sets apart."
    else:
        directory = model.tables[DIRECTORY_TABLE]
        says = f"The media directory SOP Class: PS3.4 Table {DIRECTORY_TABLE}."
    if directory:
        found.append(Group("MEDIA_DIRECTORY", says, current, directory))
    if model.annex_o:
        says = "The SOP Classes to which PS3.4 section I.4.1.2 applies the requirements of Annex O."
        found.append(Group("ANNEX_O", says, current, model.annex_o))
    if facts.retired:
        says = "The retired SOP Classes of the Storage Service Class: PS3.4 Table B.6-1."
        found.append(Group("RETIRED", says, "RetiredMediaStorageSOPClass", tuple(one.uid for one in facts.retired)))
    return [Group(one.name, one.says, one.kind, tuple(member[uid] for uid in one.members)) for one in found]


class Renderer:
    """Renders the modules; ``digest`` gives the sha256 of an edition's folder in ``spec/``, or of all of ``spec/``."""

    def __init__(self, history: Sequence[EditionFacts], digest: Callable[[Edition | None], str]) -> None:
        self._history = history
        self._digest = digest
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(_TEMPLATES),
            undefined=jinja2.StrictUndefined,
            autoescape=False,  # noqa: S701  # Python is rendered here: every text goes through a filter that quotes it
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.filters |= {
            "py": literal,
            "doc": docstring,
            "member": _member,
            "summary": _summary,
            "joined": _joined,
        }

    def edition(self, facts: EditionFacts) -> dict[PurePosixPath, str]:
        """The modules of one edition."""
        folder = PurePosixPath("editions", facts.edition.module)
        values = {"facts": facts, "groups": groups_of(facts), "urls": _urls(facts), "up": "..."}
        names = ("__init__", "_facts", "groups", "literals", "lookup", "sop_classes", "uids")
        return {folder / f"{name}.py": self._module(f"{name}.py.jinja", facts, values) for name in names}

    def shared(self) -> dict[PurePosixPath, str]:
        """The modules beside the editions: which there are, and the newest under short names."""
        newest = self._history[-1]
        values = {
            "facts": newest,
            "groups": groups_of(newest),
            "editions": [facts.edition for facts in self._history],
            "record_types": self._record_types(),
            "registry": registered(facts.model for facts in self._history),
            "up": "..",
        }
        return {
            PurePosixPath("editions/__init__.py"): self._module("editions.py.jinja", None, values),
            PurePosixPath("editions/record_types.py"): self._module("record_types.py.jinja", None, values),
            PurePosixPath("editions/registry.py"): self._module("registry.py.jinja", None, values),
            PurePosixPath("editions/newest.py"): self._module("newest.py.jinja", newest, values),
            PurePosixPath("uids/__init__.py"): self._module("uids.py.jinja", newest, values),
            PurePosixPath("groups/__init__.py"): self._module("newest_groups.py.jinja", newest, values),
        }

    def _record_types(self) -> list[str]:
        return sorted({type_ for facts in self._history for type_ in (facts.model.record_types or {}).values()})

    def _module(self, template: str, facts: EditionFacts | None, values: Mapping[str, Any]) -> str:
        header = self._environment.get_template("header.jinja").render(
            facts=facts, digest=self._digest(facts.edition if facts else None)
        )
        body = self._environment.get_template(template).render(values)
        return f"{header}\n{body}"


def formatted(modules: Mapping[PurePosixPath, str]) -> dict[PurePosixPath, str]:
    """Format modules with black, in as many processes as there are processors: it is the longest step of a build."""
    workers = min(os.cpu_count() or 1, 8)
    if workers == 1 or len(modules) < _WORTH_A_PROCESS:
        return {path: _formatted(text) for path, text in modules.items()}
    longest_first = sorted(modules, key=lambda path: len(modules[path]), reverse=True)
    with ProcessPoolExecutor(workers) as pool:
        return dict(zip(longest_first, pool.map(_formatted, (modules[path] for path in longest_first)), strict=True))


def _formatted(text: str) -> str:
    return black.format_str(text, mode=_MODE)


def _urls(facts: EditionFacts) -> dict[str, str]:
    """The document of PS3.3 in each edition from which a section number comes."""
    editions = {one.iod_section.edition for one in facts.all if one.iod_section}
    return {str(edition): edition.section_url("PS3.3", "") for edition in sorted(editions)}
