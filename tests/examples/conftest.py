"""Fixtures for the tests of the examples."""

import pytest

from tests.interop.conftest import instances

__all__ = ("folder", "instances")


@pytest.fixture
def folder(instances, tmp_path):
    """A folder with an instance of every class, a private one in a subfolder, and files that are not DICOM."""
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
