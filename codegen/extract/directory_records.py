"""PS3.3 Annex F → the Directory Record Type of each SOP Class, as section F.5 states it; no I/O.

A section F.5.n gives the value of its record and states what the record "shall be used to reference", by a link to
the section of an IOD or of a group of IODs, by their titles, or by the Information Entity whose Modules hold its keys.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from codegen.errors import SpecError
from codegen.extract.iod_titles import IODs, Target
from codegen.extract.part03 import PART, RECORDS_SECTION, Part3, is_iod, is_within
from codegen.standard.document import Section
from codegen.tables.table import checked_record_type

_QUOTES: Final = dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u2033"), '"')
_SENTENCE: Final = re.compile(r"(?:(?<=\.)|(?<=\.[\")]))\s+(?=[A-Z]|(?:sect|table)_)")
_QUOTED: Final = re.compile(r'Directory Record Type\b[^"]*"\s*([^"]*?)\s*\.?\s*"')
_PLAIN: Final = re.compile(r"Directory Record Type\b.*?\b[Vv]alue(?: of)? ([A-Z][A-Z0-9]*(?: [A-Z0-9]+)*)\s*(?:\.|$)")
_REFERENCE: Final = re.compile(
    r"\bshall (?:only |always )?(?:be used (?:only )?(?:to reference|to refer to|for referencing)|reference)\b(.*)"
)
_BESIDE: Final = re.compile(r'"[A-Z0-9 ]+\.?"|\b(?:except|excluding|other than|with the exception of|but not)\b[^)]*')
_LOWER_LEVEL: Final = re.compile(r"\bLower-Level Directory Entity\b", re.IGNORECASE)
_KEYS: Final = re.compile(r"\bfound in\b(.*)")
_ENTITY: Final = re.compile(r"\b(?:IEs?|Information Entit(?:y|ies))\b")
_RETIRED: Final = re.compile(r"Retired\b|This (?:section|Directory Record)\b[^.]*\bpreviously defined\b")
_SAYS_RETIRED: Final = re.compile(r"\bretired\b", re.IGNORECASE)

_NAMED: Final = 4
_ENDING: Final = 3
_ENTITY_STATED: Final = 2
_ENTITY_OF_KIN: Final = 1
_ENTITY_OF_OTHERS: Final = 0


@dataclass(frozen=True, slots=True)
class Record:
    """What a section F.5.n states about its Directory Record."""

    section: str
    type: str
    """The value of Directory Record Type (0004,1430)."""
    reference: str
    """What it shall be used to reference, in the words of the standard; empty for PATIENT, STUDY and SERIES."""
    keys: str
    """In which Modules the description of its keys may be found, in the words of the standard."""

    def __str__(self) -> str:
        return f"section {self.section} ({self.type})"


@dataclass(frozen=True, slots=True)
class Derivation:
    """The Directory Record Type of each class that has one, and remarks on the document."""

    types: Mapping[str, str]
    """Directory Record Type by SOP Class UID."""
    remarks: tuple[str, ...]
    """Statements that cannot be followed or contradict each other, and how they were decided; each in a sentence."""


def directory_record_types(part3: Part3, iod_section_by_uid: Mapping[str, str | None]) -> Derivation:
    """Derive the Directory Record Type of each SOP Class from Annex F; a class that no record claims stays without.

    Of two records that claim an IOD, the more specific claim holds: a link to A.35.4 against one to A.35, any link or
    title against an Information Entity. Where that does not decide, the class has no type, and a remark
    gives the reason.
    """
    sections = {section for section in iod_section_by_uid.values() if section and is_iod(section)}
    reader = _Reader(part3, sections)
    claims = list(reader.claims())
    decided = {section: reader.decide(section, claims) for section in sorted(sections, key=_order)}
    types = {uid: type_ for uid, section in iod_section_by_uid.items() if (type_ := decided.get(section or ""))}
    return Derivation(types, tuple(reader.remarks))


def read_record(section: Section) -> Record | None:
    """Read a section F.5.n, or return None if the record is retired.

    Raises SpecError where it has no value in capitals: 'a Directory Record Type of Value "SR DOCUMENT"'.
    """
    sentences = _sentences(section)
    if any(_RETIRED.match(passage.text) for passage in section.of("para")):
        return None
    value = next((match[1] for text in sentences for form in (_QUOTED, _PLAIN) if (match := form.search(text))), None)
    if value is None:
        if any(_SAYS_RETIRED.search(text) for text in sentences):
            return None
        expected = "'a Directory Record Type of Value \"SR DOCUMENT\"'"
        raise SpecError(f"section {section.number}: expected {expected}, found {' '.join(sentences)!r}")
    sentences = [_BESIDE.sub(" ", text) for text in sentences]
    references = [match[1] for text in sentences if (match := _REFERENCE.search(text))]
    return Record(
        section=section.number,
        type=checked_record_type(value, f"section {section.number}"),
        reference=" ; ".join(text for text in references if not _LOWER_LEVEL.search(text)).strip(),
        keys=" ; ".join(_of_keys(sentences)).strip(),
    )


def _sentences(section: Section) -> list[str]:
    """The sentences of a section, its notes apart; the items of a list belong to the sentence over them."""
    sentences: list[str] = []
    for passage in section.passages:
        text = passage.with_targets(PART).translate(_QUOTES)
        if passage.kind == "para":
            sentences += _SENTENCE.split(text)
        elif passage.kind == "item" and sentences:
            sentences[-1] += f" , {text}"
    return sentences


def _of_keys(sentences: Iterable[str]) -> Iterator[str]:
    for text in sentences:
        if _REFERENCE.search(text) or _LOWER_LEVEL.search(text):
            continue
        if match := _KEYS.search(text):
            yield match[1]
        elif _ENTITY.search(text):
            yield text


@dataclass(frozen=True, slots=True)
class _Claim:
    """One reason for which a record references an IOD, with how much it weighs."""

    record: Record
    strength: int
    target: Target | None = None
    in_reference: bool = False
    entities: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    """The sections of the IODs that the record names."""

    def weight(self, section: str, iods: IODs) -> tuple[int, int, bool] | None:
        """How much the claim weighs for an IOD; None where it is not about it."""
        if self.target is None:
            own = self.entities & iods.entities_of(section)
            return (self.strength, len(own & iods.instance_entities(section)), False) if own else None
        if not iods.covers(self.target, section):
            return None
        depth = min(self.target.section.count("."), section.count("."))
        return self.strength, depth if self.strength == _NAMED else self.target.words, self.in_reference


class _Reader:
    """Reads the records of a document, and decides by what they claim; each remark names the document."""

    def __init__(self, part3: Part3, sections: Iterable[str]) -> None:
        self._part3 = part3
        self._iods = IODs(part3, sections)
        self.remarks: list[str] = []

    def _remark(self, text: str) -> None:
        self.remarks.append(f"{self._part3.name}, {text}")

    def _records(self) -> list[Record]:
        """The records that are not retired, compared with Table F.4-1."""
        records: list[Record] = []
        model = self._part3.model
        for section in self._part3.records:
            try:
                record = read_record(section)
            except SpecError as error:
                self._remark(str(error))
                continue
            if record is not None:
                records.append(record)
                if model and (listed := model.get(record.section)) != record.type:
                    self._remark(f"{record}: Table F.4-1 lists it {f'as {listed!r}' if listed else 'not at all'}")
        defined = {record.section for record in records}
        for number, kind in model.items():
            if number not in defined and is_within(number, RECORDS_SECTION):
                self._remark(f"Table F.4-1: lists {kind!r}, which section {number} does not define")
        return records

    def claims(self) -> Iterator[_Claim]:
        """Yield what each record claims."""
        records = self._records()
        of_no_instance = (record.keys for record in records if not record.reference)
        shared = frozenset(entity for keys in of_no_instance for entity in self._iods.entities(keys))
        for record in records:
            if record.reference:
                claims = self._claims_of(record, shared)
                if not claims:
                    self._remark(
                        f"{record}: expected a link to an IOD, the title of one, or an IE of the tables of "
                        f"Modules, found {record.reference!r}, with keys in {record.keys!r}"
                    )
                yield from claims
            elif self._iods.targets(record.keys):
                self._remark(f"{record}: does not state what it shall be used to reference")

    def _claims_of(self, record: Record, shared: frozenset[str]) -> list[_Claim]:
        iods = self._iods
        of_reference, of_keys = iods.targets(record.reference), iods.targets(record.keys)
        entities = (iods.entities(record.reference) | iods.entities(record.keys)) - shared
        strength = _ENTITY_OF_OTHERS if any(target.is_single for target in of_keys) else _ENTITY_STATED
        stated, described = _sections(of_reference), _sections(of_keys)
        # The Modules with the keys are of what is referenced, unless both are stated and differ.
        if stated and described and not any(_overlap(one, other) for one in stated for other in described):
            self._remark(
                f"{record}: is to reference {', '.join(stated)}, with keys described in {', '.join(described)}: "
                "the latter is not taken to be referenced"
            )
            of_keys = []
        single = [target.section for target in (*of_reference, *of_keys) if target.is_single]
        if not entities and not single:
            referenced = iods.referenced((*of_reference, *of_keys))
            entities = frozenset[str]().union(*map(iods.instance_entities, referenced)) - shared
            strength = _ENTITY_OF_KIN
        claims = [
            _Claim(record, _ENDING if target.by == "ending" else _NAMED, target, in_reference=targets is of_reference)
            for targets in (of_reference, of_keys)
            for target in targets
        ]
        return [*claims, *([_Claim(record, strength, entities=entities, kin=frozenset(single))] if entities else [])]

    def decide(self, section: str, claims: Iterable[_Claim]) -> str | None:
        """Return the Directory Record Type of one IOD."""
        where = f"section {section} ({self._part3.titles.get(section, 'not in the document')})"
        weighed = [(weight, claim) for claim in claims if (weight := claim.weight(section, self._iods)) is not None]
        if not weighed:
            if not self._iods.entities_of(section):
                self._remark(f"{where}: no record names it, and no table of its Modules could be read")
            return None
        heaviest = max(weight for weight, _ in weighed)
        best = [claim for weight, claim in weighed if weight == heaviest]
        types = {claim.record.type for claim in best}
        if len(types) == 1:
            return types.pop()
        claimants = " and ".join(dict.fromkeys(str(claim.record) for claim in best))
        nearest = self._nearest(section, best)
        if nearest is None:
            self._remark(f"{where}: {claimants} claim it equally; it has no Directory Record Type")
        else:
            self._remark(f"{where}: {claimants} both speak of its IE; by the title of the IOD it is taken as {nearest}")
        return nearest

    def _nearest(self, section: str, claims: Iterable[_Claim]) -> str | None:
        """The type of the one record that names an IOD whose title ends as this one's does.

        Thus "RT Ion Plan" is a Plan like "RT Plan", which RT PLAN names, and "RT Brachy Application Setup Delivery
        Instruction" is like "RT Beams Delivery Instruction", which PLAN names, though all have the Plan IE.
        """
        common: dict[str, int] = {}
        for claim in claims:
            ends = (self._iods.common_ending(section, other) for other in claim.kin)
            common[claim.record.type] = max(common.get(claim.record.type, 0), *ends, 0)
        longest = max(common.values())
        nearest = [kind for kind, words in common.items() if words == longest]
        return nearest[0] if longest and len(nearest) == 1 else None


def _sections(targets: Iterable[Target]) -> list[str]:
    return list(dict.fromkeys(target.section for target in targets if target.by != "ending"))


def _overlap(one: str, other: str) -> bool:
    return is_within(one, other) or is_within(other, one)


def _order(section: str) -> list[tuple[int, str]]:
    return [(len(number), number) for number in section.split(".")]
