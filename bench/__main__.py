"""``make bench``: all measurements, as Markdown tables."""

import argparse
import shutil
import tempfile
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path

from bench import editions, files, generator, imports, lint, lookup, site, sizes

SECTIONS: Mapping[str, Callable[[Path], str]] = {
    "imports": imports.measure,
    "lookup": lookup.measure,
    "editions": editions.measure,
    "files": files.measure,
    "generator": generator.measure,
    "lint": lint.measure,
    "site": site.measure,
    "sizes": sizes.measure,
}


def main() -> None:
    """Print a table for each chosen section."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=f"one of {', '.join(SECTIONS)} (default: all)")
    chosen = parser.parse_args().sections or list(SECTIONS)
    unknown = set(chosen) - set(SECTIONS)
    if unknown:
        parser.error(f"unknown section: {', '.join(sorted(unknown))}")
    for section in chosen:
        with tempfile.TemporaryDirectory() as folder:
            print(SECTIONS[section](_installed_in(Path(folder))), end="\n\n", flush=True)


def _installed_in(folder: Path) -> Path:
    """Copy the package to a folder, like an installation; an editable installation imports more slowly."""
    spec = find_spec("dicom_media_storage")
    assert spec is not None
    assert spec.origin is not None
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(spec.origin).parent, folder / "dicom_media_storage", ignore=ignore)
    return folder


if __name__ == "__main__":
    main()
