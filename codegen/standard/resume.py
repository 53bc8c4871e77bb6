"""What is kept of a transfer that broke off: the bytes so far, and a note of whose bytes they are."""

import json
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final

from codegen.standard.cache import refuse_special

_CONTENT_RANGE: Final = re.compile(r"bytes (\d{1,18})-\d{1,18}/(\d{1,18})", re.ASCII)
_VALIDATOR: Final = re.compile(r'"[\x21\x23-\x7e]{0,1000}"|[A-Z][A-Za-z0-9,: +\-]{0,80}')
_LONGEST_NOTE: Final = 10_000


@dataclass(frozen=True, slots=True)
class Kept:
    """The bytes so far of one document, and the note: address, validator of this version, total size."""

    url: str
    body: Path
    note: Path

    def refuse_special_files(self) -> None:
        """Raise SpecError where one of the files is a pipe, a device or a socket."""
        for path in (self.body, self.note, self.body.with_suffix(".lock")):
            refuse_special(path)

    def conditions(self) -> dict[str, str]:
        """Return the request headers that ask for what is missing: none if that is everything."""
        validator, total = self._read_note()
        size = self.body.stat().st_size if self.body.exists() else 0
        if validator and 0 < size < (total or sys.maxsize):
            return {"Range": f"bytes={size}-", "If-Range": validator}
        return {}

    def restart(self, headers: Mapping[str, str], total: int | None) -> None:
        """Begin anew with the body of a response."""
        self.discard()
        self.body.touch()
        self.note.write_text(json.dumps([self.url, _validator(headers), total]), "utf-8")

    def resumed_at(self, headers: Mapping[str, str]) -> tuple[int, int] | None:
        """How much there is already, and of how much, where a response continues it; None where it does not."""
        (validator, total), size = self._read_note(), self.body.stat().st_size
        kind = "ETag" if validator.startswith('"') else "Last-Modified"
        found = _CONTENT_RANGE.fullmatch(headers.get("Content-Range", ""))
        unchanged = headers.get(kind, validator) == validator
        if found and unchanged and int(found[1]) == size and total in {None, int(found[2])}:
            return size, int(found[2])
        self.discard()
        return None

    def _read_note(self) -> tuple[str, int | None]:
        """The note, or nothing if there is none or if it is damaged: the transfer then starts again."""
        with suppress(OSError, ValueError, TypeError, RecursionError):
            with self.note.open(encoding="utf-8") as file:
                url, validator, total = json.loads(file.read(_LONGEST_NOTE))
            is_size = total is None or (type(total) is int and total >= 0)
            if url == self.url and isinstance(validator, str) and _VALIDATOR.fullmatch(validator) and is_size:
                return validator, total
        return "", None

    def discard(self) -> None:
        """Remove both files."""
        # The note goes first: bytes without a note are never built upon, but a note would vouch for other bytes.
        self.note.unlink(missing_ok=True)
        self.body.unlink(missing_ok=True)


def _validator(headers: Mapping[str, str]) -> str:
    """Return the validator that identifies this version of a document, or nothing if it may not be unique."""
    if tag := headers.get("ETag"):
        return tag if tag.startswith('"') else ""
    with suppress(KeyError, TypeError, ValueError):
        # A date counts whole seconds: of a document that has only just changed it may mean two versions.
        modified, now = (parsedate_to_datetime(headers[name]) for name in ("Last-Modified", "Date"))
        return headers["Last-Modified"] if now - modified > timedelta(minutes=1) else ""
    return ""
