"""Options, and the table ``[tool.dicom-media-storage]`` of the nearest ``pyproject.toml``."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_TABLE = "dicom-media-storage"
_LISTS = ("exclude", "ignore", "select")
_IGNORES = "per-file-ignores"
_KEYS = sorted([*_LISTS, _IGNORES])


class ConfigError(Exception):
    """A configuration that cannot be used; the message has the file and the reason."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to lint. None defers to the configuration of each path, and then to the defaults.

    ``select`` and ``ignore`` are codes of rules or their beginnings. ``fix`` corrects files, ``diff`` shows the
    corrections. ``jobs`` is the number of processes. ``config`` replaces the nearest ``pyproject.toml``.
    ``exclude`` and the keys of ``per_file_ignores`` are patterns as in ``.gitignore``, relative to the current
    directory, or to the path if that is elsewhere.

    >>> Options(select=["DMS002"]).jobs
    1
    """

    select: Sequence[str] | None = None
    ignore: Sequence[str] | None = None
    fix: bool = False
    diff: bool = False
    jobs: int = 1
    config: Path | None = None
    exclude: Sequence[str] = ()
    per_file_ignores: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])


def configured(directory: Path, named: Path | None, warnings: list[str]) -> Options:
    """Return the options of the named file, or of the first ``pyproject.toml`` with the table in or above a directory.

    A ``pyproject.toml`` that Python cannot read, such as one with a number of 10,000 digits, adds a warning and is
    skipped. Raises `ConfigError` for invalid TOML, unknown keys, wrong values, and a named file without the table.
    """
    for path in [named] if named else [one / "pyproject.toml" for one in (directory, *directory.parents)]:
        try:
            tools = tomllib.loads(path.read_text(encoding="utf-8")).get("tool") if path.is_file() else None
        except (OSError, ValueError, RecursionError) as error:
            if named or isinstance(error, tomllib.TOMLDecodeError | UnicodeDecodeError):
                raise ConfigError(f"{path}: {error}") from None
            warnings.append(f"{path}: not used as a configuration: {error}")
            continue
        if isinstance(tools, dict) and _TABLE in tools:
            return _options(path, tools[_TABLE])
    if named:
        raise ConfigError(f"{named}: there is no table tool.{_TABLE}")
    return Options()


def _options(path: Path, table: Any) -> Options:  # noqa: ANN401  whatever TOML has there
    where = f"{path}: tool.{_TABLE}"
    _require(isinstance(table, dict), f"{where} is not a table")
    for key in sorted(table.keys() - _KEYS):
        raise ConfigError(f"{where} has no key {key!r}; the keys are {', '.join(_KEYS)}")
    ignores = table.get(_IGNORES, {})
    _require(isinstance(ignores, dict), f"{where}.{_IGNORES} is not a table")
    lists = {key: table[key] for key in _LISTS if key in table}
    for key, value in [*lists.items(), *((f"{_IGNORES}.{pattern}", names) for pattern, names in ignores.items())]:
        complaint = f"{where}.{key} is not a list of strings"
        _require(isinstance(value, list), complaint)
        _require(all(isinstance(one, str) for one in value), complaint)
    return Options(**lists, per_file_ignores=ignores, config=path)


def _require(condition: bool, complaint: str) -> None:
    if not condition:
        raise ConfigError(complaint)
