"""A name for every class, and what keeps a name from ever changing: the ledger, later registers, released modules."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from codegen.errors import LedgerError, SpecError
from codegen.files import read_regular
from codegen.model.edition import EditionModel, SOPClass
from codegen.tables import names
from codegen.tables.names import LEDGER_FILE, Ledger, Name

_ASSIGNED: Final = re.compile(r'^ *(\w+)(?:: "_Final")? = "([0-9.]+)"$', re.MULTILINE)
"""A UID under its name, in a generated enum or module of constants."""


def named(models: Iterable[EditionModel], recorded: Ledger, known: Ledger) -> Ledger:
    """Name every class that has no name yet, as its newest edition prints it; current classes before retired."""
    newest_first = sorted(models, key=lambda model: model.edition, reverse=True)
    current = [row for model in newest_first for row in model.classes]
    retired = [row for model in newest_first for row in model.retired or ()]
    ledger = Ledger(recorded.values())
    for row in (*current, *retired):
        if row.uid not in ledger:
            name = known.get(row.uid) or _new_name(row, newest_first)
            if row.is_retired and ledger.is_taken(name):
                name = Name(name.uid, f"{name.member}_RETIRED", f"{name.constant}Retired")  # as PS3.6 forms keywords
            ledger.add(name)
    return ledger


def with_names(model: EditionModel, ledger: Ledger) -> EditionModel:
    """Return a model whose classes have the names that the ledger gives them."""

    def renamed(rows: Iterable[SOPClass]) -> tuple[SOPClass, ...]:
        return tuple(replace(row, member=ledger[row.uid].member, constant=ledger[row.uid].constant) for row in rows)

    return replace(model, classes=renamed(model.classes), retired=model.retired and renamed(model.retired))


def _new_name(row: SOPClass, newest_first: Iterable[EditionModel]) -> Name:
    entries = [model.registry[row.uid] for model in newest_first if model.registry and row.uid in model.registry]
    try:
        for entry in entries:
            if entry.keyword:
                return names.name_of(row.uid, entry.name, entry.keyword)
        return names.name_of(row.uid, entries[0].name if entries else row.name)
    except SpecError as error:
        raise SpecError(f"{row.uid} ({row.name!r} in Table {row.table}): {error}") from None


def refuse_contradicting_keywords(models: Iterable[EditionModel], *ledgers: Ledger) -> None:
    """Raise LedgerError if a register gives a UID another keyword than the first ledger that has the UID."""
    for model in models:
        for uid, entry in (model.registry or {}).items():
            name = next((name for ledger in ledgers if (name := ledger.get(uid))), None)
            if name is not None and entry.keyword and entry.keyword != name.constant:
                given = f"{uid} the keyword {entry.keyword}, {LEDGER_FILE} the constant {name.constant}"
                raise LedgerError(f"PS3.6 {model.edition} Table A-1 gives {given}: names never change")


def refuse_changed_names(package_dir: Path, ledger: Ledger) -> None:
    """Raise SpecError if a generated module on disk calls a UID by another name than the ledger."""
    for pattern in ("editions/e*/sop_classes.py", "editions/e*/uids.py", "uids/__init__.py"):
        for path in sorted(package_dir.glob(pattern)):
            for found, uid in _ASSIGNED.findall(read_regular(path).decode("utf-8", errors="replace")):
                name = ledger.get(uid)
                if name is None:
                    raise SpecError(f"{path} names {uid} {found}, and {LEDGER_FILE} has lost that row")
                given = name.member if path.name == "sop_classes.py" else name.constant
                if given != found:
                    raise SpecError(f"{path} names {uid} {found}; {LEDGER_FILE} would rename it {given}")
