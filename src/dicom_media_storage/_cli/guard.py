"""Whatever happens, people get a line that says what is wrong and an exit status, never a traceback."""

import io
import os
import sys
from collections.abc import Callable
from typing import Final, TextIO

import click

PROGRAM: Final = "dicom-media-storage"
"""The name of the command, however it was started."""

CANNOT: Final = 2
"""The exit status when a command could not do what it was asked."""

NOBODY_READS: Final = 141
"""The exit status when whoever read the output has left."""

_INTERRUPTED: Final = 130


class Problem(click.ClickException):
    """What keeps a command from doing what it was asked, told in a line; the exit status is 2."""

    exit_code = CANNOT

    def show(self, file: object = None) -> None:  # noqa: ARG002 - click's own signature; errors go to stderr
        """Write the line to stderr."""
        _complain(self.message)


def guarded(work: Callable[[], object]) -> int:
    """Call ``work``, see its output off, and return the exit status.

    That is what ``work`` returns where this is an ``int``, otherwise 0; 2 after a complaint; 130 after Ctrl-C, and 141
    when nobody reads the output any more, as shells say of what SIGINT and SIGPIPE end.
    """
    try:
        _let_write_anything(sys.stdout)
        status = _status(work)
        _flush()
    except (KeyboardInterrupt, click.Abort):
        status = _discarding(_INTERRUPTED)
    except BrokenPipeError:
        status = _discarding(NOBODY_READS)
    except OSError as error:
        reason = error.strerror or str(error)
        status = _discarding(_complain(f"{error.filename}: {reason}" if error.filename else reason))
    return status


def _status(work: Callable[[], object]) -> int:
    try:
        result = work()
    except SystemExit as error:
        result = error.code
    except click.ClickException as error:
        error.show()
        return CANNOT
    except (OSError, click.Abort):
        raise
    except Exception as error:  # noqa: BLE001 - a fault of ours: whoever meets it needs a line, not our stack
        return _complain(f"a fault in {PROGRAM} itself, please report it: {type(error).__name__}: {error}")
    return result if isinstance(result, int) else 0


def _complain(message: str) -> int:
    try:
        click.echo(f"{PROGRAM}: {message}", err=True)
    except OSError:
        return _discarding(CANNOT)
    return CANNOT


def _let_write_anything(stream: TextIO | None) -> None:
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # pyright: ignore[reportUnnecessaryComparison] - None when the shell closed it
            stream.flush()


def _discarding(status: int) -> int:
    """Give up what the streams still hold, which the interpreter would try to write once more at its end."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # pyright: ignore[reportUnnecessaryComparison] - None when the shell closed it
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return status
