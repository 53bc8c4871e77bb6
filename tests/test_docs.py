"""The guides are true, and build without a warning."""

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT

GUIDES = sorted((PROJECT / "docs" / "guide").glob("*.md"))


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_examples(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert all(block.startswith(">>> ") for block in blocks), "an example that does not run"
    runner = doctest.DocTestRunner()
    runner.run(doctest.DocTestParser().get_doctest("\n".join(blocks), {}, guide.name, str(guide), 0))
    assert runner.summarize(verbose=False).failed == 0


def test_every_rule_has_a_page() -> None:
    pages = {path.stem.upper() for path in (PROJECT / "docs" / "rules").glob("*.md")}
    assert pages == {f"DMS{number:03}" for number in range(1, 8)}


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-W",
        "--keep-going",
        "-q",
        "-c",
        "docs/guide",
        "docs",
        str(tmp_path / "site"),
    ]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "guide" / "index.html").exists()
    assert "Table B.5-1" in (tmp_path / "site" / "guide" / "membership.html").read_text(encoding="utf-8")
