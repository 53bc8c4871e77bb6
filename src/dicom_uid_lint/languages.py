"""From the name of a file, or its first line, to its language."""

import re
from pathlib import PurePath

_SUFFIXES = {
    "c": ".c .h .inl .ino",
    "cpp": ".cc .cpp .cxx .c++ .hh .hpp .hxx .h++ .ipp .txx .tpp .cu .cuh",
    "csharp": ".cs .csx",
    "csv": ".csv .tsv",
    "dart": ".dart",
    "dockerfile": ".dockerfile",
    "go": ".go",
    "html": ".html .htm .xhtml .vue .svelte",
    "java": ".java .groovy .gradle .scala",
    "javascript": ".js .cjs .mjs .jsx",
    "json": ".json .jsonc .json5 .jsonl .ndjson .webmanifest .geojson",
    "kotlin": ".kt .kts",
    "lua": ".lua",
    "man": ".man .1 .3 .5 .7 .8",
    "markdown": ".md .markdown .mdx",
    "notebook": ".ipynb",
    "objectivec": ".m .mm",
    "perl": ".pl .pm",
    "php": ".php .phtml",
    "powershell": ".ps1 .psm1",
    "python": ".py .pyi .pyw",
    "r": ".r",
    "ruby": ".rb .rake .gemspec .cr .ex .exs .jl",
    "rust": ".rs",
    "settings": ".cfg .conf .env .ini .properties .settings .ldif .cmake .dic .lst",
    "shell": ".sh .bash .zsh .ksh",
    "sql": ".sql .psql .ddl",
    "swift": ".swift",
    "text": ".txt .text .rst .adoc",
    "toml": ".toml",
    "typescript": ".ts .tsx .mts .cts",
    "xml": ".xml .xsd .xsl .xslt .plist .resx .config .svg .xaml .csproj",
    "yaml": ".yaml .yml",
}
_BY_SUFFIX = {suffix: language for language, suffixes in _SUFFIXES.items() for suffix in suffixes.split()}
_BY_NAME = {
    "dockerfile": "dockerfile",
    "containerfile": "dockerfile",
    "makefile": "shell",
    "gemfile": "ruby",
    "rakefile": "ruby",
    "jenkinsfile": "java",
    ".env": "settings",
}
_INTERPRETERS = {
    "python": "python",
    "sh": "shell",
    "bash": "shell",
    "zsh": "shell",
    "ksh": "shell",
    "dash": "shell",
    "node": "javascript",
    "deno": "typescript",
    "ruby": "ruby",
    "php": "php",
    "perl": "perl",
    "rscript": "r",
    "lua": "lua",
    "groovy": "java",
    "swift": "swift",
    "pwsh": "powershell",
}
_SHEBANG = re.compile(rb"#![ \t]*(?:\S*/)?([\w.+-]+)(?:[ \t]+(?:-\S+[ \t]+)*([\w.+-]+))?")

LANGUAGES = tuple(language for language, suffixes in _SUFFIXES.items() if suffixes)
"""The languages that are read."""


def language_of(path: str) -> str | None:
    """Return the language of a file by its name, or None if it is not one that is read.

    >>> language_of("src/Main.KT"), language_of("Dockerfile"), language_of("image.dcm")
    ('kotlin', 'dockerfile', None)
    """
    name = PurePath(path).name.casefold()
    if name in _BY_NAME or name.startswith("dockerfile."):
        return _BY_NAME.get(name, "dockerfile")
    return _BY_SUFFIX.get(PurePath(name).suffix)


def may_be_script(name: str) -> bool:
    """Return whether a file without a suffix may begin with ``#!``."""
    return "." not in name.lstrip(".")


def language_of_script(beginning: bytes) -> str | None:
    """Return the language of a file that begins with ``#!``, or None.

    >>> language_of_script(b"#!/usr/bin/env python3"), language_of_script(b"#!/bin/sh -e")
    ('python', 'shell')
    """
    match = _SHEBANG.match(beginning[:200])
    if match is None:
        return None
    name = (match[2] if match[1] == b"env" and match[2] else match[1]).decode().casefold()
    return _INTERPRETERS.get(name) or _INTERPRETERS.get(name.rstrip("0123456789."))
