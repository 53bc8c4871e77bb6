"""Files replaced as a whole: a reader sees the old bytes or the new ones, whatever happens in between."""

import os
import stat
import tempfile
from pathlib import Path


def write_atomically(path: str | os.PathLike[str], data: bytes) -> None:
    """Replace the content of a file, or create it, in one step.

    A symbolic link stays, and the file that it leads to is replaced. The file keeps its mode. The bytes reach the disk
    before the name changes; on any failure the old file is untouched and no temporary file is left.

    Raises OSError if the file cannot be written, with ``filename`` set to ``path``.
    """
    target = Path(os.path.realpath(path))
    temporary: str | None = None
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=f".{target.name[:100]}.", suffix=".tmp", dir=target.parent)
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode(target))
        Path(temporary).replace(target)
    except BaseException as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename, error.filename2 = os.fspath(path), None
        raise


def _mode(target: Path) -> int:
    """Return the mode of the file that is replaced; that of a new file for one that does not exist."""
    try:
        facts = target.stat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
    if not stat.S_ISREG(facts.st_mode):
        raise OSError(0, "it is no regular file", os.fspath(target))
    return stat.S_IMODE(facts.st_mode)
