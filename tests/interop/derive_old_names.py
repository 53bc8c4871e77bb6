r"""Derive ``src/dicom_media_storage/_old_names.py`` from releases of pydicom and pynetdicom, unpacked side by side.

To run it again, with a folder per release named ``pydicom-3.0.2``, ``pynetdicom-1.5.7``, ... that holds its source::

    pip index versions pydicom
    pip download --no-deps --only-binary :all: -d wheels pydicom==3.0.2 && unzip wheels/*.whl -d releases/pydicom-3.0.2
    python tests/interop/derive_old_names.py releases > src/dicom_media_storage/_old_names.py

Releases that have no wheel (pydicom 1.0.2 and 0.9.x, pynetdicom 0.8.x) are read from their source archives.
"""

import ast
import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

LEDGER = Path(__file__).parents[2] / "spec" / "names.csv"
NOT_THE_PACKAGE = {"tests", "examples", "docs", "doc", "benchmarks", "apps"}

# The sources for Python 2 of pynetdicom 0.8 cannot be parsed: there a class is the constant.
CLASS_WITH_UID = re.compile(r"^class (\w+)\([^)]*\):\n(?:(?!class |\n\S).*\n)*?\s+UID = '([\d.]+)'", re.MULTILINE)

MODULE = '''"""Names under which other software knew a SOP Class, and which are not its UID Keyword (PS3.6 Table A-1).

Derived by ``tests/interop/derive_old_names.py`` from the constants of these releases, as PyPI has them:

{releases}
"""

OLD_NAMES: dict[str, str] = {{
{names}
}}
'''


class Known(NamedTuple):
    """A name under which a release knows a UID."""

    name: str
    uid: str


def keywords() -> dict[str, str]:
    """Return the UID Keyword of every UID of the ledger."""
    with LEDGER.open(newline="", encoding="utf-8") as file:
        return {row["uid"]: row["constant"] for row in csv.DictReader(file)}


def known_in(source: str) -> Iterator[Known]:
    """Yield what the source of a module names at its top level: constants, dicts by name or by UID, classes with UID."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        yield from (Known(*match.groups()) for match in CLASS_WITH_UID.finditer(source))
        return
    for statement in body:
        if isinstance(statement, ast.Assign | ast.AnnAssign):
            yield from _assigned(statement)
        elif isinstance(statement, ast.ClassDef):
            yield from (
                Known(statement.name, one.uid) for s in statement.body for one in _inside(s) if one.name == "UID"
            )


def _inside(statement: ast.stmt) -> Iterator[Known]:
    if isinstance(statement, ast.Assign | ast.AnnAssign):
        yield from _assigned(statement)


def _assigned(statement: ast.Assign | ast.AnnAssign) -> Iterator[Known]:
    value = statement.value
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    if isinstance(value, ast.Dict):
        for key, item in zip(value.keys, value.values, strict=True):
            yield from _in_dict(_text(key), item)
        return
    uid = _text(value.args[0] if isinstance(value, ast.Call) and value.args else value)
    yield from (Known(target.id, uid) for target in targets if isinstance(target, ast.Name) and uid is not None)


def _in_dict(key: str | None, item: ast.expr) -> Iterator[Known]:
    """Read both kinds of dict: pynetdicom's ``{name: uid}``, and pydicom's ``{uid: (..., ..., ..., ..., keyword)}``."""
    if key is None:
        return
    if isinstance(item, ast.Tuple):
        keyword = _text(item.elts[4]) if len(item.elts) > 4 else None
        if keyword:
            yield Known(keyword, key)
    elif (uid := _text(item)) is not None:
        yield Known(key, uid)


def _text(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def known_by(release: Path) -> set[Known]:
    """Return every name that a release has for a UID of the ledger."""
    ours = keywords()
    found: set[Known] = set()
    for path in release.rglob("*.py"):
        if NOT_THE_PACKAGE.isdisjoint(path.relative_to(release).parts):
            source = path.read_text(encoding="utf-8", errors="replace")
            found |= {one for one in known_in(source) if one.uid in ours} if "1.2.840.10008" in source else set()
    return found


def old_names(releases: list[Path]) -> dict[str, tuple[str, list[str]]]:
    """Return, by old name, the UID Keyword and the releases that have it; a name that means two UIDs is refused."""
    ours = keywords()
    result: dict[str, tuple[str, list[str]]] = {}
    for release in releases:
        for name, uid in sorted(known_by(release)):
            if name == ours[uid]:
                continue
            if name in ours.values() or result.get(name, (ours[uid],))[0] != ours[uid]:
                raise SystemExit(f"{release.name}: {name} means {uid} there, and another SOP Class elsewhere")
            result.setdefault(name, (ours[uid], []))[1].append(release.name)
    return dict(sorted(result.items()))


def in_order(folder: Path) -> list[Path]:
    """Return the releases in a folder, by project and version."""

    def key(path: Path) -> tuple[str, list[int]]:
        project, _, version = path.name.partition("-")
        return project, [int(part) for part in re.findall(r"\d+", version)]

    return sorted((path for path in folder.iterdir() if path.is_dir()), key=key)


def spans(names: list[str], releases: list[str]) -> str:
    """Say of which releases a name is.

    >>> spans(["pydicom-1.0.1", "pydicom-1.1.0"], ["pydicom-1.0.1", "pydicom-1.1.0", "pydicom-2.0.0"])
    'pydicom 1.0.1 to 1.1.0'
    """
    parts: list[str] = []
    for project in sorted({name.partition("-")[0] for name in releases}):
        every = [name for name in releases if name.startswith(f"{project}-")]
        has = [name for name in every if name in names]
        if not has:
            continue
        if every[every.index(has[0]) : every.index(has[-1]) + 1] != has:
            raise SystemExit(f"{project}: releases between {has[0]} and {has[-1]} lack the name")
        versions = list(dict.fromkeys(name.partition("-")[2] for name in (has[0], has[-1])))
        parts.append(f"{project} {' to '.join(versions)}")
    return "; ".join(parts)


def wrapped(versions: list[str], project: str) -> str:
    """Return a list of versions as lines of a docstring."""
    lines = [f"- {project}"]
    for version in versions:
        if len(lines[-1]) + len(version) > 116:
            lines.append(" ")
        lines[-1] += f" {version},"
    return "\n".join(lines).rstrip(",")


def entry(name: str, keyword: str) -> str:
    """Return the lines of an entry of the dict, as ``ruff format`` likes them."""
    line = f'    "{name}": "{keyword}",'
    return line if len(line) <= 120 else f'    "{name}": (\n        "{keyword}"\n    ),'


def render(folder: Path) -> str:
    """Return the text of the module."""
    releases = in_order(folder)
    listed = [release.name for release in releases]
    projects = sorted({name.partition("-")[0] for name in listed})
    of = {one: [name.partition("-")[2] for name in listed if name.startswith(f"{one}-")] for one in projects}
    names = old_names(releases).items()
    entries = [f"    # {spans(where, listed)}\n{entry(name, keyword)}" for name, (keyword, where) in names]
    return MODULE.format(
        releases="\n".join(wrapped(of[project], project) for project in projects), names="\n".join(entries)
    )


if __name__ == "__main__":
    sys.stdout.write(render(Path(sys.argv[1])))
