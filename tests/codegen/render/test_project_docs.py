"""README.md and CHANGELOG.md: whatever a name holds, the generated part begins and ends where it did."""

from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest

from codegen.build import SPEC_DIR, load
from codegen.errors import SpecError
from codegen.render.project_docs import notes

MARKS = "<!-- editions: generated -->\n<!-- editions: end -->"
NAMES = [*MARKS.splitlines(), "[a](javascript:b)", "<script>", r"\1 \g<0>", "a|b`c*d_e"]


def test_a_name_cannot_break_or_grow_the_generated_part(tmp_path: Path) -> None:
    loaded = load(SPEC_DIR)
    snapshots = {one.edition: one for one in loaded.snapshots}
    *others, last = loaded.shipped
    named = tuple(replace(one, name=name) for one, name in zip(last.classes, cycle(NAMES), strict=False))
    editions = [*others, replace(last, classes=named)]
    for file in ("README.md", "CHANGELOG.md"):
        (tmp_path / file).write_text(f"before\n{MARKS}\nafter\n", encoding="utf-8")
    for _ in range(2):
        made = notes(editions, snapshots, tmp_path)
        for path, text in made.items():
            path.write_text(text, encoding="utf-8")
    for path, text in made.items():
        assert notes(editions, snapshots, tmp_path)[path] == text
        assert text.startswith("before\n<!-- editions: generated -->\n\n")
        assert text.endswith("\n\n<!-- editions: end -->\nafter\n")
        assert text.count("<!--") == 2
        assert "<script" not in text
        assert "](javascript" not in text.replace("\\]", "")
    (tmp_path / "README.md").write_text("without the marks\n", encoding="utf-8")
    with pytest.raises(SpecError, match=r"README\.md: expected '<!-- editions: generated -->'"):
        notes(loaded.shipped, snapshots, tmp_path)
