"""Whether DCMTK is there."""

import os
import shutil

import pytest

TOOLS = ("dcmdump", "dcmmkdir", "dcmodify", "storescp", "storescu")


@pytest.fixture(scope="session")
def dcmtk() -> None:
    """Skip where DCMTK is not installed, and say so; fail on that in CI, which installs it."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if not missing:
        return
    message = f"DCMTK is not installed (Debian: apt-get install dcmtk): no {', '.join(missing)}"
    if os.environ.get("CI") == "true":
        pytest.fail(f"{message}; in CI these tests must run")
    pytest.skip(message)
