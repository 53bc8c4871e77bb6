"""The Spark join, with pyspark and Java: ``make test-spark``."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pyspark
import pytest

from tests.conftest import PROJECT, skip_or_fail

EXAMPLE = PROJECT / "examples" / "export" / "spark_join.py"
FOUND = """\
('CT Image Storage', 'current', 1200)
('Ultrasound Image Storage', 'retired', 80)
('1.2.840.10008.5.1.4.1.1.9', 'retired', 7)
('1.3.12.2.1107.5.9.1', 'private', 3)
"""


@pytest.fixture(autouse=True)
def _java() -> None:
    if shutil.which("java") is None:
        skip_or_fail("Spark needs Java")


def run(folder: Path, *command: object, **variables: str) -> str:
    environment = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", **variables}
    done = subprocess.run(
        [str(word) for word in command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_join_counts_and_identifies(tmp_path: Path) -> None:
    # Spark starts the first python3 that it finds for its executors.
    scripts = sysconfig.get_path("scripts")
    assert run(tmp_path, sys.executable, EXAMPLE, PATH=f"{scripts}{os.pathsep}{os.environ['PATH']}") == FOUND


def test_the_wheel_is_all_that_an_executor_needs(tmp_path: Path) -> None:
    run(PROJECT, sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", tmp_path, ".")
    (wheel,) = tmp_path.glob("*.whl")
    archive = wheel.rename(tmp_path / "dicom_media_storage.zip")
    home = Path(pyspark.__file__).parent
    bare = sys._base_executable
    variables = {"SPARK_HOME": str(home), "PYSPARK_PYTHON": bare, "PYSPARK_DRIVER_PYTHON": bare}
    without = [
        bare,
        "-c",
        "import importlib.util, sys; sys.exit(bool(importlib.util.find_spec('dicom_media_storage')))",
    ]
    assert subprocess.run(without, cwd=tmp_path, check=False).returncode == 0
    assert run(tmp_path, home / "bin" / "spark-submit", "--py-files", archive, EXAMPLE, **variables) == FOUND
