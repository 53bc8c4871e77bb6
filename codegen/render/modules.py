"""Model → {path: text}: jinja2 places values; `codegen.render.format` formats."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any, Final

import jinja2

from codegen.edition import Edition
from codegen.model.iod_modules import module_tables
from codegen.model.kinds import KINDS
from codegen.model.register import Register, registered
from codegen.model.timeline import EditionFacts, Facts, FromEdition
from codegen.render.escape import Code, docstring, finalize, identifier, literal
from codegen.spec.section import DIRECTORY_TABLE
from codegen.spec.snapshot import SourceDocument

_TEMPLATES: Final = Path(__file__).parent / "templates"
_STORAGE_TABLE: Final = "B.5-1"
_NON_PATIENT_TABLE: Final = "GG.3-1"
_CURRENT: Final = "MediaStorageSOPClass"
_RETIRED: Final = "RetiredMediaStorageSOPClass"


@dataclass(frozen=True, slots=True)
class PublicNames:
    """The public names of an edition's module, and the modules that define them."""

    modules: Mapping[str, tuple[str, ...]]
    submodules: tuple[str, ...] = ("groups", "uids")

    @classmethod
    def of(cls, facts: EditionFacts) -> "PublicNames":
        """The public names of an edition; one without retired classes has no enum of them."""
        retired = (_RETIRED,) if facts.retired else ()
        return cls(
            {
                "literals": ("MediaStorageSOPClassUID",),
                "lookup": ("by_keyword", "by_name", "get"),
                "sop_classes": (_CURRENT, *retired),
            }
        )

    @property
    def defined(self) -> tuple[str, ...]:
        """The names of values, sorted."""
        return tuple(sorted(["EDITION", *(name for names in self.modules.values() for name in names)]))

    @property
    def all(self) -> tuple[str, ...]:
        """All names, sorted."""
        return tuple(sorted([*self.defined, *self.submodules]))


@dataclass(frozen=True, slots=True)
class Group:
    """A set of classes that a table or a list of the standard defines."""

    name: str
    description: str
    kind: str
    uids: tuple[str, ...]
    rule: str | None = None
    """The property that is true of its classes; None if a table or a list names them."""
    members: tuple[str, ...] = ()

    @property
    def alias(self) -> str:
        """The name of the type of its UIDs.

        >>> Group("ANNEX_O", "", "MediaStorageSOPClass", ()).alias
        'AnnexOUID'
        """
        return f"{self.name.title().replace('_', '')}UID"


def _summary(facts: Facts) -> str:
    """The docstring of a member or constant: name, IOD and the section of PS3.3 that defines it."""
    title = [facts.iod_title.value] if facts.iod_title else []
    section = [f"PS3.3 {facts.iod_section.value}"] if facts.iod_section else []
    iod = ", ".join(title + section)
    return f"{'Retired. ' if facts.is_retired else ''}{facts.name}{': ' if iod else ''}{iod}."


def _row(facts: Facts) -> Code:
    """A class as a row of an edition's side table."""
    values = [
        f"TABLES[{literal(facts.table)}]",
        literal(facts.name),
        literal(facts.constant),
        _iod(facts),
        literal(facts.directory_record_type),
        literal(str(facts.first_edition)),
        literal(str(facts.last_edition)),
        literal(str(facts.related.edition) if facts.related else None),
    ]
    if facts.former_names:
        values.append(f"former_names={literal(facts.former_names)}")
    if facts.related and facts.related.value:
        values.append(f"related_general={literal(facts.related.value)}")
    if not facts.shares_uid_with_network:
        values.append("shares_uid_with_network=False")
    if found := facts.specialization:
        links = (f"PS3_4[{literal(str(found.edition))}] + {literal(section)}, " for section in found.value)
        values.append(f"specialization=({''.join(links)})")
    if facts.directory_record_type_edition is not None:
        values.append(f"directory_record_type_edition={literal(str(facts.directory_record_type_edition))}")
    if facts.kinds is not None:
        values.append(f"kinds={literal(tuple(kind.property for kind in facts.kinds))}")
    return Code(f"{literal(facts.uid)}: Facts({', '.join(values)})")


def _iod(facts: Facts) -> Code:
    section, title = facts.iod_section, facts.iod_title
    if section is None and title is None:
        return literal(None)
    url = f"PS3_3[{literal(str(section.edition))}] + {literal(section.value)}" if section else literal(None)
    first, last = (literal(one.value if one else None) for one in (section, title))
    editions = ", ".join(literal(str(one.edition) if one else None) for one in (section, title))
    modules = f", {literal(str(facts.modules.edition))}" if facts.modules else ""
    return Code(f"IOD({first}, {last}, {url}, {editions}{modules})")


def _provenance(sources: Iterable[SourceDocument]) -> list[str]:
    """The documents of an edition, a line each, and which tables are from them."""
    tables: dict[tuple[str, str, str], list[str]] = {}
    for source in sources:
        place = source.url or source.citation or source.file or "unknown"
        tables.setdefault((source.part, source.form, place), []).extend(source.tables)
    return [f"{part} {_tables(ids)}, {form}: {place}" for (part, form, place), ids in tables.items()]


def _by_table(classes: Iterable[Facts]) -> list[tuple[str, list[Facts]]]:
    return [(table, list(rows)) for table, rows in groupby(classes, key=lambda one: one.table)]


def _tables(ids: Sequence[str]) -> str:
    """Tables by their ids, as in a sentence.

    >>> _tables(["I.4-1", "B.5-1", "GG.3-1"]), _tables(["I.4-1"])
    ('Tables I.4-1, B.5-1 and GG.3-1', 'Table I.4-1')
    """
    if not ids:
        return "no table"
    *head, last = ids
    return f"Tables {', '.join(head)} and {last}" if head else f"Table {last}"


