"""Replace files in one step: a reader sees either the old bytes or the new bytes."""

import errno
import os
import secrets
import stat
from pathlib import Path


def write_atomically(path: str | os.PathLike[str], data: bytes) -> None:
    """Replace the content of a file, or create it, in one step.

    If the path is a symbolic link, its target is replaced. The file keeps its mode. The bytes reach the disk before the
    name changes. A failure leaves the old file untouched, and no temporary file.

    Raises OSError with ``filename`` set to ``path`` if the file cannot be written.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name[:50]}.{secrets.token_hex(8)}.tmp")
    try:
        mode = _mode(target)
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(target)
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename, error.filename2 = os.fspath(path), None
        raise


def _mode(target: Path) -> int | None:
    """Return the mode of the file to replace; None if it does not exist."""
    try:
        facts = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(facts.st_mode):
        raise OSError(errno.EINVAL, "not a regular file", os.fspath(target))
    return stat.S_IMODE(facts.st_mode)
