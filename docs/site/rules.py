"""Copy the pages of the lint rules from the package, and list them in the guide: ``python -m docs.site.rules``."""

import re
from pathlib import Path

from dicom_uid_lint.rules import RULES

DOCS = Path(__file__).parents[1]
GUIDE = DOCS / "guide" / "lint.md"


def guide(text: str) -> str:
    """Return the text of the guide with the table of the rules as they are."""
    rows = [f"| [{rule.code}](../rules/{rule.code}.md) | {rule.title} |" for rule in RULES.values()]
    table = "\n".join(["| rule | reports |", "|---|---|", *rows])
    return re.sub(r"(<!-- rules.*?-->\n).*?(<!-- end)", rf"\1{table}\n\2", text, flags=re.DOTALL)


if __name__ == "__main__":
    for rule in RULES.values():
        (DOCS / "rules" / f"{rule.code}.md").write_text(rule.page, encoding="utf-8")
    GUIDE.write_text(guide(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
