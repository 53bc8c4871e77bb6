"""The tests use instances and network helpers of the interoperability tests."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "interop"))

from interop_dcmtk import dcmtk

__all__ = ("dcmtk",)
