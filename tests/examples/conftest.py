"""Fixtures for the tests of the examples."""

import sys
from pathlib import Path

import pytest

# The tests use instances and helpers of the interoperability tests.
sys.path.insert(0, str(Path(__file__).parents[1] / "interop"))

from interop_dcmtk import dcmtk
from interop_differences import EVERY
from interop_instances import write_instances

from dicom_media_storage import SOPClass

__all__ = ("dcmtk", "folder", "instances")


@pytest.fixture(scope="session")
def instances(tmp_path_factory: pytest.TempPathFactory) -> dict[SOPClass, Path]:
    """Return a file with an instance of every class, current and retired. Tests must not change it."""
    return write_instances(tmp_path_factory.mktemp("instances"), EVERY)


@pytest.fixture
def folder(instances, tmp_path):
    """Return a folder with an instance of every class, a private one in a subfolder, and files that are not DICOM."""
    inbox = tmp_path / "inbox"
    (inbox / "deeper").mkdir(parents=True)
    for path in instances.values():
        (inbox / path.name).write_bytes(path.read_bytes())
    any_file = next(iter(instances.values())).read_bytes()
    # The replacement has the same length as the UID of the media directory.
    (inbox / "deeper" / "PRIVATE").write_bytes(any_file.replace(b"1.2.840.10008.1.3.10", b"1.2.3.4.5.6.7.8.9.10"))
    (inbox / "NOTES").write_text("no DICOM file")
    (inbox / "EMPTY").touch()
    return inbox
