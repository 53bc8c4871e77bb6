"""The workflows of GitHub: valid, pinned, and without a write token where code from outside runs."""

import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.conftest import PROJECT

WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))
UNSAFE = """
on: pull_request_target
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - run: echo ${{ github.event.pull_request.title }}
"""


def zizmor(*paths: Path) -> subprocess.CompletedProcess[str]:
    program = shutil.which("zizmor", path=sysconfig.get_path("scripts"))
    assert program is not None
    command = [program, "--offline", "--no-progress", "--quiet", "--persona=pedantic"]
    return subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, check=False)


def test_zizmor_finds_nothing() -> None:
    done = zizmor(PROJECT / ".github")
    assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_finds_something_in_an_unsafe_workflow(tmp_path: Path) -> None:
    (tmp_path / "unsafe.yml").write_text(UNSAFE, encoding="utf-8")
    done = zizmor(tmp_path / "unsafe.yml")
    assert done.returncode != 0
    assert {"unpinned-uses", "template-injection", "dangerous-triggers"} <= set(
        re.findall(r"\[([a-z-]+)\]", done.stdout)
    )


@pytest.mark.parametrize(
    ("schema", "paths"),
    [("vendor.github-workflows", WORKFLOWS), ("vendor.dependabot", [PROJECT / ".github" / "dependabot.yml"])],
    ids=["workflows", "dependabot"],
)
def test_the_schema(schema: str, paths: list[Path]) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def jobs(workflow: Path) -> dict[str, str]:
    """The text of each job under its id."""
    text = workflow.read_text(encoding="utf-8").partition("\njobs:\n")[2]
    parts = re.split(r"^  ([a-z-]+):\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_a_job_with_a_write_token_installs_nothing_and_parses_nothing(workflow: Path) -> None:
    writers = {
        name: text for name, text in jobs(workflow).items() if re.search(r"^      [a-z-]+: write", text, re.MULTILINE)
    }
    assert {name for name, text in writers.items() if re.search(r"\b(make|pip|python|codegen)\b", text)} == set()


def test_a_failure_before_a_pipe_fails_the_step() -> None:
    piping = [path for path in WORKFLOWS if re.search(r"\|\s*(tee|\n\s+tee)\b", path.read_text(encoding="utf-8"))]
    assert piping
    assert all("shell: bash" in path.read_text(encoding="utf-8") for path in piping)