def _member(text: str) -> str:
    return text.replace(" ", "_")


def groups_of(facts: EditionFacts) -> list[Group]:
    """The groups that the source of an edition defines."""
    model = facts.model
    member = {one.uid: one.member for one in facts.all}
    found = [
        Group("STORAGE", f"The SOP Classes of the Storage Service Class: PS3.4 Table {_STORAGE_TABLE}.", _CURRENT, uids)
        for uids in [model.tables.get(_STORAGE_TABLE)]
        if uids
    ]
    if uids := model.tables.get(_NON_PATIENT_TABLE):
        text = f"The SOP Classes of the Non-Patient Object Storage Service Class: PS3.4 Table {_NON_PATIENT_TABLE}."
        found.append(Group("NON_PATIENT_OBJECT", text, _CURRENT, uids))
    if model.names_all_in_one_table:
        directory = tuple(uid for uid in model.tables[DIRECTORY_TABLE] if uid in (model.not_sharing_uid or ()))
        text = f"The media directory SOP Class, which the note to PS3.4 Table {DIRECTORY_TABLE} names."
    else:
        directory = model.tables.get(DIRECTORY_TABLE, ())
        text = f"The media directory SOP Class: PS3.4 Table {DIRECTORY_TABLE}."
    if directory:
        found.append(Group("MEDIA_DIRECTORY", text, _CURRENT, directory))
    if model.annex_o:
        text = "The SOP Classes to which PS3.4 section I.4.1.2 applies the requirements of Annex O."
        found.append(Group("ANNEX_O", text, _CURRENT, model.annex_o))
    if facts.retired:
        text = "The retired SOP Classes of the Storage Service Class: PS3.4 Table B.6-1."
        found.append(Group("RETIRED", text, _RETIRED, tuple(one.uid for one in facts.retired)))
    found += _kinds(facts)
    return [replace(one, members=tuple(member[uid] for uid in one.uids)) for one in found]


def _kinds(facts: EditionFacts) -> Iterator[Group]:
    for kind in KINDS:
        text = f"The SOP Classes whose instances {kind.description}: those of which `SOPClass.{kind.property}` is true."
        if uids := tuple(one.uid for one in facts.classes if kind in (one.kinds or ())):
            yield Group(kind.group, text, _CURRENT, uids, kind.property)


def _has_record_types(facts: EditionFacts) -> bool:
    return any(one.directory_record_type for one in facts.classes)


class Renderer:
    """Renders the modules of the package from the history of the editions."""

    def __init__(
        self,
        history: Sequence[EditionFacts],
        register: Register,
        sources: Mapping[Edition, Sequence[SourceDocument]],
        digest: Callable[[Edition], str],
    ) -> None:
        self._history = history
        self._register = register
        self._sources = sources
        self._digest = digest
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
            row=_row,
            member=_member,
            summary=_summary,
            tables=_tables,
            by_table=_by_table,
        )

    def edition(self, facts: EditionFacts) -> dict[PurePosixPath, str]:
        """The modules of one edition."""
        folder = PurePosixPath("editions", facts.edition.module)
        values = {
            "facts": facts,
            "groups": groups_of(facts),
            "by_record_type": _has_record_types(facts),
            "public": PublicNames.of(facts),
            "iod_urls": _urls("PS3.3", (one.iod_section for one in facts.all)),
            "specialization_urls": _urls("PS3.4", (one.specialization for one in facts.all)),
            "provenance": _provenance(self._sources[facts.edition]),
            "digest": self._digest(facts.edition),
            "up": "...",
        }
        package = {folder / "__init__.py": self._environment.get_template("__init__.py.jinja").render(values)}
        names = ("_facts", "group_literals", "groups", "literals", "lookup", "sop_classes", "uids")
        return package | {folder / f"{name}.py": self._module(f"{name}.py.jinja", values) for name in names}

    def shared(self) -> dict[PurePosixPath, str]:
        """The modules outside the editions: the list of editions, and the newest under short names."""
        newest = self._history[-1]
        values = {
            "facts": newest,
            "groups": groups_of(newest),
            "by_record_type": _has_record_types(newest),
            "public": PublicNames.of(newest),
            "editions": [facts.edition for facts in self._history],
            "record_types": self._record_types(),
            "registry": registered(facts.model for facts in self._history),
            "register": self._register,
            "modules": module_tables(self._history),
            "up": "..",
        }
        templates = {
            "editions/__init__.py": "editions.py.jinja",
            "editions/iod_modules.py": "iod_modules.py.jinja",
            "editions/literals.py": "editions_literals.py.jinja",
            "editions/newest.py": "newest.py.jinja",
            "editions/record_types.py": "record_types.py.jinja",
            "editions/registry.py": "registry.py.jinja",
            "editions/retired_storage.py": "retired_storage.py.jinja",
            "groups/__init__.py": "newest_groups.py.jinja",
            "uids/__init__.py": "uids.py.jinja",
        }
        command = "python -m codegen build"
        return {PurePosixPath(path): self._module(name, values, command) for path, name in templates.items()}

    def _record_types(self) -> list[str]:
        return sorted({type_ for facts in self._history for type_ in (facts.model.record_types or {}).values()})

    def _module(self, template: str, values: Mapping[str, Any], command: str | None = None) -> str:
        command = command or f"python -m codegen build {values['facts'].edition}"
        body = self._environment.get_template(template).render(values)
        return f'# Generated by "{command}". Do not edit.\n\n{body}'


def _urls(part: str, sections: Iterable[FromEdition[Any] | None]) -> dict[str, str]:
    """The document of a part in each edition from which sections are; a section number completes the link."""
    editions = {section.edition for section in sections if section}
    return {str(edition): edition.section_url(part, "") for edition in sorted(editions)}
