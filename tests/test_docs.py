"""The guides are true."""

from pathlib import Path

import pytest

from dicom_uid_lint.rules import RULES
from tests.conftest import PROJECT
from tests.support.markdown import KINDS, blocks, commands, run_command, run_script, run_sessions

DOCS = PROJECT / "docs"
GUIDES = [
    DOCS / "index.md",
    DOCS / "api.md",
    *sorted(path for path in (DOCS / "guide").glob("*.md") if path.stem != "provenance"),
]
# Run elsewhere: the guide of the command line by its own tests, installation and generator by those of README.md.
ELSEWHERE = ("pip install ", "make ", "python -m codegen ")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.relative_to(DOCS).with_suffix("").as_posix())
def test_every_block_runs(guide: Path, tmp_path: Path) -> None:
    assert {block.kind for block in blocks(guide)} <= KINDS
    run_sessions(guide)
    for command in commands(guide) if guide.stem != "command-line" else ():
        if not command.line.startswith(ELSEWHERE):
            run_command(command, tmp_path)
    for block in blocks(guide):
        if block.kind == "python":
            run_script(block, tmp_path)


def test_every_rule_has_a_page() -> None:
    pages = {path.stem.upper() for path in (PROJECT / "docs" / "rules").glob("DMS*.md")}
    assert pages == set(RULES)
