"""What the tests with other software share."""

from pathlib import Path

import pytest
from interop_dcmtk import dcmtk
from interop_differences import EVERY
from interop_instances import write_instances

from dicom_media_storage import SOPClass

__all__ = ("dcmtk", "instances")


@pytest.fixture(scope="session")
def instances(tmp_path_factory: pytest.TempPathFactory) -> dict[SOPClass, Path]:
    """Return a file with an instance of every class, current and retired. Not to be changed: copy first."""
    return write_instances(tmp_path_factory.mktemp("instances"), EVERY)
