"""A name for every class, and what keeps a name from ever changing: the ledger, later registers, released modules."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from codegen.errors import LedgerError, SpecError
from codegen.files import read_regular
from codegen.model.edition import EditionModel, SOPClass
from codegen.tables import names
from codegen.tables.names import LEDGER_FILE, Ledger, Name

_ENUMS = frozenset({"MediaStorageSOPClass", "RetiredMediaStorageSOPClass"})


def named(models: Iterable[EditionModel], recorded: Ledger, known: Ledger) -> Ledger:
    """Name every class that has no name yet, as its newest edition prints it; current classes before retired."""
    newest_first = sorted(models, key=lambda model: model.edition, reverse=True)
    ledger = recorded
    for row in (row for model in newest_first for row in model.classes):
        if ledger.get(row.uid) is None:
            ledger = ledger.with_name(known.get(row.uid) or _new_name(row, newest_first))
    for row in (row for model in newest_first for row in model.retired or ()):
        if ledger.get(row.uid) is None:
            name = known.get(row.uid) or _new_name(row, newest_first)
            ledger = ledger.with_name(names.retired(name) if ledger.is_taken(name) else name)
    return ledger


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
                raise LedgerError(
                    f"PS3.6 {model.edition} Table A-1 gives {uid} the keyword {entry.keyword}, "
                    f"{LEDGER_FILE} the constant {name.constant}: names never change"
                )


def refuse_changed_names(package_dir: Path, ledger: Ledger) -> None:
    """Raise SpecError if a generated module on disk calls a UID by another name than the ledger."""
    for path in sorted(package_dir.glob("editions/e*/sop_classes.py")):
        ledger.refuse_changes(_assigned(path, in_enums=True), str(path), lambda name: name.member)
    for path in sorted([*package_dir.glob("editions/e*/uids.py"), package_dir / "uids" / "__init__.py"]):
        ledger.refuse_changes(_assigned(path, in_enums=False), str(path), lambda name: name.constant)


def _assigned(path: Path, *, in_enums: bool) -> Mapping[str, str]:
    """The UIDs that a module assigns to names, in its enums or at its top level; a build replaces a damaged module."""
    try:
        body = ast.parse(read_regular(path)).body
    except (SpecError, SyntaxError, ValueError, RecursionError):
        return {}
    if not in_enums:
        return dict(_assignments(body))
    enums = (node for node in body if isinstance(node, ast.ClassDef) and node.name in _ENUMS)
    return dict(pair for node in enums for pair in _assignments(node.body))


def _assignments(body: Iterable[ast.stmt]) -> Iterator[tuple[str, str]]:
    for statement in body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(value))):
                yield name, value
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Constant(value=str(value))):
                yield name, value
            case _:
                pass
