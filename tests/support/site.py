"""The whole site, built as `make docs` builds it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from tests.conftest import PROJECT


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, which the workers of a run share."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "site"
    with FileLock(f"{folder}.lock"):
        if not folder.is_dir():
            unfinished = folder.with_name("unfinished")
            command = [sys.executable, "-m", "sphinx", "-W", "-q", "-E", "-D", "downloads=newest"]
            command += ["-d", folder.with_name("doctrees"), "docs", unfinished]
            done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            unfinished.rename(folder)
    return folder
