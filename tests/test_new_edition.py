"""The workflow for a new edition: from its publication to the pull request, and the patches that it refuses."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.support import spec
from tests.support.documents import CT, MR
from tests.support.standard_site import running_site
from tests.support.workflow import Workflow

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the workflow runs on Linux")

YEAR = int(spec.NEWEST[:4]) + 1
EDITION = f"{YEAR}a"
"""Newer than any edition that the project has."""
INVENTED = ("Invented Gaze Storage", "1.2.840.10008.5.1.4.1.1.99999.1")
NO_COPIES = (".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "*.egg-info", "build", "dist", "tests")
AUTHOR = ("-c", "user.name=test", "-c", "user.email=test@example.org")
PYTHON = """#!/bin/sh
# The generator of the checked out files; the site of the standard is on loopback.
[ "$3" = update ] && set -- "$@" --base-url {url}
exec {python} "$@"
"""
MAKE = """#!/bin/sh -e
# What the generator and the tests need is installed already; a check stands for the tests.
echo "make $*"
mkdir -p .venv/bin && cp {python} .venv/bin/python
[ "$1" != test ] || .venv/bin/python -m codegen check
"""
GH = """#!/bin/sh -e
echo "$*" >> {calls}
[ "$1" != pr ] || cp "$6" {body}
"""


def git(folder: Path, *words: str) -> str:
    command = ["git", *AUTHOR, "-C", folder, *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def program(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the files of the project."""
    folder = tmp_path_factory.mktemp("origin") / "project"
    shutil.copytree(PROJECT, folder, ignore=shutil.ignore_patterns(*NO_COPIES))
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Begin")
    return folder


@pytest.fixture(scope="module")
def updated(origin: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workflow]:
    """The workflow after its first job has found, read and uploaded the new edition."""
    folder = tmp_path_factory.mktemp("workflow")
    programs = folder / "programs"
    programs.mkdir()
    with running_site() as site:
        for at in (EDITION, "current"):
            site.publish_classes(at, EDITION, CT, MR, INVENTED)
        program(programs / "venv-python", PYTHON.format(url=site.url, python=sys.executable))
        program(programs / "make", MAKE.format(python=programs / "venv-python"))
        program(programs / "gh", GH.format(calls=folder / "calls", body=folder / "body"))
        contexts = {"inputs.edition || 'current'": "current", "github.token": "token"}
        path = PROJECT / ".github" / "workflows" / "new-edition.yml"
        workflow = Workflow(path, origin, programs, folder, contexts)
        done = workflow.run("update")
        assert done.status == 0, done.printed
        assert "make test PYTHON=python" in done.printed
        assert done.outputs == {"changed": "true"}
        yield workflow


@pytest.fixture
def workflow(updated: Workflow, tmp_path: Path) -> Workflow:
    return replace(updated, folder=tmp_path, contexts=dict(updated.contexts), artifacts=dict(updated.artifacts))


def test_a_new_edition_becomes_a_pull_request(updated: Workflow, workflow: Workflow) -> None:
    checked = workflow.run("check")
    assert checked.status == 0, checked.printed
    assert checked.outputs["edition"] == EDITION
    proposed = workflow.run("propose")
    assert proposed.status == 0, proposed.printed
    calls = (updated.folder / "calls").read_text(encoding="utf-8").splitlines()
    assert calls[0] == "auth setup-git"
    assert calls[1].startswith(f"pr create --title Add DICOM {EDITION} --body-file ")
    assert calls[2:] == ["workflow run test.yml --ref edition-7"]
    assert f"    DICOM {EDITION}: 4 Media Storage SOP Classes" in (updated.folder / "body").read_text(encoding="utf-8")
    assert git(workflow.origin, "rev-parse", "edition-7^{tree}").strip() == checked.outputs["tree"]
    assert git(workflow.origin, "rev-parse", "edition-7^") == git(workflow.origin, "rev-parse", "main")
    contents = {
        "pyproject.toml": f'\nversion = "{YEAR}.1.0"\n',
        "src/dicom_media_storage/_version.py": f' = "{YEAR}.1.0"',
        "spec/names.csv": INVENTED[1],
        "README.md": f"rev: v{YEAR}.1.0",
        "CHANGELOG.md": f"### DICOM {EDITION}\n\n4 SOP Classes.",
    }
    for path, text in contents.items():
        assert text in git(workflow.origin, "show", f"edition-7:{path}")
    changelog = git(workflow.origin, "show", "edition-7:CHANGELOG.md")
    releases = re.findall(r"^## ([\d.]+)$", changelog, re.MULTILINE)
    assert releases[0] == f"{YEAR}.1.0"
    assert f"## {YEAR}.1.0\n\nAdds DICOM {EDITION}." in changelog
    assert f"| {EDITION} | 4 |" in git(workflow.origin, "show", "edition-7:README.md")


