"""The command line, ``dicom-media-storage`` or ``python -m dicom_media_storage``; it needs the extra ``cli``."""

import os
import sys

_INTERRUPTED = 130


def main() -> int:
    """Run the command line on ``sys.argv`` and return its exit status: 0, 1 or 2, as the help of each command states.

    Without the extra ``cli`` or ``lint``, print a line that says how to install it, and return 2.
    """
    try:
        _leave_current_folder()
        # Not earlier: Python might import `signal` from the current folder.
        import signal

        is_ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if is_ours:
            # Ctrl-C during imports: nothing has begun, so nothing needs to be undone.
            signal.signal(signal.SIGINT, _leave)
        status = _run()
        if is_ours:
            # The same while Python exits.
            signal.signal(signal.SIGINT, _leave)
    except KeyboardInterrupt:
        return _INTERRUPTED
    return status


def _run() -> int:
    try:
        from ._cli.app import run
    except ImportError as error:
        extra = "lint" if sys.argv[1:2] == ["lint"] else "cli"
        how = f"pip install 'dicom-media-storage[{extra}]'"
        sys.stderr.write(f"dicom-media-storage: the command line needs the extra '{extra}': {how} ({error})\n")
        return 2
    return run()


def _leave_current_folder() -> None:
    """Stop imports from the current folder: it may be the folder to lint, whose code must not run."""
    here, own = os.path.realpath("."), os.path.realpath(os.path.join(os.path.dirname(__file__), os.pardir))  # noqa: PTH118, PTH120
    if here != own:
        sys.path[:] = [entry for entry in sys.path if os.path.realpath(entry or ".") != here]


def _leave(*_: object) -> None:
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    sys.exit(main())
