"""The pages of the rules."""

import re
import runpy
from pathlib import Path

import pytest

from dicom_uid_lint.engine import lint_source
from dicom_uid_lint.rules import RULES

PAGES = Path(__file__).parents[2] / "docs" / "rules"


def test_every_rule_has_a_page():
    assert {page.stem for page in PAGES.glob("DMS*.md")} == set(RULES)


@pytest.mark.parametrize("code", RULES)
def test_a_page_is_the_page_of_its_rule(code):
    assert (PAGES / f"{code}.md").read_text() == RULES[code].page, "python -m docs.site.rules"


def test_the_guide_lists_the_rules():
    script = runpy.run_path(str(PAGES.parent / "site" / "rules.py"))
    text = script["GUIDE"].read_text()
    assert script["guide"](text) == text, "python -m docs.site.rules"


@pytest.mark.parametrize("code", RULES)
def test_a_page_says_what_the_rule_says(code):
    page = (PAGES / f"{code}.md").read_text()
    assert page.startswith(f"# {code}: ")
    assert RULES[code].summary in page.replace("\n", " ")


@pytest.mark.parametrize("code", RULES)
def test_the_examples_of_a_page_are_what_they_are_said_to_be(code):
    sections = dict(part.split("\n", 1) for part in (PAGES / f"{code}.md").read_text().split("\n## ")[1:])

    def found(section):
        blocks = re.findall(r"```python\n(.*?)```", sections[section], re.DOTALL)
        return [
            one.rule
            for block in blocks
            for one in lint_source(block.encode(), "a.py", frozenset(RULES) - {"DMS001"} | {code})[0]
        ]

    assert set(found("Wrong")) == {code}
    assert found("Right") == []
    assert set(found("Suppress a finding")) <= {"DMS001"} - {code}
    assert f"dicom-media-storage: ignore[{code}]" in sections["Suppress a finding"]
