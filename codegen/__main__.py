"""The commands of the generator: ``python -m codegen --help``."""

import os
import sys
from collections.abc import Sequence

_REFUSED = 2
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit status: 0, 1 if ``check`` finds a difference, 2 if input is refused."""
    try:
        from codegen.commands import run  # noqa: PLC0415  # imports take long enough to be interrupted

        status = run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("interrupted: nothing was changed", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _REFUSED
    return status


if __name__ == "__main__":
    sys.exit(main())
