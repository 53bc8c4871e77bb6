"""The tests that concern editions pass with the next edition as well: `make rehearsal`."""

import sys

from tests.rehearsal.conftest import Rehearsal

TESTS = (
    "tests/package",
    "tests/cli",
    "tests/docs",
    "tests/interop",
    "tests/typing",
    "tests/codegen/tables",
    "tests/test_docs.py",
    "tests/test_readme.py",
)


def test_the_tests_that_concern_editions(rehearsal: Rehearsal) -> None:
    # The copy is a user's clone: without the documents of the standard, tests that need one are skipped.
    done = rehearsal.run(
        "env", "CI=false", sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile", *TESTS
    )
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2000:]
