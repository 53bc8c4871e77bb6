from collections.abc import Callable

import pytest
from click.testing import CliRunner

from dicom_uid_lint import Finding, lint_source
from dicom_uid_lint.command import lint
from dicom_uid_lint.rules import RULES


def found(path: str, source: str, *rules: str) -> list[Finding]:
    """What the rules, by default all but DMS001, report of a source."""
    return lint_source(source.encode(), path, frozenset(rules or RULES.keys() - {"DMS001"}))[0]


def places(path: str, source: str, *rules: str) -> list[str]:
    """The same, as ``line:column rule``."""
    return [f"{one.line}:{one.column} {one.rule}" for one in found(path, source, *rules)]


@pytest.fixture
def run() -> Callable:
    """Run the command in this process."""
    return lambda *words: CliRunner().invoke(lint, [str(word) for word in words])
