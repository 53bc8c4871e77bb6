"""spec/ → modules: files that are written, files that stay, editions that are refused."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from codegen import build as building
from codegen.__main__ import main
from tests.codegen.conftest import Generator
from tests.support.documents import CT, DIRECTORY, MR, part_4, part_6, text_page

RETIRED = (
    '<table label="B.6-1"><thead><tr><th>SOP Class Name</th><th>SOP Class UID</th></tr></thead><tbody>'
    "<tr><td>Ultrasound Image Storage</td><td>1.2.840.10008.5.1.4.1.1.6</td></tr></tbody></table>"
)
US = ("Ultrasound Image Storage", "1.2.840.10008.5.1.4.1.1.6.1", "A.6")


def python(generator: Generator, code: str) -> str:
    """What code prints that imports the package which the generator has built."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=generator.folder
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    document, spec = folder / "part04.xml", str(folder / "spec")
    document.write_text(part_4(CT, US, extra=RETIRED), encoding="utf-8")
    assert main(["extract", str(document), "--spec-dir", spec]) == 0
    assert main(["build", "--spec-dir", spec, "--package-dir", str(folder / "dicom_media_storage")]) == 0
    return folder


@pytest.fixture
def built(generator: Generator, built_once: Path) -> Generator:
    shutil.copytree(built_once, generator.folder, dirs_exist_ok=True)
    return generator


def test_a_package_built_elsewhere_works(built: Generator) -> None:
    code = (
        "from dicom_media_storage import EDITION, MediaStorageSOPClass as M, RetiredMediaStorageSOPClass as R, get, uids\n"
        "from dicom_media_storage.editions import e2017c\n"
        "print(EDITION, list(M), uids.CTImageStorage == M.CT_IMAGE_STORAGE, M.CT_IMAGE_STORAGE.iod.section)\n"
        "print(get('1.2.840.10008.5.1.4.1.1.6'), R.ULTRASOUND_IMAGE_STORAGE_RETIRED.is_retired, e2017c.EDITION)"
    )
    classes = "[<MediaStorageSOPClass.MEDIA_STORAGE_DIRECTORY_STORAGE: '1.2.840.10008.1.3.10'>, "
    classes += "<MediaStorageSOPClass.CT_IMAGE_STORAGE: '1.2.840.10008.5.1.4.1.1.2'>, "
    classes += "<MediaStorageSOPClass.ULTRASOUND_IMAGE_STORAGE: '1.2.840.10008.5.1.4.1.1.6.1'>]"
    assert python(built, code) == f"2017c {classes} True A.3\n1.2.840.10008.5.1.4.1.1.6 True 2017c"


def test_building_again_changes_nothing(built: Generator) -> None:
    before = {path: path.stat().st_mtime_ns for path in built.files()}
    assert ", 0 changed" in built.build()[1]
    assert {path: path.stat().st_mtime_ns for path in built.files()} == before


def test_check_shows_a_difference_and_writes_nothing(built: Generator) -> None:
    module = built.package / "editions" / "e2017c" / "groups.py"
    module.write_text("# mine\n" + module.read_text(encoding="utf-8"), encoding="utf-8")
    before = module.read_bytes()
    status, out, err = built.check()
    assert status == 1
    assert "\n-# mine\n" in out
    assert "1 files differ from what" in err
    assert module.read_bytes() == before
    assert ", 1 changed" in built.build()[1]
    assert built.check()[0] == 0


def test_modules_of_an_edition_that_is_gone_are_removed_and_handwritten_files_stay(built: Generator) -> None:
    stray = built.package / "editions" / "e1999" / "uids.py"
    stray.parent.mkdir()
    stray.write_bytes((built.package / "editions" / "e2017c" / "uids.py").read_bytes())
    (stray.parent / "__pycache__").mkdir()
    mine = built.package / "mine.py"
    mine.write_text("", encoding="utf-8")
    assert built.check()[0] == 1
    assert built.build()[0] == 0
    assert not stray.parent.exists()
    assert mine.exists()


@pytest.mark.parametrize("name", ["uids/mine.py", "groups/notes.txt", "editions/e2017c/data.csv", "editions/mine/a.py"])
def test_a_file_that_is_not_generated_stops_the_build(built: Generator, name: str) -> None:
    mine = built.package / name
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("mine", encoding="utf-8")
    for status, _, err in (built.build(), built.check()):
        assert (status, mine.read_text(encoding="utf-8")) == (2, "mine")
        assert err.startswith(f"error: {mine}: is not generated")


