"""``[tool.dicom-media-storage]`` in the ``pyproject.toml`` nearest to what is linted."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import cast

TABLE = "dicom-media-storage"
"""The table under ``tool``."""

_KEYS = frozenset({"select", "ignore", "exclude"})


class ConfigError(Exception):
    """A configuration that cannot be used; its text says where and why."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a file sets; ``select`` is None where it sets none, ``exclude`` are patterns as in ``.gitignore``."""

    path: Path | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


def nearest(directory: Path) -> Config:
    """Return the configuration of a directory: of the first ``pyproject.toml`` with the table, going up from it.

    Raises `ConfigError` for a file that cannot be read, is no TOML or sets what is not known.
    """
    path = directory / "pyproject.toml"
    if path.is_file():
        config = read(path)
        if config is not None:
            return config
    return nearest(directory.parent) if directory.parent != directory else Config()


def read(path: Path) -> Config | None:
    """Return the configuration that a file holds, or None where it has no table for this linter.

    Raises `ConfigError` as `nearest` does.
    """
    try:
        tools: object = tomllib.loads(path.read_bytes().decode("utf-8")).get("tool")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{path}: {error}") from None
    table = cast("dict[str, object]", tools).get(TABLE) if isinstance(tools, dict) else None
    if table is None:
        return None
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.{TABLE} is not a table")
    settings = cast("dict[str, object]", table)
    unknown = sorted(settings.keys() - _KEYS)
    if unknown:
        raise ConfigError(f"{path}: tool.{TABLE} has no {unknown[0]!r}: it has {', '.join(sorted(_KEYS))}")
    values = {key: _strings(path, key, settings[key]) for key in _KEYS & settings.keys()}
    return Config(path, values.get("select"), values.get("ignore", ()), values.get("exclude", ()))


def _strings(path: Path, key: str, value: object) -> tuple[str, ...]:
    values = cast("list[object]", value) if isinstance(value, list) else [None]
    strings = tuple(one for one in values if isinstance(one, str))
    if len(strings) < len(values):
        raise ConfigError(f"{path}: tool.{TABLE}.{key} is not a list of strings")
    return strings
