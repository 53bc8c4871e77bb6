"""What all tests share: where the project is, and where the real documents of the standard are."""

import os
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
SHARED = PROJECT.parent / "shared" / "standard"


def skip_or_fail(reason: str) -> None:
    """Skip, and say so; in CI, where everything is to be had, fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI must run this test: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def standard() -> Path:
    """The folder of real documents of the standard; a user who clones the project does not have it."""
    if not SHARED.is_dir():
        skip_or_fail(f"the documents of the standard are not at {SHARED}")
    return SHARED