def test_a_file_in_the_way_of_a_new_package_stays(generator: Generator) -> None:
    generator.extracted(part_4(CT))
    mine = generator.package / "history.py"
    mine.parent.mkdir()
    mine.write_text("mine", encoding="utf-8")
    assert f"{mine}: exists already" in generator.build()[2]
    assert [path.read_text(encoding="utf-8") for path in generator.package.rglob("*")] == ["mine"]


def test_a_link_stops_the_build(built: Generator, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (built.package / "uids").rename(elsewhere)
    before = {path: path.read_bytes() for path in elsewhere.glob("*.py")}
    (built.package / "uids").symlink_to(elsewhere, target_is_directory=True)
    status, _, err = built.build()
    assert (status, f"{built.package / 'uids'}: is a link" in err) == (2, True)
    assert {path: path.read_bytes() for path in elsewhere.glob("*.py")} == before


@pytest.mark.parametrize("edition", ["2016a", "2018a"])
def test_an_edition_without_table_b_6_1_has_the_retired_classes_of_the_edition_before(
    built: Generator, edition: str
) -> None:
    built.extracted(text_page([CT[:2]]), "page.txt", edition=edition)
    assert built.build()[0] == 0
    code = (
        "from dicom_media_storage import get, history; from dicom_media_storage.editions import load\n"
        f"retired = getattr(load({edition!r}), 'RetiredMediaStorageSOPClass', ())\n"
        "print(*((one.name, history.source(one, 'table').edition) for one in retired))"
    )
    carried = "('ULTRASOUND_IMAGE_STORAGE_RETIRED', '2017c')"
    assert python(built, code) == (carried if edition > "2017c" else "")


def test_one_edition_alone(built: Generator) -> None:
    built.extracted(text_page([CT[:2]]), "page.txt", edition="2013")
    own = built.package / "editions" / "e2017c" / "uids.py"
    own.unlink()
    assert built.build("2013")[0] == 0
    assert (built.package / "editions" / "e2013" / "uids.py").exists()
    assert not own.exists()
    assert built.build("2018a")[1:] == ("", f"error: {built.spec}: has no edition 2018a, found 2013, 2017c\n")
    assert built.build()[0] == 0
    assert own.exists()


def test_a_folder_without_editions(generator: Generator) -> None:
    assert "holds no edition" in generator.build()[2]


CT_ROW = "1.2.840.10008.5.1.4.1.1.2,CT_IMAGE_STORAGE,CTImageStorage"
US_ROW = "1.2.840.10008.5.1.4.1.1.6.1,ULTRASOUND_IMAGE_STORAGE,UltrasoundImageStorage"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({CT_ROW: CT_ROW.replace("IMAGE_", "IMAGES_")}, "1.1.2 CT_IMAGE_STORAGE; names.csv would rename it CT_IMAGES_"),
        (
            {CT_ROW: CT_ROW.replace("CTI", "UltrasoundI"), US_ROW: US_ROW.replace("UltrasoundI", "CTI")},
            "1.1.2 CTImageStorage; names.csv would rename it UltrasoundImageStorage",
        ),
        ({CT_ROW: CT_ROW.replace("1.1.2,", "1.1.2.77,")}, ""),
    ],
    ids=["a new name", "two names swapped", "a name moved"],
)
def test_the_ledger_keeps_its_rows(built: Generator, changes: dict[str, str], sentence: str) -> None:
    ledger = built.spec / "names.csv"
    text = ledger.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    ledger.write_text(text, encoding="utf-8")
    before = {path: path.read_bytes() for path in built.files()}
    for status, _, err in (built.build(), built.check()):
        assert (status, sentence in err) == (2, True)
    assert {path: path.read_bytes() for path in built.files()} == before


def test_check_reports_a_row_that_the_ledger_lost(built: Generator) -> None:
    ledger = built.spec / "names.csv"
    ledger.write_text(ledger.read_text(encoding="utf-8").replace(f"{CT_ROW}\n", ""), encoding="utf-8")
    assert built.check()[0] == 1


def test_a_keyword_that_contradicts_the_ledger(generator: Generator) -> None:
    generator.extracted(part_4(CT))
    generator.build()
    keyed = [
        (DIRECTORY[1], DIRECTORY[0], "MediaStorageDirectoryStorage", "SOP Class"),
        (CT[1], CT[0], "CtImageStorage", "SOP Class"),
    ]
    later = part_4(CT, subtitle="DICOM PS3.4 2018b - Service Class Specifications")
    documents = generator.document(later), generator.document(part_6(*keyed, edition="2018b"), "part06.xml")
    assert generator.extract(*documents)[0] == 0
    before = {path: path.read_bytes() for path in generator.files()}
    sentence = "gives 1.2.840.10008.5.1.4.1.1.2 the keyword CtImageStorage, names.csv the constant CTImageStorage"
    for status, _, err in (generator.build(), generator.check()):
        assert (status, sentence in err) == (1, True)
    assert {path: path.read_bytes() for path in generator.files()} == before


