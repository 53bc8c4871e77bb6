"""The wheel and the sdist, built once for all tests from a copy of the project with leftovers in it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from filelock import FileLock

from tests.conftest import PROJECT

LEFTOVERS = (
    ".env",
    ".idea/workspace.xml",
    "examples/.ipynb_checkpoints/store_scp-checkpoint.py",
    "notes.txt",
    "shared/standard/part04.xml",
    "spec/2013/.env",
    "spec/2013/table_I.4-1.csv~",
    "src/dicom_media_storage/.#history.py",
    "src/dicom_media_storage/.get.py.swp",
    "src/dicom_media_storage/._history.py",
    "src/dicom_media_storage/get.py.orig",
    "src/dicom_media_storage/secrets.json",
    "src/scratch.py",
    "tests/id_rsa",
)
_LOCAL = shutil.ignore_patterns(
    ".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "build", "dist", "node_modules"
)


def build(source: Path, folder: Path) -> None:
    """Build the sdist, and the wheel from the sdist."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture(scope="session")
def littered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which somebody has worked."""
    folder = tmp_path_factory.mktemp("littered") / "project"
    shutil.copytree(PROJECT, folder, ignore=_LOCAL)
    for name in LEFTOVERS:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a leftover", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def archives(littered: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with wheel and sdist, shared by the workers of a run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "archives"
    with FileLock(f"{folder}.lock"):
        if not folder.is_dir():
            build(littered, folder)
    return folder


@pytest.fixture(scope="session")
def wheel(archives: Path) -> Path:
    return next(archives.glob("*.whl"))


@pytest.fixture(scope="session")
def sdist(archives: Path) -> Path:
    return next(archives.glob("*.tar.gz"))


def run(*command: object, folder: Path, variables: Mapping[str, str] | None = None) -> str:
    """The output of a command that must succeed; the environment of this run is not passed on."""
    environment = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "TEMP", "HOME") if key in os.environ}
    done = subprocess.run(
        list(map(str, command)),
        cwd=folder,
        env=environment | dict(variables or {}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
