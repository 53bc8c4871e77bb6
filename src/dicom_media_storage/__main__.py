"""The command line, ``dicom-media-storage`` or ``python -m dicom_media_storage``; it needs the extra ``cli``."""

import os
import signal
import sys


def main() -> int:
    """Run the command line on ``sys.argv`` and return its exit status: 0, 1 or 2, as the help of each command states.

    Without the extra ``cli``, print a line that says how to install it, and return 2.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # Ctrl-C during imports: nothing has begun, so nothing needs to be undone.
        signal.signal(signal.SIGINT, _leave)
    _leave_current_folder()
    try:
        from ._cli.app import run
    except ImportError as error:
        how = "pip install 'dicom-media-storage[cli]'"
        sys.stderr.write(f"dicom-media-storage: the command line needs the extra 'cli': {how} ({error})\n")
        return 2
    return run()


def _leave_current_folder() -> None:
    """Stop imports from the current folder: it may be the folder to lint, whose code must not run."""
    here, own = os.path.realpath("."), os.path.realpath(os.path.join(os.path.dirname(__file__), os.pardir))  # noqa: PTH118, PTH120
    if here != own:
        sys.path[:] = [entry for entry in sys.path if os.path.realpath(entry or ".") != here]


def _leave(*_: object) -> None:
    os._exit(130)


if __name__ == "__main__":
    sys.exit(main())
