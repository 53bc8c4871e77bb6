"""``dicom-uid-lint`` or ``python -m dicom_uid_lint``; it needs the extra ``lint``."""

import os
import sys

_INTERRUPTED, _BROKEN_PIPE, _FAILED = 130, 141, 2


def main() -> int:  # noqa: PLR0911  an exit status for each way to end
    """Run the linter on ``sys.argv`` and return its exit status: 0, 1 or 2, as its help says.

    Without the extra ``lint`` one line says how to install it, and the status is 2.
    """
    try:
        import click  # noqa: PLC0415

        from .command import lint  # noqa: PLC0415
    except ImportError as error:
        how = "pip install 'dicom-media-storage[lint]'"
        sys.stderr.write(f"dicom-uid-lint: the linter needs its extra: {how} ({error})\n")
        return _FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED
    try:
        lint.main(prog_name="dicom-uid-lint", standalone_mode=False)
        sys.stdout.flush()
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else 0
    except click.ClickException as error:
        error.show()
        return _FAILED
    except (KeyboardInterrupt, click.Abort):
        return _INTERRUPTED
    except BrokenPipeError:
        # What is left in the buffer would raise once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except OSError as error:
        sys.stderr.write(f"dicom-uid-lint: {error.strerror or error}\n")
        return _FAILED
    except Exception as error:  # noqa: BLE001  users get a sentence, and no traceback
        sys.stderr.write(f"dicom-uid-lint: internal error; please report it: {type(error).__name__}: {error}\n")
        return _FAILED
    return 0


if __name__ == "__main__":
    sys.exit(main())
