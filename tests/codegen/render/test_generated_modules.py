"""The generated modules: whatever the standard's texts contain, they stay texts; black has nothing to change."""

import ast
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import black
import pytest

from codegen.build import PACKAGE_DIR, SPEC_DIR, load
from codegen.edition import Edition
from codegen.model.edition import EditionModel, Module, RegistryEntry, SOPClass
from codegen.model.naming import with_names
from codegen.model.register import register_of
from codegen.model.runs import runs_of
from codegen.render.escape import docstring, finalize, identifier, literal
from codegen.render.format import formatted
from codegen.render.modules import render
from codegen.tables.names import Ledger, Name
from codegen.tables.register import KnownRegister

EDITION = Edition.parse("2031b")
UIDS = ("1.2.3", "1.2.4", "1.2.5")
HOSTILE = (
    '"""+str(open("pwned","w"))+"""',
    "'''\nopen('pwned', 'w')\n'''",
    "\\",
    'ends in a quote"',
    "\\N{BULLET} \\x22\\x22\\x22",
    "# </rows>\n#</rows>\nopen('pwned','w')",
    "{{ 7 * 7 }} {% raw %}",
    "{open('pwned','w')}",
    "A\u2028B\u202e\x00\x1b[0m",
    'it\'s a "name"',
    "  ",
    "…é",
)


def hostile(text: str, *, with_retired: bool) -> EditionModel:
    """An edition all of whose texts are hostile; only what is checked before (UIDs, names in Python) is not."""
    rows = [SOPClass(uid, f"{text}{number}", text, text, text, (text,)) for number, uid in enumerate(UIDS)]
    return EditionModel(
        edition=EDITION,
        classes=tuple(rows[:2]),
        tables={text: UIDS[:2], "I.4-1": UIDS[:1], "B.5-1": UIDS[1:2]},
        chapters={text: text},
        retired=tuple(rows[2:]) if with_retired else None,
        related_general={UIDS[0]: (UIDS[1],)},
        annex_o=UIDS[:1],
        not_sharing_uid=frozenset(UIDS[:1]),
        registry={UIDS[0]: RegistryEntry(UIDS[0], text, text, text, is_retired=False)},
        record_types={UIDS[0]: "IMAGE"},
        modules={text: (Module(text, text, "M", text),)},
        available=(text, "I.4-1", "B.5-1", "B.6-1"),
    )


LEDGER = Ledger(Name(uid, f"NAME_{number}", f"Name{number}") for number, uid in enumerate(UIDS))


def rendered(model: EditionModel, ledger: Ledger, known: KnownRegister) -> dict[str, str]:
    model = with_names(model, ledger)
    modules = formatted(render([model], runs_of([model]), register_of([model], known), []))
    return {str(path): source for path, source in modules.items()}


def modules_of(text: str) -> dict[str, str]:
    return rendered(hostile(text, with_retired=True), LEDGER, KnownRegister(editions=(EDITION,)))


def package(folder: Path, modules: dict[str, str]) -> Path:
    target = folder / "dicom_media_storage"
    target.mkdir()
    for path in PACKAGE_DIR.glob("*.py"):
        if path.name != "__main__.py":
            (target / path.name).write_bytes(path.read_bytes())
    (target / "py.typed").touch()
    for name, source in modules.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_text(source, encoding="utf-8")
    return folder


USE = """
import importlib, pkgutil, sys
sys.path.insert(0, sys.argv[1])
import dicom_media_storage as package
for found in pkgutil.walk_packages(package.__path__, "dicom_media_storage."):
    importlib.import_module(found.name)
from dicom_media_storage import get, registry
member = get("1.2.3")
values = [member.sop_class_name[:-1], member.table, member.service_class, member.iod.title, member.iod.section]
values += [registry.get("1.2.3").keyword, registry.get("1.2.3").type, member.iod.modules[0].name]
print(ascii(values))
"""


