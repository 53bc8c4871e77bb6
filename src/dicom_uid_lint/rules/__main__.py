"""``python -m dicom_uid_lint.rules FOLDER`` writes the pages of the rules, for the documentation."""

import sys
from pathlib import Path

from .all import RULES

if __name__ == "__main__":
    for rule in RULES.values():
        (Path(sys.argv[1]) / f"{rule.code}.md").write_text(rule.page, encoding="utf-8")
