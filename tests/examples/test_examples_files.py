"""The examples that read files."""

import doctest
import importlib
import re
import sys

import pytest
from interop_differences import EVERY
from running_examples import EXAMPLES, run, run_on_terminal
from valid_files import FILES

from dicom_media_storage import MediaStorageSOPClass, RetiredMediaStorageSOPClass

NAMES = sorted(path.stem for path in EXAMPLES.glob("*.py"))


@pytest.mark.parametrize("name", NAMES)
def test_examples_in_docstrings(name, monkeypatch):
    monkeypatch.syspath_prepend(EXAMPLES)
    module = importlib.import_module(name)
    result = doctest.testmod(module)
    sys.modules.pop(name)
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize("name", NAMES)
def test_it_lists_its_dependencies_and_has_a_help(name):
    assert "dicom-media-storage" in (EXAMPLES / f"{name}.py").read_text(encoding="utf-8").partition("# ///\n")[0]
    assert run(f"{name}.py", "--help").startswith("usage: ")


def wanted_folder(member):
    return f"retired/{member.keyword}" if member.is_retired else member.keyword


@pytest.mark.parametrize("move", [False, True])
def test_files_are_sorted_by_class(folder, instances, tmp_path, move):
    target = tmp_path / "sorted"
    before = sum(path.is_file() for path in folder.rglob("*"))
    output = run("sort_by_class.py", folder, target, *(["--move"] if move else []))
    assert output.splitlines()[0] == f"{1:>8}  AcquisitionContextSRStorage"
    for member in EVERY:
        assert (target / wanted_folder(member) / instances[member].name).is_file()
    assert (target / "other" / "deeper" / "PRIVATE").is_file()
    assert {path.name for path in (target / "not-dicom").iterdir()} == {"NOTES", "EMPTY"}
    assert sum(path.is_file() for path in target.rglob("*")) == before == len(EVERY) + 3
    assert sum(path.is_file() for path in folder.rglob("*")) == (0 if move else before)


def test_valid_files_are_sorted_by_kind(tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for kind, make in FILES.items():
        make().save_as(inbox / f"{kind}.dcm", enforce_file_format=True)
    output = run("sort_by_kind.py", inbox, tmp_path / "sorted")
    assert output == "".join(f"{1:>8}  {kind}\n" for kind in sorted(FILES))
    for kind in FILES:
        assert [path.name for path in (tmp_path / "sorted" / kind).iterdir()] == [f"{kind}.dcm"]


def test_every_class_is_sorted_by_kind(folder, instances, tmp_path):
    run("sort_by_kind.py", folder, tmp_path / "sorted")
    found = {path.name: path.parent.name for path in (tmp_path / "sorted").rglob("*") if path.is_file()}
    kinds = {"has_waveform": "waveform", "is_structured_report": "structured-report"}
    for member, path in instances.items():
        for name, folder_of_kind in kinds.items():
            assert (found[path.name] == folder_of_kind) == bool(getattr(member, name))
        assert (found[path.name] == "retired") == member.is_retired
        assert (found[path.name] in {"pixel-data", "multi-frame"}) == bool(member.has_pixel_data)
    assert (found["NOTES"], found["PRIVATE"]) == ("not-dicom", "deeper")


def test_a_progress_bar_is_shown_on_a_terminal_alone(folder, tmp_path):
    # `run` asserts that there is none without a terminal.
    assert "Sorting" in run_on_terminal("sort_by_class.py", folder, tmp_path / "sorted")
    assert "Ingesting" in run_on_terminal(
        "reject_retired.py", tmp_path / "sorted" / "CTImageStorage", tmp_path / "archive"
    )


def test_files_of_a_class_that_ps3_4_no_longer_prints_are_retired(instances, tmp_path):
    (tmp_path / "inbox").mkdir()
    data = instances[MediaStorageSOPClass.CT_IMAGE_STORAGE].read_bytes()
    (tmp_path / "inbox" / "curve").write_bytes(data.replace(b"5.1.4.1.1.2\0", b"5.1.4.1.1.9\0"))
    run("sort_by_class.py", tmp_path / "inbox", tmp_path / "sorted")
    assert (tmp_path / "sorted" / "retired" / "StandaloneCurveStorage" / "curve").is_file()


@pytest.mark.parametrize("example", ["sort_by_class.py", "sort_by_kind.py", "reject_retired.py"])
def test_a_target_inside_the_source_is_refused(folder, example):
    assert "is inside the" in run(example, folder, folder / "inner", status=2)


def test_retired_classes_are_rejected_on_ingest(folder, instances, tmp_path):
    output = run("reject_retired.py", folder, tmp_path / "archive", status=1)
    taken = {path.name for path in (tmp_path / "archive").rglob("*") if path.is_file()}
    assert taken == {instances[member].name for member in MediaStorageSOPClass}
    for member in RetiredMediaStorageSOPClass:
        line = f"refused {folder / instances[member].name}: {member.sop_class_name} ({member}) is retired"
        assert line in output.splitlines()
    assert f"refused {folder / 'deeper' / 'PRIVATE'}: 1.2.3.4.5.6.7.8.9.10 is private" in output
    assert f"refused {folder / 'NOTES'}: not a DICOM file" in output
    assert len(output.splitlines()) == len(RetiredMediaStorageSOPClass) + 3
    left = {path.name for path in folder.rglob("*") if path.is_file()}
    assert left == {instances[member].name for member in RetiredMediaStorageSOPClass} | {"NOTES", "EMPTY", "PRIVATE"}


def test_nothing_is_refused_where_nothing_is_retired(instances, tmp_path):
    (tmp_path / "inbox").mkdir()
    path = instances[MediaStorageSOPClass.CT_IMAGE_STORAGE]
    (tmp_path / "inbox" / path.name).write_bytes(path.read_bytes())
    assert run("reject_retired.py", tmp_path / "inbox", tmp_path / "archive") == ""
    assert (tmp_path / "archive" / path.name).read_bytes() == path.read_bytes()


def test_the_readme_lists_every_example():
    listed = re.findall(r"^\| \[(\S+)\]\(\1\) \|", (EXAMPLES / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.rglob("*.py"))
