"""The package where it is not installed: a zip, a zipapp, a copied folder, a bare interpreter."""

import subprocess
import sys
import zipapp
import zipfile
from pathlib import Path

import pytest

from tests.packaging.conftest import run

USE = """
from dicom_media_storage import *
import dicom_media_storage as d
assert MediaStorageSOPClass.CT_IMAGE_STORAGE.sop_class_name == "CT Image Storage"
assert get("1.2.840.10008.5.1.4.1.1.2") is MediaStorageSOPClass.CT_IMAGE_STORAGE
assert d.uids.CTImageStorage in d.groups.STORAGE
assert d.history.diff("2013", d.EDITION).added
assert d.registry.get("1.2.840.10008.1.1").is_retired is False
from dicom_media_storage.editions import e2013
assert len(e2013.MediaStorageSOPClass) == 113
print(d.__version__)
"""


@pytest.fixture(scope="module")
def zipped(vendored: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("zip") / "library.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(vendored.rglob("*")):
            archive.write(file, file.relative_to(vendored))
    return path


def code_at(path: Path) -> str:
    return f"import sys; sys.path.insert(0, {str(path)!r}){USE}"


@pytest.mark.parametrize("options", [["-I", "-S"], ["-I", "-S", "-OO"]], ids=" ".join)
def test_a_copied_folder(options: list[str], vendored: Path) -> None:
    assert run(sys.executable, *options, "-c", code_at(vendored), folder=vendored)


def test_a_zip_on_the_path(zipped: Path) -> None:
    assert run(sys.executable, "-I", "-S", "-c", code_at(zipped), folder=zipped.parent)


def test_a_zipapp(zipped: Path, tmp_path: Path) -> None:
    application = tmp_path / "application"
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(application)
    (application / "__main__.py").write_text(USE, encoding="utf-8")
    zipapp.create_archive(application, tmp_path / "application.pyz")
    assert run(sys.executable, "-I", "-S", tmp_path / "application.pyz", folder=tmp_path)


def test_a_package_within_a_package(vendored: Path, tmp_path: Path) -> None:
    (tmp_path / "mine" / "_vendor").mkdir(parents=True)
    (tmp_path / "mine" / "_vendor" / "dicom_media_storage").symlink_to(vendored / "dicom_media_storage")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\nfrom mine._vendor.dicom_media_storage import get, groups"
    )
    run(sys.executable, "-I", "-S", "-c", f"{code}; print(get('1.2.840.10008.5.1.4.1.1.2').iod)", folder=tmp_path)


def test_the_command_line_without_its_packages(vendored: Path) -> None:
    command = [sys.executable, "-S", "-m", "dicom_media_storage", "show", "CT"]
    done = subprocess.run(command, cwd=vendored, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "dicom-media-storage[cli]" in done.stderr
