"""PS3.3 Annex A: which of its IODs a passage means, by a link, a title or an Information Entity; no I/O."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Final, Literal

from codegen.extract.part03 import Part3, is_iod, is_within
from codegen.model.edition import Module

Words = tuple[str, ...]

_LINK: Final = re.compile(r"\b(sect|table)_([A-Z][A-Za-z0-9]*(?:[.\-][A-Za-z0-9]+)*)")
_ANY_LINK: Final = re.compile(r"\b(?:sect|table|chapter|figure|note)_\S*\w")
_CAPITAL: Final = r"[A-Z0-9][\w/]*(?:-\w+)*"
_RUN: Final = re.compile(rf"(?<![\w\-]){_CAPITAL}(?:\s+(?:(?:and|or|of|for)\s+)?{_CAPITAL})*")
_JOINED: Final = re.compile(r"\s+(?:and|or|of|for)\s+")
_ENTITY: Final = re.compile(r"\b(?:(IE|Information Entity)|IEs|Information Entities)\b")
_GROUP: Final = re.compile(r"\b(?:IODs|Definitions|Objects)\b")
_TITLE_OF_IOD: Final = re.compile(r"\b(?:IODs?|Definitions?)$")
_ACRONYM: Final = re.compile(r"[A-Z]{2,3}")
_LONGEST_ENTITY: Final = 6
_LONGEST_LIST: Final = 1000
_INSTANCE_MODULE: Final = "sop common"
# An IOD is also spoken of as "RT Dose Information Object Definition" and by its "RT Dose SOP Instance".
_AROUND: Final = frozenset(
    (
        *("iod", "information", "object", "definition", "description", "document"),
        *("storage", "sop", "instance", "class", "classe", "retired"),
    )
)
_ARTICLES: Final = frozenset({"a", "an", "the"})


def folded(text: str) -> Words:
    """Words for comparing: without case, hyphens and the plural.

    >>> folded("RT Second-Generation IODs")
    ('rt', 'second', 'generation', 'iod')
    """
    words = re.findall(r"[a-z0-9]+", text.casefold())
    return tuple(word[:-1] if word.endswith("s") and not word.endswith("ss") else word for word in words)


def name_of(title: str) -> Words:
    """What an IOD is called, whichever way it is spoken of.

    >>> name_of("a Key Object Selection Document SOP Instance")
    ('key', 'object', 'selection')
    """
    words = list(folded(title))
    while words and words[-1] in _AROUND:
        words.pop()
    while words and words[0] in _ARTICLES:
        words.pop(0)
    return tuple(words)


@dataclass(frozen=True, slots=True)
class Target:
    """A section of Annex A that a passage means, and by what."""

    section: str
    by: Literal["link", "title", "group", "ending"]
    """A group is of several IODs ("Structured Report Document IODs"); an ending is one of a title."""
    words: int = 0

    @property
    def is_single(self) -> bool:
        """Whether it means this section itself, not a group of IODs under a common name."""
        return self.by in {"link", "title"}


def iod_title(part3: Part3, section: str) -> str | None:
    """The title of the IOD that a section of PS3.3 defines, or None where the document has no such section.

    PS3.4 refers for some IODs to their description, A.80.1.1 "Planar MPR Volumetric Presentation State IOD
    Description"; the IOD is then the section over it.
    """
    title, over = part3.titles.get(section), part3.titles.get(section.rpartition(".")[0])
    if title and over and is_iod(section) and name_of(title) == name_of(over) and not _GROUP.search(over):
        return over
    return title or None


def _is_telling(name: Words, printed: str) -> bool:
    """Whether the end of a title is enough to identify IODs: two words of it, or an acronym ("SR Document")."""
    if len(name) == 1:
        return any(_ACRONYM.fullmatch(word) and folded(word) == name for word in printed.split())
    return len(name) > 1 and name[-1] not in {"ie", "entity"}


class IODs:
    """The IODs of PS3.3: found by the wording of a passage, or by their Information Entities."""

    def __init__(self, part3: Part3, sections: Iterable[str]) -> None:
        self._sections = frozenset(sections)
        self._names = {
            number: name_of(title) for number, title in part3.titles.items() if self._has_name(number, title)
        }
        self._titled: dict[Words, list[Target]] = {}
        for number, name in self._names.items():
            # The description of an IOD (A.3.1 "CT Image IOD Description") has the name of the section over it.
            if name and name != self._names.get(number.rpartition(".")[0]):
                group = _GROUP.search(part3.titles[number]) is not None
                self._titled.setdefault(name, []).append(Target(number, "group" if group else "title"))
        self._tables = {table.id: table.section for table in part3.module_tables}
        self._modules: dict[str, list[Module]] = {}
        for table in part3.module_tables:
            self._modules.setdefault(table.section, []).extend(table.modules)
        self._entities = {_entity(one) for modules in self._modules.values() for one in modules}
        self.modules_of = {section: self._gather_modules(section) for section in self._sections}
        """The Modules of each IOD, in the order of its table; empty where no table of it could be read."""

    def _has_name(self, number: str, title: str) -> bool:
        """Whether a title is the name of an IOD or of a group of them: sections inside an IOD are titled "Modality"."""
        if not is_iod(number):
            return False
        if any(is_within(section, number) for section in self._sections):
            return True
        return self._owner(number) is None and _TITLE_OF_IOD.search(title) is not None

    def targets(self, text: str) -> list[Target]:
        """The sections of Annex A that a passage links to or names; a link appears in it as ``sect_A.18``."""
        found = [Target(section, "link") for section in self._linked(text) if is_iod(section)]
        for run in _RUN.findall(_ANY_LINK.sub(" , ", text)):
            found += self._named(run)
        return list(dict.fromkeys(found))

    def _linked(self, text: str) -> Iterator[str]:
        for kind, number in _LINK.findall(text):
            section = number if kind == "sect" else self._tables.get(number)
            if section:
                yield section

    def _named(self, run: str) -> Iterator[Target]:
        """What a run of capitalised words names: all of it a title or the end of some, or each of its parts."""
        name = name_of(run)
        parts = _JOINED.split(run)
        if len(parts) > 1 and name not in self._titled:
            for part in parts:
                yield from self._named(part)
            return
        yield from self._titled.get(name, ())
        if _is_telling(name, run):
            for number, title in self._names.items():
                if title != name and title[-len(name) :] == name:
                    yield Target(number, "ending", len(name))

    def entities(self, text: str) -> frozenset[str]:
        """The Information Entities that a passage speaks of, of those that the tables of Modules know."""
        found: set[str] = set()
        for match in _ENTITY.finditer(text):
            before = text[max(0, match.start() - _LONGEST_LIST) : match.start()].replace(",", " , ").split()
            found |= set(self._entities_before(before, only_last=match[1] is not None))
        return frozenset(found)

    def _entities_before(self, words: list[str], *, only_last: bool) -> Iterator[str]:
        """The entities that end where the words end; before "IEs", those of the whole list."""
        while words:
            lengths = range(min(_LONGEST_ENTITY, len(words)), 0, -1)
            count = next((length for length in lengths if _joined(" ".join(words[-length:])) in self._entities), 0)
            if count:
                yield _joined(" ".join(words[-count:]))
            if not count or only_last:
                return
            words = words[:-count]
            while words and words[-1] in {"and", "or", ","}:
                words = words[:-1]

    def covers(self, target: Target, section: str) -> bool:
        """Whether a target means an IOD: its section, one above it, or one under it that is of no other IOD."""
        return is_within(section, target.section) or self._owner(target.section) == section

    def _owner(self, section: str) -> str | None:
        """The IOD to which a section belongs: the deepest that holds it."""
        while "." in section:
            if section in self._sections:
                return section
            section = section.rpartition(".")[0]
        return None

    def entities_of(self, section: str) -> frozenset[str]:
        """The Information Entities in the tables of an IOD's Modules."""
        return frozenset(map(_entity, self.modules_of[section]))

    def instance_entities(self, section: str) -> frozenset[str]:
        """The Information Entity of the instance itself: the one with the SOP Common Module, or else the last."""
        modules = self.modules_of[section]
        found = frozenset(_entity(one) for one in modules if _joined(one.name) == _INSTANCE_MODULE)
        return found or frozenset(map(_entity, modules[-1:]))

    def referenced(self, targets: Iterable[Target]) -> frozenset[str]:
        """The IODs, of those that the SOP Classes refer to, that the targets cover."""
        targets = list(targets)
        return frozenset(one for one in self._sections if any(self.covers(target, one) for target in targets))

    def _gather_modules(self, section: str) -> list[Module]:
        """The Modules in the tables of an IOD.

        PS3.4 refers for some IODs to their description (A.80.1.1), beside which their table is (A.80.1.3).
        """
        own = [table for table in self._modules if self._owner(table) == section]
        below = own or [table for table in self._modules if is_within(table, section)]
        parent = section.rpartition(".")[0]
        if not below and self._names.get(parent) and self._names.get(parent) == self._names.get(section):
            below = [table for table in self._modules if is_within(table, parent) and self._owner(table) is None]
        return [one for table in below for one in self._modules[table]]

    def common_ending(self, section: str, other: str) -> int:
        """How many words the titles of two IODs have in common at their end."""
        pairs = zip(self._names.get(section, ())[::-1], self._names.get(other, ())[::-1], strict=False)
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _entity(module: Module) -> str:
    return _joined(module.information_entity)


def _joined(text: str) -> str:
    return " ".join(folded(text))
