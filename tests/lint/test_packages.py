"""The findings in pydicom, pynetdicom and highdicom: each was read and is true."""

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import pytest

from dicom_uid_lint.engine import lint_paths

FOUND = {
    # A table in a docstring gives Deflated Explicit VR Little Endian as ``….1.2.1.2.1.99``; it is ``….1.2.1.99``.
    ("pydicom", "3.0.2"): [
        "pixels/decoders/base.py:2004 DMS004 1.2.840.10008.1.2.1.2.1.99",
        # The Fall palette is ``….1.5.7``, the Winter palette ``….1.5.8``.
        "pixels/processing.py:117 DMS002 1.2.840.10008.1.5.8",
        "pixels/processing.py:118 DMS002 1.2.840.10008.1.5.7",
    ],
    ("pynetdicom", "3.0.4"): [
        # "Stage" for "State", "Ophthlamic" for "Ophthalmic", "RoboticArm" for "Robotic", "Instructions" for "Instruction".
        "sop_class.py:338 DMS007 1.2.840.10008.5.1.4.1.1.11.3",
        "sop_class.py:347 DMS007 1.2.840.10008.5.1.4.1.1.11.12",
        "sop_class.py:387 DMS007 1.2.840.10008.5.1.4.1.1.77.1.5.8",
        "sop_class.py:456 DMS007 1.2.840.10008.5.1.4.1.1.481.20",
        "sop_class.py:463 DMS007 1.2.840.10008.5.1.4.34.10",
    ],
    # A docstring gives JPEG-LS Lossless as ``….4.00``; it is ``….4.80``.
    ("highdicom", "0.28.2"): ["seg/sop.py:342 DMS005 1.2.840.10008.1.2.4.00"],
}


@pytest.mark.parametrize(("package", "expected"), FOUND)
def test_every_finding_is_true(package, expected):
    try:
        installed = version(package)
    except PackageNotFoundError:
        installed = "none"
    if installed != expected:
        pytest.skip(f"{package} {expected} is not installed: {installed}")
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    root = Path(spec.origin).parent
    found = [
        f"{Path(one.path).relative_to(root).as_posix()}:{one.line} {one.rule} {one.uid}" for one in lint_paths([root])
    ]
    assert found == FOUND[package, expected]
