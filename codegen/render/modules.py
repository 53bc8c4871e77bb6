"""Model → {path: text}: jinja2 places values; `codegen.render.format` formats."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any, Final

import jinja2

from codegen.model.members import EditionMembers, Member
from codegen.model.register import Register, Registered
from codegen.model.rules import KINDS, Rules, is_of_kind, rules_of
from codegen.model.runs import RegisterRuns, Runs
from codegen.render.escape import Code, docstring, finalize, identifier, literal
from codegen.tables.snapshot import Snapshot

_TEMPLATES: Final = Path(__file__).parent / "templates"
_STORAGE_TABLE: Final = "B.5-1"
_NON_PATIENT_TABLE: Final = "GG.3-1"
_CURRENT: Final = "MediaStorageSOPClass"
_RETIRED: Final = "RetiredMediaStorageSOPClass"
_DEFINED: Final = ("EDITION", _CURRENT, "by_keyword", "by_name", "get")
_KIND_GROUPS: Final = {
    "has_pixel_data": ("PIXEL_DATA", "may contain pixel data"),
    "is_multi_frame": ("MULTI_FRAME", "may have more than one frame"),
    "has_waveform": ("WAVEFORM", "contain a waveform"),
    "is_structured_report": ("STRUCTURED_REPORT", "are structured reports"),
    "is_presentation_state": ("PRESENTATION_STATE", "are presentation states"),
    "is_encapsulated_document": ("ENCAPSULATED_DOCUMENT", "encapsulate a document"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """A set of classes that a table, a list or a rule of the standard defines."""

    name: str
    description: str
    members: str
    """The Python expression that computes the members."""
    uids: tuple[str, ...]
    enum: str = _CURRENT

    @property
    def alias(self) -> str:
        """The name of the type of its UIDs.

        >>> Group("ANNEX_O", "", "", ()).alias
        'AnnexOUID'
        """
        return f"{self.name.title().replace('_', '')}UID"


def groups_of(members: EditionMembers, rules: Rules, modules: Mapping[str, Any]) -> Iterator[Group]:
    """Yield the groups that the source of an edition defines."""
    model = members.model
    in_table = {
        "STORAGE": ("Storage Service Class", _STORAGE_TABLE),
        "NON_PATIENT_OBJECT": ("Non-Patient Object Storage Service Class", _NON_PATIENT_TABLE),
    }
    for name, (service_class, table) in in_table.items():
        if table in model.tables:
            text = f"The SOP Classes of the {service_class}: PS3.4 Table {table}."
            yield Group(name, text, _where("table", table), model.tables[table])
    yield Group(
        "MEDIA_DIRECTORY",
        "The media directory SOP Class, which shares its UID with no network SOP Class: PS3.4 section I.4.",
        _where("shares_uid_with_network", value=False),
        tuple(one.uid for one in members.classes if not model.shares_uid_with_network(one.uid)),
    )
    if model.annex_o:
        text = "The SOP Classes to which PS3.4 section I.4.1.2, or B.5.1.5 since 2018e, applies Annex O."
        yield Group("ANNEX_O", text, f"under_annex_o({_CURRENT})", model.annex_o)
    if members.retired:
        text = "The retired SOP Classes of the Storage Service Class: PS3.4 Table B.6-1."
        yield Group("RETIRED", text, f"frozenset({_RETIRED})", tuple(one.uid for one in members.retired), _RETIRED)
    for kind in KINDS:
        name, words = _KIND_GROUPS[kind]
        text = f"The SOP Classes whose instances {words}: those of which `SOPClass.{kind}` is true."
        yield Group(name, text, _where(kind, value=True), tuple(_of_kind(kind, members, rules, modules)))


def _where(name: str, value: object) -> str:
    return f"members_where({_CURRENT}, {literal(name)}, {literal(value)})"


def _of_kind(kind: str, members: EditionMembers, rules: Rules, modules: Mapping[str, Any]) -> Iterator[str]:
    for one in members.classes:
        rows, source = rules.modules(dict(modules), one.uid, str(members.edition))
        if source is not None and is_of_kind(kind, rows):
            yield one.uid


def _by_table(members: Iterable[Member]) -> list[tuple[str, list[Member]]]:
    return [(table, list(rows)) for table, rows in groupby(members, key=lambda one: one.table)]


def _member(text: str) -> str:
    return text.replace(" ", "_")


def _first_listed(first: Registered | None) -> tuple[str, str | None, str] | None:
    return None if first is None else (str(first.edition), str(first.not_in) if first.not_in else None, first.part)


class Renderer:
    """Renders the modules of the package from the members of the editions and the runs over them."""

    def __init__(
        self,
        editions: Sequence[EditionMembers],
        runs: Runs,
        registers: tuple[Register, RegisterRuns],
        snapshots: Sequence[Snapshot],
    ) -> None:
        self._editions = editions
        self._runs = runs
        self._rules = rules_of(runs)
        self._registers = registers
        self._snapshots = snapshots
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(_TEMPLATES),
            undefined=jinja2.StrictUndefined,
            autoescape=False,  # noqa: S701  # Python is rendered here: `finalize` escapes
            finalize=finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        filters: dict[str, Any] = self._environment.filters
        filters.update(
            py=literal,
            doc=docstring,
            name=identifier,
            code=Code,
            member=_member,
            first_listed=_first_listed,
            summary=self._summary,
            by_table=_by_table,
        )

    def _summary(self, one: Member) -> str:
        """The docstring of a constant: name, IOD and section of PS3.3, borrowed where the newest edition has none."""
        of_class = one.uid, str(self._editions[-1].edition), one.is_retired
        title, _ = self._rules.title(*of_class)
        section, _ = self._rules.section(*of_class)
        iod = ", ".join(filter(None, [title, section and f"PS3.3 {section}"]))
        return f"{'Retired. ' if one.is_retired else ''}{one.name}{': ' if iod else ''}{iod}."

    def edition(self, members: EditionMembers) -> dict[PurePosixPath, str]:
        """The modules of one edition; nothing in them depends on another edition."""
        folder = PurePosixPath("editions", members.edition.module)
        values = self._values(members)
        package = self._environment.get_template("__init__.py.jinja").render(values)
        templates = {
            "groups": "edition_groups.py.jinja",
            "sop_classes": "sop_classes.py.jinja",
            "uids": "edition_uids.py.jinja",
        }
        modules = {folder / f"{name}.py": self._module(template, values) for name, template in templates.items()}
        return {folder / "__init__.py": package} | modules

    def _values(self, members: EditionMembers) -> dict[str, Any]:
        groups = tuple(groups_of(members, self._rules, self._runs.modules))
        retired = (_RETIRED,) if members.retired else ()
        return {
            "edition": members.edition,
            "model": members.model,
            "classes": members.classes,
            "retired": members.retired,
            "all": members.all,
            "groups": groups,
            "group_names": sorted(["BY_DIRECTORY_RECORD_TYPE", *(group.name for group in groups)]),
            "defined": sorted([*_DEFINED, *retired]),
            "sop_class_names": sorted({*_DEFINED, *retired} - {"EDITION"}),
            "public": tuple(sorted([*_DEFINED, *retired, "groups", "uids"])),
        }

    def shared(self) -> dict[PurePosixPath, str]:
        """The modules outside the editions: the runs, the list of editions, and the newest under short names."""
        register, register_runs = self._registers
        values = self._values(self._editions[-1]) | {
            "editions": [members.edition for members in self._editions],
            "record_types": self._record_types(),
            "register": register,
            "register_runs": register_runs,
            "runs": self._runs,
            "snapshots": self._snapshots,
        }
        templates = {
            "editions/__init__.py": "editions.py.jinja",
            "editions/any_class.py": "any_class.py.jinja",
            "editions/iod_modules.py": "iod_modules.py.jinja",
            "editions/literals.py": "editions_literals.py.jinja",
            "editions/newest.py": "newest.py.jinja",
            "editions/record_types.py": "record_types.py.jinja",
            "editions/registry.py": "registry.py.jinja",
            "editions/retired_storage.py": "retired_storage.py.jinja",
            "editions/runs.py": "runs.py.jinja",
            "editions/sources.py": "sources.py.jinja",
            "groups/__init__.py": "newest_groups.py.jinja",
            "groups/literals.py": "newest_group_literals.py.jinja",
            "uids/__init__.py": "newest_uids.py.jinja",
        }
        return {PurePosixPath(path): self._module(name, values) for path, name in templates.items()}

    def _record_types(self) -> list[str]:
        return sorted({type_ for one in self._editions for type_ in (one.model.record_types or {}).values()})

    def _module(self, template: str, values: Mapping[str, Any]) -> str:
        body = self._environment.get_template(template).render(values)
        return f'# Generated by "python -m codegen build". Do not edit.\n\n{body}'
