"""From the name of a file, or its first line, to its language."""

import re
from pathlib import PurePath

_MARKS = {
    "c": ".c .h .inl .ino",
    "cpp": ".cc .cpp .cxx .c++ .hh .hpp .hxx .h++ .ipp .txx .tpp .cu .cuh",
    "csharp": ".cs .csx",
    "csv": ".csv .tsv",
    "dart": ".dart",
    "dockerfile": ".dockerfile dockerfile containerfile",
    "go": ".go",
    "html": ".html .htm .xhtml .vue .svelte",
    "java": ".java .groovy .gradle .scala jenkinsfile #!groovy",
    "javascript": ".js .cjs .mjs .jsx #!node",
    "json": ".json .jsonc .json5 .jsonl .ndjson .webmanifest .geojson",
    "kotlin": ".kt .kts",
    "lua": ".lua #!lua",
    "man": ".man .1 .3 .5 .7 .8",
    "markdown": ".md .markdown .mdx",
    "notebook": ".ipynb",
    "objectivec": ".m .mm",
    "perl": ".pl .pm #!perl",
    "php": ".php .phtml #!php",
    "powershell": ".ps1 .psm1 #!pwsh",
    "python": ".py .pyi .pyw #!python",
    "r": ".r #!rscript",
    "ruby": ".rb .rake .gemspec .cr .ex .exs .jl gemfile rakefile #!ruby",
    "rust": ".rs",
    "settings": ".cfg .conf .env .ini .properties .settings .ldif .cmake .dic .lst",
    "shell": ".sh .bash .zsh .ksh makefile #!sh #!bash #!zsh #!ksh #!dash",
    "sql": ".sql .psql .ddl",
    "swift": ".swift #!swift",
    "text": ".txt .text .rst .adoc",
    "toml": ".toml",
    "typescript": ".ts .tsx .mts .cts #!deno",
    "xml": ".xml .xsd .xsl .xslt .plist .resx .config .svg .xaml .csproj",
    "yaml": ".yaml .yml",
}
"""For each language the suffixes and names of files, and the interpreters after ``#!``."""

_BY_MARK = {mark: language for language, marks in _MARKS.items() for mark in marks.split()}
_SHEBANG = re.compile(rb"#![ \t]*(?:\S*/)?([\w.+-]+)(?:[ \t]+(?:-\S+[ \t]+)*([\w.+-]+))?")


def language_of(path: str) -> str | None:
    """Return the language of a file by its name, or None if it is not one that is read.

    >>> language_of("src/Main.KT"), language_of("Dockerfile"), language_of("image.dcm")
    ('kotlin', 'dockerfile', None)
    """
    name = PurePath(path).name.casefold()
    if name.startswith("dockerfile."):
        return "dockerfile"
    return _BY_MARK.get(name) or _BY_MARK.get(PurePath(name).suffix)


def language_of_script(beginning: bytes) -> str | None:
    """Return the language of a file that begins with ``#!``, or None.

    >>> language_of_script(b"#!/usr/bin/env python3"), language_of_script(b"#!/bin/sh -e")
    ('python', 'shell')
    """
    match = _SHEBANG.match(beginning[:200])
    if match is None:
        return None
    name = (match[2] if match[1] == b"env" and match[2] else match[1]).decode().casefold()
    return _BY_MARK.get(f"#!{name.rstrip('0123456789.')}")
