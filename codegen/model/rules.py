"""The rules about several editions, which are the package's: ``dicom_media_storage._runs`` and ``_kinds``."""

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

from codegen.model.runs import Runs

# The generator needs no installed package: these two modules import nothing, and lie beside it.
sys.path.append(str(Path(__file__).resolve().parents[2] / "src"))

from dicom_media_storage import _kinds, _runs

KINDS: Final = _kinds.KINDS
is_of_kind: Final = _kinds.is_of_kind
Rules = _runs.Runs


def rules_of(runs: Runs) -> Rules:
    """Return the rules, applied to runs that are not generated yet."""
    names = ("sources", "columns", "only", "unless", "inferred", "service_classes", "classes")
    data: Any = SimpleNamespace(**{name.upper(): getattr(runs, name) for name in names})
    return Rules(data)
