"""From the name of a file, or its first line, to how its lines are read."""

import re
from pathlib import PurePath

_MARKS = {
    # comments: suffixes, names of files, and interpreters after "#!"
    "// /*": ".c .h .inl .ino .cc .cpp .cxx .c++ .hh .hpp .hxx .h++ .ipp .txx .tpp .cu .cuh .cs .csx .dart .go .java"
    " .groovy .gradle .scala .js .cjs .mjs .jsx .json .jsonc .json5 .jsonl .ndjson .webmanifest .geojson .ipynb"
    " .kt .kts .mm .rs .swift .ts .tsx .mts .cts .proto .v .zig jenkinsfile #!groovy #!node #!swift #!deno",
    "// /* #": ".php .phtml #!php",
    "// /* %": ".m",
    "# python": ".py .pyi .pyw #!python",
    "#": ".pl .pm .r .rb .rake .gemspec .cr .ex .exs .jl .tcl .nim gemfile rakefile #!perl #!rscript #!ruby #!tclsh",
    "# <#": ".ps1 .psm1 .psd1 #!pwsh",
    "--": ".lua .hs .elm .adb .ads #!lua",
    "-- /*": ".sql .psql .ddl",
    "%": ".erl .hrl",
    "values %": ".tex .sty .cls",
    ";": ".lisp .cl .el .clj .cljs .scm .asm",
    "'": ".vb .vbs .bas .frm",
    "!": ".f .for .f77 .f90 .f95 .f03 .f08",
    "// (* {": ".pas .pp .dpr .lpr .inc",
    "(* //": ".ml .mli .fs .fsx .fsi",
    "values #": ".sh .bash .zsh .ksh .cmake .dockerfile makefile dockerfile containerfile #!sh #!bash #!zsh"
    " #!ksh #!dash .yaml .yml .toml .cfg .conf .env .properties .settings .ldif .dic .lst .ttl .po .pot .rc .reg",
    "values # ;": ".ini",
    "values": ".csv .tsv",
    "values <!--": ".html .htm .xhtml .vue .svelte .xml .xsd .xsl .xslt .plist .resx .config .svg .xaml .csproj",
    "# //": "#!awk",
    "text": ".man .1 .3 .5 .7 .8 .md .markdown .mdx .txt .text .rst .adoc",
}
"""Styles, and the suffixes and names of their files.

A style lists the marks that begin a comment. In ``values``, values need no quotes, so a name may have blanks. ``text``
is prose.
"""

_BY_MARK = {mark: style for style, marks in _MARKS.items() for mark in marks.split()}
_SHEBANG = re.compile(rb"#![ \t]*(?:\S*/)?([\w.+-]+)(?:[ \t]+(?:-\S+[ \t]+)*([\w.+-]+))?")
STYLES = tuple(_MARKS)
PYTHON = "# python"


def style_of(path: str, beginning: bytes = b"") -> str:
    """Return how the lines of a file are read."""
    name = PurePath(path).name.casefold()
    suffix = PurePath(name).suffix
    if name.startswith("dockerfile."):
        return "values #"
    by_name = _BY_MARK.get(name) or _BY_MARK.get(suffix)
    match = None if by_name else _SHEBANG.match(beginning[:200])
    if match is None:
        return by_name or ("# //" if suffix else "text")
    interpreter = (match[2] if match[1] == b"env" and match[2] else match[1]).decode().casefold()
    return _BY_MARK.get(f"#!{interpreter.rstrip('0123456789.')}", "text")
