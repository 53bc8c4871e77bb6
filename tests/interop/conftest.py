"""Instances that the tests with other software share."""

from pathlib import Path

import pytest
from interop_differences import EVERY
from interop_instances import write_instances

from dicom_media_storage import SOPClass


@pytest.fixture(scope="session")
def instances(tmp_path_factory: pytest.TempPathFactory) -> dict[SOPClass, Path]:
    """A file with an instance of every class, current and retired. Tests must not change it."""
    return write_instances(tmp_path_factory.mktemp("instances"), EVERY)
