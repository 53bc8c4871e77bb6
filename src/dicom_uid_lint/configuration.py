"""``[tool.dicom-media-storage]`` in the ``pyproject.toml`` nearest to what is linted."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

TABLE = "dicom-media-storage"
"""The table under ``tool``."""

_LISTS = frozenset({"select", "ignore", "exclude"})
_KEYS = _LISTS | {"per-file-ignores"}


class ConfigError(Exception):
    """A configuration that cannot be used; the message has the file and the reason."""


class UnreadableError(ConfigError):
    """A file that is no configuration that anyone could use, such as one with a number of 10,000 digits."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a file sets; ``select`` is None if it sets none, ``exclude`` are patterns as in ``.gitignore``."""

    path: Path | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])


def nearest(directory: Path, warnings: list[str]) -> Config:
    """Return the configuration of a directory: of the first ``pyproject.toml`` with the table, going up from it.

    A file that cannot be read at all adds a warning and is skipped. Raises `ConfigError` for one that is no TOML, or
    whose table has unknown keys or wrong values.
    """
    for one in (directory, *directory.parents):
        path = one / "pyproject.toml"
        try:
            config = read(path) if path.is_file() else None
        except UnreadableError as error:
            warnings.append(str(error))
            config = None
        except OSError:
            config = None
        if config is not None:
            return config
    return Config()


def read(path: Path) -> Config | None:
    """Return the configuration of a file, or None if it has no table for this linter.

    Raises `ConfigError` as `nearest` does, and `UnreadableError`.
    """
    try:
        tools: object = tomllib.loads(path.read_bytes().decode("utf-8")).get("tool")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from None
    except (OSError, ValueError, RecursionError) as error:
        raise UnreadableError(f"{path}: not used as a configuration: {error}") from None
    table = cast("dict[str, object]", tools).get(TABLE) if isinstance(tools, dict) else None
    if table is None:
        return None
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.{TABLE} is not a table")
    settings = cast("dict[str, object]", table)
    unknown = sorted(settings.keys() - _KEYS)
    if unknown:
        raise ConfigError(f"{path}: tool.{TABLE} has no key {unknown[0]!r}; the keys are {', '.join(sorted(_KEYS))}")
    lists = {key: _strings(path, key, settings[key]) for key in _LISTS & settings.keys()}
    return Config(
        path,
        lists.get("select"),
        lists.get("ignore", ()),
        lists.get("exclude", ()),
        _ignores(path, settings.get("per-file-ignores", {})),
    )


def _ignores(path: Path, value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ConfigError(f"{path}: tool.{TABLE}.per-file-ignores is not a table")
    table = cast("dict[str, object]", value)
    return {pattern: _strings(path, f"per-file-ignores.{pattern}", codes) for pattern, codes in table.items()}


def _strings(path: Path, key: str, value: object) -> tuple[str, ...]:
    values = cast("list[object]", value) if isinstance(value, list) else [None]
    strings = tuple(one for one in values if isinstance(one, str))
    if len(strings) < len(values):
        raise ConfigError(f"{path}: tool.{TABLE}.{key} is not a list of strings")
    return strings
