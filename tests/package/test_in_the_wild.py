"""The package in other forms: in a zip, in a zipapp, vendored, without metadata, frozen."""

import modulefinder
import shutil
import subprocess
import sys
import tomllib
import zipapp
from pathlib import Path

import dicom_media_storage
from tests.conftest import PROJECT

PACKAGE = Path(dicom_media_storage.__file__).parent

USE = """
from {package} import *
from {package} import __version__, by_name, groups, history, negotiation, registry, table, uids
from {package}.editions import e2013, load
assert get("1.2.840.10008.5.1.4.1.1.2").iod.title == "CT Image IOD"
assert by_name("Basic Text SR") is get(uids.BasicTextSRStorage)
assert len(groups.STORAGE) > 100 and history.added("2013", "2017c") and table.rows("2013")
assert registry.get(uids.CTImageStorage).keyword == "CTImageStorage" and negotiation.batches()
assert load("2013") is e2013
assert __version__ == {version!r}
try:
    uids.CT_IMAGE_STORAGE
except AttributeError as error:
    assert "CTImageStorage" in str(error)
"""


def use(package: str = "dicom_media_storage") -> str:
    return USE.format(package=package, version=dicom_media_storage.__version__)


def run(*arguments: object) -> None:
    done = subprocess.run([sys.executable, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def copied(folder: Path) -> Path:
    """Copy the package without its metadata and byte code."""
    return shutil.copytree(PACKAGE, folder / "dicom_media_storage", ignore=shutil.ignore_patterns("__pycache__"))


def on_path(path: Path, code: str) -> str:
    return f"import sys; sys.path.insert(0, {str(path)!r})\n{code}"


def test_isolated_without_site_packages_and_metadata(tmp_path: Path) -> None:
    copied(tmp_path)
    run("-I", "-S", "-c", on_path(tmp_path, use()))


def test_vendored_under_another_name(tmp_path: Path) -> None:
    vendor = tmp_path / "application" / "_vendor"
    vendor.mkdir(parents=True)
    (vendor / "__init__.py").touch()
    (vendor.parent / "__init__.py").touch()
    copied(vendor)
    code = use("application._vendor.dicom_media_storage") + "assert 'dicom_media_storage' not in sys.modules\n"
    run("-I", "-S", "-c", on_path(tmp_path, code))


def test_in_a_zipapp(tmp_path: Path) -> None:
    copied(tmp_path / "content")
    (tmp_path / "content" / "__main__.py").write_text(use(), encoding="utf-8")
    zipapp.create_archive(tmp_path / "content", tmp_path / "application.pyz")
    run("-I", "-S", tmp_path / "application.pyz")


def test_static_imports_reach_every_module(tmp_path: Path) -> None:
    """PyInstaller, cx_Freeze and others follow the import statements in the byte code, as modulefinder does."""
    script = tmp_path / "application.py"
    script.write_text("import dicom_media_storage\n", encoding="utf-8")
    finder = modulefinder.ModuleFinder([str(PACKAGE.parent)])
    finder.run_script(str(script))
    modules = {
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        for path in PACKAGE.rglob("*.py")
        if not {"_cli", "_export", "_search", "_files.py", "__main__.py"} & {*path.parts}
    }
    assert modules - finder.modules.keys() == set()


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert dicom_media_storage.__version__ == project["version"]
