"""README.md and CHANGELOG.md: whatever a name holds, the generated part begins and ends where it did."""

from dataclasses import replace
from pathlib import Path

import pytest

from codegen.build import SPEC_DIR, load
from codegen.errors import SpecError
from codegen.render.project_docs import notes

MARKS = "<!-- editions: generated -->\n<!-- editions: end -->"
NAMES = [
    "<!-- editions: end -->",
    "<!-- editions: generated -->",
    "[a](javascript:b)",
    "<script>",
    r"\1 \g<0>",
    "a|b`c*d_e",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_cannot_break_or_grow_the_generated_part(tmp_path: Path, name: str) -> None:
    loaded = load(SPEC_DIR)
    *others, last = loaded.shipped
    named = replace(last, classes=tuple(replace(one, name=name) for one in last.classes))
    for file in ("README.md", "CHANGELOG.md"):
        (tmp_path / file).write_text(f"before\n{MARKS}\nafter\n", encoding="utf-8")
    for _ in range(2):
        made = notes([*others, named], {one.edition: one for one in loaded.snapshots}, tmp_path)
        for path, text in made.items():
            path.write_text(text, encoding="utf-8")
    for path, text in made.items():
        assert notes([*others, named], {one.edition: one for one in loaded.snapshots}, tmp_path)[path] == text
        assert text.startswith("before\n<!-- editions: generated -->\n\n")
        assert text.endswith("\n\n<!-- editions: end -->\nafter\n")
        assert text.count("<!--") == 2
        assert "<script" not in text
        assert "](javascript" not in text.replace("\\]", "")


def test_a_file_without_the_marks(tmp_path: Path) -> None:
    loaded = load(SPEC_DIR)
    (tmp_path / "README.md").write_text("nothing here\n", encoding="utf-8")
    with pytest.raises(SpecError, match=r"README\.md: expected '<!-- editions: generated -->'"):
        notes(loaded.shipped, {one.edition: one for one in loaded.snapshots}, tmp_path)