def test_build_shows_the_names_that_it_adds(generator: Generator) -> None:
    generator.extracted(part_4(CT))
    assert "names.csv: 2 names added, permanently:\n" in generator.build()[1]
    assert "added, permanently" not in generator.build()[1]


def test_a_folder_without_edition_toml(built: Generator) -> None:
    (built.spec / "2018b").mkdir()
    for status, _, err in (built.build(), built.check()):
        assert (status, err) == (2, f"error: {built.spec / '2018b'}: expected a file edition.toml, found none\n")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("1.2.3,A_B,AB\n1.2.3,A_C,AC\n", "named twice"),
        ("1.2.3,A_B,AB\n1.2.4,A_B,AC\n", "two UIDs for one name: A_B"),
        ("1.2.3,a b,AB\n", "gives no enum member"),
        ("1.2.3,A_B,None\n", "gives no constant"),
        ("1.2.x,A_B,AB\n", "expected a UID"),
        ("1.2.3,A_B\n", "expected 3 cells as in the header, found 2"),
    ],
)
def test_a_malformed_ledger(built: Generator, row: str, sentence: str) -> None:
    ledger = built.spec / "names.csv"
    ledger.write_text(f"uid,member,constant\n{row}", encoding="utf-8")
    assert sentence in built.build()[2]


def test_new_names_are_shown_and_need_consent(generator: Generator) -> None:
    path = generator.document(part_4(("Joy Image Storage", "1.2.840.10008.5.1.4.1.1.99999.1")))
    status, out, err = generator.run("extract", path, "--spec-dir", generator.spec)
    assert (status, generator.spec.exists()) == (2, False)
    assert "  1.2.840.10008.5.1.4.1.1.99999.1: JOY_IMAGE_STORAGE, JoyImageStorage\n" in out
    assert err == "error: 1 new name not accepted: run the command again with --accept-names\n"
    assert generator.run("extract", path, "--spec-dir", generator.spec, "--accept-names")[0] == 0
    assert "JOY_IMAGE_STORAGE" in (generator.spec / "names.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("broken", ["edition.toml", "table_B.5-1.csv"])
def test_a_damaged_snapshot(built: Generator, broken: str) -> None:
    path = built.spec / "2017c" / broken
    path.write_text(path.read_text(encoding="utf-8")[:60], encoding="utf-8")
    before = {path: path.read_bytes() for path in built.files()}
    status, _, err = built.build()
    assert status == 2
    assert str(path) in err
    assert {path: path.read_bytes() for path in built.files()} == before


def test_same_bytes_whatever_the_hash_seed_the_locale_and_the_folder(built: Generator, tmp_path: Path) -> None:
    texts = []
    for seed, locale in (("1", "C"), ("2", "C.UTF-8")):
        package = tmp_path / seed / "dicom_media_storage"
        folders = ["--spec-dir", str(built.spec), "--package-dir", str(package)]
        command = [sys.executable, "-m", "codegen", "build", *folders]
        environment = {"PYTHONHASHSEED": seed, "LC_ALL": locale, "PATH": "", "TZ": "Asia/Tokyo"}
        subprocess.run(command, check=True, env=environment, cwd=building.PROJECT, capture_output=True)
        texts.append({path.relative_to(package): path.read_bytes() for path in sorted(package.glob("[eug]*/**/*.py"))})
    assert texts[0] == texts[1]


def test_the_newest_edition_is_the_default(built: Generator) -> None:
    built.extracted(part_4(CT, MR, subtitle="DICOM PS3.4 2018b - Service Class Specifications"))
    built.build()
    code = "import dicom_media_storage as d; from dicom_media_storage.editions import e2017c, e2018b\n"
    code += "print(d.EDITION, d.MediaStorageSOPClass is e2018b.MediaStorageSOPClass, len(e2017c.MediaStorageSOPClass))"
    assert python(built, code) == "2018b True 3"


@pytest.mark.parametrize("name", ["uids/pipe.py", "editions/e2017c/sop_classes.py"])
def test_a_pipe_among_generated_modules_is_refused(generator: Generator, name: str) -> None:
    generator.extracted(part_4(CT))
    generator.build()
    (generator.package / name).unlink(missing_ok=True)
    os.mkfifo(generator.package / name)
    status, _, err = generator.build()
    assert (status, "expected a regular file" in err or "is not generated" in err) == (2, True)
