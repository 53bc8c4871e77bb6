"""``dicom-uid-lint`` or ``python -m dicom_uid_lint``: other names of ``dicom-media-storage lint``."""

import sys

from dicom_media_storage.__main__ import main as run


def main() -> int:
    """Run ``dicom-media-storage lint`` on the arguments of ``sys.argv``, and return its exit status."""
    sys.argv[1:1] = ["lint"]
    return run()


if __name__ == "__main__":
    sys.exit(main())
