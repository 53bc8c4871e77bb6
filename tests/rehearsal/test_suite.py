"""The tests that concern editions pass with the next edition as well: `make rehearsal`."""

import sys

from tests.rehearsal.conftest import Rehearsal

TESTS = ("tests/package", "tests/cli", "tests/docs", "tests/test_docs.py", "tests/test_readme.py")


def test_the_tests_that_concern_editions(rehearsal: Rehearsal) -> None:
    done = rehearsal.run(sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile", *TESTS)
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2000:]
