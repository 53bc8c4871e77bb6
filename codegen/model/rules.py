"""The rules about several editions, which are the package's: ``dicom_media_storage._runs`` and ``_kinds``."""

import sys
from pathlib import Path
from types import SimpleNamespace

from codegen.model.runs import Runs

# The generator needs no installed package: these two modules import nothing, and lie beside it.
sys.path.append(str(Path(__file__).resolve().parents[2] / "src"))

from dicom_media_storage._kinds import KINDS as KINDS  # noqa: E402
from dicom_media_storage._kinds import is_of_kind as is_of_kind  # noqa: E402
from dicom_media_storage._runs import Runs as Rules  # noqa: E402


def rules_of(runs: Runs) -> Rules:
    """Return the rules, applied to runs that are not generated yet."""
    return Rules(
        SimpleNamespace(
            SOURCES=runs.sources,
            COLUMNS=runs.columns,
            ONLY=runs.only,
            UNLESS=runs.unless,
            INFERRED=runs.inferred,
            SERVICE_CLASSES=runs.service_classes,
            CLASSES={uid: (keyword, table, *values) for uid, (keyword, table, values) in runs.classes.items()},
        )
    )
