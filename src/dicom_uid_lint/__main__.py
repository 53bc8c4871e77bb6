"""``dicom-uid-lint`` or ``python -m dicom_uid_lint``; it needs the extra ``lint``."""

import os
import sys

_INTERRUPTED, _FAILED = 130, 2


def main() -> int:
    """Run the linter on ``sys.argv`` and return its exit status: 0, 1 or 2, as its help states.

    Without the extra ``lint``, print a line that says how to install it, and return 2.
    """
    try:
        _leave_current_folder()
        return _run()
    except KeyboardInterrupt:
        return _INTERRUPTED


def _leave_current_folder() -> None:
    """Import nothing from the current folder, which may be the one that is linted: its code must not run."""
    here, own = os.path.realpath("."), os.path.realpath(os.path.join(os.path.dirname(__file__), os.pardir))  # noqa: PTH118, PTH120
    if here != own:
        sys.path[:] = [entry for entry in sys.path if os.path.realpath(entry or ".") != here]


def _run() -> int:
    try:
        import click  # noqa: PLC0415

        from .command import BROKEN_PIPE, lint  # noqa: PLC0415
    except ImportError as error:
        return _failed(f"the linter needs its extra: pip install 'dicom-media-storage[lint]' ({error})")
    try:
        status: int | None = lint.main(prog_name="dicom-uid-lint", standalone_mode=False)
        print(end="", flush=True)  # which does nothing if standard output is closed
    except click.ClickException as error:
        error.show()
        status = _FAILED
    except click.Abort:
        status = _INTERRUPTED
    except BrokenPipeError:
        # What is left in the buffer would raise once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = BROKEN_PIPE
    except OSError as error:
        status = _failed(error.strerror or str(error))
    except Exception as error:  # noqa: BLE001  users get a sentence, and no traceback
        status = _failed(f"internal error; please report it: {type(error).__name__}: {error}")
    return status or 0


def _failed(reason: str) -> int:
    sys.stderr.write(f"dicom-uid-lint: {reason}\n")
    return _FAILED


if __name__ == "__main__":
    sys.exit(main())
