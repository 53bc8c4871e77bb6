"""The command line, ``dicom-media-storage`` or ``python -m dicom_media_storage``; it needs the extra ``cli``."""

import sys


def main() -> int:
    """Run the command line on ``sys.argv`` and return its exit status: 0, 1 or 2, as each command's help says.

    Without the extra ``cli`` this says in one line how to get it, and returns 2.
    """
    try:
        from ._cli.app import run
    except ImportError as error:
        how = "pip install 'dicom-media-storage[cli]'"
        sys.stderr.write(f"dicom-media-storage: the command line needs its extra: {how} ({error})\n")
        return 2
    except KeyboardInterrupt:
        return 130
    return run()


if __name__ == "__main__":
    sys.exit(main())
