"""The linter on texts that are hard for regular expressions, in four sizes: the time per byte must not grow."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from dicom_uid_lint import lint_source

_UID = "1.2.840.10008.5.1.4.1.1.4"
_SIZES = (20_000, 40_000, 80_000, 160_000)

_REPEATED: dict[str, tuple[str, str, str, str]] = {
    # name: path, text before, repeated text, text after
    "NUL escapes in a C string": ("a.c", f'x("{_UID}', "\\x00", '");'),
    "blanks before a UID": ("a.py", 'x = "', " ", f'{_UID}"'),
    "blanks before a UID in text": ("a.txt", "x", " ", _UID),
    "comments that never end in XML": ("a.xml", f"<a>{_UID}</a>", "<!--", ""),
    "tags that never end in XML": ("a.xml", f"<a>{_UID}</a>", "<a ", ""),
    "attributes that never end in XML": ("a.xml", f"<a>{_UID}</a><b ", 'a="', ""),
    "nested elements": ("a.xml", f"<u>{_UID}</u>", "<a>", ""),
    "comments that never end in JavaScript": ("a.js", f'x("{_UID}");\n', "/*\n", ""),
    "regular expressions in JavaScript": ("a.js", f'x("{_UID}");\n', "(/[\n", ""),
    "comparisons": ("a.py", "", f'uid == "{_UID}"\n', ""),
    "comparisons of slices": ("a.py", "", f'uid[:25] == "{_UID}"\n', ""),
    "unregistered UIDs": ("a.txt", "", "1.2.840.10008.5.1.4.1.1.9{n} ", ""),
    "the word retired beside a UID": ("a.txt", f"{_UID} ", "(retired ", ""),
    "commas beside a UID": ("a.csv", f"CT Image Storage,{_UID}", ",", ""),
    "commas beside a UID in text": ("a.md", f"CT Image Storage, {_UID}", ", ", ""),
    "UIDs on one line": ("a.json", "[", f'"{_UID}",', f'"{_UID}"]'),
    "strings beside a UID": ("a.json", f'["{_UID}"', ',"a b"', "]"),
    "calls on a result": ("a.java", "x", f'.add("CT", "{_UID}")', ";"),
    "open brackets": ("a.c", f'x("{_UID}")', "({[", ""),
    "quotes": ("a.py", f'x = "{_UID}"\n', "'\"", ""),
    "backticks": ("a.js", f'x("{_UID}");\n', "`\n", ""),
    "joined pieces": ("a.py", f'x = "{_UID}"', ' + "1"', ""),
    "suppression comments": ("a.py", "", f'CT = "{_UID}"  # dicom-media-storage: ignore[DMS002]\n', ""),
    "keys of YAML": ("a.yaml", "", f"  - a: {_UID}\n", ""),
    "deeper keys of YAML": ("a.yaml", f"x: {_UID}\n", "- ", f"a: {_UID}"),
    "digits and dots": ("a.txt", "1.2.840.10008.", "1.", ""),
    "objects on one line": ("a.json", "[", f'{{"uid": "{_UID}", "name": "CT Image Storage"}}, ', "]"),
    "cells of a table": ("a.md", "|", f" {_UID} |", ""),
    "words of a constant": ("a.py", "", f'ROOT{{n}} = "{_UID}"\nx = ROOT{{n}} + ".1"\n', ""),
}


def measure(_folder: Path) -> str:
    """Return a table: a row for each text, with the microseconds per byte for each size, and the growth of the time."""
    lint_source(f'CT = "{_UID}"'.encode(), "a.py")
    lines = [f"{'text':40}" + "".join(f"{size // 1000:>7} kB" for size in _SIZES) + "   growth (2 is linear)"]
    for name, sample in _cases():
        seconds = [min(_seconds(sample, size) for _ in range(2)) for size in _SIZES]
        growth = (seconds[-1] / seconds[0]) ** (1 / (len(_SIZES) - 1))
        cells = "".join(f"{1e6 * one / size:>10.2f}" for one, size in zip(seconds, _SIZES, strict=True))
        lines.append(f"{name:40}{cells}   {growth:.2f}")
    return "\n".join(["lint: microseconds per byte", *lines])


def _cases() -> Iterator[tuple[str, Callable[[int], object]]]:
    for name, (path, before, repeated, after) in _REPEATED.items():
        yield name, _linted(path, before, repeated, after)


def _linted(path: str, before: str, repeated: str, after: str) -> Callable[[int], object]:
    def sample(size: int) -> object:
        count = size // len(repeated)
        middle = (
            "".join(repeated.replace("{n}", str(n)) for n in range(count)) if "{n}" in repeated else repeated * count
        )
        data = f"{before}{middle}{after}".encode()
        return lambda: lint_source(data, path)

    return sample


def _seconds(sample: Callable[[int], object], size: int) -> float:
    work = sample(size)
    assert callable(work)
    start = time.process_time()
    work()
    return time.process_time() - start
