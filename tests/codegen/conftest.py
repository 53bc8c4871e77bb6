"""The commands of the generator, run on documents of the tests' own."""

import csv
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from codegen.__main__ import main


@dataclass
class Generator:
    """Runs commands in a folder of their own and looks at what they left."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    @property
    def spec(self) -> Path:
        return self.folder / "spec"

    @property
    def package(self) -> Path:
        return self.folder / "dicom_media_storage"

    def document(self, content: str | bytes, name: str = "part04.xml") -> Path:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def run(self, *arguments: object) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        out, err = self.capture.readouterr()
        return status, out, err

    def extract(self, *documents: Path, edition: str | None = None) -> tuple[int, str, str]:
        given = ["--edition", edition] if edition else []
        return self.run("extract", *documents, *given, "--spec-dir", self.spec, "--accept-names")

    def build(self, *editions: str) -> tuple[int, str, str]:
        return self.run("build", *editions, "--spec-dir", self.spec, "--package-dir", self.package)

    def check(self) -> tuple[int, str, str]:
        return self.run("check", "--spec-dir", self.spec, "--package-dir", self.package)

    def extracted(self, content: str | bytes, name: str = "part04.xml", edition: str | None = None) -> str:
        status, out, err = self.extract(self.document(content, name), edition=edition)
        assert (status, err) == (0, ""), err
        return out

    def refused(self, content: str | bytes, name: str = "part04.xml", edition: str | None = None) -> str:
        """The one sentence with which a document is refused, after a look that nothing was written."""
        before = self.files()
        path = self.document(content, name)
        status, out, err = self.extract(path, edition=edition)
        assert (status, out) == (2, "")
        assert err.startswith("error: ")
        assert err.count("\n") == 1
        assert self.files() - {path} == before - {path}
        return err

    def files(self) -> set[Path]:
        return {path for path in self.folder.rglob("*") if path.is_file()}

    def rows(self, edition: str, table: str) -> list[dict[str, str]]:
        with (self.spec / edition / f"table_{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def toml(self, edition: str) -> dict[str, Any]:
        return tomllib.loads((self.spec / edition / "edition.toml").read_text(encoding="utf-8"))


@pytest.fixture
def generator(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Generator:
    return Generator(tmp_path, capsys)