def append(name: str, text: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(text)

    return change


def substitute(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


def link(name: str, target: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / name).unlink()
        (folder / name).symlink_to(target)

    return change


def link_to_a_copy(folder: Path) -> None:
    table = folder / "spec" / EDITION / "table_I.4-1.csv"
    table.rename(folder / "copy.csv")
    table.symlink_to("../../copy.csv")


def another_edition(folder: Path) -> None:
    shutil.copytree(folder / "spec" / EDITION, folder / "spec" / f"{YEAR}b")


TABLE = f"spec/{EDITION}/table_I.4-1.csv"
VERSION = "src/dicom_media_storage/_version.py"
HOSTILE = {
    "a file renamed into spec/": lambda folder: git(folder, "mv", "docs/conf.py", f"spec/{EDITION}/conf.py"),
    "an unknown file in spec/": append(f"spec/{EDITION}/table_X.csv", "a\n"),
    "no pyproject.toml": lambda folder: (folder / "pyproject.toml").unlink(),
    "lines of pyproject.toml that begin with - and +": append("pyproject.toml", '-- = 1\n++version = "1.0"\n'),
    "code in _version.py": append(VERSION, "import os\n"),
    "a link instead of a file": link("CHANGELOG.md", "README.md"),
    "a link instead of a table": link(TABLE, "/etc/passwd"),
    "a link to a copy of a table": link_to_a_copy,
    "a table that can be run": lambda folder: (folder / TABLE).chmod(0o755),
    "a row of an older edition": substitute("spec/2013/table_I.4-1.csv", "CT Image Storage", "CT Storage"),
    "a name of the ledger": substitute("spec/names.csv", "CT_IMAGE_STORAGE,", "CT_IMAGES,"),
    "a module that differs from spec/": substitute(
        f"src/dicom_media_storage/editions/e{EDITION}/uids.py", "9999.1", "9"
    ),
    "a workflow": append(".github/workflows/new-edition.yml", "# a comment\n"),
    "attributes of git": append("spec/.gitattributes", "*.csv export-subst\n"),
    "a module that runs": append("src/dicom_media_storage/editions/evil.py", "print('evil')\n"),
    "two editions": another_edition,
    "no edition": lambda folder: shutil.rmtree(folder / "spec" / EDITION),
}


@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE)
def test_a_patch_with_anything_else_is_refused(
    workflow: Workflow, tmp_path: Path, change: Callable[[Path], object]
) -> None:
    folder = tmp_path / "hostile"
    git(tmp_path, "clone", "--quiet", str(workflow.origin), str(folder))
    git(folder, "apply", "--index", str(workflow.artifacts["proposal"] / "changes.patch"))
    change(folder)
    git(folder, "add", "--all")
    shutil.copytree(workflow.artifacts["proposal"], tmp_path / "proposal")
    patch = git(folder, "diff", "--cached", "--binary", "--find-renames", "HEAD")
    (tmp_path / "proposal" / "changes.patch").write_text(patch, encoding="utf-8")
    workflow.artifacts["proposal"] = tmp_path / "proposal"
    checked = workflow.run("check")
    assert checked.status == 1
    assert "::error::" in checked.printed


def test_a_patch_that_changes_after_its_check_is_refused(workflow: Workflow, tmp_path: Path) -> None:
    assert workflow.run("check").status == 0
    shutil.copytree(workflow.artifacts["proposal"], tmp_path / "proposal")
    patch = tmp_path / "proposal" / "changes.patch"
    patch.write_bytes(patch.read_bytes().replace(f'"{YEAR}.1.0"'.encode(), f'"{YEAR}.1.1"'.encode()))
    workflow.artifacts["proposal"] = tmp_path / "proposal"
    assert workflow.run("propose").status == 1
