"""README.md is true: every command and every code block in it runs and prints what is shown."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.conftest import PROJECT, skip_or_fail
from tests.packaging.test_extras import EXTRAS
from tests.support.markdown import KINDS, blocks, commands, run_command, run_script, run_sessions, shell

README = PROJECT / "README.md"
COMMANDS = list(commands(README))
INSTALLATIONS = [command.line for command in COMMANDS if command.line.startswith("pip install ")]
TARGETS = [command.line for command in COMMANDS if command.line.startswith("make ")]
OTHERS = [command for command in COMMANDS if command.line not in (*INSTALLATIONS, *TARGETS)]


def test_every_block_is_of_a_kind_that_is_run() -> None:
    assert {block.kind for block in blocks(README)} <= KINDS


def test_sessions() -> None:
    assert run_sessions(README) > 8


def test_scripts(tmp_path: Path) -> None:
    for block in blocks(README):
        if block.kind == "python":
            run_script(block, tmp_path)


def test_commands(tmp_path: Path) -> None:
    assert OTHERS
    for command in OTHERS:
        run_command(command, tmp_path)


def test_the_hook_exists() -> None:
    (block,) = (block for block in blocks(README) if block.kind == "yaml")
    (hook,) = re.findall(r"- id: (\S+)", block.text)
    assert f"- id: {hook}\n" in (PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert re.search(r"rev: v\d{4}\.\d\.\d+\n", block.text)


def test_the_comparison_names_the_versions_that_it_was_made_with() -> None:
    pinned = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]["test"]
    compared = re.findall(r"\b(pydicom|pynetdicom) (\d[\d.]*\d)", README.read_text(encoding="utf-8"))
    assert {f"{name}=={version}" for name, version in compared} == {
        requirement for requirement in pinned if str(requirement).startswith(("pydicom==", "pynetdicom=="))
    }


def test_links_lead_to_files_of_the_repository_from_anywhere() -> None:
    links = re.findall(r"\]\(([^)#]+)", README.read_text(encoding="utf-8"))
    assert [link for link in links if not link.startswith("https://")] == []
    files = [link.partition("/blob/main/")[2] for link in links if "/blob/main/" in link]
    assert files
    assert [file for file in files if not (PROJECT / file).exists()] == []


def test_the_installations_are_tested() -> None:
    tested = {
        f"pip install 'dicom-media-storage{extra}'" if extra else "pip install dicom-media-storage" for extra in EXTRAS
    }
    assert INSTALLATIONS
    assert set(INSTALLATIONS) <= tested


def test_make_build_in_a_fresh_clone(tmp_path: Path) -> None:
    """Run the command for real, in a virtual environment of its own: twice, and nothing changes."""
    if os.environ.get("CI") != "true":
        pytest.skip("it installs packages: CI runs it")
    if shutil.which("make") is None:
        skip_or_fail("make is not installed")
    subprocess.run(["git", "clone", "--quiet", str(PROJECT), str(tmp_path / "clone")], check=True)
    for _ in range(2):
        done = shell("make build && git status --porcelain", tmp_path / "clone")
        assert done.returncode == 0, done.stdout + done.stderr
        assert not re.search(r"^ ?[MADR?]+ ", done.stdout, re.MULTILINE), done.stdout


def test_ci_runs_the_two_commands() -> None:
    script = (PROJECT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert TARGETS == ["make build", "make test"]
    assert [line for line in script if line in TARGETS] == TARGETS
