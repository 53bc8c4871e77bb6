"""Paths that all tests share: the project, and the documents of the standard."""

import os
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
