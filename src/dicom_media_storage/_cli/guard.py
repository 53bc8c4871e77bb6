"""End every command with an exit status, and every error with a line instead of a traceback."""

import io
import os
import signal
import sys
from collections.abc import Callable
from typing import Final, TextIO

import click

from .output import escaped

PROGRAM: Final = "dicom-media-storage"
"""The name of the program, however it was started."""

CANNOT: Final = 2
"""The exit status for an error."""

NOBODY_READS: Final = 141
"""The exit status if the reader closes the output, as shells report SIGPIPE."""

_INTERRUPTED: Final = 130
_LONGEST: Final = 600


class Problem(click.ClickException):
    """An error, in one line; the exit status is 2."""

    exit_code = CANNOT

    def show(self, file: object = None) -> None:  # noqa: ARG002 - click's own signature; errors go to stderr
        """Write the line to stderr."""
        complain(self.message)


def guarded(work: Callable[[], object]) -> int:
    """Call ``work``, flush its output, and return the exit status.

    The status is the result of ``work`` if that is an ``int``, otherwise 0; 2 after an error; 130 after Ctrl-C; 141 if
    the reader closes the output.
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
        status = _discarding(complain(f"{error.filename}: {reason}" if error.filename else reason))
    return status


def _status(work: Callable[[], object]) -> int:
    try:
        result = work()
    except SystemExit as error:
        result = error.code
    except click.ClickException as error:
        return _complained(error)
    except (OSError, click.Abort):
        raise
    except Exception as error:  # noqa: BLE001 - a bug: users need a line, not a traceback
        return complain(f"internal error; please report it: {type(error).__name__}: {error}")
    return result if isinstance(result, int) else 0


def _complained(error: click.ClickException) -> int:
    if not isinstance(error, click.UsageError):
        return complain(error.format_message())
    # click writes each value of a missing argument on its own line.
    message = error.format_message().replace("\n\t", " ")
    click.UsageError(escaped(message, _LONGEST), error.ctx).show()
    return CANNOT


def complain(message: str) -> int:
    """Write a line to stderr, and return the exit status 2."""
    try:
        click.echo(f"{PROGRAM}: {escaped(message, _LONGEST)}", err=True)
    except OSError:
        return _discarding(CANNOT)
    return CANNOT


def let_ctrl_c_raise() -> None:
    """Let Ctrl-C raise KeyboardInterrupt, so that a command can undo its work; until then, it ends the process."""
    if signal.getsignal(signal.SIGINT) not in {signal.SIG_IGN, signal.default_int_handler}:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _let_write_anything(stream: TextIO | None) -> None:
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # pyright: ignore[reportUnnecessaryComparison] - None when the shell closed it
            stream.flush()


def _discarding(status: int) -> int:
    """Discard the buffered output, which the interpreter would otherwise write at exit."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # pyright: ignore[reportUnnecessaryComparison] - None when the shell closed it
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return status
