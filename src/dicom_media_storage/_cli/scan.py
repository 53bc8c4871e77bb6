"""The files below paths, and the SOP Class of each."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, TypeAlias

from dicom_media_storage import identify
from dicom_media_storage._identify import IdentityStatus
from dicom_media_storage.editions import load
from dicom_media_storage.editions.literals import Edition

from .dicom_file import BrokenFileError, NotDICOMError, referenced_files, sop_class_uid

Status: TypeAlias = IdentityStatus | Literal["absent"]
"""The status of a SOP Class UID; an absent class is current, but not listed by the chosen edition."""

FileStatus: TypeAlias = Literal["not-dicom", "broken"]
"""Why a file has no SOP Class."""

CLASS_STATUSES: Final = ("current", "retired", "absent", "registered", "unregistered", "private", "invalid")
FILE_STATUSES: Final = ("not-dicom", "broken")


@dataclass(slots=True)
class Found:
    """The files of a SOP Class."""

    uid: str
    status: Status
    name: str | None
    """The name of the class, or None."""
    example: Path
    """The first file."""
    files: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """A file whose SOP Class cannot be read."""

    path: Path
    status: FileStatus
    reason: str


@dataclass(slots=True)
class Scan:
    """The SOP Classes of files by UID; ``edition`` decides which classes are current."""

    edition: Edition | None = None
    files: int = 0
    classes: dict[str, Found] = field(default_factory=dict[str, Found])
    problems: list[Problem] = field(default_factory=list[Problem])

    def add(self, path: Path) -> None:
        """Count a file."""
        self.files += 1
        try:
            uid = sop_class_uid(path)
        except NotDICOMError as error:
            self.problems.append(Problem(path, "not-dicom", str(error)))
        except BrokenFileError as error:
            self.problems.append(Problem(path, "broken", str(error)))
        else:
            found = self.classes.get(uid)
            if found is None:
                found = self.classes[uid] = self._found(uid, path)
            found.files += 1

    def add_all(self, path: Path) -> Iterator[Path]:
        """Count a file or all files below a folder; yield each."""
        if path.is_dir():
            for file in self._below(path):
                self.add(file)
                yield file
        else:
            self.add(path)
            yield path

    def add_referenced(self, path: Path) -> Iterator[Path]:
        """Count the files that a DICOMDIR references; yield each."""
        try:
            files = referenced_files(path)
        except BrokenFileError as error:
            self.problems.append(Problem(path, "broken", str(error)))
            return
        for file in files:
            self.add(file)
            yield file

    def _found(self, uid: str, path: Path) -> Found:
        identity = identify(uid)
        status: Status = identity.status
        if self.edition is not None:
            member = load(self.edition).get(uid)
            if member is not None:
                status = "retired" if member.is_retired else "current"
            elif status == "current":
                status = "absent"
        return Found(uid, status, identity.name, path)

    def _below(self, folder: Path) -> Iterator[Path]:
        """Yield the files below a folder in the order of their names; do not follow links to folders."""
        waiting = [folder]
        while waiting:
            here = waiting.pop()
            try:
                entries = sorted(os.scandir(here), key=lambda entry: entry.name)
            except OSError as error:
                self.problems.append(Problem(here, "broken", error.strerror or str(error)))
                continue
            folders: list[Path] = []
            for entry in entries:
                path = here / entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                elif not (entry.is_symlink() and path.is_dir()):
                    yield path
            waiting += reversed(folders)
