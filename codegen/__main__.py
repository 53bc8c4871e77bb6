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

        try:
            return run(arguments)
        finally:
            sys.stdout.flush()
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return _INTERRUPTED
    except OSError as error:
        return _failed(error)


def _failed(error: OSError) -> int:
    """Say what cannot be read or written; nothing, if the reader of the output has enough."""
    if error.filename is None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that nothing is left to fail at exit
    if not isinstance(error, BrokenPipeError):
        from codegen.errors import SpecError  # noqa: PLC0415

        sentence = SpecError(f"{error.filename or 'standard output'}: {error.strerror}")
        print(f"error: {sentence}", file=sys.stderr)
    return _REFUSED


if __name__ == "__main__":
    sys.exit(main())
