"""The pages of the lint rules: ``python -m docs.site.rules`` copies them from the package."""

from pathlib import Path

from dicom_uid_lint.rules.all import RULES

if __name__ == "__main__":
    for rule in RULES.values():
        (Path(__file__).parents[1] / "rules" / f"{rule.code}.md").write_text(rule.page, encoding="utf-8")