@pytest.mark.parametrize("text", HOSTILE, ids=map(str, range(len(HOSTILE))))
def test_hostile_texts_stay_texts(text: str, tmp_path: Path) -> None:
    folder = package(tmp_path, modules_of(text))
    command = [sys.executable, "-I", "-S", "-W", "error", "-c", USE, str(folder)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert set(ast.literal_eval(done.stdout)) == {text}
    assert not list(tmp_path.rglob("pwned"))


@pytest.mark.parametrize("text", HOSTILE[:3])
def test_hostile_texts_add_no_statement(text: str) -> None:
    harmless = modules_of("harmless")
    for path, source in modules_of(text).items():
        assert shape(source) == shape(harmless[path]), path


def shape(source: str) -> list[str]:
    """The kinds of a module's statements."""
    return [type(node).__name__ for node in ast.walk(ast.parse(source)) if isinstance(node, ast.stmt)]


@pytest.mark.parametrize("text", HOSTILE)
def test_literals_are_read_back(text: str) -> None:
    assert ast.literal_eval(literal(text)) == text
    assert ast.literal_eval(literal((text, [text], {text: None}))) == (text, [text], {text: None})
    assert ast.get_docstring(ast.parse(docstring(text)), clean=False) == text
    assert ast.parse(f'"""{finalize(text)}"""\n# {finalize(text)}').body[1:] == []


@pytest.mark.parametrize("text", ["", "a b", "x=1", "class", "1a", "a\nb"])
def test_only_an_identifier_is_a_name(text: str) -> None:
    with pytest.raises(ValueError, match="expected a Python name"):
        identifier(text)


def test_black_has_nothing_to_change() -> None:
    mode = black.Mode(target_versions={black.TargetVersion.PY311}, line_length=120)
    long = "A" * 130
    for modules in (modules_of("Plain"), modules_of(long)):
        for path, source in modules.items():
            assert "# fmt: off" in source or black.format_str(source, mode=mode) == source, path
    for path in ("editions/e2026d", "editions/literals.py", "uids", "groups"):
        found = PACKAGE_DIR / path
        for module in found.rglob("*.py") if found.is_dir() else [found]:
            source = module.read_text(encoding="utf-8")
            assert black.format_str(source, mode=mode) == source, module


def test_every_module_begins_with_one_line_of_header() -> None:
    for source in modules_of("Plain").values():
        assert source.startswith('# Generated by "python -m codegen build". Do not edit.\n\n')


def test_the_docstring_of_a_member() -> None:
    source = (PACKAGE_DIR / "editions/e2026d/sop_classes.py").read_text(encoding="utf-8")
    assert '    CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2"\n    """CT Image Storage"""\n' in source
    assert '"""Nuclear Medicine Image Storage"""' in source
    assert "\n    # Table B.5-1\n" in source
    constants = (PACKAGE_DIR / "uids/__init__.py").read_text(encoding="utf-8")
    assert '"""CT Image Storage: CT Image IOD, PS3.3 A.3."""' in constants
    assert '"""Retired. Nuclear Medicine Image Storage."""' in constants


def test_a_class_without_changes_is_one_line_of_the_runs() -> None:
    runs = (PACKAGE_DIR / "editions/runs.py").read_text(encoding="utf-8")
    classes = runs.partition("\nCLASSES")[2].splitlines()
    assert sum(line.startswith('    "1.2.840.10008.5.1.4.1.1.2": ("CTImageStorage", ') for line in classes) == 1


@pytest.fixture(scope="module")
def without_retired(tmp_path_factory: pytest.TempPathFactory) -> Path:
    loaded = load(SPEC_DIR)
    model = replace(loaded.models[-1], retired=None)
    modules = rendered(model, loaded.ledger, KnownRegister())
    return package(tmp_path_factory.mktemp("package"), modules)


@pytest.mark.parametrize("command", [["mypy", "--strict"], ["pyright", "-p"]], ids=["mypy", "pyright"])
def test_a_package_of_an_edition_without_retired_classes_type_checks(command: list[str], without_retired: Path) -> None:
    (without_retired / "pyrightconfig.json").write_text(
        '{"typeCheckingMode": "strict", "include": ["dicom_media_storage"], "pythonVersion": "3.11"}', encoding="utf-8"
    )
    tool = Path(sys.executable).parent / command[0]
    target = ["dicom_media_storage"] if command[0] == "mypy" else [str(without_retired)]
    done = subprocess.run(
        [tool, *command[1:], *target], cwd=without_retired, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:]


def test_a_package_of_an_edition_without_retired_classes_works(without_retired: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from dicom_media_storage import *\n"
        "from dicom_media_storage import by_name, groups, negotiation, table\n"
        "assert len(table.rows()) == len(MediaStorageSOPClass) and negotiation.batches()\n"
        "assert by_name('CT Image Storage (Retired)') is None and get('1.2.840.10008.5.1.4.1.1.6') is None\n"
        "try: import dicom_media_storage as d; d.RetiredMediaStorageSOPClass\n"
        "except AttributeError as error: assert 'lacks PS3.4 Table B.6-1' in str(error)\n"
        "else: raise SystemExit('an enum without members')\n"
    )
    command = [sys.executable, "-I", "-S", "-c", code, str(without_retired)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
