"""Files that are there whole, or as they were before."""

import os
import stat
from pathlib import Path
from tempfile import NamedTemporaryFile


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that whoever reads it meets the old content or the new, never a part.

    A link is followed, and the permissions of a file that is replaced stay. What is no file (a pipe, /dev/null) is
    written to. Raises OSError, with the file as it was and nothing left beside it, where this cannot be done.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    # Replacing needs only the folder's permission: a file that its owner protects is to stay.
    mode = _mode_of(target)
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as new:
        temporary = Path(new.name)
    try:
        temporary.write_bytes(data)
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode_of(target: Path) -> int:
    if target.exists():
        with target.open("ab"):
            return stat.S_IMODE(target.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
