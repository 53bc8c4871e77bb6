import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from dicom_media_storage._cli.app import cli


@pytest.fixture
def run():
    """Run a command line in this process."""

    def run(*words):
        return CliRunner().invoke(cli, words, prog_name="dicom-media-storage")

    return run


@pytest.fixture
def start():
    """Run a command line in a process of its own and return its output."""

    def start(*words, env=None, **options):
        command = [sys.executable, "-m", "dicom_media_storage", *words]
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 60} | options
        return subprocess.run(command, check=False, env={**os.environ, **(env or {})}, **options)

    return start
