"""A linter for the UIDs of DICOM in source code and data: wrong UIDs, and wrong names for them.

The commands are ``dicom-uid-lint`` and ``dicom-media-storage lint``; both need the extra ``lint``. The same in Python:

>>> from dicom_uid_lint import lint_source
>>> found, warnings = lint_source(b'CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.4"', "a.py")
>>> found[0].rule, found[0].suggestion
('DMS002', '1.2.840.10008.5.1.4.1.1.2')
"""

from .configuration import Options
from .engine import lint_paths, lint_source
from .model import Finding

__all__ = ("Finding", "Options", "lint_paths", "lint_source")
