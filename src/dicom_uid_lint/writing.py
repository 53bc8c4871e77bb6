"""A file replaced in one step, with all that belongs to it."""

import os
import secrets
import stat
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


class ChangedError(OSError):
    """Another program changed the file in the meantime."""


def replace(path: str | os.PathLike[str], old: bytes, new: bytes) -> None:
    """Replace the content of a file, of which ``old`` was read: readers see the old bytes or the new ones.

    A symbolic link stays, and the file that it leads to is replaced. Mode, owner and extended attributes stay.

    Raises OSError if that is impossible, if the file has other hard links, and if its content is not ``old`` any more;
    then the file is unchanged.
    """
    target = Path(os.path.realpath(path))
    facts = target.stat()
    if not stat.S_ISREG(facts.st_mode):
        raise OSError(0, "not a regular file")
    if facts.st_nlink > 1:
        raise OSError(0, "the file has other hard links")
    with _temporary(target) as temporary:
        _write(temporary, new)
        _copy_attributes(target, temporary, facts)
        now = target.stat()
        if (now.st_ino, now.st_mtime_ns) != (facts.st_ino, facts.st_mtime_ns) or target.read_bytes() != old:
            raise ChangedError(0, "another program changed the file")
        temporary.replace(target)


@contextmanager
def _temporary(target: Path) -> Generator[Path, None, None]:
    """Yield the name of a file beside another one, which is removed in the end if it still exists."""
    path = target.with_name(f".{target.name[:50]}.{secrets.token_hex(8)}.tmp")
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _copy_attributes(source: Path, target: Path, facts: os.stat_result) -> None:
    if hasattr(os, "chown") and (facts.st_uid, facts.st_gid) != (target.stat().st_uid, target.stat().st_gid):
        os.chown(target, facts.st_uid, facts.st_gid)
    target.chmod(stat.S_IMODE(facts.st_mode))
    for name in os.listxattr(source) if hasattr(os, "listxattr") else ():
        os.setxattr(target, name, os.getxattr(source, name))
