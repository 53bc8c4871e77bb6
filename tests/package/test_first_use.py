"""The first use of everything public, from many threads at once, in subinterpreters and in forked workers.

Every entry point is tried in a fresh process of 32 threads; ``FIRST_USE_STARTS=40`` tries it in 40. What this guards
against (a module that one thread sees while another still executes it) failed in 56 of 60 starts.
"""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType

import pytest

import dicom_media_storage
from dicom_media_storage import SOPClass, groups, history, negotiation, registry
from dicom_media_storage.editions import EDITIONS, load

PACKAGE = Path(dicom_media_storage.__file__).parent
STARTS = os.environ.get("FIRST_USE_STARTS", "1")
UID = "1.2.840.10008.5.1.4.1.1.2"


def names_of_the_package() -> Iterator[str]:
    for name in dir(dicom_media_storage):
        if not name.startswith("_") or name in {"__all__", "__version__"}:
            yield f"import dicom_media_storage; dicom_media_storage.{name}"
    yield "from dicom_media_storage import *; MediaStorageSOPClass.CT_IMAGE_STORAGE.iod.title"


def names_of_editions() -> Iterator[str]:
    for edition in {EDITIONS[0], EDITIONS[len(EDITIONS) // 2], EDITIONS[-1]}:
        yield f"from dicom_media_storage import editions; editions.load('{edition}').get('{UID}').keyword"
        for name in load(edition).__all__:
            yield f"from dicom_media_storage.editions import e{edition}; e{edition}.{name}"
    yield "from dicom_media_storage import editions; editions.Edition; editions.EditionModule"
    yield "import dicom_media_storage; dicom_media_storage.editions.e2017c.uids.CTImageStorage"
    yield "from dicom_media_storage.editions.newest import get, MediaStorageSOPClass"


def properties() -> Iterator[str]:
    for name, value in vars(SOPClass).items():
        if isinstance(value, property):
            yield f"from dicom_media_storage import MediaStorageSOPClass as M; M.CT_IMAGE_STORAGE.{name}"


def functions() -> Iterator[str]:
    calls = {
        **dict.fromkeys(("added", "removed", "renamed", "diff"), "'2013', '2026a'"),
        "get": f"'{UID}'",
        "registered": "'2026d'",
        "sources": "'2013'",
        "source": "next(iter(history.load('2013').MediaStorageSOPClass)), 'iod_title'",
        "common_extended_negotiation": "negotiation.abstract_syntaxes()",
    }
    for module in (history, negotiation, registry):
        name = module.__name__.rpartition(".")[2]
        for function in module.__all__:
            value = getattr(module, function)
            call = f"({calls.get(function, '')})" if isinstance(value, FunctionType) else ""
            yield f"from dicom_media_storage import {name}; {name}.{function}{call}"
    yield "from dicom_media_storage import table; assert len(table.rows('2013')) == 113"


def lookups() -> Iterator[str]:
    yield "from dicom_media_storage import MediaStorageSOPClass as M; assert len(M.CT_IMAGE_STORAGE.iod.modules) == 26"
    yield f"from dicom_media_storage import get; get('{UID}').sop_class_name"
    yield f"from dicom_media_storage import get; get(b'{UID}\\0').iod.section"
    yield "from dicom_media_storage import by_keyword; by_keyword('CTImageStorage').table"
    yield "from dicom_media_storage import by_name; assert by_name('CT Image Storage').uid"
    yield "from dicom_media_storage import by_name; assert by_name('Basic Text SR').uid"
    yield f"from dicom_media_storage import MediaStorageSOPClass as M; assert '{UID}' in M; M('{UID}').keyword"
    yield from (f"from dicom_media_storage import groups; groups.{name}" for name in groups.__all__)
    for misspelt in ("uids.CT_IMAGE_STORAGE", "MediaStorageSOPClass.CTImageStorage"):
        name = misspelt.partition(".")[0]
        yield f"from dicom_media_storage import {name}\ntry: {misspelt}\nexcept AttributeError: pass".replace(
            "\n", "\\n"
        )


def failures(statements: Iterator[str]) -> dict[str, list[str]]:
    command = [sys.executable, "-I", "-S", str(Path(__file__).with_name("first_use.py")), str(PACKAGE.parent), STARTS]
    done = subprocess.run(command, input="\n".join(statements), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a fresh process is a fork")
@pytest.mark.parametrize("statements", [names_of_the_package, names_of_editions, properties, functions, lookups])
def test_first_use_from_many_threads(statements) -> None:
    assert failures(statements()) == {}


def test_a_module_is_never_imported_in_a_circle() -> None:
    """Python lets a thread see a module that another still executes rather than wait in a circle of imports."""
    needs = {module_name(path): set(needed(path)) for path in sorted(PACKAGE.rglob("*.py")) if "_cli" not in path.parts}
    while leaves := {name for name, needed in needs.items() if not needed & needs.keys()}:
        needs = {name: needed for name, needed in needs.items() if name not in leaves}
    assert needs == {}


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def needed(path: Path) -> Iterator[str]:
    """The modules of the package that a module imports when it is executed: not in functions, not for checkers."""
    name = module_name(path)
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for statement in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.ImportFrom) and statement.level:
            base = ".".join(package.split(".")[: len(package.split(".")) - statement.level + 1])
            module = f"{base}.{statement.module}" if statement.module else base
            submodules = {f"{module}.{alias.name}" for alias in statement.names}
            here = {one for one in submodules if (PACKAGE.parent / one.replace(".", "/")).with_suffix(".py").exists()}
            packages = {one for one in submodules if (PACKAGE.parent / one.replace(".", "/") / "__init__.py").exists()}
            yield from (here | packages) or {module}


SUBINTERPRETERS = """
import sys, threading
sys.path.insert(0, sys.argv[1])
try:
    import _interpreters as interpreters
    run = interpreters.exec
except ImportError:
    import _xxsubinterpreters as interpreters
    run = interpreters.run_string
code = f"import sys; sys.path.insert(0, {sys.argv[1]!r})\\n" + sys.argv[2]
raised = []

def start():
    try:
        interpreter = interpreters.create()
        failed = run(interpreter, code)
        interpreters.destroy(interpreter)
        if failed:
            raised.append(str(failed))
    except BaseException as error:
        raised.append(f"{type(error).__name__}: {error}")

threads = [threading.Thread(target=start) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
sys.exit("\\n".join(raised) or 0)
"""

USE_ALL = (
    "from dicom_media_storage import *\n"
    "from dicom_media_storage import by_name, groups, history, negotiation, registry, table, uids\n"
    "assert get('1.2.840.10008.5.1.4.1.1.2').iod.title == 'CT Image IOD'\n"
    "assert by_name('Basic Text SR').keyword == 'BasicTextSRStorage'\n"
    "assert len(groups.STORAGE) > 100 and history.added('2013', '2017c') and table.rows('2013')\n"
    "assert registry.get(uids.CTImageStorage).keyword == 'CTImageStorage' and negotiation.batches()\n"
)


def test_in_subinterpreters() -> None:
    command = [sys.executable, "-I", "-S", "-c", SUBINTERPRETERS, str(PACKAGE.parent), USE_ALL]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


POOL = """
import multiprocessing, sys
sys.path.insert(0, sys.argv[1])

def use(_):
    exec(sys.argv[2], {})
    from dicom_media_storage import get
    return get("1.2.840.10008.5.1.4.1.1.2")

if __name__ == "__main__":
    with multiprocessing.get_context("fork").Pool(4) as pool:
        members = pool.map(use, range(16), chunksize=1)
    from dicom_media_storage import MediaStorageSOPClass
    assert all(member is MediaStorageSOPClass.CT_IMAGE_STORAGE for member in members)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the pool is forked")
@pytest.mark.parametrize("before", ["", "import dicom_media_storage as d; d.get('1.2').__class__; d.uids"])
def test_in_a_forked_pool(before: str, tmp_path: Path) -> None:
    script = tmp_path / "pool.py"
    script.write_text(POOL.replace("def use", f"{before}\n\ndef use"), encoding="utf-8")
    command = [sys.executable, "-I", "-S", str(script), str(PACKAGE.parent), USE_ALL]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
