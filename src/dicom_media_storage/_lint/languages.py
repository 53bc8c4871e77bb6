"""From the name of a file to its language."""

from pathlib import PurePath

_SUFFIXES = {
    "c": ".c .h",
    "cpp": ".cc .cpp .cxx .c++ .hh .hpp .hxx .h++ .inl .ipp .ino .mm .m",
    "csharp": ".cs .csx",
    "csv": ".csv .tsv",
    "go": ".go",
    "java": ".java",
    "javascript": ".js .cjs .mjs .jsx",
    "json": ".json .jsonc .json5 .jsonl .ipynb .webmanifest",
    "kotlin": ".kt .kts",
    "markdown": ".md .markdown .mdx",
    "python": ".py .pyi .pyw",
    "rust": ".rs",
    "settings": ".cfg .conf .env .ini .properties",
    "swift": ".swift",
    "text": ".txt .text .rst .adoc",
    "toml": ".toml",
    "typescript": ".ts .tsx .mts .cts",
    "xml": ".xml .xsd .xsl .xslt .plist .resx .config",
    "yaml": ".yaml .yml",
}
_BY_SUFFIX = {suffix: language for language, suffixes in _SUFFIXES.items() for suffix in suffixes.split()}


def language_of(path: str) -> str | None:
    """Return the language of a file by the end of its name, or None where it is not one that is linted.

    >>> language_of("src/Main.KT"), language_of("image.dcm")
    ('kotlin', None)
    """
    return _BY_SUFFIX.get(PurePath(path).suffix.casefold())
