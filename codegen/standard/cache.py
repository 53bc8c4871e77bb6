"""Documents that have been downloaded, each with the sha256 that it had then: what differs from it is not trusted."""

import hashlib
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from codegen.errors import SpecError

_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class CachedDocument:
    """A document in the cache, and beside it ``part04.xml.sha256`` in the form that ``sha256sum --check`` reads."""

    path: Path

    @property
    def _record(self) -> Path:
        return self.path.with_name(f"{self.path.name}.sha256")

    def is_intact(self) -> bool:
        """Whether the document is there and is what was downloaded, byte for byte."""
        refuse_special(self.path)
        refuse_special(self._record)
        with suppress(FileNotFoundError, UnicodeDecodeError):
            return self._record.read_text("ascii") == self._line(sha256_of(self.path))
        return False

    def put(self, body: Path) -> None:
        """Move a verified document here."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        record = body.with_suffix(".sha256")
        record.write_text(self._line(sha256_of(body)), "ascii")
        # The record goes first: of a document without its record, or with another one, nothing is believed.
        record.replace(self._record)
        body.replace(self.path)

    def _line(self, digest: str) -> str:
        return f"{digest}  {self.path.name}\n"


def sha256_of(path: Path) -> str:
    """The sha256 of a file of any size."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def refuse_special(path: Path) -> None:
    """Raise SpecError where a file is expected and there is a pipe, a device or a socket, for which one would wait."""
    with suppress(FileNotFoundError):
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise SpecError(f"{path}: expected a regular file in the cache, found a pipe, a device or a socket")
