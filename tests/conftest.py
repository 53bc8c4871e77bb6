"""Paths and programs that tests share: the project, the documents of the standard, DCMTK."""

import os
import shutil
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
SHARED = PROJECT.parent / "shared" / "standard"


def skip_or_fail(reason: str) -> None:
    """Skip with a reason; in CI, where everything is available, fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI must run this test: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def standard() -> Path:
    """The folder with documents of the standard; a clone of the project does not have it."""
    if not SHARED.is_dir():
        skip_or_fail(f"expected the documents of the standard in {SHARED}")
    return SHARED


@pytest.fixture(scope="session")
def dcmtk() -> None:
    """DCMTK's programs, which are installed."""
    missing = [
        tool for tool in ("dcmdump", "dcmmkdir", "dcmodify", "storescp", "storescu") if shutil.which(tool) is None
    ]
    if missing:
        skip_or_fail(f"DCMTK is not installed (on Debian: make debian): no {', '.join(missing)}")
