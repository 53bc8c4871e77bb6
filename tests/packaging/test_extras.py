"""Each extra is enough by itself: the wheel alone with the extra, in a virtual environment of its own."""

import subprocess
import sys
import tomllib
import venv
from itertools import chain
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.packaging.conftest import run

EXTRAS = ("", "[cli]", "[export]", "[lint]", "[parquet]")
USES = {
    "": ["-c", "from dicom_media_storage import get; print(get('1.2.840.10008.5.1.4.1.1.2').keyword)"],
    "[cli]": ["-m", "dicom_media_storage", "show", "CTImageStorage"],
    "[export]": ["-m", "dicom_media_storage", "export", "-o", "uids.h"],
    "[lint]": ["-m", "dicom_media_storage", "lint", "right.py"],
    "[parquet]": ["-m", "dicom_media_storage", "export", "--format", "parquet", "-o", "classes.parquet"],
}


@pytest.fixture(scope="module")
def pythons(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """An interpreter for each extra, in which the wheel is installed with it."""
    found: dict[str, Path] = {}
    for extra in EXTRAS:
        folder = tmp_path_factory.mktemp("venv")
        venv.create(folder, with_pip=False)
        found[extra] = next(path for path in folder.glob("[bS]*/python*") if path.stem == "python")
        command = [sys.executable, "-m", "pip", "--python", str(found[extra]), "install", "--quiet", f"{wheel}{extra}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "does not provide the extra" not in done.stderr
    return found


@pytest.mark.parametrize("extra", EXTRAS)
def test_an_extra_is_enough(extra: str, pythons: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "right.py").write_text('CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2"\n', encoding="utf-8")
    run(pythons[extra], *USES[extra], folder=tmp_path)
    assert extra != "[export]" or "CT_IMAGE_STORAGE" in (tmp_path / "uids.h").read_text(encoding="utf-8")
    assert extra != "[parquet]" or (tmp_path / "classes.parquet").stat().st_size > 0


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="the oldest release of pyarrow has no wheel for this Python")
def test_the_oldest_releases_that_the_extras_accept(wheel: Path, tmp_path: Path) -> None:
    extras = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    floors = [one.replace(">=", "==") for one in {*chain(*extras.values())} if ">=" in one]
    assert len(floors) == 4
    venv.create(tmp_path / "venv", with_pip=False)
    python = next(path for path in (tmp_path / "venv").glob("[bS]*/python*") if path.stem == "python")
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", wheel, *floors, folder=tmp_path)
    (tmp_path / "right.py").write_text('CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2"\n', encoding="utf-8")
    for use in USES.values():
        run(python, *use, folder=tmp_path)


@pytest.mark.parametrize("extra", ["[export]", "[parquet]"])
def test_without_its_extra_export_refuses_before_it_writes(
    extra: str, pythons: dict[str, Path], tmp_path: Path
) -> None:
    command = [pythons["[cli]"], *USES[extra]]
    done = subprocess.run(list(map(str, command)), cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f"dicom-media-storage{extra}" in done.stderr
    assert list(tmp_path.iterdir()) == []
