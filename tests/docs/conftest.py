import sys

from tests.conftest import PROJECT
from tests.support.site import site

__all__ = ("site",)

sys.path.insert(0, str(PROJECT / "docs"))
